"""Every way in which a web page, a ZIP or a name can give away a name is found, and the place is named."""

import io
import zipfile

import pytest

from scrutiny.pdf.leaks import Place, UnreadableZip, needles, search_html, search_text, search_zip
from tests.scrutiny.leak_ways import EXEMPT, HTML, NAME, PUBLIC, clean
from tests.scrutiny.leak_ways import WAYS as PDF_WAYS

PAGES = {
    "text": ("<p>Martha <b>Okon</b>kwo</p>", Place.HTML_TEXT),
    "soft hyphen": ("<p>Martha Okon&shy;kwo</p>", Place.HTML_TEXT),
    "entities": ("<p>&#77;artha&nbsp;&#x4F;konkwo</p>", Place.HTML_TEXT),
    "letters that look like ours": ("<p>Mаrtha Оkоnkwо</p>", Place.HTML_TEXT),
    "comment": ("<!-- Martha Okonkwo -->", Place.HTML_COMMENT),
    "alternative": ('<img src="a.png" alt="Martha Okonkwo">', Place.HTML_ATTRIBUTE),
    "title": ('<p title="Martha Okonkwo">-</p>', Place.HTML_ATTRIBUTE),
    "data": ('<p data-running="Martha Okonkwo">-</p>', Place.HTML_ATTRIBUTE),
    "address": ('<a href="/papers/martha%2Dokonkwo/">-</a>', Place.HTML_ATTRIBUTE),
    "identifier": ('<p id="martha-okonkwo">-</p>', Place.HTML_ATTRIBUTE),
    "name of an attribute": ("<p data-martha-okonkwo>-</p>", Place.HTML_ATTRIBUTE),
    "hidden": ("<p hidden>Martha Okonkwo</p>", Place.HTML_HIDDEN),
    "hidden by style": ('<div style="display: none"><p>Martha Okonkwo</p></div>', Place.HTML_HIDDEN),
    "template": ("<template><p>Martha Okonkwo</p></template>", Place.HTML_HIDDEN),
    "script": ("<script>let who = 'Martha Okonkwo'</script>", Place.HTML_SCRIPT),
    "style": ("<style>p::after { content: 'Martha Okonkwo' }</style>", Place.HTML_SCRIPT),
    "name of a tag": ("<martha-okonkwo></martha-okonkwo>", Place.HTML_CODE),
}


@pytest.fixture(scope="module")
def wanted():
    return needles([EXEMPT], [PUBLIC])


@pytest.mark.parametrize("name", PAGES)
def test_it_is_found_in_a_web_page(name, wanted):
    code, place = PAGES[name]
    found = search_html(HTML.replace("</body>", f"{code}</body>"), wanted)
    assert {leak.place for leak in found} == {place}


def test_the_clean_page_gives_nothing_away(wanted):
    assert search_html(HTML, wanted) == []


def packed(files=(("agenda.html", HTML),), **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = options.get("comment", b"")
        for name, data in files:
            entry = zipfile.ZipInfo(name)
            entry.comment, entry.extra = options.get("note", b""), options.get("extra", b"")
            archive.writestr(entry, data)
    return out.getvalue()


def extra(words: str) -> bytes:
    return b"\x99\x99" + len(words).to_bytes(2, "little") + words.encode()


def leaking_pdf(name: str) -> bytes:
    return next(one for one in PDF_WAYS if one.name == name).leaking()


def hidden_in_front() -> bytes:
    return b"Martha Okonkwo" + packed()


ZIPS = {
    "name of a file": (lambda: packed([("martha-okonkwo.html", HTML)]), Place.ZIP_NAME),
    "name of a folder": (lambda: packed([("Martha Okonkwo/", "")]), Place.ZIP_NAME),
    "comment": (lambda: packed(comment=NAME.encode()), Place.ZIP_COMMENT),
    "comment of a file": (lambda: packed(note=NAME.encode()), Place.ZIP_COMMENT),
    "extra field": (lambda: packed(extra=extra(NAME)), Place.ZIP_EXTRA),
    "bytes before": (hidden_in_front, Place.ZIP_BETWEEN),
    "manifest": (lambda: packed([("manifest.csv", f"file,title\na.pdf,{NAME}\n")]), Place.ZIP_FILE),
    "manifest in UTF-16": (lambda: packed([("manifest.csv", NAME.encode("utf-16"))]), Place.ZIP_FILE),
    "web page": (lambda: packed([("a.html", f"<p>{NAME}</p>")]), Place.HTML_TEXT),
    "PDF": (lambda: packed([("a.pdf", leaking_pdf("text_on_the_page"))]), Place.PAGE_TEXT),
    "ZIP in the ZIP": (lambda: packed([("a.zip", packed([("a.txt", NAME)]))]), Place.ZIP_FILE),
}


@pytest.mark.parametrize("name", ZIPS)
def test_it_is_found_in_a_zip(name, wanted):
    make, place = ZIPS[name]
    assert {leak.place for leak in search_zip(make(), wanted)} == {place}


def test_the_file_in_the_zip_is_named(wanted):
    found = search_zip(packed([("packs/a.txt", NAME)]), wanted)
    assert [leak.sentence for leak in found] == ["“Martha Okonkwo” is in packs/a.txt, a file in the ZIP."]


def test_the_clean_zip_gives_nothing_away(wanted):
    assert (
        search_zip(packed([("a.pdf", clean()), ("a.html", HTML), ("manifest.csv", "a.pdf\n")]), wanted) == []
    )


def test_a_zip_that_cannot_be_read_is_refused(wanted):
    with pytest.raises(UnreadableZip, match="cannot be read"):
        search_zip(packed()[:-30], wanted)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place.FILE_NAME, "review_of_Martha_Okonkwo.pdf"),
        (Place.TITLE, "Review of Martha\N{NO-BREAK SPACE}Okonkwo – Council"),
        (Place.ADDRESS, "https://council.example/papers/okonkwo/"),
        (Place.SEARCH_INDEX, "'case':2 'okonkwo':4 'review':1"),
        (Place.MAIL, "Dear all,\n\nthe papers on M. Okonkwo’s case are out."),
    ],
)
def test_it_is_found_in_what_stands_around_a_paper(place, text, wanted):
    assert {leak.place for leak in search_text(place, text, wanted)} == {place}
