"""Words that the leak check found and that an officer says may be public; the words are in no address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.forms.allowed_words import AllowWordsForm
from meetings.models import AllowedWords, Meeting, Publication
from meetings.services import allowed_words, paper_leaks
from scrutiny.submission import attempt, submit


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of one meeting that may be public, with who said so and why."""
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council")
    meeting = get_object_or_404(rows, pk=pk)
    policies.check_allow_words(request.user, meeting)
    words = AllowedWords.objects.filter(meeting=meeting).select_related("allowed_by")
    return render(request, "meetings/allowed_words/list.html", {"meeting": meeting, "words": words})


def create(request: HttpRequest, pk: int, hit: str) -> HttpResponse:
    """Allow the words of one hit of a paper that is not published."""
    publication = _paper(request, pk)
    found = next((one for one in paper_leaks.hits(publication) if one.key == hit), None)
    if found is None or not found.words:
        raise Http404
    form = AllowWordsForm(request.POST or None)
    form.cancel_url = publication.get_absolute_url()
    facts = {"meeting": publication.meeting, "words": found.words, "by": request.user}
    if submit(form, lambda data: allowed_words.allow(**facts, **data)):
        messages.success(request, _("These words no longer stop a paper of this meeting."))
        return redirect(publication)
    shown = {"form": form, "publication": publication, "hit": found}
    return render(request, "meetings/allowed_words/create.html", shown)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    meetings = Meeting.objects.visible_to(request.user)
    rows = AllowedWords.objects.filter(meeting__in=meetings).select_related("meeting__committee__council")
    row = get_object_or_404(rows, pk=pk)
    done = _("These words are exempt again. Papers that are not published are stopped for them.")
    attempt(request, lambda: allowed_words.forbid(row=row, by=request.user), done)
    return redirect("meetings:allowed-words-list", row.meeting_id)


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Search a built paper once more, because what is exempt has changed; it is not built anew."""
    publication = _paper(request, pk)
    attempt(
        request,
        lambda: paper_leaks.refresh(publication=publication, by=request.user),
        _("The paper was searched again for exempt words."),
    )
    return redirect(publication)


def _paper(request: HttpRequest, pk: int) -> Publication:
    """A paper that the person may publish; nobody else may see what was found in it."""
    rows = Publication.objects.visible_to(request.user).select_related(
        "council", "meeting__committee__council", "meeting__committee__partnership"
    )
    publication = get_object_or_404(rows, pk=pk)
    policies.check_publish_paper(request.user, publication)
    return publication
