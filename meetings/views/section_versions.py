"""Versions of a section: listed, compared, restored; and two texts typed at once, put together."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.enums import SavedAs
from meetings.forms.section_texts import SectionTextForm
from meetings.models import ReportSection, SectionVersion
from meetings.services import section_texts
from meetings.views.section_texts import draft_of, editor_facts, tools_of, visible
from scrutiny import submission
from scrutiny.word_diff import compare, count_changed

NOW = "now"
MOST_LISTED = 100


@dataclass(frozen=True)
class VersionLine:
    """A version as the list shows it; `number` is None for the text that is saved now."""

    number: int | None
    version: SectionVersion | None
    saved_by: str
    saved_at: object
    changed: int | None

    @property
    def value(self) -> str:
        return NOW if self.number is None else str(self.number)


def index(request: HttpRequest, pk: int, section_pk: int) -> HttpResponse:
    section = _section(request, pk, section_pk)
    lines = _lines(section, list(section.versions.all()[:MOST_LISTED]))
    facts = {"section": section, "lines": lines, **tools_of(section.report)}
    return render(request, "meetings/section_text/versions.html", facts)


def differences(request: HttpRequest, pk: int, section_pk: int) -> HttpResponse:
    section = _section(request, pk, section_pk)
    earlier, later = (_chosen(section, request.GET.get(name, "")) for name in ("from", "to"))
    facts = {
        "section": section,
        "earlier": earlier,
        "later": later,
        "pieces": compare(_body(section, earlier), _body(section, later)),
        **tools_of(section.report),
    }
    return render(request, "meetings/section_text/differences.html", facts)


@require_POST
def restore(request: HttpRequest, pk: int, section_pk: int, number: int) -> HttpResponse:
    section = _section(request, pk, section_pk)
    version = _version(section, number)
    done = _("The text is restored. The one before it is kept in the list.")
    submission.attempt(request, lambda: section_texts.restore(version=version, by=request.user), done)
    return redirect("meetings:section-text-write", pk, section_pk)


def beside(request: HttpRequest, pk: int, section_pk: int, number: int) -> HttpResponse:
    section = _section(request, pk, section_pk)
    version = get_object_or_404(section.versions, number=number, saved_as=SavedAs.BESIDE)
    version.section = section
    form = SectionTextForm(
        request.POST or None,
        heading=_("Both put together"),
        hint=_("Begin from what you wrote, and put in what you want to keep of the saved text."),
        initial={"text": version.body, "version": section.version},
    )
    if form.is_valid() and (answer := _settle(request, version, form)):
        return answer
    return _beside_page(request, version, form)


def _settle(request: HttpRequest, version: SectionVersion, form: SectionTextForm) -> HttpResponse | None:
    chosen = {"theirs": None, "mine": version.body}
    text = next((chosen[name] for name in chosen if name in request.POST), form.cleaned_data["text"])
    saved = section_texts.settle(
        beside=version, by=request.user, text=text, expected_version=form.cleaned_data["version"]
    )
    section = version.section
    if saved.beside:
        messages.error(request, _("The section was saved once more meanwhile. Compare again."))
        return redirect("meetings:section-version-beside", section.report_id, section.pk, saved.beside.number)
    messages.success(
        request,
        _("“%(heading)s” is saved. Both texts stay in its list of versions.") % {"heading": section.heading},
    )
    return redirect("meetings:section-text-write", section.report_id, section.pk)


def _beside_page(request: HttpRequest, version: SectionVersion, form: SectionTextForm) -> HttpResponse:
    section = version.section
    pieces = compare(section.body, version.body)
    facts = {
        "form": form,
        "section": section,
        "version": version,
        "pieces": pieces,
        "theirs": [piece for piece in pieces if piece.change != "inserted"],
        "mine": [piece for piece in pieces if piece.change != "deleted"],
        **editor_facts(request, draft_of(request, section, form.written), form.written),
        **tools_of(section.report),
    }
    return render(request, "meetings/section_text/beside.html", facts)


def _section(request: HttpRequest, pk: int, section_pk: int) -> ReportSection:
    report = visible(request, pk)
    policies.check_edit_report(request.user, report)
    section = get_object_or_404(report.sections, pk=section_pk)
    section.report = report
    return section


def _version(section: ReportSection, number: int) -> SectionVersion:
    version = get_object_or_404(section.versions, number=number)
    version.section = section
    return version


def _chosen(section: ReportSection, value: str) -> SectionVersion | None:
    """The version of that number, None for the text that is saved now."""
    if value in ("", NOW):
        return None
    if not value.isdecimal():
        raise Http404
    return _version(section, int(value))


def _body(section: ReportSection, version: SectionVersion | None) -> str:
    return section.body if version is None else version.body


def _lines(section: ReportSection, versions: list[SectionVersion]) -> list[VersionLine]:
    """The saved text and its versions, the latest first, each with how much changed since the one before it."""
    earlier = [version for version in versions if version.saved_as == SavedAs.EARLIER]
    bodies = [version.body for version in earlier]
    changed = {version.pk: _changed(bodies[place:], version.body) for place, version in enumerate(earlier, 1)}
    now = VersionLine(None, None, section.edited_by, section.edited_at, _changed(bodies, section.body))
    return [now] + [
        VersionLine(version.number, version, version.saved_by, version.saved_at, changed.get(version.pk))
        for version in versions
    ]


def _changed(before: list[str], text: str) -> int | None:
    return count_changed(compare(before[0], text)) if before else None
