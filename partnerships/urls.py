"""Addresses of partnerships: the object before the verb; a list per prefix."""

from django.urls import include, path

app_name = "partnerships"

organisations = []
people = []
partnerships = []
plans = []

urlpatterns = [
    path("organisations/", include(organisations)),
    path("people/", include(people)),
    path("partnerships/", include(partnerships)),
    path("plans/", include(plans)),
]
