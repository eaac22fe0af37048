"""Two people press the button in the same second, each in a transaction of their own."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from meetings.enums import PaperKind, RecommendationStatus
from meetings.models import (
    Addressee,
    AgendaItem,
    Appendix,
    Meeting,
    Publication,
    Recommendation,
    Report,
    SectionVersion,
    SignOff,
)
from meetings.services import (
    agenda,
    agenda_items,
    appendices,
    publications,
    recommendations,
    report_parts,
    reports,
    section_texts,
    sign_offs,
)
from meetings.services import minutes as minutes_service
from scrutiny.access.checks import Refused
from scrutiny.models import OutgoingEmail
from tests import factories
from tests.meetings import papers_factories, report_factories, section_factories
from tests.meetings.agenda_factories import make_items, printed
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts) -> list[str]:
    """Run the acts side by side, and say of each that it was done or why it was not."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            act()
        except ValidationError as refused:
            return " ".join(refused.messages)
        except Refused as refused:
            return str(refused.sentence)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def after_both_or_a_second(act):
    """The act, held up until both are there: one that waits for a lock never comes, so a second is enough."""
    both = Barrier(2)

    def held_up(*args, **options):
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)
        return act(*args, **options)

    return held_up


def as_now(row):
    """The row as another request would read it."""
    return type(row)._base_manager.get(pk=row.pk)


def test_the_last_two_bodies_answer(clerk, chair, committee, police, fire_service, monkeypatch):
    complete = recommendations.complete_answers
    monkeypatch.setattr(recommendations, "complete_answers", after_both_or_a_second(complete))
    made = make_sent_recommendation(police, fire_service, committee=committee, by=clerk)
    bodies = [Addressee.objects.get(pk=row.pk) for row in made.addressees.all()]
    assert at_once(*(lambda row=row: make_answer(row, by=as_now(clerk)) for row in bodies)) == [
        "done",
        "done",
    ]
    assert as_now(made).status == RecommendationStatus.ANSWERED


def test_one_body_answers_twice(clerk, chair, committee, police):
    made = make_sent_recommendation(police, committee=committee, by=clerk)
    said = at_once(*[lambda: make_answer(Addressee.objects.get(recommendation=made), by=as_now(clerk))] * 2)
    assert sorted(said)[1] == "done"
    assert "it is now “Accepted”" in sorted(said)[0]


def test_two_clerks_make_recommendations(clerk, chair, committee, police):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = minutes_service.start(meeting=meeting, by=clerk)
    clauses = [f"That {number} be done." for number in range(4)]
    rows = list(make_entry("Clauses", minutes=minutes, by=clerk, clauses=clauses).resolutions.all())
    acts = [
        lambda row=row: recommendations.make(
            resolution=as_now(row), by=as_now(clerk), text=row.text, addressees=[police]
        )
        for row in [*rows, rows[0]]
    ]
    said = at_once(*acts)
    assert sorted(said) == ["This clause already is a recommendation.", *["done"] * 4]
    references = Recommendation.objects.values_list("reference", flat=True)
    assert sorted(reference.split()[-1] for reference in references) == ["R1", "R2", "R3", "R4"]


def test_an_item_moves_while_the_agenda_is_frozen(clerk, committee, meeting):
    make_items(meeting, "First", "Second", "Third", by=clerk)
    third = AgendaItem.objects.get(title="Third")
    at_once(
        lambda: agenda.freeze(meeting=as_now(meeting), by=as_now(clerk)),
        lambda: agenda_items.move(item=as_now(third), by=as_now(clerk), direction="up"),
        lambda: agenda.freeze(meeting=as_now(meeting), by=as_now(clerk)),
        lambda: agenda_items.add(
            meeting=as_now(meeting), by=as_now(clerk), title="Fourth", urgency_reason="Now"
        ),
    )
    frozen = agenda.nodes(agenda.outline(Meeting.objects.get(pk=meeting.pk)))
    labels = [node.item.label or node.label for node in frozen]
    assert labels == [line.split()[0] for line in printed(meeting)]
    assert len(set(labels)) == 4


def test_two_versions_of_a_pack_are_published(clerk, committee, meeting):
    make_items(meeting, "Apologies", by=clerk)
    packs = [papers_factories.make_pack(meeting, by=clerk) for _again in range(2)]
    said = at_once(
        *(
            lambda pack=pack: publications.publish(publication=as_now(pack), by=as_now(clerk))
            for pack in packs
        )
    )
    assert said == ["done", "done"]
    assert Publication.objects.current().filter(kind=PaperKind.AGENDA_PACK).count() == 1


def test_two_clerks_publish_one_pack(clerk, committee, meeting):
    make_items(meeting, "Apologies", by=clerk)
    pack = papers_factories.make_pack(meeting, by=clerk)
    said = at_once(*[lambda: publications.publish(publication=as_now(pack), by=as_now(clerk))] * 2)
    assert sorted(said) == ["This version is published already.", "done"]


def test_two_clerks_start_and_publish_the_minutes(clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    start = lambda: minutes_service.start(meeting=as_now(meeting), by=as_now(clerk))  # noqa: E731  # read beside its twin
    assert at_once(start, start) == ["done", "done"]
    minutes = Meeting.objects.get(pk=meeting.pk).minutes
    make_entry("Noted", minutes=minutes, by=clerk, clauses=["That it be noted."])
    said = at_once(*[lambda: minutes_service.publish(minutes=as_now(minutes), by=as_now(clerk))] * 2)
    assert sorted(said)[1] == "done"
    assert "could not be done" in sorted(said)[0]


def test_one_report_is_asked_for_twice(clerk, committee, meeting):
    item = report_factories.make_item(meeting=meeting, by=clerk)
    ask = [lambda: reports.commission(item=as_now(item), by=as_now(clerk), author=None)] * 2
    assert sorted(at_once(*ask)) == ["done", "“Anti-social behaviour” has a report already. An item has one."]


def test_one_file_is_attached_twice(clerk, committee, meeting):
    report = report_factories.make_report(meeting=meeting, by=clerk)
    add = [
        lambda: appendices.attach(
            report=as_now(report), by=as_now(clerk), title="Map", file=report_factories.pdf_file(words="Map")
        )
    ] * 2
    said = at_once(*add)
    assert Appendix.objects.count() == 1, said


def test_two_people_save_one_section_in_the_same_second(clerk, administrator, committee, meeting):
    report = report_factories.make_report(meeting=meeting, by=clerk)
    section = section_factories.section_of(report)
    second = factories.make_user(
        "Ada Bell", council=committee.council, by=administrator, role="committee-officer"
    )
    officers = [clerk, second]

    def save(by):
        fresh = as_now(section)
        fresh.report = Report.objects.for_pages().get(pk=report.pk)
        section_texts.save(section=fresh, by=as_now(by), text=f"By {by}.", expected_version=section.version)

    assert at_once(*(lambda by=by: save(by) for by in officers)) == ["done", "done"]
    texts = {as_now(section).body, *SectionVersion.objects.values_list("body", flat=True)}
    assert texts >= {f"By {by}." for by in officers}


@pytest.fixture
def legal(clerk, reviewer, committee, meeting):
    """The legal implications of a report that is handed in."""
    report = report_factories.make_report(meeting=meeting, by=clerk, style="decimal", status="submitted")
    return report_factories.implication(report)


def test_one_text_is_signed_off_twice(legal, clerk, reviewer):
    read = legal.body
    said = at_once(
        lambda: sign_offs.sign(
            section=report_factories.implication(legal.report), by=as_now(reviewer), read=read
        ),
        lambda: sign_offs.record(
            section=report_factories.implication(legal.report),
            by=as_now(clerk),
            read=read,
            name="Helen Quill",
            signed_on=timezone.localdate(),
        ),
    )
    assert sorted(said)[1] == "done"
    assert "Helen Quill signed this text off on" in sorted(said)[0]
    assert SignOff.objects.count() == 1


def test_a_text_changes_while_it_is_signed(legal, clerk, reviewer, monkeypatch):
    """Whoever comes first, no words are signed that were not read, and a change after the signing undoes it."""
    monkeypatch.setattr(sign_offs, "_held", after_both_or_a_second(sign_offs._held))
    check = report_parts.check_edit
    monkeypatch.setattr(report_parts, "check_edit", after_both_or_a_second(check))
    read, new = legal.body, "Section 17 applies."
    said = at_once(
        lambda: sign_offs.sign(
            section=report_factories.implication(legal.report), by=as_now(reviewer), read=read
        ),
        lambda: report_parts.save_texts(report=as_now(legal.report), by=as_now(clerk), texts={legal.pk: new}),
    )
    assert said[1] == "done"
    assert as_now(legal).body == new
    signed = list(SignOff.objects.values_list("text", flat=True))
    if said[0] == "done":
        assert signed == [read]
        assert OutgoingEmail.objects.filter(kind="sign_offs_wanted", body__contains="changed since").exists()
    else:
        assert "The text changed while you were reading." in said[0]
        assert signed == []


def test_a_report_is_cleared_while_a_signed_text_changes(legal, clerk, reviewer):
    report = legal.report
    report_factories.sign_off_all(report, by=clerk)
    said = at_once(
        lambda: reports.clear(report=as_now(report), by=as_now(clerk)),
        lambda: report_parts.save_texts(
            report=as_now(report), by=as_now(clerk), texts={legal.pk: "Section 17 applies."}
        ),
    )
    is_cleared = as_now(report).status == "cleared"
    assert is_cleared is (said[0] == "done")
    assert (as_now(legal).body == legal.body) is is_cleared
