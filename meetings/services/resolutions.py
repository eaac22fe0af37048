"""The clauses of a minute: what the committee decided, one clause a row, each of which may become a recommendation."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.models import Action, Minute, Motion, Recommendation, Resolution, WorkProgrammeEntry
from meetings.services import private_parts
from scrutiny import audit
from scrutiny.models import User

TOLD = ("text", "mover", "seconder", "vote")
# What only some callers tell: None leaves it as it is.
ALSO_TOLD = ("word", "is_exempt", "delegated_to", "motion")


@dataclass(frozen=True)
class ClauseText:
    """What a clause says; `pk` is that of the saved clause it replaces, None for a new one.

    `word` stands before this clause alone ("and Recommended"), `delegated_to` settles its final wording, `motion` is
    the one that it comes from; None leaves what the clause has.
    """

    text: str
    mover: str = ""
    seconder: str = ""
    vote: str = ""
    pk: int | None = None
    remove: bool = False
    word: str | None = None
    is_exempt: bool | None = None
    delegated_to: str | None = None
    motion: Motion | None = None


@transaction.atomic
def write(*, minute: Minute, by: User, clauses: Iterable[ClauseText]) -> list[Resolution]:
    """Save the clauses of a minute in the order given; saved ones that are not named keep their place after them.

    A clause keeps its row, since a recommendation may hang on it. One that somebody else took out meanwhile is written
    anew, so that nothing typed is lost. Raises Refused once the minutes are published, and ValidationError when a
    clause to be removed has become something else, or one to be changed has its final wording.
    """
    policies.check_edit_minutes(by, minute.minutes)
    private_parts.lock(minute.minutes)
    saved = {clause.pk: clause for clause in minute.resolutions.all()}
    kept = []
    for told in clauses:
        row = saved.pop(told.pk, None)
        if told.remove:
            _remove(row, by=by)
            continue
        row = row or Resolution(minute=minute)
        _fill(row, told)
        kept.append(row)
    kept.extend(saved.values())
    for position, row in enumerate(kept):
        row.position = position
        row.full_clean()
        row.save()
    private_parts.mark(minute.minutes)
    return kept


def _fill(row: Resolution, told: ClauseText) -> None:
    """Write on a clause what is told of it; its version goes up where that changes something."""
    names = [*TOLD, *(name for name in ALSO_TOLD if getattr(told, name) is not None)]
    now = {name: getattr(told, name) for name in names} | {"text": told.text.replace("\r\n", "\n")}
    changed = [name for name, value in now.items() if getattr(row, name) != value]
    if row.settled_at and "text" in changed:
        raise ValidationError(_("The final wording of this clause is settled, so it stays."))
    for name in changed:
        setattr(row, name, now[name])
    if row.pk and changed:
        row.version += 1


def _remove(row: Resolution | None, *, by: User) -> None:
    if row is None:
        return
    check_free(row.minute, row)
    said = {"text": row.text}
    audit.record(Event.CLAUSE_REMOVED, by=by, subject=row.minute, council=row.council, **said)
    row.delete()


def check_free(minute: Minute, *clauses: Resolution) -> None:
    """Raise ValidationError when something was made of a clause (of any when none is named)."""
    made = Recommendation.objects.filter(resolution__minute=minute)
    if clauses:
        made = made.filter(resolution__in=clauses)
    reference = made.values_list("reference", flat=True).first()
    if reference:
        raise ValidationError(
            _("Recommendation %(reference)s was made of this clause, so the clause stays.")
            % {"reference": reference}
        )
    asked = Action.objects.filter(clause__minute=minute)
    if clauses:
        asked = asked.filter(clause__in=clauses)
    if asked.exists():
        raise ValidationError(_("An action was made of this clause, so the clause stays."))
    # A topic that lost its clause would be read by everybody, whatever the clause said.
    planned = WorkProgrammeEntry.objects.filter(clause__minute=minute)
    if clauses:
        planned = planned.filter(clause__in=clauses)
    if planned.exists():
        raise ValidationError(
            _("A topic of the work programme was made of this clause, so the clause stays.")
        )
