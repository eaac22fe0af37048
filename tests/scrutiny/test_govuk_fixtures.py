"""Our bridge gives the markup of every official example of every component of govuk-frontend."""

import html
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.safestring import SafeString

from scrutiny.govuk import components

FOLDER = Path(settings.BASE_DIR) / "node_modules/govuk-frontend/dist/govuk/components"
EXAMPLES = sorted(FOLDER.glob("*/fixtures.json"))
SLOTS = {"start", "end", "navigationStart", "navigationEnd"}


def trusted(value, key=""):
    """The examples give HTML as plain text; here it has to be marked safe, or it would be escaped."""
    if isinstance(value, dict):
        return {name: trusted(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item, key) for item in value]
    is_markup = isinstance(value, str) and (key.lower().endswith("html") or key in SLOTS)
    return SafeString(value) if is_markup else value


def plain(markup):
    return re.sub(r"\s+", "", html.unescape(markup))


def test_the_examples_are_there():
    assert len(EXAMPLES) > 30, "Run npm ci: the examples come with govuk-frontend."


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_component_gives_the_markup_of_its_examples(path):
    example = json.loads(path.read_text())
    for fixture in example["fixtures"]:
        rendered = components.render(example["component"], trusted(fixture["options"]))
        assert plain(rendered) == plain(fixture["html"]), fixture["name"]
