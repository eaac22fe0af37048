"""The conventions of the code, held by a machine: where things are, what imports what, and how long they grow."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(settings.BASE_DIR)
APPS = ("scrutiny", "partnerships", "meetings")
MAY_IMPORT = {
    "scrutiny": {"scrutiny"},
    "partnerships": {"scrutiny", "partnerships"},
    "meetings": {"scrutiny", "partnerships", "meetings"},
}
# Inside an app what stands lower may be imported by what stands higher, never the other way.
LAYERS = ("enums", "models", "services", "forms", "views", "urls")
VAGUE = {"utils", "helpers", "common", "mixins", "base", "misc", "shared"}
LONGEST_FILE, LONGEST_TEMPLATE = 400, 120

MODULES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Each module that a file imports, with its line; "a.b.c" for `from a.b import c` too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def layer_of(parts: tuple[str, ...]) -> int | None:
    """How high a module of an app stands, by the file or folder under the app; None for what has no layer."""
    layer = parts[1].split("_")[-1] if len(parts) > 1 else ""
    return LAYERS.index(layer) if layer in LAYERS else None


def test_apps_import_one_way():
    foreign = [
        f"{name_of(path)} line {line}: {module}"
        for path in MODULES
        for module, line in imports_of(path)
        if module.split(".")[0] in APPS and module.split(".")[0] not in MAY_IMPORT[app_of(path)]
    ]
    assert foreign == []


def test_layers_import_one_way():
    upward = [
        f"{name_of(path)} line {line}: {module}"
        for path in MODULES
        for module, line in imports_of(path)
        if module.split(".")[0] == app_of(path) and is_upward(path, module)
    ]
    assert upward == []


def is_upward(path: Path, module: str) -> bool:
    own = layer_of(path.relative_to(ROOT).with_suffix("").parts)
    other = layer_of(tuple(module.split(".")))
    return own is not None and other is not None and other > own


def test_nothing_is_imported_inside_a_function():
    """What would be a cycle goes by its dotted path instead (django.utils.module_loading.import_string)."""
    hidden = [
        f"{name_of(path)} line {node.lineno}"
        for path in MODULES
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_files_stay_short():
    long = {name_of(path): count for path in MODULES + TESTS if (count := lines_of(path)) > LONGEST_FILE}
    assert long == {}


def test_templates_stay_short():
    long = {name_of(path): count for path in TEMPLATES if (count := lines_of(path)) > LONGEST_TEMPLATE}
    assert long == {}


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_nothing_has_a_name_that_says_nothing():
    paths = MODULES + TESTS + TEMPLATES
    vague = [name_of(path) for path in paths if path.suffix == ".py" and path.stem in VAGUE]
    assert vague == []


def test_every_template_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES + TEMPLATES)
    names = {str(path.relative_to(ROOT / "templates")) for path in TEMPLATES}
    unused = {name for name in names if not is_used(name, code)}
    assert unused == set()


def is_used(name: str, code: str) -> bool:
    """Named in code or in a template, or found by Django, allauth, crispy or the outbox by its place."""
    if name in code or re.fullmatch(r"(400|403|404|500)\.html", name):
        return True
    if name.startswith(("account/", "govuk/")):
        return True
    if name.startswith("emails/"):
        return f'"{Path(name).stem}"' in code
    # A shared view may build the name from a noun: "meetings/report/" + verb + ".html".
    return f"{Path(name).stem}.html" in code and f'"{Path(name).parent}/' in code


def url_patterns(resolver=None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from url_patterns(entry)
        else:
            yield entry


# Pages that are not about a noun of their own.
PAGES = {"home", "work", "roles", "healthz", "accessibility", "privacy"}
# A part of a noun, or a list of nouns, that stands in the noun's own module.
STANDS_IN = {
    "addressee-extend": "extensions",
    "addressee-note-silence": "silences",
    "agenda": "agenda_items",
    "minute": "minute_entries",
    "minutes-agree": "agreements",
    "minutes-sign": "signings",
    "report-section": "report_parts",
    "proposed-recommendation": "report_parts",
    "recommendation-list": "trackers",
    "background-paper": "report_parts",
    "risk": "report_parts",
    "urgent": "business",
    "line-of-enquiry": "lines_of_enquiry",
    "pack": "publications",
    "restricted-pack": "publications",
    "restricted-minutes": "publications",
    "member-list": "publications",
}


def test_the_name_of_an_address_tells_the_module_of_its_view():
    """`meetings:report-submit` is in `meetings/views/reports.py`; residents' pages are in `views/public….py`."""
    astray = [
        f"{entry.name} is in {entry.callback.__module__}"
        for entry in url_patterns()
        if entry.name not in PAGES
        and entry.callback.__module__.split(".")[0] in APPS
        and not is_at_home(entry.name, entry.callback.__module__.split(".")[-1])
    ]
    assert astray == []


def is_at_home(name: str, module: str) -> bool:
    if module.startswith("public"):
        return True
    homes = {STANDS_IN.get(noun, plural(noun)) for noun in leading_nouns(name)}
    return bool(homes & {module, f"{module}s"}) or module in {"audit", "mail"}


def leading_nouns(name: str) -> list[str]:
    """What the noun of an address may be: "report-section-edit" has report-section-edit, report-section, report."""
    words = name.split("-")
    return ["-".join(words[:count]) for count in range(len(words), 0, -1)]


def plural(noun: str) -> str:
    word = {"person": "people", "appendix": "appendices", "minutes": "minutes", "attendance": "attendance"}
    noun = noun.replace("-", "_")
    changes = noun.endswith("y") and noun[-2] not in "aeou"
    return word.get(noun) or (f"{noun[:-1]}ies" if changes else f"{noun}s")


def test_templates_stand_in_the_folder_of_a_noun():
    """`templates/meetings/report/` belongs to `meetings/views/reports.py`."""
    homeless = {
        name_of(folder)
        for app in APPS
        for folder in (ROOT / "templates" / app).iterdir()
        if folder.is_dir() and not any(has_view(app, word) for word in (plural(folder.name), folder.name))
    }
    assert homeless == set()


def has_view(app: str, module: str) -> bool:
    views = ROOT / app / "views"
    return (views / f"{module}.py").exists() or (views / f"{module}_entries.py").exists()


def test_every_address_has_a_name():
    assert [str(entry.pattern) for entry in url_patterns() if not entry.name] == []


def test_names_of_addresses_are_hyphenated_words():
    names = {entry.name for entry in url_patterns() if not entry.name.startswith("account_")}
    assert {name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)} == set()


def test_every_constraint_says_in_words_what_is_wrong():
    silent = [
        constraint.name
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message == type(constraint).default_violation_error_message
    ]
    assert silent == []


def test_every_model_says_what_it_is():
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    lines = {
        model.__name__: (model.__doc__ or "").strip() for model in models if not model._meta.auto_created
    }
    assert {name for name, line in lines.items() if not line or line.startswith(f"{name}(")} == set()
    assert {name for name, line in lines.items() if "\n" in line} == set()


def test_no_rule_hides_in_a_signal():
    hidden = [name_of(path) for path in MODULES if "@receiver" in path.read_text(encoding="utf-8")]
    assert hidden == []
