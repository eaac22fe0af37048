"""Template tags for GOV.UK components, form fields and the error summary."""

import uuid
from typing import Any

from crispy_forms.layout import BaseInput
from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from scrutiny import nav
from scrutiny.govuk import colour, components, errors, fields
from scrutiny.once import FIELD as ONCE_FIELD

register = template.Library()


@register.simple_tag(name="govuk")
def govuk(component: str, params: dict[str, Any] | None = None, **options: Any) -> SafeString:
    """Render a component: {% govuk "button" text=_("Save") variant="secondary" attributes__data_x="y" %}."""
    return components.render(component, components.merge(params or {}, components.nest(options)))


@register.simple_block_tag(end_name="endgovukblock")
def govukblock(content: SafeString, component: str, **options: Any) -> SafeString:
    """Render a component around template text: {% govukblock "inset-text" %}…{% endgovukblock %}."""
    return components.render(component, components.nest(options) | {"html": content})


@register.simple_tag
def govuk_field(field: BoundField) -> SafeString:
    """Render one bound field as the crispy template pack does."""
    return fields.render_field(field)


@register.simple_tag
def govuk_input_button(button: BaseInput) -> SafeString:
    """Render a crispy Submit, Button or Reset; a css_class such as "warning" chooses the variant."""
    classes = [name for name in button.field_classes.split() if not name.startswith("btn")]
    styled = [name if name.startswith("govuk-") else f"govuk-button--{name}" for name in classes]
    params = {
        "text": button.value,
        "name": button.name,
        "value": button.name,
        "type": button.input_type,
        "classes": " ".join(styled),
        "attributes": button.flat_attrs,
    }
    if button.input_type == "submit":
        params["prevent_double_click"] = True
    return components.render("button", params)


@register.simple_tag(takes_context=True)
def error_summary(context: template.Context) -> SafeString:
    """Render the summary of the errors of every form in the page's context (the base layouts call it)."""
    return errors.render_summary(errors.forms_in(context.flatten().values()))


@register.simple_tag
def form_error_summary(form: errors.AnyForm) -> SafeString:
    """Render the summary of one form, unless the page has shown it at its top."""
    return "" if getattr(form, "summarised", False) else errors.render_summary([form])


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """Return "Error: " for the page title when a form on the page has errors."""
    return _("Error: ") if errors.has_errors(errors.forms_in(context.flatten().values())) else ""


@register.simple_tag
def once() -> SafeString:
    """Render the hidden token by which a create view knows a form that was sent twice."""
    return format_html('<input type="hidden" name="{}" value="{}">', ONCE_FIELD, uuid.uuid4())


@register.simple_tag(takes_context=True)
def council_style(context: template.Context, council: Any = None) -> SafeString:
    """Render the council's colour, and the text colour that can be read on it, as CSS custom properties."""
    own = getattr(council, "colour", "") or ""
    shade = own if colour.is_colour(own) else colour.STANDARD
    return format_html(
        '<style nonce="{}">:root{{--council-colour:{};--council-text:{}}}</style>',
        getattr(context.get("request"), "csp_nonce", ""),
        shade,
        colour.text_on(shade),
    )


@register.simple_tag(takes_context=True)
def public_navigation(context: template.Context, council: Any) -> SafeString:
    """Render the navigation of a council's public pages."""
    params = {
        "navigation": nav.public_items(context["request"], council.slug),
        "navigation_label": _("Council pages"),
        "menu_button_text": _("Menu"),
        "classes": "app-navigation",
    }
    return components.render("service-navigation", params)


@register.simple_block_tag(end_name="endtableregion")
def tableregion(content: SafeString, label: str) -> SafeString:
    """Wrap a wide table, so that it scrolls by itself on a narrow screen and can be reached by keyboard."""
    return format_html(
        '<div class="app-table-region" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )


@register.simple_tag(takes_context=True)
def pages_of(context: template.Context, page: Page) -> dict[str, Any]:
    """Return the params of the pagination component; links keep the rest of the address."""
    query = context["request"].GET.copy()

    def link(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    shown = [
        {"number": number, "href": link(number), "current": number == page.number}
        if isinstance(number, int)
        else {"ellipsis": True}
        for number in numbers
    ]
    params: dict[str, Any] = {"items": shown, "landmark_label": _("Pages of this list")}
    if page.has_previous():
        params["previous"] = {"href": link(page.previous_page_number())}
    if page.has_next():
        params["next"] = {"href": link(page.next_page_number())}
    return params
