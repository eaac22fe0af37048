"""Addresses of recommendations, answers, chasing and the tracker, under meetings/recommendations/."""

from django.urls import include, path

from meetings.views import addressees, answer_links, evidence, recommendation_updates, recommendations

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
    path("update/<int:meeting_pk>/", recommendation_updates.draft, name="recommendation-update-draft"),
    path(
        "update/<int:meeting_pk>/compare/",
        recommendation_updates.compare,
        name="recommendation-update-compare",
    ),
    path("<int:pk>/", recommendations.detail, name="recommendation-detail"),
    path("<int:pk>/edit/", recommendations.edit, name="recommendation-edit"),
    path("<int:pk>/send/", recommendations.send, name="recommendation-send"),
    *(
        path(f"<int:pk>/{verb}/", recommendations.find, {"verb": verb}, name=f"recommendation-{verb}")
        for verb in FINDINGS
    ),
    path("bodies/<int:pk>/answer/", addressees.answer, name="addressee-answer"),
    path("bodies/<int:pk>/answer/check/", addressees.answer_check, name="addressee-answer-check"),
    path("bodies/<int:pk>/take/", addressees.take, name="addressee-take"),
    path("bodies/<int:pk>/send-back/", addressees.send_back, name="addressee-send-back"),
    path("bodies/<int:pk>/link/", answer_links.create, name="answer-link-create"),
    path("links/<int:pk>/revoke/", answer_links.revoke, name="answer-link-revoke"),
    path("evidence/<int:pk>/", evidence.download, name="evidence-download"),
    path("evidence/<int:pk>/show/", evidence.show, name="evidence-show"),
    path("bodies/<int:pk>/progress/", addressees.progress, name="addressee-progress"),
    path("imports/", include("meetings.tracker_import_urls")),
]
