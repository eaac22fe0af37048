"""Answers of bodies to recommendations, and what they report of their progress."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies, workflows
from meetings.enums import Answer
from meetings.models import Addressee, ProgressUpdate, Response
from meetings.services import recommendations
from scrutiny.models import User


@transaction.atomic
def answer(
    *,
    addressee: Addressee,
    by: User,
    answer: str,
    reason: str,
    action: str = "",
    lead: str = "",
    target_date: dt.date | None = None,
    received_on: dt.date | None = None,
) -> Response:
    """Record a body's written answer; the recommendation moves on when it was the last one.

    An acceptance, whole or in part, needs an action and a date. Raises Refused, WrongState, and ValidationError.
    """
    policies.check_answer_recommendation(by, addressee)
    received = received_on or timezone.localdate()
    _check(addressee, answer, action, target_date, received)
    # Held first: of two bodies that answer at once, the second must see that it is the last.
    recommendation = recommendations.lock(addressee.recommendation)
    workflows.ADDRESSEE.apply(addressee, "answer", by=by, council=recommendation.council)
    response = Response(
        addressee=addressee,
        answer=answer,
        reason=reason,
        action=action,
        lead=lead,
        target_date=target_date,
        received_on=received,
        entered_by=by,
    )
    response.full_clean()
    response.save()
    recommendations.complete_answers(recommendation, by=by)
    return response


@transaction.atomic
def report_progress(
    *,
    addressee: Addressee,
    by: User,
    text: str,
    rag: str,
    claims_done: bool = False,
    date: dt.date | None = None,
) -> ProgressUpdate:
    """Record what a body says of its progress on a day; with `claims_done` it says that it has finished.

    Raises Refused, WrongState before the body has answered, and ValidationError for a date to come.
    """
    day = date or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"date": _("The date of a progress report cannot be in the future.")})
    verb = "claim" if claims_done else "progress"
    council = addressee.recommendation.council
    workflows.ADDRESSEE.apply(addressee, verb, by=by, council=council, detail={"progress": text, "rag": rag})
    update = ProgressUpdate(addressee=addressee, date=day, text=text, rag=rag, claims_done=claims_done, by=by)
    update.full_clean()
    update.save()
    return update


def _check(
    addressee: Addressee, answer: str, action: str, target_date: dt.date | None, received_on: dt.date
) -> None:
    errors: dict[str, object] = {}
    if answer != Answer.NOT_ACCEPTED and not action.strip():
        errors["action"] = _("Say what action will be taken, or choose “Not accepted”.")
    if answer != Answer.NOT_ACCEPTED and target_date is None:
        errors["target_date"] = _("Enter the date by which it will be done; “ongoing” is not a date.")
    if addressee.sent_on and received_on < addressee.sent_on:
        errors["received_on"] = _("The answer cannot have come before the recommendation was sent.")
    if received_on > timezone.localdate():
        errors["received_on"] = _("The date received cannot be in the future.")
    if errors:
        raise ValidationError(errors)
