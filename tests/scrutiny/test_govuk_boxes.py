"""Rows of boxes under one legend: empty ones at the end, an emptied one taken out, errors beside the whole."""

from django import forms
from django.http import QueryDict

from scrutiny.forms import GovForm, in_words
from scrutiny.govuk.boxes import Box, BoxesField
from scrutiny.govuk.fields import render_field

PAIR = (
    Box("input", lambda place: f"Name {place + 1}"),
    Box("input", lambda place: f"Mail {place + 1}", "_mail"),
)


class Guests(BoxesField):
    def clean_row(self, row):
        if not row[0]:
            raise forms.ValidationError("Enter the name.")
        return row


class GuestForm(GovForm):
    guests = Guests(boxes=PAIR, spare=1, label="Guests", help_text="Empty both to take one out.")


def posted(*pairs) -> GuestForm:
    data = QueryDict(mutable=True)
    data.setlist("guests", [name for name, _mail in pairs])
    data.setlist("guests_mail", [mail for _name, mail in pairs])
    return GuestForm(data)


def test_rows_come_in_order_and_an_emptied_one_is_out():
    form = posted((" Ann ", "a@b.example"), ("", ""), ("Bo", ""))
    assert form.is_valid()
    assert form.cleaned_data["guests"] == [("Ann", "a@b.example"), ("Bo", "")]


def test_what_was_typed_stays_beside_the_sentence_and_one_row_is_spare():
    html = render_field(posted(("", "a@b.example"))["guests"])
    assert "Enter the name." in html
    assert 'value="a@b.example"' in html
    assert html.count('name="guests"') == 2
    assert 'aria-describedby="id_guests-hint id_guests-error"' in html
    assert 'id="id_guests"' in html


def test_every_box_has_its_own_label_and_place():
    html = render_field(GuestForm(initial={"guests": [("Ann", ""), ("Bo", "")]})["guests"])
    for place, key in enumerate(("id_guests", "id_guests-1", "id_guests-2")):
        assert f'for="{key}"' in html
        assert f"Name {place + 1}" in html
    for place in range(3):
        assert f'for="id_guests_mail-{place}"' in html


def test_two_versions_differ_by_words_alone():
    field = GuestForm().fields["guests"]
    assert not field.has_changed([("Ann", "")], [("Ann ", "")])
    assert field.has_changed([("Ann", "")], [("Bo", "")])
    assert in_words(field, [("Ann", "a@b.example")]) == "Ann, a@b.example"
