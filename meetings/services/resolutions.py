"""The clauses of a minute: what the committee decided, one clause a row, each of which may become a recommendation."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.models import Minute, Recommendation, Resolution
from scrutiny.models import User


@dataclass(frozen=True)
class ClauseText:
    """What a clause says; `pk` is that of the saved clause it replaces, None for a new one."""

    text: str
    mover: str = ""
    seconder: str = ""
    vote: str = ""
    pk: int | None = None
    remove: bool = False


@transaction.atomic
def write(*, minute: Minute, by: User, clauses: Iterable[ClauseText]) -> list[Resolution]:
    """Save the clauses of a minute in the order given; saved ones that are not named keep their place after them.

    A clause keeps its row, since a recommendation may hang on it. One that somebody else took out meanwhile is written
    anew, so that nothing typed is lost. Raises Refused once the minutes are published, and ValidationError when a
    clause to be removed has become a recommendation.
    """
    policies.check_edit_minutes(by, minute.minutes)
    saved = {clause.pk: clause for clause in minute.resolutions.all()}
    kept = []
    for told in clauses:
        row = saved.pop(told.pk, None)
        if told.remove:
            _remove(row)
            continue
        row = row or Resolution(minute=minute)
        row.text, row.mover, row.seconder, row.vote = astuple(told)[:4]
        kept.append(row)
    kept.extend(saved.values())
    for position, row in enumerate(kept):
        row.position = position
        row.full_clean()
        row.save()
    return kept


def _remove(row: Resolution | None) -> None:
    if row is None:
        return
    check_free(row.minute, row)
    row.delete()


def check_free(minute: Minute, *clauses: Resolution) -> None:
    """Raise ValidationError when a recommendation was made of a clause (of any clause when none is named)."""
    made = Recommendation.objects.filter(resolution__minute=minute)
    if clauses:
        made = made.filter(resolution__in=clauses)
    reference = made.values_list("reference", flat=True).first()
    if reference:
        raise ValidationError(
            _("Recommendation %(reference)s was made of this clause, so the clause stays.")
            % {"reference": reference}
        )
