"""Forms of the meeting's screen: the text of one item, one part of it, and one clause of what was decided.

Each is small and sent by itself, by its button or as it is typed.
"""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import PartKind
from meetings.models import Minute, MinutePart, Resolution
from meetings.services.minute_texts import TYPED_KINDS, Typed
from scrutiny.forms import GovForm

# The names of who is in the room are offered under this key.
ROOM = "in-the-room"
ENTRY_WORDS = ("narrative", "presented_by", "on_behalf_of", "action")
# What is asked for each kind of part, and how it is called there.
PART_LABELS = {
    PartKind.NOTE: {"text": _("Note")},
    PartKind.COMMENDATION: {"text": _("Commendation")},
    PartKind.QUESTION: {
        "said_by": _("Asked by"),
        "text": _("Question"),
        "answered_by": _("Answered by"),
        "answer": _("Answer"),
    },
    PartKind.STATEMENT: {"said_by": _("Said by"), "text": _("Statement")},
    PartKind.DISSENT: {"said_by": _("Member"), "text": _("Dissent")},
    PartKind.RULING: {"said_by": _("Given by"), "text": _("Ruling or advice")},
}


def _hidden(field: type[forms.Field], **options: Any) -> forms.Field:
    return field(widget=forms.HiddenInput(attrs={"autocomplete": "off"}), **options)


def _line(label: Any, most: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"list": ROOM, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


def _lines(label: Any, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "data-grow": True})
    return forms.CharField(label=label, required=False, strip=False, widget=widget)


class TextForm(GovForm):
    """What the boxes share: the version on which was typed, and the name for what may have to be kept beside."""

    mark_optional = False
    submit_label = ""

    version = _hidden(forms.IntegerField, min_value=0, required=False)
    beside = _hidden(forms.UUIDField, required=False)

    @property
    def typed(self) -> Typed:
        """What was typed, when the form is valid; a browser's line ends are those of the saved text."""
        told = self.cleaned_data
        own = ("version", "beside", "uid", "kind")
        words = {name: told[name].replace("\r\n", "\n") for name in self.fields if name not in own}
        return Typed(words, told["version"] or 0, told["beside"] or uuid.uuid4())


class EntryTextForm(TextForm):
    """What was said at one item, who presented it, and its action column."""

    narrative = _lines(_("What was said"), 7)
    presented_by = _line(_("Presented by"), 300)
    on_behalf_of = _line(_("On behalf of"), 300)
    action = _line(_("Action"), 200)


class PartTextForm(TextForm):
    """One part of a minute of a kind that is typed; the browser names it by `uid`."""

    uid = _hidden(forms.UUIDField)
    kind = _hidden(forms.ChoiceField, choices=[(kind, kind.label) for kind in TYPED_KINDS])
    said_by = _line(_("Said by"), 250)
    text = _lines(_("Text"), 2)
    answered_by = _line(_("Answered by"), 250)
    answer = _lines(_("Answer"), 2)

    def __init__(self, *args: Any, part_kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = PART_LABELS[PartKind(part_kind)]
        for name in ("said_by", "text", "answered_by", "answer"):
            if name in labels:
                self.fields[name].label = labels[name]
            else:
                del self.fields[name]


class ClauseTextForm(TextForm):
    """One clause of what was decided."""

    uid = _hidden(forms.UUIDField)
    text = _lines(_("Clause"), 2)


def of_entry(minute: Minute, data=None) -> EntryTextForm:
    """The box of an item."""
    first = {name: getattr(minute, name) for name in ENTRY_WORDS}
    return EntryTextForm(data, initial=_initial(minute.version, first), auto_id=f"entry-{minute.pk}-%s")


def of_part(part: MinutePart, data=None) -> PartTextForm:
    """The box of a saved part."""
    names = ("kind", "said_by", "text", "answered_by", "answer", "uid")
    first = {name: getattr(part, name) for name in names}
    return PartTextForm(
        data, part_kind=part.kind, initial=_initial(part.version, first), auto_id=f"part-{part.uid}-%s"
    )


def of_clause(clause: Resolution, data=None) -> ClauseTextForm:
    """The box of a saved clause."""
    first = {"text": clause.text, "uid": clause.uid}
    return ClauseTextForm(data, initial=_initial(clause.version, first), auto_id=f"clause-{clause.uid}-%s")


def new_part(kind: str, key: str) -> PartTextForm:
    """An empty box for a part, from which the browser makes one each time."""
    first = {"kind": kind, "uid": key}
    return PartTextForm(part_kind=kind, initial=_initial(0, first), auto_id=f"part-{key}-%s")


def new_clause(key: str) -> ClauseTextForm:
    """An empty box for a clause."""
    return ClauseTextForm(initial=_initial(0, {"uid": key}), auto_id=f"clause-{key}-%s")


def _initial(version: int, first: dict[str, Any]) -> dict[str, Any]:
    return {**first, "version": version, "beside": uuid.uuid4()}
