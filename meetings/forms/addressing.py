"""The questions of whom a recommendation is made to, and of its lettered parts; shared by making and changing it."""

import datetime as dt
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from meetings.models import Committee, Recommendation
from meetings.recommendation_enums import AddresseeKind
from meetings.services.addressing import NamedAddressee
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation, Person
from scrutiny.govuk.boxes import Box, BoxesField
from scrutiny.numbering import letters

NAMES = (
    "addressees",
    "cabinet",
    "cabinet_name",
    "cabinet_email",
    "council",
    "council_name",
    "council_email",
    "officers",
    "outside",
)
# Headings of the bodies of the register, in the order in which the law names them.
GROUPS = {
    OrganisationKind.RESPONSIBLE_AUTHORITY: _("Responsible authorities"),
    OrganisationKind.CO_OPERATING_BODY: _("Co-operating bodies"),
}


class PartsField(BoxesField):
    """Lettered parts, one a box."""

    def __init__(self) -> None:
        box = Box(
            "textarea",
            lambda place: _("Part (%(letter)s)") % {"letter": letters(place + 1)},
            params={"rows": 2},
        )
        super().__init__(
            boxes=(box,),
            label=_("Parts that are answered on their own"),
            help_text=_("One part a box. Empty a box to take its part out."),
        )

    def in_words(self, value):
        return "\n".join(f"({letters(place)}) {text}" for place, text in enumerate(value, 1))


class OfficersField(BoxesField):
    """Officers of the directory, one a box."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.people = people
        choices = [("", _("None")), *((key, str(person)) for key, person in people.items())]
        box = Box(
            "select",
            lambda place: _("Officer %(number)s") % {"number": place + 1},
            params={"choices": choices},
        )
        super().__init__(
            boxes=(box,), spare=1, label=_("Officers"), help_text=_("From the council's directory of people.")
        )

    def clean_row(self, row):
        if row[0] not in self.people:
            raise ValidationError(_("Choose an officer from the directory."))
        return self.people[row[0]]


class OutsideField(BoxesField):
    """Somebody outside: a name and an email address."""

    def __init__(self) -> None:
        def name(place: int) -> str:
            return _("Name %(number)s") % {"number": place + 1}

        def email(place: int) -> str:
            return _("Email address %(number)s (optional)") % {"number": place + 1}

        super().__init__(
            boxes=(
                Box("input", name),
                Box("input", email, "_email", {"type": "email", "spellcheck": False}),
            ),
            spare=1,
            label=_("Somebody outside"),
            help_text=_("A body or person that is not in the register. Empty both boxes to take it out."),
        )

    def clean_row(self, row):
        name, email = row
        if not name:
            raise ValidationError(_("Enter the name of who has the address “%(email)s”.") % {"email": email})
        if email:
            _check_email(email)
        return row


class AddressingForm(forms.Form):
    """Who must answer, of every kind; each gets its own date, its own clock and gives its own answer."""

    cabinet = forms.BooleanField(label=_("The cabinet"), required=False)
    cabinet_name = forms.CharField(
        label=_("What the cabinet is called here"),
        help_text=_("Such as: Mayor and Cabinet. Leave empty for “Cabinet”."),
        max_length=200,
        required=False,
    )
    cabinet_email = forms.EmailField(label=_("Email address of the cabinet"), required=False)
    council = forms.BooleanField(label=_("The council"), required=False)
    council_name = forms.CharField(
        label=_("What the council is called here"),
        help_text=_("Such as: Full Council. Leave empty for “Council”."),
        max_length=200,
        required=False,
    )
    council_email = forms.EmailField(label=_("Email address of the council's meeting"), required=False)

    def offer(self, committee: Committee, day: dt.date, recommendation: Recommendation | None = None) -> None:
        """Offer the bodies that the council knows on a day and its officers, with those of a saved one chosen."""
        rows = (
            list(recommendation.addressees.select_related("organisation", "person")) if recommendation else []
        )
        self.fields["addressees"] = _bodies_field(committee, day, rows)
        self.fields["officers"] = OfficersField(_officers(committee, rows))
        self.fields["outside"] = OutsideField()
        self.fields["parts"] = PartsField()
        if recommendation:
            self.initial |= _chosen(rows) | {"parts": [part.text for part in recommendation.parts.all()]}

    def clean(self):
        cleaned = super().clean()
        for name in ("cabinet", "council"):
            told = cleaned.get(f"{name}_name") or cleaned.get(f"{name}_email")
            if told and not cleaned.get(name):
                self.add_error(name, _("Tick this box too, or empty the two boxes below it."))
        return cleaned

    def chosen(self) -> list[NamedAddressee]:
        """Who is asked, of the cleaned data."""
        told = self.cleaned_data
        kind = AddresseeKind
        found = [NamedAddressee(kind.BODY, organisation=body) for body in told["addressees"]]
        for one in (kind.CABINET, kind.COUNCIL):
            if told[one.value]:
                name, email = told[f"{one.value}_name"], told[f"{one.value}_email"]
                found.append(NamedAddressee(one, name=name, email=email))
        found += [NamedAddressee(kind.OFFICER, person=person) for person in told["officers"]]
        return found + [
            NamedAddressee(kind.OUTSIDE, name=name, email=email) for name, email in told["outside"]
        ]

    def told(self, data: dict) -> dict:
        """The cleaned data as the services take it: who is asked in one list."""
        kept = {name: value for name, value in data.items() if name not in NAMES}
        return kept | {"addressees": self.chosen()}

    def typed(self) -> dict:
        """What was typed so far, as first values of the same form with more boxes."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }


def _bodies_field(committee: Committee, day: dt.date, rows: list) -> forms.ModelMultipleChoiceField:
    """The bodies of the register on a day, and any that are named already, under the headings of their kind."""
    known = Organisation.objects.filter(council=committee.council_id)
    named = known.filter(pk__in=[row.organisation_id for row in rows if row.organisation_id])
    bodies = known.on(day).order_by() | named.order_by()
    field = forms.ModelMultipleChoiceField(
        known.filter(pk__in=bodies.values("pk")),
        label=_("Bodies of the register"),
        help_text=_("Name at least one, here or below. Each has its own clock and gives its own answer."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    order = list(GROUPS)
    listed = sorted(
        field.queryset, key=lambda body: order.index(body.kind) if body.kind in order else len(order)
    )
    groups = groupby(listed, key=lambda body: GROUPS.get(body.kind, _("Other bodies")))
    field.choices = [(str(group), [(body.pk, str(body)) for body in some]) for group, some in groups]
    return field


def _officers(committee: Committee, rows: list) -> dict[str, Person]:
    """The people of the directory who are not councillors, and any that are named already, by key."""
    named = [row.person_id for row in rows if row.person_id]
    people = Person.objects.filter(council=committee.council_id).by_surname()
    found = people.filter(is_councillor=False) | people.filter(pk__in=named)
    return {str(person.pk): person for person in found}


def _chosen(rows: list) -> dict:
    """What the form shows of saved addressees."""
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in AddresseeKind}
    first = {
        "addressees": [row.organisation_id for row in by_kind[AddresseeKind.BODY]],
        "officers": [(str(row.person_id),) for row in by_kind[AddresseeKind.OFFICER]],
        "outside": [(row.named, row.email) for row in by_kind[AddresseeKind.OUTSIDE]],
    }
    for kind in (AddresseeKind.CABINET, AddresseeKind.COUNCIL):
        for row in by_kind[kind]:
            first |= {kind.value: True, f"{kind.value}_name": row.named, f"{kind.value}_email": row.email}
    return first


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError(
            _("“%(email)s” is not an email address, like name@example.org.") % {"email": email}
        ) from error
