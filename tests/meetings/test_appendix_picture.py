"""A picture among the appendices: it becomes a page at once, with its words; another file takes its place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scrutiny.pdf import extract
from tests.meetings.report_factories import make_appendix, make_report, pdf_file
from tests.scrutiny.upload_files import picture_bytes


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


def picture(name="town-map.png", **form):
    return SimpleUploadedFile(name, picture_bytes(**form))


@pytest.fixture
def attach(client_for, clerk, report):
    def send(file, **typed):
        url = reverse("meetings:appendix-list", args=[report.pk])
        return client_for(clerk).post(url, {"file": file} | typed, follow=True)

    return send


@pytest.fixture
def edit(client_for, clerk):
    def send(appendix, **typed):
        url = reverse("meetings:appendix-edit", args=[appendix.pk])
        return client_for(clerk).post(url, {"version": appendix.version} | typed, follow=True)

    return send


def printed(appendix) -> str:
    with appendix.file.open("rb") as file:
        return extract.full_text(file.read())


def test_a_picture_is_a_tagged_page_under_its_title(attach, report):
    shown = attach(picture(), title="Where offences happen", alternative_text="Most are by the station.").text
    assert "The appendix is attached as “Where offences happen”." in shown
    assert "made of a picture" in shown
    assert "Not tagged" not in shown
    appendix = report.appendices.get()
    assert "Where offences happen" in printed(appendix)
    assert appendix.source.size > 0


def test_without_its_words_it_is_refused_with_a_sentence(attach, report):
    shown = attach(picture(), title="Map").text
    assert "Say in words what the picture shows, for those who can&#x27;t see it" in shown
    assert 'value="Map"' in shown
    assert not report.appendices.exists()


def test_the_name_of_the_file_is_its_title_until_somebody_writes_another(attach, report):
    attach(picture("offences_by_ward.png"), alternative_text="Bars")
    assert report.appendices.get().title == "Offences by ward"


def test_a_new_title_is_printed_on_the_page(attach, edit, report):
    attach(picture(), title="Map", alternative_text="A map")
    appendix = report.appendices.get()
    edit(appendix, title="Map of the town", alternative_text="A map")
    appendix.refresh_from_db()
    assert "Map of the town" in printed(appendix)
    assert (
        "Fill in “What the picture shows, in words”." in edit(appendix, title="Map", alternative_text="").text
    )


def test_another_file_takes_its_place_and_the_letter_stays(edit, report, clerk, client_for):
    first = make_appendix(report, by=clerk, title="Plan")
    make_appendix(report, by=clerk, title="Strategy")
    old, storage = first.file.name, first.file.storage
    shown = edit(first, title="Plan", file=pdf_file(pages=4, words="newer")).text
    assert "The change of “Plan” is saved." in shown
    assert "A – Plan" in client_for(clerk).get(report.get_absolute_url()).text
    first.refresh_from_db()
    assert first.pages == 4
    assert not storage.exists(old)


def test_a_file_that_is_attached_already_does_not_take_its_place(edit, report, clerk):
    first = make_appendix(report, by=clerk, title="Plan")
    second = make_appendix(report, by=clerk, title="Strategy")
    with second.file.open("rb") as file:
        same = SimpleUploadedFile("same.pdf", file.read())
    shown = edit(first, title="Plan", file=same).text
    assert "This file is attached already as “Strategy”." in shown


def test_two_people_change_one_appendix(edit, report, clerk):
    appendix = make_appendix(report, by=clerk, title="Plan")
    edit(appendix, title="Theirs")
    shown = edit(appendix, title="Mine").text
    assert "Someone else saved this while you were writing." in shown
    assert "Theirs" in shown


def test_what_is_no_picture_is_refused(attach, report):
    assert "is not a PDF" in attach(SimpleUploadedFile("map.png", b"<svg onload=alert(1)>")).text
    assert not report.appendices.exists()
