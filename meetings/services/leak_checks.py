"""Before a paper can be public it is searched for what only exempt parts say; a hit stops it and shows where.

Source: Local Government Act 1972 s.100B(2), Schedule 12A; docs/decisions/0012-leak-check.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models.fields.files import FieldFile

from meetings import leak_sources
from meetings.models import Attendance, Meeting
from meetings.papers.front_sheet import front_sheet
from partnerships.services.memberships import printed_list
from scrutiny.pdf.extract import page_texts
from scrutiny.pdf.leaks import Leak, Needles, Place, needles, search_html, search_pdf, search_text, search_zip
from scrutiny.templatetags.british import uk_date, uk_weekday_date


def exempt_words(meeting: Meeting, *, accepted: Iterable[str] = (), public: Iterable[str] = ()) -> Needles:
    """What only exempt parts of a meeting's papers and minutes say, in a number of queries that does not grow.

    `accepted` are words that an officer said are not exempt. `public` are further texts that are public anyway, such as
    papers of other meetings that a pack holds. Raises UnreadablePdf when an exempt appendix cannot be read.
    """
    found = leak_sources.of_meeting(meeting)
    exempt = [*found.exempt, *_pages(found.exempt_papers)]
    if not exempt and not found.exempt_pictures:
        return Needles()
    open_words = [*found.public, *_pages(found.public_papers), *_around(meeting), *_own_words(), *public]
    wanted = needles(exempt, open_words).without(accepted)
    return wanted.with_pictures(_bytes(found.exempt_pictures), _bytes(found.public_pictures))


def leaks_of_paper(
    meeting: Meeting,
    *,
    pdf: bytes = b"",
    html: str = "",
    archive: bytes = b"",
    names: Sequence[str] = (),
    titles: Sequence[str] = (),
    searched: Sequence[str] = (),
    accepted: Iterable[str] = (),
    public: Iterable[str] = (),
) -> list[Leak]:
    """Where a public paper of a meeting says what only exempt parts say; empty when it may be published.

    `html` is its web page, `archive` a ZIP, `names` those of the files, `titles` and `searched` its titles and what the
    search index has of it. Raises UnreadablePdf and UnreadableZip, with a sentence, for what cannot be searched: that
    must not be published either.
    """
    wanted = exempt_words(meeting, accepted=accepted, public=public)
    if not wanted:
        return []
    found = [*search_pdf(pdf, wanted)] if pdf else []
    found += search_html(html, wanted) if html else []
    found += search_zip(archive, wanted) if archive else []
    texts = {Place.FILE_NAME: names, Place.TITLE: titles, Place.SEARCH_INDEX: searched}
    for place, given in texts.items():
        found += [leak for text in given for leak in search_text(place, text, wanted)]
    return list(dict.fromkeys(found))


def _pages(files: Iterable[FieldFile]) -> list[str]:
    """The text of each page of the PDFs of appendices."""
    return [text for data in _bytes(files) for text in page_texts(data)]


def _bytes(files: Iterable[FieldFile]) -> list[bytes]:
    found = []
    for file in files:
        with file.open("rb") as opened:
            found.append(opened.read())
    return found


def _around(meeting: Meeting) -> list[str]:
    """What everybody reads around the papers: the front sheet, the members, who came, and the date."""
    sheet = front_sheet(meeting)
    seats = [name for office in sheet.seats for name in (office.office, *office.names)]
    present = Attendance.objects.filter(meeting=meeting).values_list("name", "post")
    partnership = meeting.committee.partnership
    listed = printed_list(partnership, meeting.date) if partnership else ()
    members = [f"{one.forename} {one.surname} {one.post}" for one in listed]
    names = [" ".join(row) for row in present]
    around = [sheet.council, sheet.committee, sheet.partnership, *sheet.contact, sheet.joining, sheet.status]
    return [*around, uk_date(meeting.date), uk_weekday_date(meeting.date), *seats, *members, *names]


@cache
def _own_words() -> tuple[str, ...]:
    """The system's own words on papers: headings, notices and legal phrases, as the templates have them."""
    folder = Path(settings.BASE_DIR) / "templates" / "papers"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html")))
