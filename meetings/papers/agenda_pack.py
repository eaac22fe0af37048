"""The agenda with its reports as one paper, for the public or for those who may read exempt information.

Rows become frozen dataclasses here; what an audience may read of an item is decided by meetings/visibility.py alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

from meetings import visibility
from meetings.enums import Audience, ItemKind, MinutesStatus, ReportStatus
from meetings.models import AgendaItem, Appendix, Meeting, Minutes, Report, ReportPicture
from meetings.papers import minutes_paper
from meetings.papers.front_sheet import FrontSheet, front_sheet
from meetings.papers.minutes_paper import MinutesPaper
from meetings.papers.report_paper import AppendixLine, ReportPaper
from meetings.papers.reports import papers_for
from meetings.report_rows import ReportRows, rows_for
from meetings.services import agenda
from meetings.services.agenda import AgendaNode
from partnerships.services.memberships import ListedMember, printed_list


@dataclass(frozen=True)
class PackAppendix:
    """A file that a pack holds and leads to: by its hash, so that it is the same file for as long as the pack is read.

    `label` is its mark and title ("Appendix A: Strategy"), `notice` the exempt paragraphs of one that is not for
    publication. `text_alternative` is in the markup.
    """

    id: int
    sha256: str
    path: str
    file_name: str
    label: str
    title: str
    pages: int
    href: str
    notice: str = ""
    is_tagged: bool = True
    text_alternative: str = ""
    web_version: str = ""


@dataclass(frozen=True)
class PackItem:
    """One agenda item as the pack prints it; `depth` is 0 for 8 and 1 for 8.1."""

    key: int
    label: str
    depth: int
    title: str
    text: str
    ref: str
    presenter: str
    on_behalf_of: str
    minutes_allotted: int | None
    exempt_notice: tuple[str, ...]
    public_interest_reason: str
    urgency_reason: str
    is_withdrawn: bool
    withdrawn_reason: str
    report: ReportPaper | None
    report_to_follow: bool
    appendices: tuple[PackAppendix, ...] = ()
    minutes: MinutesPaper | None = None
    further_minutes: tuple[MinutesPaper, ...] = ()

    @property
    def exempt_paragraphs(self) -> str:
        """The paragraphs of the Schedule without their descriptions, for the head of each page."""
        return paragraph_numbers(self.exempt_notice)


@dataclass(frozen=True)
class AgendaPack:
    """All that one pack says."""

    title: str
    audience: Audience
    front: FrontSheet
    items: tuple[PackItem, ...]
    partnership_name: str
    partnership_members: tuple[ListedMember, ...]

    @property
    def is_restricted(self) -> bool:
        return self.audience == Audience.RESTRICTED

    @property
    def reports(self) -> tuple[PackItem, ...]:
        return tuple(item for item in self.items if item.report)


def compose(meeting: Meeting, audience: Audience, *, late_reason: str = "") -> AgendaPack:
    """The pack of a meeting as its rows stand now, in a number of queries that does not grow with the agenda."""
    nodes = agenda.nodes(agenda.tree(meeting))
    standing = [node.report for node in nodes if node.report and not node.item.is_withdrawn]
    cleared = [report for report in standing if report.status == ReportStatus.CLEARED]
    shown = [report for report in cleared if visibility.of_item(report.item, audience).report]
    rows = rows_for(shown)
    appendix_link = _appendix_link(meeting, rows, audience)
    papers = papers_for(
        shown,
        audience,
        item_labels={node.item.pk: node.label for node in nodes},
        level=2,
        appendix_link=appendix_link,
        picture_link=_picture_link(meeting, audience),
        rows=rows,
    )
    bound = _Bound(audience, papers, rows, appendix_link, _minutes_to_agree(nodes, audience))
    partnership = meeting.committee.partnership if meeting.committee.is_designated else None
    return AgendaPack(
        title=f"{meeting.body_name}, {meeting.date.day} {meeting.date:%B %Y}",
        audience=audience,
        front=front_sheet(meeting, late_reason=late_reason),
        items=tuple(_pack_item(node, depth, bound) for node, depth in _with_depth(nodes)),
        partnership_name=partnership.name if partnership else "",
        partnership_members=printed_list(partnership, meeting.date) if partnership else (),
    )


def agenda_lines(pack: AgendaPack) -> list[dict[str, Any]]:
    """The agenda by value, as a publication keeps it; `says` changes with the words of an item, not with its papers."""
    return [
        {
            "item": item.key,
            "says": _hash_of_words(item),
            "withdrawn": item.is_withdrawn,
            "to_follow": item.report_to_follow,
        }
        for item in pack.items
    ]


def _hash_of_words(item: PackItem) -> str:
    words = (
        item.label,
        item.title,
        item.text,
        item.ref,
        item.presenter,
        item.on_behalf_of,
        item.minutes_allotted,
        item.exempt_notice,
        item.urgency_reason,
        item.is_withdrawn,
        item.withdrawn_reason,
    )
    return sha256(repr(words).encode()).hexdigest()


def _with_depth(nodes: Iterable[AgendaNode]) -> Iterator[tuple[AgendaNode, int]]:
    depths: dict[int | None, int] = {None: -1}
    for node in nodes:
        depths[node.item.pk] = depths[node.item.parent_id] + 1
        yield node, depths[node.item.pk]


@dataclass(frozen=True)
class _Bound:
    """What is bound into a pack beside its agenda: reports and their rows by key, minutes by the key of their item."""

    audience: Audience
    papers: dict[int, ReportPaper]
    rows: Mapping[int, ReportRows]
    appendix_link: Callable[[AppendixLine], str]
    minutes: Mapping[int, tuple[MinutesPaper, ...]]


def _minutes_to_agree(
    nodes: Iterable[AgendaNode], audience: Audience
) -> Mapping[int, tuple[MinutesPaper, ...]]:
    """The published minutes that are to be agreed under each item, the oldest first, by the key of the item."""
    meetings = _meetings_to_agree(nodes)
    keys = {key for named in meetings.values() for key in named}
    rows = Minutes.objects.filter(meeting__in=keys).exclude(status=MinutesStatus.DRAFT) if keys else ()
    if keys:
        rows = rows.select_related(
            "meeting__committee__council", "agreed_at_meeting__committee", "signing"
        ).order_by("meeting__date")
    papers = {row.meeting_id: minutes_paper.compose(row, audience) for row in rows}
    return {
        item: tuple(paper for key, paper in papers.items() if key in named)
        for item, named in meetings.items()
    }


def _meetings_to_agree(nodes: Iterable[AgendaNode]) -> Mapping[int, set[int]]:
    """The meetings whose minutes are to be agreed under each item: the one it names, and further ones."""
    found: dict[int, set[int]] = {}
    for node in nodes:
        if node.item.earlier_meeting_id:
            found[node.item.pk] = {node.item.earlier_meeting_id}
    agreeing = [node.item.pk for node in nodes if node.item.kind == ItemKind.MINUTES]
    if agreeing:
        also = AgendaItem.also_earlier.through.objects.filter(agendaitem__in=agreeing)
        for item, meeting in also.values_list("agendaitem", "meeting"):
            found.setdefault(item, set()).add(meeting)
    return found


def _pack_item(node: AgendaNode, depth: int, bound: _Bound) -> PackItem:
    item = node.item
    shown = visibility.of_item(item, bound.audience)
    report = node.report
    minutes = bound.minutes.get(item.pk, ()) if shown.text and not item.is_withdrawn else ()
    return PackItem(
        key=item.pk,
        label=node.label,
        depth=depth,
        title=shown.title,
        text=item.text if shown.text else "",
        ref=item.ref,
        presenter=str(item.presenter or "") if shown.text else "",
        on_behalf_of=str(item.on_behalf_of or "") if shown.text else "",
        minutes_allotted=item.minutes_allotted if shown.text else None,
        exempt_notice=shown.exempt_notice,
        public_interest_reason=item.public_interest_reason if shown.text else "",
        urgency_reason=item.urgency_reason if shown.text else "",
        is_withdrawn=item.is_withdrawn,
        withdrawn_reason=item.withdrawn_reason if item.is_withdrawn and shown.text else "",
        report=bound.papers.get(report.pk) if report else None,
        report_to_follow=bool(report) and report.status != ReportStatus.CLEARED and not item.is_withdrawn,
        appendices=_appendices(report, bound) if report and report.pk in bound.papers else (),
        minutes=minutes[0] if minutes else None,
        further_minutes=minutes[1:],
    )


def _appendices(report: Report, bound: _Bound) -> tuple[PackAppendix, ...]:
    """The files that the audience may read of a report."""
    rows = {row.pk: row for row in bound.rows[report.pk].appendices}
    lines = [line for line in bound.papers[report.pk].appendices if line.is_shown]
    of_item = visibility.descriptions(report.item.exempt_paragraphs)
    return tuple(_appendix(rows[line.id], line, bound, line.paragraphs or of_item) for line in lines)


def _appendix(row: Appendix, line: AppendixLine, bound: _Bound, exempt: Iterable[str]) -> PackAppendix:
    return PackAppendix(
        id=row.pk,
        sha256=row.sha256,
        path=row.file.name,
        file_name=f"{slugify(row.title) or 'appendix'}.pdf",
        label=line.label,
        title=row.title,
        pages=row.pages,
        href=bound.appendix_link(line),
        notice=paragraph_numbers(exempt) if line.is_exempt else "",
        is_tagged=row.is_tagged,
        text_alternative=row.text_alternative,
        web_version=row.web_version,
    )


def paragraph_numbers(descriptions: Iterable[str]) -> str:
    """The paragraphs of the Schedule without their descriptions, for the head of each page: "Paragraph 3"."""
    return ", ".join(line.partition(":")[0] for line in descriptions)


def _appendix_link(
    meeting: Meeting, rows: Mapping[int, ReportRows], audience: Audience
) -> Callable[[AppendixLine], str]:
    """Where a listed appendix can be read: residents by the hash of the file, others on the page of the report."""
    hashes = {row.pk: row.sha256 for own in rows.values() for row in own.appendices}
    slug = meeting.committee.council.slug

    def address(line: AppendixLine) -> str:
        if audience == Audience.PUBLIC:
            return settings.BASE_URL + reverse("public:appendix-download", args=[slug, hashes[line.id]])
        return settings.BASE_URL + reverse("meetings:appendix-download", args=[line.id])

    return address


def _picture_link(meeting: Meeting, audience: Audience) -> Callable[[ReportPicture], str]:
    """Where a picture is found: residents by the hash of the file, as long as a pack that shows it can be read."""
    slug = meeting.committee.council.slug

    def address(picture: ReportPicture) -> str:
        if audience == Audience.PUBLIC:
            return reverse("public:picture", args=[slug, picture.sha256])
        return picture.get_absolute_url()

    return address


def frame(pack: AgendaPack) -> dict[str, str]:
    """What stands at the head and foot of every page."""
    return {"body": pack.front.committee, "date": pack.front.day, "label": pack.front.council}
