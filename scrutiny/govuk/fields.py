"""From a Django form field to a GOV.UK component: which component, and its params."""

import os
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import gettext as _

from scrutiny.govuk import components
from scrutiny.govuk.boxes import Box, BoxesInput
from scrutiny.govuk.dates import PARTS, DateInput, date_items
from scrutiny.govuk.suggestions import SuggestingInput

Params = dict[str, Any]
# What the component says in its own way, what would cut or refuse text before it can be answered, and the
# placeholder, which vanishes when it is needed.
OWN_ATTRIBUTES = {
    *("class", "id", "maxlength", "minlength", "required", "data-maxlength", "min", "max", "step"),
    "placeholder",
}
EMPTY_CHOICE = "---------"
# Django's standard height of a text box, and ours.
DJANGO_ROWS, ROWS = "10", "6"
LABEL, LEGEND = "govuk-label--s", "govuk-fieldset__legend--s"


def render_field(field: BoundField) -> SafeString:
    """Render one field with its label, hint, errors and what was typed."""
    if field.is_hidden:
        return SafeString(field.as_hidden())
    for widgets, draw in RENDERERS:
        if isinstance(field.field.widget, widgets):
            return draw(field)
    return _anything_else(field)


def label_of(field: BoundField) -> str:
    """Return the label, saying "(optional)" where the field may stay empty."""
    marked = getattr(field.form, "mark_optional", True)
    if field.field.required or field.field.disabled or not marked:
        return str(field.label)
    return _("%(label)s (optional)") % {"label": field.label}


def input_id(field: BoundField, code: str | None) -> str:
    """Return the id of the input an error is about: of a date the box that the code names, or the first."""
    widget = field.field.widget
    if isinstance(widget, DateInput):
        return f"{element_id(field)}-{code if code in PARTS else 'day'}"
    return element_id(field)


def element_id(field: BoundField) -> str:
    """Return the id that the parts of a field are named after."""
    return field.auto_id or field.html_name


def bad_parts(field: BoundField) -> tuple[str, ...]:
    """Return which boxes of a date are wrong, in their order: all three when the error isn't about one."""
    if not field.errors:
        return ()
    codes = {error.code for error in field.errors.as_data()}
    return tuple(part for part in PARTS if part in codes) or tuple(PARTS)


def _common(field: BoundField) -> Params:
    params: Params = {"id": element_id(field), "name": field.html_name, "attributes": _attributes(field)}
    params["classes"] = field.field.widget.attrs.get("class", "")
    params["label"] = {"text": label_of(field), "classes": LABEL}
    return params | _hint_and_errors(field) | ({"disabled": True} if field.field.disabled else {})


def _hint_and_errors(field: BoundField) -> Params:
    params: Params = {}
    if field.help_text:
        params["hint"] = _text(field.help_text)
    if field.errors:
        message = format_html_join(SafeString("<br>"), "{}", ((error,) for error in field.errors))
        params["error_message"] = {"html": message, "visually_hidden_text": _("Error")}
    return params


def _text(value: Any) -> Params:
    text = str(value)
    return {"html": text} if isinstance(text, SafeData) else {"text": text}


def _attributes(field: BoundField) -> Params:
    given = field.field.widget.attrs
    kept = {name: value for name, value in given.items() if name not in OWN_ATTRIBUTES}
    shown = {name: value for name, value in kept.items() if value is not None and value is not False}
    return {name: "" if value is True else value for name, value in shown.items()}


def _as_fieldset(params: Params) -> Params:
    """Turn the label of a group of inputs into its legend."""
    text = params.pop("label")["text"]
    return params | {"fieldset": {"legend": {"text": text, "classes": LEGEND}}}


def _value(field: BoundField) -> Any:
    return field.field.widget.format_value(field.value())


def _input(field: BoundField) -> SafeString:
    widget, params = field.field.widget, _common(field)
    params |= {"type": widget.input_type, "value": _value(field)}
    params["autocomplete"] = params["attributes"].pop("autocomplete", None)
    if isinstance(widget, SuggestingInput) and widget.suggestions:
        params["attributes"]["list"] = f"{params['id']}-suggestions"
        params["form_group"] = {"after_input": {"html": _datalist(params["attributes"]["list"], widget)}}
    if isinstance(widget, forms.NumberInput):
        # A number box throws away what is not a number; a text box keeps it, so that it can be put right.
        with_point = isinstance(field.field, forms.DecimalField | forms.FloatField)
        params |= {"type": "text", "inputmode": "decimal" if with_point else "numeric", "spellcheck": False}
        params["classes"] = params["classes"] or "govuk-input--width-5"
    return components.render("input", params)


def _datalist(key: str, widget: SuggestingInput) -> SafeString:
    options = format_html_join("", '<option value="{}"></option>', ((one,) for one in widget.suggestions))
    return format_html('<datalist id="{}">{}</datalist>', key, options)


def _password(field: BoundField) -> SafeString:
    params = _common(field) | {"show_password_text": _("Show"), "hide_password_text": _("Hide")}
    params["autocomplete"] = params["attributes"].pop("autocomplete", "current-password")
    return components.render("password-input", params)


def _textarea(field: BoundField) -> SafeString:
    params, given = _common(field), field.field.widget.attrs
    rows = params["attributes"].pop("rows", DJANGO_ROWS)
    params["attributes"].pop("cols", None)
    params |= {"value": _value(field) or "", "rows": ROWS if rows == DJANGO_ROWS else rows}
    limit = given.get("data-maxlength") or given.get("maxlength")
    if not limit:
        return components.render("textarea", params)
    counted = {"maxlength": limit, "textarea_description_text": _("You can enter up to %{count} characters")}
    return components.render("character-count", params | counted)


def _select(field: BoundField) -> SafeString:
    if any(group for group, _options, _index in _groups(field)):
        return _anything_else(field, classes="govuk-select")
    return components.render("select", _common(field) | {"items": _choices(field)})


def _radios(field: BoundField) -> SafeString:
    params = _as_fieldset(_common(field)) | {"id_prefix": element_id(field)}
    choices = [choice for choice in _choices(field) if choice["value"] or not field.field.required]
    return components.render("radios", params | {"items": choices})


def _checkboxes(field: BoundField) -> SafeString:
    if any(group for group, _options, _index in _groups(field)):
        return _in_fieldset(field, _grouped_checkboxes(field))
    params = _as_fieldset(_common(field)) | {"id_prefix": element_id(field), "items": _choices(field)}
    if len(params["items"]) > 12:
        params["classes"] += " govuk-checkboxes--small app-choices-scroll"
    return components.render("checkboxes", params)


def _grouped_checkboxes(field: BoundField) -> list[SafeString]:
    """Boxes to tick under the heading of their group; an error leads to the first of them."""
    hints: Mapping = getattr(field.field, "choice_hints", {})
    drawn = []
    for place, (group, options, _index) in enumerate(_groups(field)):
        params = {
            "name": field.html_name,
            "id_prefix": f"{element_id(field)}-group-{place}" if place else element_id(field),
            "classes": "govuk-checkboxes--small",
            "items": [_choice(option, hints, field) for option in options],
            "fieldset": {"legend": {"text": str(group or ""), "classes": "govuk-!-font-weight-bold"}},
        }
        drawn.append(components.render("checkboxes", params))
    return drawn


def _boxes(field: BoundField) -> SafeString:
    rows = field.field.widget.format_value(field.value())
    drawn = []
    for place, row in enumerate(rows):
        boxes = [
            _box(box, text, field, place) for box, text in zip(field.field.widget.boxes, row, strict=True)
        ]
        inner = format_html_join("", "{}", ((box,) for box in boxes))
        drawn.append(format_html('<div class="app-row">{}</div>', inner) if len(boxes) > 1 else inner)
    return _in_fieldset(field, drawn)


def _box(box: Box, text: str, field: BoundField, place: int) -> SafeString:
    """One box of a row; an error leads to the first box of all."""
    key = element_id(field) + box.suffix
    params = {
        "id": f"{key}-{place}" if place or box.suffix else key,
        "name": field.html_name + box.suffix,
        "label": {"text": box.label(place)},
        "value": text,
        **box.params,
    }
    if box.component == "select":
        items = ({"value": value, "text": label} for value, label in box.params["choices"])
        params["items"] = [item | {"selected": item["value"] == text} for item in items]
    return components.render(box.component, params)


def _in_fieldset(field: BoundField, parts: list[SafeString]) -> SafeString:
    """A group of inputs under one legend, with the hint and the errors of the whole."""
    told, described = [], []
    for key, params in _hint_and_errors(field).items():
        described.append(f"{element_id(field)}-{key.removesuffix('_message')}")
        told.append(components.render(key, params | {"id": described[-1]}))
    inner = format_html_join("\n", "{}", ((part,) for part in [*told, *parts]))
    params = {"legend": {"text": label_of(field), "classes": LEGEND}, "html": inner}
    if described:
        params["described_by"] = " ".join(described)
    group = "govuk-form-group" + (" govuk-form-group--error" if field.errors else "")
    return format_html('<div class="{}">{}</div>', group, components.render("fieldset", params))


def _checkbox(field: BoundField) -> SafeString:
    params = _common(field)
    item = {
        "value": "on",
        "text": str(field.label),
        "hint": params.pop("hint", None),
        "checked": field.field.widget.check_test(field.value()),
        "attributes": params.pop("attributes"),
        "disabled": field.field.disabled,
    }
    return components.render("checkboxes", params | {"id_prefix": element_id(field), "items": [item]})


def _groups(field: BoundField) -> list:
    widget = field.field.widget
    return list(widget.optgroups(field.html_name, widget.format_value(field.value())))


def _choices(field: BoundField) -> list[Params]:
    hints: Mapping = getattr(field.field, "choice_hints", {})
    return [_choice(option, hints, field) for _group, options, _index in _groups(field) for option in options]


def _choice(option: Params, hints: Mapping, field: BoundField) -> Params:
    key, plain_key = ("checked", "selected"), str(option["value"] or "")
    label = option["label"]
    if label == EMPTY_CHOICE:
        label = _("Choose one") if field.field.required else _("None")
    return {
        "value": plain_key,
        "text": str(label),
        "hint": {"text": hints[plain_key]} if plain_key in hints else None,
        "disabled": bool(option["attrs"].get("disabled")) or field.field.disabled,
        **dict.fromkeys(key, bool(option["selected"])),
    }


def _date(field: BoundField) -> SafeString:
    params = _as_fieldset(_common(field))
    bad = bad_parts(field)
    boxes = date_items(field.field.widget, field.html_name, field.value(), element_id(field), bad)
    return components.render("date-input", params | {"items": boxes, "attributes": {}})


def _file(field: BoundField) -> SafeString:
    widget, params = field.field.widget, _common(field)
    params["multiple"] = bool(getattr(widget, "allow_multiple_selected", False))
    saved = field.initial if isinstance(widget, forms.ClearableFileInput) else None
    if saved and getattr(saved, "name", ""):
        name = _("Saved file: %(name)s. Choose another to replace it.") % {
            "name": os.path.basename(saved.name)
        }
        params["form_group"] = {"before_input": {"html": components.render("hint", {"text": name})}}
    return components.render("file-upload", params)


def _anything_else(field: BoundField, classes: str = "") -> SafeString:
    """Draw a widget that has no GOV.UK component, with our label, hint and errors."""
    label = {"text": label_of(field), "for": field.id_for_label, "classes": LABEL}
    parts, described = [components.render("label", label)], []
    for key, params in _hint_and_errors(field).items():
        described.append(f"{element_id(field)}-{key.removesuffix('_message')}")
        parts.append(components.render(key, params | {"id": described[-1]}))
    attrs = {"class": f"{field.field.widget.attrs.get('class', '')} {classes}".strip()}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    parts.append(field.as_widget(attrs=attrs))
    group = "govuk-form-group" + (" govuk-form-group--error" if field.errors else "")
    inner = format_html_join("\n", "{}", ((part,) for part in parts))
    return format_html_join("", '<div class="{}">{}</div>', [(group, inner)])


RENDERERS: tuple[tuple[type | tuple[type, ...], Callable[[BoundField], SafeString]], ...] = (
    (DateInput, _date),
    (BoxesInput, _boxes),
    ((forms.CheckboxSelectMultiple, forms.SelectMultiple), _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.widgets.Input, _input),
)
