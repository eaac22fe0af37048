"""From a form to a service: what the service refuses is said beside the field, and what was typed stays."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

T = TypeVar("T")


def submit(form, action: Callable[[dict], T]) -> T | None:
    """Run `action(cleaned_data)` when the form was sent and is valid, and return what it made.

    Returns None when the form was not sent, or is not valid, or the service raised ValidationError, whose sentences
    are then on the form: beside the field where the form has it, else at the top.
    """
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        with transaction.atomic():
            return action(form.cleaned_data)
    except ValidationError as error:
        add_errors(form, error)
        return None


def add_errors(form, error: ValidationError) -> None:
    """Put a service's sentences on the form; a constraint's violation_error_code names the field it is about."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        for each in errors:
            place = each.code if field == NON_FIELD_ERRORS else field
            form.add_error(place if place in form.fields else None, each)


def attempt(request, action: Callable[[], T], done: str = "") -> T | None:
    """Run the action of a button without a form; what the service refuses is said at the top of the next page.

    `done` is the sentence said there when the service did not refuse.
    """
    try:
        with transaction.atomic():
            result = action()
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return None
    if done:
        messages.success(request, done)
    return result
