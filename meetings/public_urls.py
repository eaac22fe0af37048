"""Addresses for residents: no log-in, only what is published."""

from django.urls import path

from meetings.views import public_recommendations

app_name = "public"

urlpatterns = [
    path("<slug:council>/recommendations/", public_recommendations.index, name="recommendation-list"),
    path("<slug:council>/recommendations/<int:pk>/", public_recommendations.detail, name="recommendation"),
]
