"""Addresses of meetings: the object before the verb; a list per prefix."""

from django.urls import include, path

app_name = "meetings"

committees = []
meetings = []
agenda_items = []
reports = []
minutes = []
recommendations = []
papers = []

urlpatterns = [
    path("committees/", include(committees)),
    path("meetings/", include(meetings)),
    path("items/", include(agenda_items)),
    path("reports/", include(reports)),
    path("minutes/", include(minutes)),
    path("recommendations/", include(recommendations)),
    path("papers/", include(papers)),
]
