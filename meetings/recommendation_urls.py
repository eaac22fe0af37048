"""Addresses of recommendations, answers, chasing and the tracker, under meetings/recommendations/."""

from django.urls import path

from meetings.views import addressees, recommendations

FINDINGS = (
    "confirm",
    "close",
    "shelve",
    "supersede",
    "delete",
    "mark-duplicate",
    "carry-over",
    "reopen",
)
urlpatterns = [
    path("", recommendations.index, name="recommendation-list"),
    path("new/<int:resolution_pk>/", recommendations.create, name="recommendation-create"),
    path("update/<int:meeting_pk>/", recommendations.draft_update, name="recommendation-update-draft"),
    path("<int:pk>/", recommendations.detail, name="recommendation-detail"),
    path("<int:pk>/edit/", recommendations.edit, name="recommendation-edit"),
    path("<int:pk>/send/", recommendations.send, name="recommendation-send"),
    *(
        path(f"<int:pk>/{verb}/", recommendations.find, {"verb": verb}, name=f"recommendation-{verb}")
        for verb in FINDINGS
    ),
    path("bodies/<int:pk>/answer/", addressees.answer, name="addressee-answer"),
    path("bodies/<int:pk>/progress/", addressees.progress, name="addressee-progress"),
]
