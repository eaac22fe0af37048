"""The bridge to govuk-frontend-jinja: one cached Jinja environment, one function that renders a component."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, Template

PACKAGE = "govuk_frontend_jinja"


@cache
def environment() -> Environment:
    """Return the one Jinja environment of the process, with escaping on."""
    return Environment(
        loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(component: str) -> Template:
    return environment().get_template(f"{PACKAGE}/components/{component}/macro.html")


def render(component: str, params: Mapping[str, Any]) -> SafeString:
    """Render a GOV.UK component such as "button" or "summary-list" as HTML.

    Keys may be snake_case or camelCase. Every value is escaped, except one marked safe. `variant` becomes the
    component's modifier class. Raises jinja2.TemplateNotFound for a component that does not exist.
    """
    name = component.replace("_", "-")
    macro = getattr(_template(name).module, "govuk" + name.title().replace("-", ""))
    return SafeString(str(macro(_with_variant(name, _plain(params)))).strip())


def nest(options: Mapping[str, Any]) -> dict[str, Any]:
    """Turn flat template arguments into nested params: `label__text="x"` becomes `{"label": {"text": "x"}}`.

    Arguments that are None are left out, so that the component's own default holds.
    """
    nested: dict[str, Any] = {}
    for path, value in options.items():
        if value is None:
            continue
        *parents, last = path.split("__")
        branch = nested
        for parent in parents:
            branch = branch.setdefault(parent, {})
        branch[last.replace("_", "-") if parents[-1:] == ["attributes"] else last] = value
    return nested


def merge(params: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Lay `options` over `params`, going into nested mappings; neither argument is changed."""
    merged = dict(params)
    for key, value in options.items():
        below = merged.get(key)
        both_nested = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = merge(below, value) if both_nested else value
    return merged


def _with_variant(component: str, params: dict[str, Any]) -> dict[str, Any]:
    variant = params.pop("variant", None)
    if variant:
        params["classes"] = f"{params.get('classes', '')} govuk-{component}--{variant}".strip()
    return params


def _plain(value: Any, key: str = "") -> Any:
    """Prepare a value for the macros: camelCase keys, translations resolved, HTML not marked safe escaped."""
    if isinstance(value, Mapping):
        camel = _same if key == "attributes" else _camel
        return {camel(name): _plain(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, key) for item in value]
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, str) and key.lower().endswith("html"):
        return conditional_escape(value)
    return value


def _same(name: str) -> str:
    return name


def _camel(name: str) -> str:
    if name.startswith("_"):
        return name
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
