"""What of a body's answer that does not count yet a reader sees on its card, and what an officer does with it."""

from dataclasses import dataclass

from meetings import link_purposes
from meetings.models import Addressee, Evidence, Response
from meetings.recommendation_enums import ResponseState
from meetings.recommendation_policies import check_take_answer
from scrutiny.access.checks import refusal
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


@dataclass(frozen=True)
class AnswerDesk:
    """`waiting` is the given or returned answer, `files` what the reader may open; the purpose may be empty."""

    waiting: Response | None
    files: tuple[Evidence, ...]
    is_officer: bool
    is_own: bool
    link_purpose: str


def of(addressee: Addressee, user: User) -> AnswerDesk:
    """Read responses and evidence that are prefetched; no query of its own."""
    is_officer = not refusal(check_take_answer, user, addressee)
    is_own = addressee.organisation_id in grants_of(user).organisations_with(Permission.ANSWER_RECOMMENDATION)
    response = addressee.open_response
    if response and not _may_see(response, is_officer=is_officer, is_own=is_own):
        response = None
    files = [
        file
        for file in addressee.evidence.all()
        if file.response is None
        or file.response.counts
        or _may_see(file.response, is_officer=is_officer, is_own=is_own)
    ]
    return AnswerDesk(response, tuple(files), is_officer, is_own, link_purposes.of(addressee) or "")


def _may_see(response: Response, *, is_officer: bool, is_own: bool) -> bool:
    """What is being written is its body's alone; what was given is for officers too."""
    return is_own or (is_officer and response.state != ResponseState.DRAFT)
