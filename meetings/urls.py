"""Addresses of meetings: the object before the verb; a list per prefix."""

from django.urls import include, path

from meetings.enums import PaperKind
from meetings.views import addressees, attendance, declarations, minute_entries, publications
from meetings.views import minutes as minutes_views
from meetings.views import recommendations as recommendation_views

app_name = "meetings"

committees = []
meetings = []
record_of_meeting = [
    path("<int:pk>/attendance/", attendance.record, name="attendance-record"),
    path("<int:pk>/attendance/add/", attendance.add, name="attendance-add"),
    path("attendance/<int:pk>/edit/", attendance.edit, name="attendance-edit"),
    path("attendance/<int:pk>/remove/", attendance.remove, name="attendance-remove"),
    path("<int:pk>/declarations/", declarations.index, name="declaration-list"),
    path("<int:pk>/declarations/add/", declarations.create, name="declaration-create"),
    path("declarations/<int:pk>/edit/", declarations.edit, name="declaration-edit"),
    path("declarations/<int:pk>/remove/", declarations.remove, name="declaration-remove"),
    path("<int:pk>/minutes/start/", minutes_views.start, name="minutes-start"),
]
agenda_items = []
reports = []
minutes = [
    path("<int:pk>/", minutes_views.detail, name="minutes-detail"),
    path("<int:pk>/end/", minutes_views.end, name="minutes-end"),
    path("<int:pk>/publish/", minutes_views.publish, name="minutes-publish"),
    path("<int:pk>/agree/", minutes_views.agree, name="minutes-agree"),
    path("<int:pk>/entries/add/", minute_entries.create, name="minute-create"),
    path("entries/<int:pk>/edit/", minute_entries.edit, name="minute-edit"),
    path("entries/<int:pk>/move/", minute_entries.move, name="minute-move"),
    path("entries/<int:pk>/remove/", minute_entries.remove, name="minute-remove"),
    path("entries/<int:pk>/rewrite/", minute_entries.rewrite, name="minute-rewrite"),
]
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
papers = [
    path("<int:pk>/", publications.detail, name="publication-detail"),
    path("<int:pk>/read/", publications.read, name="publication-read"),
    path("<int:pk>/publish/", publications.publish, name="publication-publish"),
    path("<int:pk>/download/", publications.download, name="publication-download"),
    path("meetings/<int:pk>/", publications.index, name="publication-list"),
    path("meetings/<int:pk>/pack/", publications.build_pack, {"kind": PaperKind.AGENDA_PACK}, name="pack-build"),
    path(
        "meetings/<int:pk>/restricted-pack/",
        publications.build_pack,
        {"kind": PaperKind.RESTRICTED_PACK},
        name="restricted-pack-build",
    ),
    path("meetings/<int:pk>/minutes/", publications.build_minutes, {"kind": PaperKind.MINUTES}, name="minutes-build"),
    path(
        "meetings/<int:pk>/restricted-minutes/",
        publications.build_minutes,
        {"kind": PaperKind.RESTRICTED_MINUTES},
        name="restricted-minutes-build",
    ),
    path("partnerships/<int:pk>/members/", publications.build_member_list, name="member-list-build"),
]

urlpatterns = [
    path("committees/", include(committees)),
    path("meetings/", include(meetings)),
    path("meetings/", include(record_of_meeting)),
    path("items/", include(agenda_items)),
    path("reports/", include(reports)),
    path("minutes/", include(minutes)),
    path("recommendations/", include(recommendations)),
    path("papers/", include(papers)),
]
