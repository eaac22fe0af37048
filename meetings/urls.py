"""Addresses of meetings: the object before the verb; a list per prefix."""

from django.urls import include, path

from meetings.views import addressees
from meetings.views import recommendations as recommendation_views

app_name = "meetings"

committees = []
meetings = []
agenda_items = []
reports = []
minutes = []
FINDINGS = ("confirm", "close", "supersede", "reopen")
recommendations = [
    path("", recommendation_views.index, name="recommendation-list"),
    path("new/<int:resolution_pk>/", recommendation_views.create, name="recommendation-create"),
    path("<int:pk>/", recommendation_views.detail, name="recommendation-detail"),
    path("<int:pk>/edit/", recommendation_views.edit, name="recommendation-edit"),
    path("<int:pk>/send/", recommendation_views.send, name="recommendation-send"),
    *(
        path(f"<int:pk>/{verb}/", recommendation_views.find, {"verb": verb}, name=f"recommendation-{verb}")
        for verb in FINDINGS
    ),
    path("bodies/<int:pk>/answer/", addressees.answer, name="addressee-answer"),
    path("bodies/<int:pk>/progress/", addressees.progress, name="addressee-progress"),
]
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
