"""What an officer should look at before a paper is published, as far as the paper itself tells it when it is built.

It is found once, by the worker that builds the paper, and kept among the facts of the publication: what changes
afterwards makes another paper. What depends on the day or on other papers is found in meetings/services/preflight.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.enums import ItemKind
from meetings.models import AgendaItem, Meeting, Report
from meetings.papers.agenda_pack import AgendaPack, PackItem
from meetings.papers.catalogue import Composed
from meetings.papers.subject import Subject
from meetings.papers.supplement import Supplement
from meetings.report_rows import rows_for
from meetings.services import reference_checks
from meetings.services.report_reading import Reading

_LABEL = re.compile(r"(?:(?P<parent>.+)\.)?(?P<number>\d+)[A-Z]*")


@dataclass(frozen=True)
class Finding:
    """One point of the list: a sentence, and where it is mended.

    One that `stops` has to be mended before the paper can be published; one that `asks` is the officer's decision, who
    says that it was seen; any other is only told.
    """

    kind: str
    sentence: str
    where: str = ""
    url: str = ""
    stops: bool = False
    asks: bool = True


def of_paper(composed: Composed, about: Subject, facts: Mapping[str, Any]) -> list[Finding]:
    """The points of a paper that was just built; `facts` are what is kept of its file and of its parts."""
    found = list(_of_file(facts))
    if isinstance(composed.paper, AgendaPack) and about.meeting:
        found = [*_of_agenda(composed.paper, about.meeting), *found, *_references(composed.paper)]
    return found


def shown(composed: Composed) -> dict[str, list[int]]:
    """The keys of the items, sections and appendices that a paper shows in full.

    What is made exempt after a public paper was published is told by them.
    """
    if isinstance(composed.paper, Supplement):
        names = {part.name for part in composed.paper.bound}
        return _shown(composed.paper.pack, lambda name: name in names)
    return _shown(composed.paper, lambda name: True) if isinstance(composed.paper, AgendaPack) else {}


def _shown(pack: AgendaPack, holds: Callable[[str], bool]) -> dict[str, list[int]]:
    """What is shown by a paper that holds those parts of a pack: the agenda shows the words of every item."""
    items = [item for item in pack.items if holds("agenda") or holds(f"item-{item.key}")]
    reports = [item.report for item in pack.items if item.report and holds(f"item-{item.key}")]
    files = (file for item in pack.items for file in item.appendices)
    return {
        "items": [item.key for item in items if pack.is_restricted or not item.exempt_notice],
        "sections": [one.id for report in reports for one in report.sections if not one.is_withheld],
        "appendices": [file.id for file in files if holds(f"appendix-{file.id}")],
    }


def _of_agenda(pack: AgendaPack, meeting: Meeting) -> Iterator[Finding]:
    yield from _gaps(pack.items, meeting)
    yield from _front_sheet(pack, meeting)
    kinds = dict(AgendaItem.objects.filter(meeting=meeting).values_list("pk", "kind"))
    earlier = set(
        AgendaItem.objects.filter(meeting=meeting, earlier_meeting__isnull=False).values_list("pk", flat=True)
    )
    for item, after in zip(pack.items, (*pack.items[1:], None), strict=True):
        if item.is_withdrawn:
            continue
        is_heading = after is not None and after.depth > item.depth
        yield from _of_item(item, kinds.get(item.key, ""), is_heading=is_heading, agrees=item.key in earlier)


def _of_item(item: PackItem, kind: str, *, is_heading: bool, agrees: bool) -> Iterator[Finding]:
    named = {"label": item.label, "title": item.title}
    place = {
        "where": _("Item %(label)s") % named,
        "url": reverse("meetings:agenda-item-detail", args=[item.key]),
    }
    has_report = item.report or item.report_to_follow
    if item.report_to_follow:
        yield Finding(
            "to-follow",
            _("The report to item %(label)s “%(title)s” is not cleared: the paper says that it follows.")
            % named,
            **place,
        )
    elif kind == ItemKind.REPORT and not (has_report or item.exempt_notice or is_heading):
        yield Finding(
            "no-report", _("Item %(label)s “%(title)s” is for a report and has none.") % named, **place
        )
    if agrees and not item.minutes and not item.exempt_notice:
        yield Finding(
            "no-minutes",
            _(
                "Under item %(label)s “%(title)s” minutes are to be agreed that are not published: the paper does not "
                "hold them."
            )
            % named,
            **place,
        )
    if item.report and not item.presenter and not item.exempt_notice:
        yield Finding(
            "no-presenter",
            _("Nobody is named who presents item %(label)s “%(title)s”.") % named,
            asks=False,
            **place,
        )
    for line in item.report.appendices if item.report else ():
        yield from _of_appendix(item, line)


def _of_appendix(item: PackItem, line) -> Iterator[Finding]:
    words = {"label": item.label, "appendix": line.label}
    if not line.is_ready:
        sentence = _("Item %(label)s, %(appendix)s: its PDF is not ready, so that it is not in the paper.")
        yield _on_appendix("appendix-not-ready", sentence % words, item.report.id, line.id)
    if line.is_exempt and not (line.paragraphs or item.exempt_notice):
        sentence = _("Item %(label)s, %(appendix)s is exempt without a paragraph of Schedule 12A.")
        url = reverse("meetings:exemption-appendix", args=[line.id])
        yield Finding("no-paragraph", sentence % words, _("Exempt parts"), url)


def _gaps(items: Iterable[PackItem], meeting: Meeting) -> Iterator[Finding]:
    """Numbers that are left out among the items at one place of the agenda."""
    last: dict[str, int] = {}
    place = {"where": _("Agenda"), "url": reverse("meetings:agenda", args=[meeting.pk])}
    for item in items:
        label = _LABEL.fullmatch(item.label)
        if label is None:
            continue
        parent, number = label["parent"] or "", int(label["number"])
        before = last.get(parent, 0)
        if number > before + 1:
            prefix = f"{parent}." if parent else ""
            words = {"before": f"{prefix}{before}", "number": f"{prefix}{number}"}
            sentence = (
                _("The numbers on the agenda go from %(before)s to %(number)s.")
                if before
                else _("The numbers on the agenda begin with %(number)s.")
            )
            yield Finding("gap", sentence % words, **place)
        last[parent] = number


def _front_sheet(pack: AgendaPack, meeting: Meeting) -> Iterator[Finding]:
    place = {"where": _("Meeting"), "url": reverse("meetings:meeting-edit", args=[meeting.pk])}
    if not pack.front.time:
        yield Finding("no-time", _("The front sheet does not say when the meeting begins."), **place)
    if not (pack.front.venue or pack.front.joining):
        yield Finding("no-place", _("The front sheet does not say where the meeting is held."), **place)


def _of_file(facts: Mapping[str, Any]) -> Iterator[Finding]:
    files = [part for part in facts.get("parts", ()) if part.get("file")]
    for part in files:
        yield from _of_upload(part)
    uploads = tuple(f"{part['title']}: " for part in files)
    for fault in facts.get("faults", ()):
        if not (uploads and fault.startswith(uploads)):
            yield Finding("fault", _("Not everybody can read it: %(fault)s") % {"fault": fault})
    lost = len(facts.get("lost_links", ()))
    if lost:
        sentence = ngettext(
            "%(count)d link of the paper leads nowhere and is printed as words.",
            "%(count)d links of the paper lead nowhere and are printed as words.",
            lost,
        )
        yield Finding("lost-links", sentence % {"count": lost})
    if facts.get("unprintable"):
        yield Finding(
            "unprintable",
            _("These signs cannot be printed and are missing: %(signs)s") % {"signs": facts["unprintable"]},
        )


def _of_upload(part: Mapping[str, Any]) -> Iterator[Finding]:
    """An appendix that not everybody can read: said until its content is there in words or on a web page."""
    file = part["file"]
    if not part["faults"] and file.get("is_tagged", True):
        return
    reason = " ".join(part["faults"]) or _("the file has no tags.")
    if file.get("text_alternative") or file.get("web_version"):
        sentence = _(
            "%(title)s: not everybody can read the file; the paper says it in words or where to find it. %(reason)s"
        )
        yield Finding(
            "inaccessible",
            sentence % {"title": part["title"], "reason": reason},
            asks=False,
            **_list_of(file),
        )
        return
    sentence = _(
        "%(title)s: not everybody can read this file, and there is neither its content in words nor a web page with "
        "it. %(reason)s"
    )
    yield Finding("inaccessible", sentence % {"title": part["title"], "reason": reason}, **_list_of(file))


def _list_of(file: Mapping[str, Any]) -> dict[str, str]:
    return {"where": _("Appendix"), "url": reverse("meetings:appendix-words", args=[file["id"]])}


def _on_appendix(kind: str, sentence: str, report: int, key: int) -> Finding:
    url = reverse("meetings:appendix-list", args=[report])
    return Finding(kind, sentence, _("Appendices"), f"{url}#appendix-{key}")


def _references(pack: AgendaPack) -> Iterator[Finding]:
    """Cross-references of the reports that lead to nothing, and numbers that nothing has."""
    labels = {item.report.id: item.label for item in pack.items if item.report}
    reports = list(Report.objects.for_pages().filter(pk__in=labels).order_by("pk"))
    rows = rows_for(reports)
    for report in sorted(reports, key=lambda one: list(labels).index(one.pk)):
        for found in reference_checks.findings(Reading(report, rows[report.pk])):
            sentence = _("Item %(label)s: %(finding)s") % {
                "label": labels[report.pk],
                "finding": found.sentence,
            }
            yield Finding("reference", sentence, found.where, found.url)
