"""Addresses of meetings: the object before the verb; a list per prefix."""

from django.urls import include, path

from meetings.enums import PaperKind
from meetings.report_kinds import KINDS
from meetings.views import (
    actions,
    agreements,
    allowed_words,
    appendices,
    attendance,
    business,
    committee_memberships,
    corrections,
    declarations,
    exclusions,
    exemptions,
    issued_numbers,
    meeting_day,
    minute_entries,
    motions,
    paper_formats,
    presiding,
    publications,
    quorum,
    report_parts,
    report_pictures,
    resolutions,
    reviewers,
    section_versions,
    sign_offs,
    signings,
    standing_declarations,
    standing_items,
    standing_phrases,
    supplements,
    withdrawals,
    word_imports,
    work_programme,
)
from meetings.views import agenda_items as agenda_item_views
from meetings.views import committees as committee_views
from meetings.views import meetings as meeting_views
from meetings.views import minutes as minutes_views
from meetings.views import reports as report_views
from meetings.views import section_texts as section_text_views

app_name = "meetings"

committees = [
    path("", committee_views.index, name="committee-list"),
    path("new/", committee_views.create, name="committee-create"),
    path("<int:pk>/", committee_views.detail, name="committee-detail"),
    path("<int:pk>/edit/", committee_views.edit, name="committee-edit"),
    path("<int:pk>/end/", committee_views.end, name="committee-end"),
    path("<int:committee_pk>/members/new/", committee_memberships.create, name="committee-membership-create"),
    path("members/<int:pk>/edit/", committee_memberships.edit, name="committee-membership-edit"),
    path("members/<int:pk>/end/", committee_memberships.end, name="committee-membership-end"),
    path("<int:committee_pk>/standing-items/", standing_items.index, name="standing-item-list"),
    path("<int:committee_pk>/standing-items/new/", standing_items.create, name="standing-item-create"),
    path("<int:committee_pk>/standing-items/usual/", standing_items.usual, name="standing-item-usual"),
    path("standing-items/<int:pk>/edit/", standing_items.edit, name="standing-item-edit"),
    path("standing-items/<int:pk>/move/", standing_items.move, name="standing-item-move"),
    path("standing-items/<int:pk>/remove/", standing_items.remove, name="standing-item-remove"),
    path("<int:pk>/minute-numbers/", issued_numbers.index, name="issued-number-list"),
    path("<int:pk>/minute-numbers/explain/", issued_numbers.explain, name="issued-number-explain"),
    path(
        "<int:committee_pk>/standing-declarations/",
        standing_declarations.index,
        name="standing-declaration-list",
    ),
    path(
        "<int:committee_pk>/standing-declarations/new/",
        standing_declarations.create,
        name="standing-declaration-create",
    ),
    path("standing-declarations/<int:pk>/end/", standing_declarations.end, name="standing-declaration-end"),
    path("<int:committee_pk>/meetings/new/", meeting_views.create, name="meeting-create"),
]
meetings = [
    path("", meeting_views.index, name="meeting-list"),
    path("<int:pk>/", meeting_views.detail, name="meeting-detail"),
    path("<int:pk>/edit/", meeting_views.edit, name="meeting-edit"),
    path("<int:pk>/move/", meeting_views.move, name="meeting-move"),
    path("<int:pk>/hold/", meeting_views.hold, name="meeting-hold"),
    path("<int:pk>/adjourn/", meeting_views.adjourn, name="meeting-adjourn"),
    path("<int:pk>/resume/", meeting_views.resume, name="meeting-resume"),
    path("<int:pk>/cancel/", meeting_views.cancel, name="meeting-cancel"),
    path("<int:pk>/agenda/", agenda_item_views.index, name="agenda"),
    path("<int:pk>/agenda/themes/", agenda_item_views.add_themes, name="agenda-add-themes"),
    path("<int:pk>/agenda/refs/", agenda_item_views.number_refs, name="agenda-number-refs"),
    path("<int:meeting_pk>/agenda/new/", agenda_item_views.create, name="agenda-item-create"),
]
record_of_meeting = [
    path("<int:pk>/attendance/", attendance.record, name="attendance-record"),
    path("<int:pk>/attendance/add/", attendance.add, name="attendance-add"),
    path("<int:pk>/attendance/substitute/", attendance.substitute, name="attendance-substitute"),
    path("<int:pk>/attendance/coming/", attendance.coming, name="attendance-coming"),
    path("attendance/<int:pk>/edit/", attendance.edit, name="attendance-edit"),
    path("attendance/<int:pk>/remove/", attendance.remove, name="attendance-remove"),
    path("<int:pk>/presiding/", presiding.index, name="presiding"),
    path("presiding/<int:pk>/edit/", presiding.edit, name="presiding-edit"),
    path("presiding/<int:pk>/remove/", presiding.remove, name="presiding-remove"),
    path("<int:pk>/declarations/", declarations.index, name="declaration-list"),
    path("<int:pk>/declarations/add/", declarations.create, name="declaration-create"),
    path("<int:pk>/declarations/take-over/", declarations.take_over, name="declaration-take-over"),
    path("declarations/<int:pk>/edit/", declarations.edit, name="declaration-edit"),
    path("declarations/<int:pk>/remove/", declarations.remove, name="declaration-remove"),
    path("<int:pk>/minutes/start/", minutes_views.start, name="minutes-start"),
]
agenda_items = [
    path("<int:pk>/", agenda_item_views.detail, name="agenda-item-detail"),
    path("<int:pk>/edit/", agenda_item_views.edit, name="agenda-item-edit"),
    path("<int:pk>/move/", agenda_item_views.move, name="agenda-item-move"),
    path("<int:pk>/remove/", agenda_item_views.remove, name="agenda-item-remove"),
    path("<int:pk>/withdraw/", agenda_item_views.withdraw, name="agenda-item-withdraw"),
    path("<int:pk>/report/", report_views.commission, name="report-commission"),
]
SECTION = "<int:pk>/sections/<int:section_pk>/"
section_texts = [
    path(f"{SECTION}write/", section_text_views.write, name="section-text-write"),
    path(f"{SECTION}presence/", section_text_views.present, name="section-text-presence"),
    path(f"{SECTION}versions/", section_versions.index, name="section-version-list"),
    path(f"{SECTION}differences/", section_versions.differences, name="section-version-compare"),
    path(
        f"{SECTION}versions/<int:number>/restore/", section_versions.restore, name="section-version-restore"
    ),
    path(f"{SECTION}versions/<int:number>/beside/", section_versions.beside, name="section-version-beside"),
]
reports = [
    path("", report_views.index, name="report-list"),
    path("<int:pk>/", report_views.detail, name="report-detail"),
    path("<int:pk>/edit/", report_views.edit, name="report-edit"),
    path("<int:pk>/write/", report_views.write, name="report-write"),
    path("<int:pk>/submit/", report_views.submit, name="report-submit"),
    path("<int:pk>/clear/", report_views.clear, name="report-clear"),
    path("<int:pk>/return/", report_views.send_back, name="report-return"),
    path("<int:pk>/background-papers/none/", report_parts.say_none, name="background-paper-none"),
    path("<int:pk>/pdf/", report_views.pdf, name="report-pdf"),
    path("<int:pk>/word/", word_imports.index, name="word-import-list"),
    path("<int:pk>/word/take-out/", word_imports.take_out, name="word-import-take-out"),
    path("word/<int:pk>/", word_imports.detail, name="word-import-detail"),
    path("word/<int:pk>/confirm/", word_imports.confirm, name="word-import-confirm"),
    path("word/<int:pk>/remove/", word_imports.remove, name="word-import-remove"),
    path("word/<int:pk>/file/", word_imports.download, name="word-import-download"),
    path("<int:pk>/pictures/", report_pictures.index, name="report-picture-list"),
    path("<int:pk>/pictures/<slug:key>/", report_pictures.show, name="report-picture"),
    path("<int:pk>/pictures/<slug:key>/remove/", report_pictures.remove, name="report-picture-remove"),
    *section_texts,
    path("<int:pk>/appendices/", appendices.index, name="appendix-list"),
    path("appendices/<int:pk>/", appendices.download, name="appendix-download"),
    path("appendices/<int:pk>/edit/", appendices.edit, name="appendix-edit"),
    path("appendices/<int:pk>/words/", appendices.words, name="appendix-words"),
    path("appendices/<int:pk>/remove/", appendices.remove, name="appendix-remove"),
    path("appendices/<int:pk>/move/", appendices.move, name="appendix-move"),
    path("appendices/<int:pk>/retry/", appendices.retry, name="appendix-retry"),
]
reports += [
    path("exempt/", exemptions.index, name="exemption-list"),
    path("<int:pk>/exempt/", exemptions.parts, name="exemption-parts"),
    path("sections/<int:pk>/exempt/", exemptions.section, name="exemption-section"),
    path("sections/<int:pk>/open/", exemptions.open_section, name="exemption-open-section"),
    path("appendices/<int:pk>/exempt/", exemptions.appendix, name="exemption-appendix"),
    path("appendices/<int:pk>/open/", exemptions.open_appendix, name="exemption-open-appendix"),
]
reports += [
    path("sign-offs/", sign_offs.index, name="sign-off-list"),
    path("sections/<int:pk>/sign-off/", sign_offs.create, name="sign-off-create"),
    path("sections/<int:pk>/sign-off/record/", sign_offs.record, name="sign-off-record"),
    path("sections/<int:pk>/ask-for-change/", sign_offs.ask_for_change, name="sign-off-ask-for-change"),
    path("reviewers/", reviewers.index, name="reviewer-list"),
    path("reviewers/new/", reviewers.create, name="reviewer-create"),
    path("reviewers/<int:pk>/edit/", reviewers.edit, name="reviewer-edit"),
    path("reviewers/<int:pk>/end/", reviewers.end, name="reviewer-end"),
]
for kind in KINDS.values():
    of_kind = {"kind": kind.slug}
    reports += [
        path(f"<int:pk>/{kind.slug}/", report_parts.index, of_kind, name=f"{kind.noun}-list"),
        path(f"{kind.slug}/<int:pk>/edit/", report_parts.edit, of_kind, name=f"{kind.noun}-edit"),
        path(f"{kind.slug}/<int:pk>/remove/", report_parts.remove, of_kind, name=f"{kind.noun}-remove"),
        path(f"{kind.slug}/<int:pk>/move/", report_parts.move, of_kind, name=f"{kind.noun}-move"),
    ]
minutes = [
    path("<int:pk>/", minutes_views.detail, name="minutes-detail"),
    path("<int:pk>/end/", minutes_views.end, name="minutes-end"),
    path("<int:pk>/publish/", minutes_views.publish, name="minutes-publish"),
    path("<int:pk>/quorum/", quorum.detail, name="quorum"),
    path("quorum/<int:pk>/remove/", quorum.remove, name="quorum-remove"),
    path("<int:pk>/entries/add/", minute_entries.create, name="minute-create"),
    path("entries/<int:pk>/edit/", minute_entries.edit, name="minute-edit"),
    path("entries/<int:pk>/move/", minute_entries.move, name="minute-move"),
    path("entries/<int:pk>/remove/", minute_entries.remove, name="minute-remove"),
    path("entries/<int:pk>/rewrite/", minute_entries.rewrite, name="minute-rewrite"),
    path("<int:pk>/day/", meeting_day.detail, name="meeting-day"),
    path("<int:pk>/day/state/", meeting_day.state, name="meeting-day-state"),
    path("<int:pk>/day/phrases/", meeting_day.phrases, name="meeting-day-phrases"),
    path("entries/<int:pk>/day/", meeting_day.entry, name="meeting-day-entry"),
    path("entries/<int:pk>/day/here/", meeting_day.here, name="meeting-day-here"),
    path("entries/<int:pk>/day/part/", meeting_day.part, name="meeting-day-part"),
    path("entries/<int:pk>/day/clause/", meeting_day.clause, name="meeting-day-clause"),
]
minutes += [
    path("<int:pk>/agree/", agreements.create, name="minutes-agree"),
    path("<int:pk>/sign/", signings.create, name="minutes-sign"),
    path("<int:pk>/circulate/", corrections.circulate, name="correction-circulate"),
    path("<int:pk>/corrections/", corrections.index, name="correction-list"),
    path("<int:pk>/corrections/new/", corrections.create, name="correction-create"),
    path("corrections/<int:pk>/answer/", corrections.answer, name="correction-answer"),
    path("corrections/<int:pk>/withdraw/", corrections.withdraw, name="correction-withdraw"),
    path("entries/<int:pk>/motions/", motions.index, name="motion-list"),
    path("entries/<int:pk>/motions/new/", motions.create, name="motion-create"),
    path("entries/<int:pk>/dissent/", motions.dissent, name="motion-dissent"),
    path("motions/<int:pk>/edit/", motions.edit, name="motion-edit"),
    path("motions/<int:pk>/vote/", motions.vote, name="motion-vote"),
    path("motions/<int:pk>/remove/", motions.remove, name="motion-remove"),
    path("motions/<int:pk>/resolve/", motions.resolve, name="motion-resolve"),
    path("clauses/<int:pk>/becomes/", resolutions.becomes, name="resolution-becomes"),
    path("clauses/<int:pk>/action/", resolutions.action, name="resolution-action"),
    path("clauses/<int:pk>/programme/", resolutions.programme, name="resolution-programme"),
    path("clauses/<int:pk>/settle/", resolutions.settle, name="resolution-settle"),
]
minutes += [
    path("phrases/", standing_phrases.index, name="standing-phrase-list"),
    path("phrases/new/", standing_phrases.create, name="standing-phrase-create"),
    path("phrases/<int:pk>/edit/", standing_phrases.edit, name="standing-phrase-edit"),
    path("phrases/<int:pk>/move/", standing_phrases.move, name="standing-phrase-move"),
    path("phrases/<int:pk>/remove/", standing_phrases.remove, name="standing-phrase-remove"),
    path("entries/<int:pk>/phrase/", standing_phrases.insert, name="standing-phrase-insert"),
]
minutes += [
    path("<int:pk>/business/", business.index, name="business-list"),
    path("<int:pk>/business/open/", business.open_meeting, name="business-open"),
    path("<int:pk>/urgent/", business.create_urgent, name="urgent-create"),
    path("entries/<int:pk>/business/", business.edit, name="business"),
    path("entries/<int:pk>/vary/", business.vary, name="business-vary"),
    path("entries/<int:pk>/adjourn/", business.adjourn, name="business-adjourn"),
    path("entries/<int:pk>/resume/", business.resume, name="business-resume"),
]
committees += [
    path("<int:committee_pk>/work-programme/", work_programme.index, name="work-programme"),
    path("<int:committee_pk>/work-programme/new/", work_programme.create, name="work-programme-create"),
    path("work-programme/<int:pk>/edit/", work_programme.edit, name="work-programme-edit"),
    path("work-programme/<int:pk>/drop/", work_programme.drop, name="work-programme-drop"),
    path("work-programme/<int:pk>/agenda/", work_programme.put_on_agenda, name="work-programme-agenda"),
    path("work-programme/<int:pk>/finish/", work_programme.finish, name="work-programme-finish"),
    path("work-programme/<int:pk>/move/", work_programme.move, name="work-programme-move"),
    path("<int:committee_pk>/actions/", actions.index, name="action-list"),
    path("<int:committee_pk>/actions/arising/", actions.matters_arising, name="action-matters-arising"),
]
minutes += [
    path("<int:pk>/actions/tell/", actions.tell, name="action-tell"),
    path("entries/<int:pk>/actions/new/", actions.create, name="action-create"),
    path("actions/<int:pk>/edit/", actions.edit, name="action-edit"),
    path("actions/<int:pk>/close/", actions.close, name="action-close"),
    path("actions/<int:pk>/reopen/", actions.reopen, name="action-reopen"),
]
minutes += [
    path("<int:pk>/exclusions/", exclusions.index, name="exclusion-list"),
    path("entries/<int:pk>/exclusions/new/", exclusions.create, name="exclusion-create"),
    path("entries/<int:pk>/summary/", exclusions.summary, name="exclusion-summary"),
    path("exclusions/<int:pk>/edit/", exclusions.edit, name="exclusion-edit"),
    path("exclusions/<int:pk>/readmit/", exclusions.readmit, name="exclusion-readmit"),
    path("exclusions/<int:pk>/take-back/", exclusions.take_back, name="exclusion-take-back"),
    path("exclusions/<int:pk>/remove/", exclusions.remove, name="exclusion-remove"),
]
papers = [
    path("<int:pk>/", publications.detail, name="publication-detail"),
    path("<int:pk>/read/", publications.read, name="publication-read"),
    path("<int:pk>/publish/", publications.publish, name="publication-publish"),
    path("<int:pk>/download/", publications.download, name="publication-download"),
    path("<int:pk>/forms/", paper_formats.order, name="paper-format-order"),
    path("<int:pk>/forms/<slug:form>/", paper_formats.form, name="paper-format"),
    path("<int:pk>/papers/<slug:name>/", paper_formats.paper, name="paper-format-single"),
    path("meetings/<int:pk>/", publications.index, name="publication-list"),
    path(
        "meetings/<int:pk>/pack/", publications.build_pack, {"kind": PaperKind.AGENDA_PACK}, name="pack-build"
    ),
    path(
        "meetings/<int:pk>/restricted-pack/",
        publications.build_pack,
        {"kind": PaperKind.RESTRICTED_PACK},
        name="restricted-pack-build",
    ),
    path(
        "meetings/<int:pk>/supplement/",
        supplements.build,
        {"kind": PaperKind.SUPPLEMENT},
        name="supplement-build",
    ),
    path(
        "meetings/<int:pk>/restricted-supplement/",
        supplements.build,
        {"kind": PaperKind.RESTRICTED_SUPPLEMENT},
        name="supplement-build-restricted",
    ),
    path(
        "meetings/<int:pk>/minutes/",
        publications.build_minutes,
        {"kind": PaperKind.MINUTES},
        name="minutes-build",
    ),
    path(
        "meetings/<int:pk>/restricted-minutes/",
        publications.build_minutes,
        {"kind": PaperKind.RESTRICTED_MINUTES},
        name="restricted-minutes-build",
    ),
    path(
        "meetings/<int:pk>/decision-note/",
        publications.build_minutes,
        {"kind": PaperKind.DECISION_NOTE},
        name="decision-note-build",
    ),
    path("partnerships/<int:pk>/members/", publications.build_member_list, name="member-list-build"),
]
papers += [
    path("<int:pk>/withdraw/", withdrawals.create, name="withdrawal-create"),
    path("<int:pk>/check/", allowed_words.check, name="allowed-words-check"),
    path("<int:pk>/words/<slug:hit>/", allowed_words.create, name="allowed-words-create"),
    path("meetings/<int:pk>/words/", allowed_words.index, name="allowed-words-list"),
    path("words/<int:pk>/remove/", allowed_words.remove, name="allowed-words-remove"),
]

urlpatterns = [
    path("committees/", include(committees)),
    path("meetings/", include(meetings)),
    path("meetings/", include(record_of_meeting)),
    path("items/", include(agenda_items)),
    path("reports/", include(reports)),
    path("house-styles/", include("meetings.house_style_urls")),
    path("minutes/", include(minutes)),
    path("recommendations/", include("meetings.recommendation_urls")),
    path("review/", include("meetings.review_urls")),
    path("wording/", include("meetings.wording_urls")),
    path("papers/", include(papers)),
]
