"""The error summary at the top of a page: every error of every form, linked to the box it is about."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from scrutiny.govuk import components
from scrutiny.govuk.fields import input_id

AnyForm = BaseForm | BaseFormSet


def forms_in(values: Iterable[Any]) -> list[AnyForm]:
    """Return the forms and formsets among the values of a template context, also in lists, each once.

    Only the plain type is looked at: asking a lazy value for its class would run its query.
    """
    found: dict[int, AnyForm] = {}
    for value in values:
        for candidate in value if type(value) in (list, tuple) else [value]:
            if issubclass(type(candidate), (BaseForm, BaseFormSet)):
                found[id(candidate)] = candidate
    return list(found.values())


def has_errors(forms: Iterable[AnyForm]) -> bool:
    """Whether any of the forms was sent with something wrong in it."""
    return any(form.is_bound and not form.is_valid() for form in forms)


def render_summary(forms: Iterable[AnyForm]) -> SafeString:
    """Render the summary of all errors of the forms, or nothing; each form is marked as summarised."""
    items: list[Mapping[str, Any]] = []
    for form in forms:
        form.summarised = True
        items.extend(error_items(form))
    if not items:
        return SafeString("")
    return components.render("error-summary", {"title_text": _("There is a problem"), "error_list": items})


def error_items(form: AnyForm) -> Iterator[dict[str, Any]]:
    """Yield the text and link of each error; a form that wasn't sent has none."""
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        yield from ({"text": error} for error in form.non_form_errors())
        for number, row in enumerate(form.forms, start=1):
            place = _("Row %(number)d: ") % {"number": number}
            yield from (item | {"text": f"{place}{item['text']}"} for item in _form_items(row))
    else:
        yield from _form_items(form)


def _form_items(form: BaseForm) -> Iterator[dict[str, Any]]:
    yield from ({"text": error} for error in form.non_field_errors())
    for name in form.errors:
        if name not in form.fields:
            continue
        field = form[name]
        for error in field.errors.as_data():
            link = {} if field.is_hidden else {"href": f"#{input_id(field, error.code)}"}
            yield from ({"text": text, **link} for text in error.messages)
