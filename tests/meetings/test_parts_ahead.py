"""Papers are laid out as soon as they change: once each, and again only what has changed."""

import pytest
from django.core.files.storage import default_storage

from meetings.enums import PaperKind
from meetings.models import Publication
from meetings.services import agenda_items, reports
from scrutiny import jobs, paper_parts
from scrutiny.models import Job, JobStatus, PaperPart, PreparedPart
from scrutiny.paper_parts import FilePart
from scrutiny.pdf.extract import UnreadablePdf
from tests.meetings.papers_factories import make_agenda, make_pack
from tests.meetings.report_factories import pdf_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda(settings, clerk, meeting):
    settings.PARTS_AHEAD = True
    return make_agenda(meeting, by=clerk)


def parts_ahead():
    return Job.objects.filter(kind="parts-ahead")


def test_a_cleared_report_is_laid_out_before_anybody_orders_the_pack(agenda, clerk):
    job = parts_ahead().get()
    jobs.run(str(job.pk))
    ready = set(PaperPart.objects.filter(state="ready").values_list("title", flat=True))
    assert "Item 2: Anti-social behaviour" in ready
    before = {part.pk: part.rendered_at for part in PaperPart.objects.all()}
    make_pack(agenda, by=clerk)
    assert {part.pk: part.rendered_at for part in PaperPart.objects.filter(pk__in=before)} == before


def test_much_that_changes_at_once_is_laid_out_once(agenda, clerk):
    for number in range(3):
        agenda_items.add(meeting=agenda, by=clerk, title=f"Late business {number}")
    assert parts_ahead().filter(status=JobStatus.QUEUED).count() == 1


def test_a_pack_built_again_is_the_same_file_and_lays_out_nothing(clerk, meeting, monkeypatch):
    make_agenda(meeting, by=clerk)
    first = make_pack(meeting, by=clerk)
    monkeypatch.setattr(paper_parts, "print_html", None)
    monkeypatch.setattr(paper_parts, "prepare", None)
    second = Publication.objects.get(job=build_again(first))
    assert (second.sha256, second.file.name) == (first.sha256, first.file.name)


def build_again(first: Publication) -> Job:
    """The same order at the same moment: the date of the file is that of the order."""
    job = Job.objects.create(
        kind=first.job.kind,
        council=first.council,
        started_by=first.built_by,
        arguments=first.job.arguments,
        created_at=first.job.created_at,
    )
    jobs.run(str(job.pk))
    return job


def test_a_pack_built_incrementally_is_that_which_is_built_from_nothing(clerk, meeting):
    make_agenda(meeting, by=clerk)
    make_pack(meeting, by=clerk)
    report = meeting.items.get(title="Anti-social behaviour").report
    reports.send_back(report=report, by=clerk, reason="A figure is wrong.")
    report.refresh_from_db()
    reports.submit(report=report, by=clerk)
    reports.clear(report=report, by=clerk)
    agenda_items.change(item=report.item, by=clerk, title="Anti-social behaviour and nuisance")
    grown = make_pack(meeting, by=clerk)
    PreparedPart.objects.all().delete()
    PaperPart.objects.all().delete()
    assert Publication.objects.get(job=build_again(grown)).sha256 == grown.sha256


def test_only_what_has_changed_is_laid_out(clerk, meeting):
    make_agenda(meeting, by=clerk)
    make_pack(meeting, by=clerk)
    known = set(PaperPart.objects.values_list("key", flat=True))
    agenda_items.add(meeting=meeting, by=clerk, title="Date of the next meeting")
    make_pack(meeting, by=clerk)
    new = PaperPart.objects.exclude(key__in=known)
    assert [part.title for part in new] == ["Agenda"]


def test_what_was_kept_and_is_damaged_is_made_again(clerk, meeting):
    make_agenda(meeting, by=clerk)
    first = make_pack(meeting, by=clerk)
    kept = PreparedPart.objects.first()
    with default_storage.open(kept.file.name, "wb") as file:
        file.write(b"half")
    assert Publication.objects.get(job=build_again(first)).sha256 == first.sha256


def test_a_part_that_another_worker_lays_out_is_passed_over(clerk, meeting):
    make_agenda(meeting, by=clerk)
    job = jobs.start("parts-ahead", by=clerk, council=meeting.council, meeting=meeting.pk)
    jobs.run(str(job.pk))
    keys = list(PaperPart.objects.values_list("key", flat=True))
    assert paper_parts.waiting(keys) == 0
    assert paper_parts.make_next(keys) is None


def test_old_parts_are_swept_and_the_published_file_stays(clerk, meeting, django_capture_on_commit_callbacks):
    make_agenda(meeting, by=clerk)
    pack = make_pack(meeting, by=clerk)
    names = list(PaperPart.objects.values_list("file", flat=True))
    later = PaperPart.objects.first().used_at + paper_parts.KEPT_FOR * 2
    with django_capture_on_commit_callbacks(execute=True):
        assert paper_parts.sweep(now=later)
    assert not PaperPart.objects.exists()
    assert not any(default_storage.exists(name) for name in names)
    assert default_storage.exists(pack.file.name)


def test_a_file_that_cannot_be_joined_is_known_before_a_pack_is_built(council, monkeypatch):
    def refuse(paper, *, slot):
        raise UnreadablePdf("“Map” is not built as a PDF has to be.")

    name = default_storage.save("map.pdf", pdf_file())
    [part] = paper_parts.ensure([FilePart("Map", name, "a" * 64, "en-GB")], council=council).values()
    monkeypatch.setattr(paper_parts, "prepare", refuse)
    made = paper_parts.make_next([part.key])
    assert (made.state, made.failure) == ("failed", "“Map” is not built as a PDF has to be.")


def test_a_paper_that_cannot_be_bound_stops_the_build_with_its_sentence(clerk, meeting, monkeypatch):
    make_agenda(meeting, by=clerk)
    refused = paper_parts.Made(failure="The file is damaged.")
    monkeypatch.setattr(paper_parts, "_made", lambda order: refused)
    job = jobs.start(
        "build-paper",
        by=clerk,
        council=meeting.council,
        paper=str(PaperKind.AGENDA_PACK),
        publish=False,
        late_reason="",
        day=None,
        at=None,
        about={"meeting_id": meeting.pk},
    )
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert (job.status, job.error) == (JobStatus.FAILED, "Front sheet: The file is damaged.")
