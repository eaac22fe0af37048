"""More time for one body's answer, with its reason; the clock goes on to the new date."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import notifications, recommendation_policies, workflows
from meetings.models import Addressee, Extension
from meetings.services import answer_links, recommendations
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date


@transaction.atomic
def grant(*, addressee: Addressee, by: User, until: dt.date, reason: str) -> Extension:
    """Give a body until a later day to answer; one that was reported as silent is awaited again.

    Whoever answers by a link keeps it open as long after the new date as after the old one. Raises Refused, WrongState
    once the answer is in, and ValidationError for a day that is no later than the one due, that has passed, or
    without a reason.
    """
    recommendation_policies.check_extend_time(by, addressee)
    recommendations.lock(addressee.recommendation)
    held = Addressee.objects.select_for_update(of=("self",)).get(pk=addressee.pk)
    today = timezone.localdate()
    if errors := _faults(held, until, reason.strip(), today):
        raise ValidationError(errors)
    is_exempt = addressee.recommendation.is_exempt
    # Of a kept clause the reason may repeat words, so that it stands with the extension alone.
    detail = {"was": str(held.due_on), "until": until.isoformat()} | ({} if is_exempt else {"reason": reason})
    workflows.ADDRESSEE.apply(
        addressee, "extend", by=by, council=addressee.council, detail=detail, due_on=until
    )
    extension = Extension(
        addressee=addressee, until=until, reason=reason.strip(), granted_on=today, granted_by=by
    )
    extension.full_clean()
    extension.save()
    answer_links.keep_open(addressee)
    notifications.time_extended(extension)
    return extension


def _faults(held: Addressee, until: dt.date, reason: str, today: dt.date) -> dict[str, object]:
    errors: dict[str, object] = {}
    if held.due_on and until <= held.due_on:
        errors["until"] = _("Choose a day after %(due)s, the day on which the answer is due now.") % {
            "due": uk_date(held.due_on)
        }
    elif until < today:
        errors["until"] = _("This day has passed. Choose a day that is still to come.")
    if not reason:
        errors["reason"] = _("Say why more time is given.")
    return errors
