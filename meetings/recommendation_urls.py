"""Addresses of recommendations, answers, chasing and the tracker, under meetings/recommendations/."""

from django.urls import include, path

from meetings.views import (
    addressees,
    answer_links,
    chase_ladders,
    digests,
    evidence,
    extensions,
    recommendation_updates,
    recommendations,
    silences,
    statutory_copies,
    tracker_figures,
    trackers,
)

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
    path("", trackers.index, name="recommendation-list"),
    path("committees/<int:pk>/", trackers.committee, name="tracker-committee"),
    path("organisations/<int:pk>/", trackers.body, name="tracker-body"),
    path("new/<int:resolution_pk>/", recommendations.create, name="recommendation-create"),
    path("update/<int:meeting_pk>/", recommendation_updates.draft, name="recommendation-update-draft"),
    path(
        "update/<int:meeting_pk>/compare/",
        recommendation_updates.compare,
        name="recommendation-update-compare",
    ),
    path("committees/<int:pk>/figures/", tracker_figures.detail, name="tracker-figures"),
    path("<int:pk>/", recommendations.detail, name="recommendation-detail"),
    path("<int:pk>/edit/", recommendations.edit, name="recommendation-edit"),
    path("<int:pk>/settle/", recommendations.settle, name="recommendation-settle"),
    path("<int:pk>/send/", recommendations.send, name="recommendation-send"),
    path("<int:pk>/copies/", statutory_copies.index, name="statutory-copy-list"),
    path("copies/<int:pk>/proof/", statutory_copies.proof, name="statutory-copy-proof"),
    path("bodies/<int:pk>/proof/", addressees.proof, name="addressee-proof"),
    *(
        path(f"<int:pk>/{verb}/", recommendations.find, {"verb": verb}, name=f"recommendation-{verb}")
        for verb in FINDINGS
    ),
    path("bodies/<int:pk>/answer/", addressees.answer, name="addressee-answer"),
    path("bodies/<int:pk>/answer/check/", addressees.answer_check, name="addressee-answer-check"),
    path("bodies/<int:pk>/take/", addressees.take, name="addressee-take"),
    path("bodies/<int:pk>/send-back/", addressees.send_back, name="addressee-send-back"),
    path("bodies/<int:pk>/link/", answer_links.create, name="answer-link-create"),
    path("bodies/<int:pk>/extend/", extensions.extend, name="addressee-extend"),
    path("bodies/<int:pk>/silence/", silences.note, name="addressee-note-silence"),
    path("committees/<int:committee_pk>/silent/", silences.index, name="silence-list"),
    path("chasing/<int:pk>/ladder/", chase_ladders.edit, name="chase-ladder-edit"),
    path("chasing/<int:pk>/messages/", digests.index, name="digest-list"),
    path("chasing/messages/<int:pk>/", digests.detail, name="digest-detail"),
    path("chasing/messages/<int:pk>/send/", digests.send, name="digest-send"),
    path("chasing/messages/<int:pk>/drop/", digests.drop, name="digest-drop"),
    path("links/<int:pk>/revoke/", answer_links.revoke, name="answer-link-revoke"),
    path("evidence/<int:pk>/", evidence.download, name="evidence-download"),
    path("evidence/<int:pk>/show/", evidence.show, name="evidence-show"),
    path("bodies/<int:pk>/progress/", addressees.progress, name="addressee-progress"),
    path("bodies/<int:pk>/reassess/", addressees.reassess, name="addressee-reassess"),
    path("imports/", include("meetings.tracker_import_urls")),
]
