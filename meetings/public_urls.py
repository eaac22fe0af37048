"""Addresses for residents: no log-in, only what is published."""

from django.urls import path

app_name = "public"

urlpatterns = []
