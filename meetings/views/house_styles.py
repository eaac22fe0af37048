"""House styles of reports: the list, one with its sample and versions, copying, renaming, retiring, a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.house_styles import LONGEST_NOTE, HouseStyleCopyForm, HouseStyleForm, PutIntoUseForm
from meetings.house_style_changes import changes, note_of
from meetings.house_style_data import faults
from meetings.models import HouseStyle
from meetings.papers.sample_report import sample_paper
from meetings.services import house_style_drafts, house_styles
from meetings.views.house_style_versions import facts_of
from scrutiny import audit
from scrutiny.access.checks import refusal
from scrutiny.models import Council
from scrutiny.once import once
from scrutiny.submission import attempt, submit


def index(request: HttpRequest) -> HttpResponse:
    council = _council(request)
    rows = HouseStyle.objects.visible_to(request.user).of_council(council)
    styles = list(rows.order_by("council", "name", "pk"))
    used = house_styles.usage(styles, council)
    listed = [(style, used[style.pk]) for style in styles]
    facts = {
        "council": council,
        "own": [row for row in listed if not row[0].is_ready and not row[0].is_retired],
        "ready": [row for row in listed if row[0].is_ready],
        "retired": [row for row in listed if row[0].is_retired],
        "may_copy": not refusal(policies.check_copy_house_style, request.user, council),
    }
    return render(request, "meetings/house_style/list.html", facts)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    style = visible(request, pk)
    council = council_of(request, style)
    versions = list(style.versions.all())
    facts = {
        "versions": versions,
        "usage": house_styles.usage([style], council)[style.pk],
        "may_copy": not refusal(policies.check_copy_house_style, request.user, council),
        "may_edit": not refusal(policies.check_edit_house_style, request.user, style),
        "events": audit.history(style)[:20],
        **facts_of(style, versions[0], council),
    }
    return render(request, "meetings/house_style/detail.html", facts)


@once
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    style = visible(request, pk)
    council = council_of(request, style)
    policies.check_copy_house_style(request.user, council)
    form = HouseStyleCopyForm(request.POST or None)
    form.cancel_url = style.get_absolute_url()
    made = submit(
        form, lambda data: house_styles.copy(style=style, council=council, by=request.user, name=data["name"])
    )
    if made:
        messages.success(request, _("The copy is made. Change it, then choose it for a committee."))
        return redirect(made)
    return render(request, "meetings/house_style/copy.html", {"form": form, "style": style})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    form = HouseStyleForm(request.POST or None, instance=style)
    form.cancel_url = style.get_absolute_url()

    def save(data):
        version = data.pop("version")
        return house_styles.rename(style=style, by=request.user, expected_version=version, **data)

    if submit(form, save):
        messages.success(request, _("The name is saved."))
        return redirect(style)
    return render(request, "meetings/house_style/edit.html", {"form": form, "style": style})


def retire(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    if request.method != "POST":
        used = house_styles.usage([style], style.council)[style.pk]
        return render(request, "meetings/house_style/retire.html", {"style": style, "usage": used})
    done = _("The house style is no longer offered.")
    attempt(request, lambda: house_styles.retire(style=style, by=request.user), done)
    return redirect(style)


@require_POST
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    done = _("The house style is offered again.")
    attempt(request, lambda: house_styles.offer_again(style=style, by=request.user), done)
    return redirect(style)


def put_into_use(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    sheet, now = house_style_drafts.sheet_of(style), house_styles.newest(style)
    changed = changes(now.sheet, sheet)
    note = note_of(changed, longest=LONGEST_NOTE)
    form = PutIntoUseForm(request.POST or None, initial={"note": note}, saved_version=style.version)

    def use(data):
        version = data["version"]
        return house_styles.put_into_use(
            style=style, by=request.user, note=data["note"], expected_version=version
        )

    made = submit(form, use)
    if made:
        messages.success(request, _("Version %(number)d is in use from now on.") % {"number": made.number})
        return redirect(style)
    facts = {
        "form": form,
        "style": style,
        "current": "use",
        "heading": _("Put the draft into use"),
        "now": now,
        "changed": changed,
        "faults": faults(sheet),
        "paper": sample_paper(sheet, style.council),
    }
    return render(request, "meetings/house_style/put_into_use.html", facts)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    style = own(request, pk)
    done = _("The draft is discarded. The version in use stays as it was.")
    attempt(request, lambda: house_styles.discard(style=style, by=request.user), done)
    return redirect(style)


def visible(request: HttpRequest, pk: int) -> HouseStyle:
    """A style that the person may look at, or 404."""
    return get_object_or_404(HouseStyle.objects.visible_to(request.user).select_related("council"), pk=pk)


def own(request: HttpRequest, pk: int) -> HouseStyle:
    """A style of a council that the person may change, or 404, or a refusal."""
    style = visible(request, pk)
    policies.check_edit_house_style(request.user, style)
    return style


def council_of(request: HttpRequest, style: HouseStyle) -> Council:
    """Whose style it is; of a ready one the council that the person works in just now."""
    return style.council or _council(request)


def _council(request: HttpRequest) -> Council:
    if not request.council:
        raise Http404
    return request.council
