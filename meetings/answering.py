"""The pages on which a body writes, checks and gives its answer: the same with an account and by a link."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from meetings.forms.answers import AnswerDraftForm
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, Response
from meetings.services import evidence, responses
from scrutiny.models import User
from scrutiny.submission import add_errors, submit


def open_response(addressee: Addressee) -> Response | None:
    """The answer that is being written, with its parts and files (3 queries)."""
    rows = addressee.responses.select_related("entered_by", "link").prefetch_related(
        "parts__part", "evidence"
    )
    return next((row for row in rows if not row.counts), None)


def form_for(request: HttpRequest, addressee: Addressee, response: Response | None) -> AnswerDraftForm:
    """The form as it was sent, or with what was written so far."""
    return AnswerDraftForm(
        request.POST or None,
        request.FILES or None,
        parts=addressee.recommendation.parts.all(),
        response=response,
    )


def save(form: AnswerDraftForm, addressee: Addressee, by: User | LinkHolder) -> Response | None:
    """Keep what the form says, with the file that came; None when it was not sent or does not do."""
    return submit(form, lambda data: _save(form, data, addressee, by))


def faults(form: AnswerDraftForm, addressee: Addressee, response: Response) -> AnswerDraftForm | None:
    """The form once more with a sentence beside what keeps a saved answer from being given; None when it can be."""
    try:
        responses.check_draft(response)
    except ValidationError as error:
        data = form.data.copy()
        data["version"] = str(response.version)
        data.pop("remove", None)
        fresh = open_response(addressee)
        again = AnswerDraftForm(
            data, MultiValueDict(), parts=addressee.recommendation.parts.all(), response=fresh
        )
        again.is_valid()
        add_errors(again, error)
        return again
    return None


def _save(form: AnswerDraftForm, data: dict, addressee: Addressee, by: User | LinkHolder) -> Response:
    response = responses.save_draft(
        addressee=addressee,
        by=by,
        words=form.words(),
        parts=form.part_words(),
        is_partial=data["is_partial"],
        given_by=data["given_by"],
        expected_version=data["version"],
    )
    for file in response.evidence.filter(pk__in=data.get("remove") or []):
        evidence.remove(evidence=file, by=by)
    if data["file"]:
        evidence.add(
            addressee=addressee, by=by, file=data["file"], title=data["file_title"], response=response
        )
    return response
