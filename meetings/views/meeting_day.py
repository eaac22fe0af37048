"""The screen of a meeting while it is held: one item open, the others beside it; saved as it is typed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import meeting_day_page, policies
from meetings.forms import meeting_day as forms
from meetings.models import Minute, MinutePart, Minutes
from meetings.services import meeting_day, minute_parts, minute_texts
from meetings.services.minute_texts import Saved
from scrutiny.submission import add_errors
from scrutiny.templatetags.british import uk_time

STEPS = {"next": 1, "previous": -1}


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = _minutes(request, pk)
    key = request.GET.get("entry", "")
    return _page(request, minutes, int(key) if key.isdecimal() else None)


def state(request: HttpRequest, pk: int) -> HttpResponse:
    """How the evening stands; only the versions of its texts for a browser that knows all else (`mark`)."""
    minutes = _minutes(request, pk)
    # Read before the rest: what is recorded meanwhile is then told the next time.
    mark = {"mark": meeting_day.mark(minutes)}
    if request.GET.get("mark") == mark["mark"]:
        return JsonResponse(mark | meeting_day_page.texts_of(minutes))
    return JsonResponse(mark | meeting_day_page.state_of(meeting_day.screen(minutes)))


def phrases(request: HttpRequest, pk: int) -> HttpResponse:
    """The standing phrases of one item, or of all of them for a browser that keeps them ready."""
    minutes = _minutes(request, pk)
    key = request.GET.get("entry", "")
    wanted = minutes.entries.filter(pk=key) if key.isdecimal() else minutes.entries.all()
    context = {
        "minutes": minutes,
        "offers": meeting_day_page.offered(minutes, wanted),
        "back_url": f"{reverse('meetings:meeting-day', args=[pk])}?{request.GET.urlencode()}",
    }
    template = "offers_alone.html" if "alone" in request.GET else "phrases.html"
    return render(request, f"meetings/meeting_day/{template}", context)


def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One item as the page shows it (GET), or what was typed at it (POST)."""
    if request.method != "POST":
        minute = _minute(request, pk)
        screen = meeting_day.screen(minute.minutes)
        context = meeting_day_page.context_of(screen, screen.entry(pk), {}, alone=True)
        return render(request, "meetings/meeting_day/fragment.html", context)
    form = forms.EntryTextForm(request.POST, auto_id=f"entry-{pk}-%s")
    if "autosave" in request.POST and form.is_valid():
        saved = minute_texts.go_on(model=Minute, by=request.user, typed=form.typed, pk=pk)
        if saved:
            return _told(saved)
    minute = _minute(request, pk)
    return _save(
        request,
        minute,
        form,
        lambda: minute_texts.save_entry(minute=minute, by=request.user, typed=form.typed),
        box=f"entry-{pk}",
    )


@require_POST
def here(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    meeting_day.reach(minute=minute, by=request.user)
    if "autosave" in request.POST:
        return JsonResponse({"said": _saved_at()})
    return redirect(meeting_day_page.address(minute))


@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    kind = request.POST.get("kind", "")
    if kind not in minute_texts.TYPED_KINDS:
        return _refuse(request, _minute(request, pk), _("Choose what to add."))
    uid = request.POST.get("uid") or str(uuid.uuid4())
    data = request.POST.copy()
    data["uid"] = uid
    form = forms.PartTextForm(data, part_kind=kind, auto_id=f"part-{uid}-%s")
    if "autosave" in request.POST and "do" not in request.POST and form.is_valid():
        within = {"uid": uid, "minute_id": pk}
        saved = minute_texts.go_on(model=MinutePart, by=request.user, typed=form.typed, **within)
        if saved:
            return _told(saved)
    minute = _minute(request, pk)
    if "do" in request.POST:
        return _do(request, minute, form)
    return _save(
        request,
        minute,
        form,
        lambda: minute_texts.save_part(
            minute=minute, by=request.user, uid=form.cleaned_data["uid"], kind=kind, typed=form.typed
        ),
        box=f"part-{uid}",
    )


@require_POST
def clause(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    data = request.POST.copy()
    data["uid"] = uid = data.get("uid") or str(uuid.uuid4())
    form = forms.ClauseTextForm(data, auto_id=f"clause-{uid}-%s")
    if "do" in request.POST:
        return _do(request, minute, form)
    return _save(
        request,
        minute,
        form,
        lambda: minute_texts.save_clause(
            minute=minute, by=request.user, uid=form.cleaned_data["uid"], typed=form.typed
        ),
        box=f"clause-{uid}",
    )


def _do(request: HttpRequest, minute: Minute, form) -> HttpResponse:
    """A button of a part or a clause: up, down, out, or in from beside."""
    if not form.is_valid():
        return _refuse(request, minute, _("This part could not be found."))
    try:
        with transaction.atomic():
            _act(request, minute, form)
    except ValidationError as error:
        return _refuse(request, minute, " ".join(error.messages))
    if "autosave" in request.POST:
        return JsonResponse({"said": _saved_at()})
    return redirect(meeting_day_page.address(minute))


def _act(request: HttpRequest, minute: Minute, form) -> None:
    verb, uid = request.POST["do"], form.cleaned_data["uid"]
    if isinstance(form, forms.ClauseTextForm):
        minute_texts.remove_clause(clause=meeting_day.clause_of(minute, uid), by=request.user)
        return
    part = meeting_day.part_of(minute, uid)
    if verb == "remove":
        minute_parts.remove(part=part, by=request.user)
    elif verb == "put-in":
        # What stands in the box when the button is pressed is what is put in.
        typed = form.typed
        minute_parts.change(part=part, by=request.user, expected_version=None, **typed.words)
        minute_texts.put_in(part=part, by=request.user)
    else:
        minute_parts.move(part=part, by=request.user, direction=verb)


def _save(request: HttpRequest, minute: Minute, form, save: Callable[[], Saved], *, box: str) -> HttpResponse:
    """Save what is typed in a box. By itself it is answered in JSON; by its button the page comes again."""
    policies.check_edit_minutes(request.user, minute.minutes)
    saved = None
    if form.is_valid():
        try:
            with transaction.atomic():
                saved = save()
        except ValidationError as error:
            add_errors(form, error)
    if "autosave" in request.POST:
        return _told(saved) if saved else _told_why(form)
    if saved is None:
        return _page(request, minute.minutes, minute.pk, {box: form})
    if saved.beside:
        messages.warning(request, _beside_sentence(minute))
        return redirect(meeting_day_page.address(minute))
    return redirect(_onwards(request, minute))


def _onwards(request: HttpRequest, minute: Minute) -> str:
    """Where a button leads: Next takes the meeting on when it stands at the item that is left."""
    step = STEPS.get(request.POST.get("do", ""))
    if not step:
        return meeting_day_page.address(minute)
    screen = meeting_day.screen(minute.minutes)
    other = screen.beside(screen.entry(minute.pk), step)
    if other is None:
        return meeting_day_page.address(minute)
    if step == 1 and minute.minutes.at_entry_id in (None, minute.pk):
        meeting_day.reach(minute=other.minute, by=request.user)
    return meeting_day_page.address(other.minute)


def _told(saved: Saved) -> JsonResponse:
    if saved.beside is None:
        return JsonResponse({"version": saved.version, "said": _saved_at()})
    said = _beside_sentence(saved.beside.minute)
    return JsonResponse({"version": saved.version, "said": said, "beside": str(saved.beside.uid)}, status=409)


def _told_why(form) -> JsonResponse:
    sentences = [str(sentence) for told in form.errors.values() for sentence in told]
    fields = {name: list(map(str, told)) for name, told in form.errors.items()}
    return JsonResponse({"said": " ".join(sentences), "errors": fields}, status=422)


def _refuse(request: HttpRequest, minute: Minute, sentence: str) -> HttpResponse:
    policies.check_edit_minutes(request.user, minute.minutes)
    if "autosave" in request.POST:
        return JsonResponse({"said": sentence}, status=422)
    messages.error(request, sentence)
    return redirect(meeting_day_page.address(minute))


def _saved_at() -> str:
    return _("Saved at %(time)s") % {"time": uk_time(timezone.now())}


def _beside_sentence(minute: Minute) -> str:
    return _("Somebody else saved “%(title)s” while you were writing. Your words are kept beside theirs.") % {
        "title": minute.title
    }


def _page(
    request: HttpRequest, minutes: Minutes, key: int | None, sent: dict[str, Any] | None = None
) -> HttpResponse:
    """The page with one item open; `sent` holds forms that could not be saved, by the name of their box."""
    policies.check_edit_minutes(request.user, minutes)
    screen = meeting_day.screen(minutes)
    opened = screen.entry(key)
    if key and opened is None:
        raise Http404
    context = meeting_day_page.context_of(screen, opened, sent or {})
    return render(request, "meetings/meeting_day/detail.html", context)


def _minutes(request: HttpRequest, pk: int) -> Minutes:
    """The minutes of who may record them; Refused with a sentence for those who only read them."""
    visible = Minutes.objects.visible_to(request.user).select_related("meeting__committee__council")
    minutes = get_object_or_404(visible, pk=pk)
    policies.check_edit_minutes(request.user, minutes)
    return minutes


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    minute = get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    return minute
