"""Pictures of a report: uploaded, shown, removed when no text shows them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.meetings.report_factories import make_report
from tests.meetings.section_factories import section_of, type_into


def picture_file(colour="red", kind="PNG", name="map.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, format=kind)
    return SimpleUploadedFile(name, out.getvalue())


@pytest.fixture
def report(meeting, clerk):
    return make_report(meeting=meeting, by=clerk)


@pytest.fixture
def page(client_for, clerk, report):
    browser = client_for(clerk)
    url = reverse("meetings:report-picture-list", args=[report.pk])
    return lambda file=None: browser.post(url, {"save": "1"} | ({"file": file} if file else {}), follow=True)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_uploaded_and_shown(client_for, clerk, report, page, kind):
    assert "The picture is added." in page(picture_file(kind=kind)).text
    picture = report.pictures.get()
    assert (picture.width, picture.height, picture.content_type) == (40, 30, f"image/{kind.lower()}")
    section = section_of(report)
    type_into(
        section,
        f"Figure: The wards\n![A map](picture:{picture.key})\n\nSee figure {{figure {picture.key}}}.",
        by=clerk,
    )
    browser = client_for(clerk)
    shown = browser.get(report.get_absolute_url())
    assert f'src="{picture.get_absolute_url()}" alt="A map"' in shown.text
    answer = browser.get(picture.get_absolute_url())
    assert answer["Content-Type"] == f"image/{kind.lower()}"
    assert len(answer.getvalue()) == picture.size


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("map.png", b"<svg onload=alert(1)>"), "The file is not a picture"),
        (SimpleUploadedFile("map.png", picture_file().read()[:60]), "There is a problem"),
        (None, "Choose the file of the picture."),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(page, report, file, sentence):
    assert sentence in page(file).text
    assert not report.pictures.exists()


def test_the_same_picture_is_taken_once(page, report):
    page(picture_file())
    assert "has this picture already" in page(picture_file()).text


def test_it_is_removed_only_when_no_text_shows_it(client_for, clerk, page, report):
    page(picture_file())
    picture = report.pictures.get()
    section = section_of(report)
    type_into(section, f"![A map](picture:{picture.key})", by=clerk)
    browser = client_for(clerk)
    url = reverse("meetings:report-picture-remove", args=[report.pk, picture.key])
    assert "shows this picture. Take it out of the text first." in browser.post(url, follow=True).text
    assert "Shown in the text" in page().text
    type_into(section, "No map.", by=clerk)
    assert "The picture is removed." in browser.post(url, follow=True).text
    assert not report.pictures.exists()
