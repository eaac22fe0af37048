"""Standing phrases: put one into a minute, and the council's own as they are kept."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import minute_policies, ready_phrases
from meetings.forms.standing_phrases import StandingPhraseCreateForm, StandingPhraseForm
from meetings.models import Minute, Minutes, StandingPhrase
from meetings.services import phrase_texts, standing_phrases
from meetings.standing_minutes import Wording
from scrutiny.access.grants import grants_of
from scrutiny.access.middleware import council_or_404
from scrutiny.access.permissions import Permission
from scrutiny.once import once
from scrutiny.submission import attempt, submit

LIST = "meetings:standing-phrase-list"


def index(request: HttpRequest) -> HttpResponse:
    council = council_or_404(request)
    minute_policies.check_edit_phrases(request.user, council)
    rows = list(StandingPhrase.objects.filter(council=council))
    replaced = {row.key for row in rows}
    facts = {
        "council": council,
        "rows": [(row, _example(row.narrative, row.clauses)) for row in rows],
        "ready": [phrase for phrase in ready_phrases.ready() if phrase.key not in replaced],
    }
    return render(request, "meetings/standing_phrase/list.html", facts)


@once
def create(request: HttpRequest) -> HttpResponse:
    """A phrase of the council's own; `in_place_of` in the address names the ready phrase that it replaces."""
    council = council_or_404(request)
    minute_policies.check_edit_phrases(request.user, council)
    ready = _ready(request.GET.get("in_place_of", ""))
    form = StandingPhraseCreateForm(request.POST or None, replaces=bool(ready), initial=_begun(ready))
    if "preview" not in request.POST and submit(
        form,
        lambda data: standing_phrases.create(
            council=council, by=request.user, key=ready.key if ready else "", **data
        ),
    ):
        messages.success(request, _("The phrase is saved. It is offered while minutes are taken."))
        return redirect(LIST)
    return _page(request, "meetings/standing_phrase/create.html", form, ready=ready)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    phrase = _phrase(request, pk)
    form = StandingPhraseForm(request.POST or None, instance=phrase)

    def save(data):
        version = data.pop("version")
        return standing_phrases.change(phrase=phrase, by=request.user, expected_version=version, **data)

    if "preview" not in request.POST and submit(form, save):
        messages.success(request, _("The phrase is saved. Minutes written before keep their words."))
        return redirect(LIST)
    return _page(request, "meetings/standing_phrase/edit.html", form, phrase=phrase)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    phrase = _phrase(request, pk)
    standing_phrases.move(phrase=phrase, by=request.user, direction=request.POST.get("direction", ""))
    return redirect(LIST)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    phrase = _phrase(request, pk)
    standing_phrases.remove(phrase=phrase, by=request.user)
    messages.success(request, _("“%(phrase)s” is no longer offered.") % {"phrase": phrase})
    return redirect(LIST)


@require_POST
def insert(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the phrase `phrase` into an entry; `version` is the one it was shown with, `to` is "day" on that screen."""
    minute = _minute(request, pk)
    version = request.POST.get("version", "")
    attempt(
        request,
        lambda: standing_phrases.insert(
            minute=minute,
            by=request.user,
            key=request.POST.get("phrase", ""),
            expected_version=int(version) if version.isdecimal() else None,
        ),
    )
    if request.POST.get("to") == "day":
        return redirect(f"{reverse('meetings:meeting-day', args=[minute.minutes_id])}?entry={minute.pk}")
    return redirect("meetings:minute-edit", pk)


def _page(request: HttpRequest, template: str, form, **facts) -> HttpResponse:
    """The form with what its words would look like, once they were typed and have no wrong field."""
    words = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
    preview = _example(words.get("narrative", ""), words.get("clauses", ""))
    fields = [("{%s}" % name, label) for name, label in ready_phrases.FIELDS.items()]  # noqa: UP031
    return render(request, template, facts | {"form": form, "preview": preview, "fields": fields})


def _example(narrative: str, clauses: str) -> Wording:
    return ready_phrases.filled(narrative, phrase_texts.paragraphs(clauses), ready_phrases.examples())


def _ready(key: str) -> ready_phrases.Phrase | None:
    """The ready phrase that is to be replaced; raises Http404 when there is none of that key."""
    found = next((phrase for phrase in ready_phrases.ready() if phrase.key == key), None)
    if key and found is None:
        raise Http404
    return found


def _begun(ready: ready_phrases.Phrase | None) -> dict[str, str]:
    """What the form begins with: the ready words."""
    if ready is None:
        return {}
    return {
        "label": ready.label,
        "shortcut": ready.shortcut,
        "narrative": ready.narrative,
        "clauses": "\n\n".join(ready.clauses),
    }


def _phrase(request: HttpRequest, pk: int) -> StandingPhrase:
    """A phrase of a council whose committees the person looks after."""
    councils = grants_of(request.user).councils_with(Permission.EDIT_COMMITTEE)
    rows = StandingPhrase.objects.filter(council__in=councils).select_related("council")
    return get_object_or_404(rows, pk=pk)


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)
