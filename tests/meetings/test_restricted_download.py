"""Who downloads a restricted paper gets a copy with their name and the time on every page."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Event, PaperFormat
from scrutiny.models import AuditEvent
from scrutiny.pdf import extract

NOON_IN_LONDON = dt.datetime(2026, 7, 1, 11, 0, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(restricted_pack):
    return restricted_pack


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON_IN_LONDON)


def rules(broken: list[str]) -> list[str]:
    """The rules that are broken, without where."""
    return [sentence.partition(":")[0] for sentence in broken]


def mark_of(user) -> str:
    return f"For {user}, 1 July 2026 at noon"


def test_every_page_names_who_downloaded_it_and_when(client_for, member, pack, noon, pdf_ua):
    answer = client_for(member).get(reverse("meetings:publication-download", args=[pack.pk]))
    copy = answer.getvalue()
    assert all(mark_of(member) in text for text in extract.page_texts(copy))
    # The pack holds a file without tags, and so claims nothing; the mark breaks no further rule.
    assert rules(pdf_ua(copy)) == rules(pdf_ua(pack.file.path))
    assert answer["Cache-Control"] == "private, no-store"
    with pack.file.open("rb") as file:
        assert "For " + str(member) not in extract.full_text(file.read())


def test_single_papers_of_it_bear_the_name_too(client_for, member, pack, noon):
    name = next(part["name"] for part in pack.facts["parts"] if part["notice"])
    answer = client_for(member).get(reverse("meetings:paper-format-single", args=[pack.pk, name]))
    text = extract.full_text(answer.getvalue())
    assert mark_of(member) in text
    assert "Operation Marigold" in text
    assert answer["Cache-Control"] == "private, no-store"


def test_other_forms_of_it_bear_the_name_too(client_for, member, restricted_pack_with_forms, noon):
    pack = restricted_pack_with_forms
    browser = client_for(member)
    for form in (PaperFormat.LARGE_16, PaperFormat.LARGE_24):
        large = browser.get(reverse("meetings:paper-format", args=[pack.pk, form])).getvalue()
        assert all(mark_of(member) in text for text in extract.page_texts(large))
        assert "Not for publication: Paragraph 1, Paragraph 7" in " ".join(extract.full_text(large).split())
    archive = browser.get(reverse("meetings:paper-format", args=[pack.pk, PaperFormat.ZIP])).getvalue()
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        for line in json.loads(held.read("manifest.json"))["files"]:
            pages = extract.page_texts(held.read(line["name"]))
            assert all(mark_of(member) in text for text in pages)


def test_each_download_is_noted(client_for, member, pack):
    before = AuditEvent.objects.filter(event=Event.PAPER_READ).count()
    client_for(member).get(reverse("meetings:publication-download", args=[pack.pk]))
    client_for(member).get(reverse("meetings:paper-format-single", args=[pack.pk, "front"]))
    assert AuditEvent.objects.filter(event=Event.PAPER_READ).count() == before + 2


def test_who_may_not_read_it_gets_no_form_of_it(client_for, client, partner, restricted_pack_with_forms):
    pack = restricted_pack_with_forms
    slug = pack.council.slug
    for name, last in (("paper-format", PaperFormat.ZIP), ("paper-format-single", "front")):
        inside = reverse(f"meetings:{name}", args=[pack.pk, last])
        assert client_for(partner).get(inside).status_code == 404
        public = "public:paper-single" if last == "front" else "public:paper-form"
        assert client.get(reverse(public, args=[slug, pack.pk, last])).status_code == 404


def test_public_papers_bear_no_name(client_for, clerk, public_pack):
    pack = public_pack
    answer = client_for(clerk).get(reverse("meetings:publication-download", args=[pack.pk]))
    with pack.file.open("rb") as file:
        assert answer.getvalue() == file.read()
