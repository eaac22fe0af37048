"""Answers of bodies to recommendations: given, looked at by the committee's officer, and only then counted."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import notifications, policies, recommendation_policies, workflows
from meetings.enums import Answer
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, PartAnswer, RecommendationPart, Response
from meetings.recommendation_enums import LinkPurpose, ResponseState, TrackerEvent
from meetings.services import answer_links, recommendations
from scrutiny import audit
from scrutiny.access.checks import refusal
from scrutiny.models import User
from scrutiny.records import StaleEdit

FIELDS = ("answer", "reason", "action", "lead", "target_date")


@transaction.atomic
def answer(
    *,
    addressee: Addressee,
    by: User | LinkHolder,
    answer: str = "",
    reason: str = "",
    action: str = "",
    lead: str = "",
    target_date: dt.date | None = None,
    received_on: dt.date | None = None,
    parts: Mapping[RecommendationPart, Mapping[str, Any]] | None = None,
    is_partial: bool = False,
    given_by: str = "",
) -> Response:
    """Give a body's written answer. Of an officer, who enters a letter, it counts at once; else it waits to be taken.

    An acceptance, whole, in part or in principle, needs an action and a date. With `parts` each is answered with the
    same five fields, and `answer` is worked out; a partial answer may leave parts out. Raises Refused, WrongState,
    and ValidationError.
    """
    policies.check_answer_recommendation(by, addressee)
    received = received_on or timezone.localdate()
    words = {
        "answer": answer,
        "reason": reason,
        "action": action,
        "lead": lead,
        "target_date": target_date,
    }
    said = dict(parts or {})
    if said:
        words |= {
            "answer": _sum(one["answer"] for one in said.values()),
            "reason": reason or _("See each part."),
        }
    if errors := _faults_of(addressee, words, said, received, is_partial=is_partial):
        raise ValidationError(errors)
    # Held first: of two bodies that answer at once, the second must see that it is the last.
    recommendation = recommendations.lock(addressee.recommendation)
    workflows.ADDRESSEE.apply(addressee, "give", by=by, council=recommendation.council)
    response = _keep(addressee, by, words, said, received, is_partial=is_partial, given_by=given_by)
    if isinstance(by, LinkHolder):
        answer_links.use_up(by.link)
    elif not refusal(recommendation_policies.check_take_answer, by, addressee):
        take(response=response, by=by)
    return response


@transaction.atomic
def save_draft(
    *,
    addressee: Addressee,
    by: User | LinkHolder,
    words: Mapping[str, Any],
    parts: Mapping[RecommendationPart, Mapping[str, Any]] | None = None,
    is_partial: bool = False,
    given_by: str = "",
    expected_version: int | None = None,
) -> Response:
    """Keep an answer that is being written, as far as it is; nothing of it counts or is seen outside the body.

    `words` and each of `parts` have the five fields of an answer, all of which may be empty. What was sent back is
    written on with the officer's note beside it. Raises Refused, StaleEdit when somebody else of the body saved
    meanwhile, and ValidationError when no answer is awaited.
    """
    policies.check_answer_recommendation(by, addressee)
    # Whoever changes an answer holds the recommendation first, so that none waits for another in a circle.
    recommendations.lock(addressee.recommendation)
    held = Addressee.objects.select_for_update(of=("self",)).get(pk=addressee.pk)
    if not held.is_unanswered:
        raise ValidationError(_("No answer is awaited from this body now. Look at the page again."))
    response = _open_response(addressee) or Response(addressee=addressee, version=0)
    if expected_version is not None and expected_version != response.version:
        raise StaleEdit
    values = {
        **{name: words.get(name) or ("" if name != "target_date" else None) for name in FIELDS},
        "state": ResponseState.DRAFT,
        "is_partial": is_partial,
        "given_by": given_by,
        **_author(by),
        "version": response.version + 1,
    }
    _write(response, values, parts or {})
    audit.record(TrackerEvent.ANSWER_DRAFTED, by=by, subject=addressee, council=addressee.council)
    return response


def check_draft(response: Response) -> None:
    """Raise ValidationError with a sentence for each field that keeps a draft from being given."""
    errors = _faults_of(
        response.addressee,
        _words_of(response),
        _parts_of(response),
        timezone.localdate(),
        is_partial=response.is_partial,
    )
    if not response.given_by.strip():
        errors["given_by"] = _("Enter the name and post of who answers.")
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def give_draft(*, addressee: Addressee, by: User | LinkHolder, expected_version: int) -> Response:
    """Give the answer as it was saved and looked through once more.

    Raises as `answer` does, and StaleEdit when it is not the version that was looked at.
    """
    recommendations.lock(addressee.recommendation)
    response = _open_response(addressee)
    if response is None or response.version != expected_version or response.state != ResponseState.DRAFT:
        raise StaleEdit
    check_draft(response)
    return answer(
        addressee=addressee,
        by=by,
        **_words_of(response),
        parts=_parts_of(response),
        is_partial=response.is_partial,
        given_by=response.given_by,
    )


@transaction.atomic
def take(*, response: Response, by: User, version: int | None = None) -> Response:
    """Accept an answer, so that it counts; after a partial one the clock runs on.

    The recommendation moves on when it was the last full answer. Raises Refused, WrongState, and StaleEdit when
    `version` is given and the answer is no longer the one that was looked at.
    """
    addressee = response.addressee
    recommendation_policies.check_take_answer(by, addressee)
    recommendation = recommendations.lock(addressee.recommendation)
    if version is not None and not Response.objects.filter(pk=response.pk, version=version).exists():
        raise StaleEdit
    verb = "take-partial" if response.is_partial else f"take-{response.answer}"
    workflows.ADDRESSEE.apply(addressee, verb, by=by, council=recommendation.council)
    response.state, response.decided_by, response.decided_at = ResponseState.COUNTED, by, timezone.now()
    response.full_clean()
    response.save(update_fields=["state", "decided_by", "decided_at"])
    recommendations.complete_answers(recommendation, by=by)
    return response


@transaction.atomic
def send_back(*, response: Response, by: User, note: str) -> Response:
    """Send an answer back to its body with what is missing; the clock runs on as it did. Raises as `take`."""
    addressee = response.addressee
    recommendation_policies.check_take_answer(by, addressee)
    if not note.strip():
        raise ValidationError({"note": _("Say what is missing or unclear.")})
    recommendation = addressee.recommendation
    # Of a kept clause the note may repeat words, so that it stands with the answer alone.
    detail = {} if recommendation.is_exempt else {"note": note}
    workflows.ADDRESSEE.apply(addressee, "send-back", by=by, council=recommendation.council, detail=detail)
    response.state, response.return_note = ResponseState.RETURNED, note
    response.decided_by, response.decided_at = by, timezone.now()
    response.version += 1
    response.save(update_fields=["state", "return_note", "decided_by", "decided_at", "version"])
    _tell_sent_back(response, by=by)
    return response


def _keep(
    addressee: Addressee,
    by: User | LinkHolder,
    words: dict[str, Any],
    parts: dict[RecommendationPart, Mapping[str, Any]],
    received: dt.date,
    *,
    is_partial: bool,
    given_by: str,
) -> Response:
    """The response as given: in place of the draft or of what was sent back, where there is one."""
    response = _open_response(addressee) or Response(addressee=addressee)
    values = {
        **words,
        "state": ResponseState.GIVEN,
        "is_partial": is_partial,
        "received_on": received,
        "given_by": given_by or (str(by) if isinstance(by, LinkHolder) else ""),
        **_author(by),
    }
    _write(response, values, parts)
    return response


def _author(by: User | LinkHolder) -> dict[str, Any]:
    is_link = isinstance(by, LinkHolder)
    return {"entered_by": None if is_link else by, "link": by.link if is_link else None}


def _write(
    response: Response, values: Mapping[str, Any], parts: Mapping[RecommendationPart, Mapping[str, Any]]
) -> None:
    for name, value in values.items():
        setattr(response, name, value)
    response.saved_at = timezone.now()
    response.full_clean()
    response.save()
    response.parts.all().delete()
    PartAnswer.objects.bulk_create(
        PartAnswer(response=response, part=part, **said) for part, said in parts.items()
    )


def _open_response(addressee: Addressee) -> Response | None:
    open_ones = Response.objects.filter(addressee=addressee).exclude(state=ResponseState.COUNTED)
    response = open_ones.select_for_update(of=("self",)).first()
    if response:
        response.addressee = addressee
    return response


def _words_of(row: Response | PartAnswer) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}


def _parts_of(response: Response) -> dict[RecommendationPart, dict[str, Any]]:
    return {row.part: _words_of(row) for row in response.parts.select_related("part") if row.answer}


def _tell_sent_back(response: Response, *, by: User) -> None:
    """Who gave it learns what is missing, by a new link where it came by one."""
    if response.link:
        answer_links.send(
            addressee=response.addressee,
            by=by,
            purpose=LinkPurpose.ANSWER,
            to=response.link.sent_to,
            note=response.return_note,
        )
    else:
        notifications.answer_sent_back(response)


def _sum(answers: Iterable[str]) -> str:
    """What the answers to the parts come to: all the same, or accepted in part."""
    kinds = set(answers)
    return kinds.pop() if len(kinds) == 1 else Answer.IN_PART


def _faults_of(
    addressee: Addressee,
    words: Mapping[str, Any],
    parts: Mapping[RecommendationPart, Mapping[str, Any]],
    received_on: dt.date,
    *,
    is_partial: bool,
) -> dict[str, object]:
    """A sentence for each field of a whole answer that is missing or does not do."""
    errors: dict[str, object] = {}
    asked = list(addressee.recommendation.parts.all())
    if parts:
        for part, said in parts.items():
            errors |= {f"{name}_{part.pk}": text for name, text in _faults(said).items()}
    else:
        errors |= _faults(words)
    missing = [part for part in asked if part not in parts]
    if missing and not is_partial:
        sentence = _("Answer every part, or say that more is to follow. Missing: %(parts)s.")
        errors["is_partial"] = sentence % {"parts": ", ".join(part.letter for part in missing)}
    if addressee.sent_on and received_on < addressee.sent_on:
        errors["received_on"] = _("The answer cannot have come before the recommendation was sent.")
    if received_on > timezone.localdate():
        errors["received_on"] = _("The date received cannot be in the future.")
    return errors


def _faults(said: Mapping[str, Any]) -> dict[str, object]:
    """A sentence for each field of an answer that is missing or does not do."""
    errors: dict[str, object] = {}
    answered = said.get("answer", "")
    if not answered:
        errors["answer"] = _("Choose an answer.")
    if not (said.get("reason") or "").strip():
        errors["reason"] = _("Give the reason.")
    if answered == Answer.NOT_ACCEPTED or not answered:
        return errors
    in_principle = answered == Answer.IN_PRINCIPLE
    if not (said.get("action") or "").strip():
        errors["action"] = (
            _("“In principle” needs the next step. Say what will be done next.")
            if in_principle
            else _("Say what action will be taken, or choose “Not accepted”.")
        )
    if said.get("target_date") is None:
        errors["target_date"] = (
            _("“In principle” needs the date of the next step.")
            if in_principle
            else _("Enter the date by which it will be done; “ongoing” is not a date.")
        )
    return errors
