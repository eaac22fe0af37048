"""What members say of the proposed recommendations of a meeting, and what became of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import recommendation_policies as policies
from meetings.forms.wordings import WordingDeclineForm, WordingForm
from meetings.models import Meeting, ProposedRecommendation
from meetings.models.review import PreparedAmendment, WordingProposal
from meetings.recommendation_enums import Stance
from meetings.services import prepared_amendments, reading_tables, wordings
from scrutiny import word_diff
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.submission import attempt, submit
from scrutiny.word_diff import Piece


@dataclass(frozen=True)
class SaidRow:
    """What one member said: the change to the present words, and to those of then where these differ."""

    proposal: WordingProposal
    changes: tuple[Piece, ...]
    since: tuple[Piece, ...]
    is_own: bool


@dataclass(frozen=True)
class WordingRow:
    """One proposed recommendation with all that was said of it, its counts, and the amendments prepared."""

    proposed: ProposedRecommendation
    said: tuple[SaidRow, ...]
    counts: tuple[tuple[str, int], ...]
    amendments: tuple[tuple[PreparedAmendment, tuple[Piece, ...]], ...]
    has_own: bool


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Every proposed recommendation of a meeting: for members to speak of, for the officer to merge."""
    meeting = _meeting(request, pk)
    council, committee = meeting.committee.council_id, meeting.committee_id
    held = grants_of(request.user)
    merges = held.allow(Permission.EDIT_MEETING, council=council)
    if not merges:
        policies.check_review_papers(request.user, meeting)
    context = {
        "meeting": meeting,
        "rows": _rows(request, meeting),
        "merges": merges,
        "sits": committee in held.committees_with(Permission.READ_COMMITTEE),
        "readings": reading_tables.of_meeting(meeting, request.user) if merges else None,
    }
    return render(request, "meetings/wording_proposal/list.html", context)


def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one thinks of proposed wording, or change it."""
    proposed = get_object_or_404(wordings.readable(request.user), pk=pk)
    policies.check_review_papers(request.user, proposed.report.item.meeting)
    known = WordingProposal.objects.filter(proposed=proposed, by=request.user).first()
    start = None if known and known.wording else {"wording": proposed.words}
    form = WordingForm(request.POST or None, instance=known, initial=start)

    def save(data):
        version = data.pop("version")
        return wordings.say(proposed=proposed, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect("meetings:wording-proposal-list", proposed.report.item.meeting_id)
    return render(
        request, "meetings/wording_proposal/create.html", {"proposed": proposed, "form": form, "known": known}
    )


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one said."""
    proposal = _proposal(request, pk)
    attempt(request, lambda: wordings.withdraw(proposal=proposal, by=request.user), _("It is taken back."))
    return redirect("meetings:wording-proposal-list", proposal.proposed.report.item.meeting_id)


def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Record why suggested wording is not taken up."""
    proposal = _proposal(request, pk)
    meeting = proposal.proposed.report.item.meeting
    policies.check_merge_wording(request.user, meeting)
    form = WordingDeclineForm(request.POST or None)
    if submit(form, lambda data: wordings.decline(proposal=proposal, by=request.user, **data)):
        return redirect("meetings:wording-proposal-list", meeting.pk)
    context = {"proposal": proposal, "meeting": meeting, "form": form}
    return render(request, "meetings/wording_proposal/decline.html", context)


def _rows(request: HttpRequest, meeting: Meeting) -> list[WordingRow]:
    """The proposed recommendations with what was said and prepared (three queries)."""
    proposed = list(wordings.of_meeting(meeting, request.user))
    said = list(wordings.said(request.user).filter(proposed__report__item__meeting=meeting))
    prepared = list(
        prepared_amendments.readable(request.user).filter(proposed__report__item__meeting=meeting)
    )
    return [_row(one, said, prepared, request.user.pk) for one in proposed]


def _row(
    proposed: ProposedRecommendation,
    said: list[WordingProposal],
    prepared: list[PreparedAmendment],
    user_pk: int,
) -> WordingRow:
    mine = tuple(_said(row, proposed.words, user_pk) for row in said if row.proposed_id == proposed.pk)
    stances = [row.proposal.stance for row in mine]
    return WordingRow(
        proposed=proposed,
        said=mine,
        counts=tuple((stance.label, stances.count(stance)) for stance in Stance),
        amendments=tuple(
            (row, word_diff.compare(proposed.words, row.text))
            for row in prepared
            if row.proposed_id == proposed.pk
        ),
        has_own=any(row.is_own for row in mine),
    )


def _said(row: WordingProposal, words: str, user_pk: int) -> SaidRow:
    return SaidRow(
        proposal=row,
        changes=word_diff.compare(words, row.wording) if row.wording else (),
        since=word_diff.compare(row.words_then, words) if row.words_then != words else (),
        is_own=row.by_id == user_pk,
    )


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("committee__council")
    return get_object_or_404(rows, pk=pk)


def _proposal(request: HttpRequest, pk: int) -> WordingProposal:
    return get_object_or_404(wordings.said(request.user), pk=pk)
