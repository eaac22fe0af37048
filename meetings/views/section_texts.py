"""Writing one section: the page, what is saved while it is typed, and who else is there."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import clearance, policies, report_choices, report_outline, report_rows
from meetings.enums import ReportStatus
from meetings.forms.section_texts import SectionTextForm
from meetings.models import Report, ReportSection
from meetings.papers import reports as report_papers
from meetings.papers.report_paper import ReportPaper
from meetings.report_rows import ReportRows
from meetings.services import agenda, section_texts
from scrutiny import presence
from scrutiny.access.checks import Refused, refusal
from scrutiny.markup import parse, write_rich
from scrutiny.templatetags.british import uk_time


@dataclass(frozen=True)
class Draft:
    """The report around the section that is written: its paper as it would print now, its rows, its agenda."""

    report: Report
    section: ReportSection
    rows: ReportRows
    paper: ReportPaper
    nodes: tuple[agenda.AgendaNode, ...]


def write(request: HttpRequest, pk: int, section_pk: int) -> HttpResponse:
    report = visible(request, pk)
    section = report.sections.filter(pk=section_pk).first()
    if section is None and request.method == "POST":
        return _answer_removed(request, report)
    section = section or get_object_or_404(report.sections, pk=section_pk)
    section.report = report
    refused = refusal(policies.check_edit_report, request.user, report)
    if refused and request.method != "POST":
        raise Refused(refused)
    form = _form(request, section)
    if refused or not form.is_valid() or "preview" in request.POST:
        return _page(request, section, form, refused=refused)
    saved = section_texts.save(
        section=section,
        by=request.user,
        text=form.cleaned_data["text"],
        expected_version=form.cleaned_data["version"],
        reviewer=form.cleaned_data.get("reviewer"),
    )
    return _answer_saved(request, saved)


@require_POST
def present(request: HttpRequest, pk: int, section_pk: int) -> HttpResponse:
    report = visible(request, pk)
    section = get_object_or_404(report.sections, pk=section_pk)
    policies.check_edit_report(request.user, report)
    presence.arrive(place_of(section), request.user)
    return JsonResponse({"others": others_sentence(request, section)})


def visible(request: HttpRequest, pk: int) -> Report:
    """The report, if the person may see it."""
    return get_object_or_404(Report.objects.visible_to(request.user).for_pages(), pk=pk)


def place_of(section: ReportSection) -> str:
    """What presence knows the section by."""
    return f"report-section-{section.pk}"


def others_sentence(request: HttpRequest, section: ReportSection) -> str:
    """Who else has the section open: "Grace Okafor is writing here too." """
    names = [other.name for other in presence.others(place_of(section), request.user)]
    if not names:
        return ""
    if len(names) == 1:
        return _("%(name)s is writing here too.") % {"name": names[0]}
    return _("%(names)s and %(last)s are writing here too.") % {
        "names": ", ".join(names[:-1]),
        "last": names[-1],
    }


def draft_of(request: HttpRequest, section: ReportSection, text: str | None = None) -> Draft:
    """The report around a section; `text` stands in for what is saved of it."""
    report = section.report
    rows = report_rows.rows_of(report)
    nodes = tuple(agenda.nodes(agenda.outline(report.meeting)))
    labels = {node.item.pk: node.label for node in nodes}
    paper = report_papers.paper(
        report,
        policies.audience_of_report(request.user, report),
        item_label=labels.get(report.item_id, ""),
        level=3,
        texts=None if text is None else {section.pk: text},
        rows=rows,
        places=report_papers.Places(labels, lambda key: reverse("meetings:agenda-item-detail", args=[key])),
    )
    return Draft(report, section, rows, paper, nodes)


def tools_of(report: Report) -> dict[str, Any]:
    """What the pages around a report say of it."""
    unsigned = clearance.undone(report) if report.status == ReportStatus.SUBMITTED else ()
    return {"report": report, "sheet": report.sheet, "current": "text", "unsigned": unsigned}


def editor_facts(request: HttpRequest, draft: Draft, text: str) -> dict[str, Any]:
    """What the editor of a text needs: its HTML, the numbers in its margin, and all that can be chosen."""
    paper, rows = draft.paper, draft.rows
    may_see_items = policies.may_read_agenda(request.user, draft.report.meeting)
    return {
        "rich": write_rich(parse(text), anchors=report_choices.editor_anchors(paper, rows)),
        "numbers": json.dumps(report_outline.numbers_of(paper, draft.section)),
        "references": report_choices.reference_groups(paper, rows, draft.nodes if may_see_items else ()),
        "quotations": report_choices.quotation_choices(paper, rows),
        "pictures": report_choices.picture_choices(rows),
    }


def _form(request: HttpRequest, section: ReportSection) -> SectionTextForm:
    template = section.report.sheet.by_key.get(section.key)
    return SectionTextForm(
        request.POST or None,
        heading=section.heading,
        hint=template.hint if template else "",
        is_reviewed=bool(section.reviewer or (template and template.reviewer)),
        initial={"text": section.body, "version": section.version, "reviewer": section.reviewer},
    )


def _page(
    request: HttpRequest, section: ReportSection, form: SectionTextForm, *, refused: str
) -> HttpResponse:
    if "autosave" in request.POST:
        return JsonResponse({"said": _kept_out(refused or _("This text could not be saved."))}, status=403)
    if not refused:
        presence.arrive(place_of(section), request.user)
    draft = draft_of(request, section, form.written if form.is_bound else None)
    printed = next((one for one in draft.paper.sections if one.id == section.pk), None)
    facts = {
        "form": form,
        "section": section,
        "paper": draft.paper,
        "refused": refused,
        "preview": printed if "preview" in request.POST else None,
        "outline": report_outline.outline(draft.paper, draft.rows),
        "next": report_outline.after(draft.rows, section),
        "others": others_sentence(request, section),
        "waiting": section_texts.waiting(section),
        **editor_facts(request, draft, form.written),
        **tools_of(section.report),
    }
    return render(request, "meetings/section_text/write.html", facts, status=403 if refused else 200)


def _kept_out(sentence: str) -> str:
    return _("%(sentence)s What you wrote is still on this page: copy it to keep it.") % {
        "sentence": sentence
    }


def _answer_saved(request: HttpRequest, saved: section_texts.Saved) -> HttpResponse:
    section = saved.section
    if saved.beside:
        return _answer_beside(request, saved)
    if "autosave" in request.POST:
        presence.arrive(place_of(section), request.user)
        draft = draft_of(request, section)
        return JsonResponse(
            {
                "version": section.version,
                "said": _("Saved at %(time)s") % {"time": uk_time(timezone.now())},
                "numbers": report_outline.numbers_of(draft.paper, section),
                "others": others_sentence(request, section),
            }
        )
    messages.success(request, _("“%(heading)s” is saved.") % {"heading": section.heading})
    following = (
        report_outline.after(report_rows.rows_of(section.report), section) if "next" in request.POST else None
    )
    if "next" in request.POST and following is None:
        return redirect("meetings:report-write", section.report_id)
    return redirect("meetings:section-text-write", section.report_id, (following or section).pk)


def _answer_beside(request: HttpRequest, saved: section_texts.Saved) -> HttpResponse:
    section, number = saved.section, saved.beside.number
    url = reverse("meetings:section-version-beside", args=[section.report_id, section.pk, number])
    if "autosave" not in request.POST:
        return redirect(url)
    said = _("%(name)s saved this section while you were writing. Your text is kept beside theirs.") % {
        "name": section.edited_by or _("Somebody else")
    }
    return JsonResponse({"said": said, "url": url, "isKept": True}, status=409)


def _answer_removed(request: HttpRequest, report: Report) -> HttpResponse:
    """A section that somebody removed while another was writing it: the text is shown, not lost."""
    gone = _("This section was removed while you were writing.")
    if "autosave" in request.POST:
        return JsonResponse({"said": _kept_out(gone)}, status=404)
    form = SectionTextForm(request.POST, heading=_("Text of a section that was removed meanwhile"))
    return render(
        request, "meetings/section_text/removed.html", {"form": form, **tools_of(report)}, status=404
    )
