"""Who a recommendation is made to, and its lettered parts: named before it is sent, each addressee once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.enums import Event
from meetings.models import Addressee, Recommendation, RecommendationPart
from meetings.recommendation_enums import AddresseeKind
from partnerships.models import Organisation, Person
from scrutiny import audit
from scrutiny.models import User


@dataclass(frozen=True)
class NamedAddressee:
    """Who is asked: a body of the register, the cabinet, the council, an officer of the directory or somebody outside.

    `name` is what the cabinet or the council is called here where that is something else, and of somebody outside who
    it is; `email` is where mail goes, where that is not the address of the register or the directory.
    """

    kind: str
    organisation: Organisation | None = None
    person: Person | None = None
    name: str = ""
    email: str = ""

    @property
    def key(self) -> tuple:
        """What tells one addressee from another: there is one cabinet and one council, whatever they are called."""
        if self.kind == AddresseeKind.OUTSIDE:
            return self.kind, self.name.strip().casefold()
        asked = self.organisation or self.person
        return self.kind, asked.pk if asked else ""

    def row(self, recommendation: Recommendation) -> Addressee:
        """The row that it becomes: not saved yet."""
        return Addressee(
            recommendation=recommendation,
            kind=self.kind,
            organisation=self.organisation,
            person=self.person,
            named=self.name.strip(),
            email=self.email.strip(),
        )


def of_row(row: Addressee) -> NamedAddressee:
    """Who a saved row asks (reads body and person)."""
    return NamedAddressee(row.kind, row.organisation, row.person, row.named, row.email)


def named(told: Iterable[NamedAddressee | Organisation]) -> list[NamedAddressee]:
    """Who is asked, from bodies of the register and others. Raises ValidationError for nobody, and for one twice."""
    chosen = [
        one if isinstance(one, NamedAddressee) else NamedAddressee(AddresseeKind.BODY, organisation=one)
        for one in told
    ]
    if not chosen:
        raise ValidationError(
            {"addressees": _("Choose at least one body that the recommendation is made to.")}
        )
    if len({one.key for one in chosen}) < len(chosen):
        raise ValidationError({"addressees": _("Name each addressee once: it gives one answer.")})
    return chosen


def write(recommendation: Recommendation, chosen: Iterable[NamedAddressee]) -> list[Addressee]:
    """Insert the addressees of a new recommendation. Raises ValidationError for who is not of this council."""
    rows = [_checked(one.row(recommendation)) for one in chosen]
    return Addressee.objects.bulk_create(rows)


def rewrite(recommendation: Recommendation, chosen: list[NamedAddressee], *, by: User) -> None:
    """Let these be who must answer; who stays keeps its row, and the log says who was added and taken out.

    Whoever calls holds the recommendation, which has not been sent. Raises ValidationError as `write`.
    """
    rows = list(recommendation.addressees.select_related("organisation", "person__user"))
    before = {of_row(row).key: row for row in rows}
    names = ", ".join(sorted(row.name for row in rows))
    wanted = {one.key: one for one in chosen}
    gone = [row.pk for key, row in before.items() if key not in wanted]
    Addressee.objects.filter(pk__in=gone).delete()
    for key, one in wanted.items():
        if key in before:
            _call(before[key], one)
    write(recommendation, [one for key, one in wanted.items() if key not in before])
    now = ", ".join(
        sorted(row.name for row in recommendation.addressees.select_related("organisation", "person"))
    )
    _log(recommendation, "addressees", names, now, by=by)


def write_parts(recommendation: Recommendation, texts: Iterable[str], *, by: User | None = None) -> None:
    """Let these be the lettered parts, in this order; a part keeps its row by its place. `by` has changes logged.

    Whoever calls holds the recommendation, which has not been sent. Raises ValidationError for a single part.
    """
    words = [text.strip() for text in texts if text.strip()]
    if len(words) == 1:
        raise ValidationError(
            {
                "parts": _(
                    "One part alone is the recommendation itself. Write a second part, or put it into the wording."
                )
            }
        )
    rows = list(recommendation.parts.all())
    before = _listed(rows)
    for place, text in enumerate(words, 1):
        row = rows[place - 1] if place <= len(rows) else RecommendationPart(recommendation=recommendation)
        row.position, row.text = place, text
        row.save()
    RecommendationPart.objects.filter(pk__in=[row.pk for row in rows[len(words) :]]).delete()
    if by:
        now = _listed(RecommendationPart.objects.filter(recommendation=recommendation))
        _log(recommendation, "parts", before, now, by=by)


def _listed(parts: Iterable[RecommendationPart]) -> str:
    return "\n".join(f"{part.letter} {part.text}" for part in parts)


def _call(row: Addressee, one: NamedAddressee) -> None:
    """Take what an addressee that stays is called now, and where it gets mail."""
    named_so = (row.named, row.email)
    row.named, row.email = one.name.strip(), one.email.strip()
    if named_so != (row.named, row.email):
        _checked(row).save(update_fields=["named", "email"])


def _checked(row: Addressee) -> Addressee:
    """The row, once its council's register or directory has who it asks, and its kind has what it needs."""
    council = row.recommendation.committee.council_id
    for asked in (row.organisation, row.person):
        if asked and asked.council_id != council:
            raise ValidationError(
                {"addressees": _("Choose from the register and the directory of this council.")}
            )
    try:
        row.full_clean(exclude=["recommendation"])
    except ValidationError as error:
        raise ValidationError({"addressees": error.messages}) from error
    return row


def _log(recommendation: Recommendation, name: str, before: str, now: str, *, by: User) -> None:
    if before != now:
        audit.record(
            Event.RECOMMENDATION_CHANGED,
            by=by,
            subject=recommendation,
            council=recommendation.council,
            changed={name: [before, now]},
        )
