"""The template tag for components: names, nesting, translations and escaping."""

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from jinja2 import TemplateNotFound

from scrutiny.govuk import components


def draw(source, **context):
    return Template(source).render(Context(context))


def test_tag_draws_a_button_that_is_a_link():
    html = draw('{% govuk "button" text=_("Save") href=url variant="secondary" %}', url="/x/")
    assert 'href="/x/"' in html
    assert "govuk-button--secondary" in html
    assert "Save" in html


def test_double_underscores_nest_and_attributes_get_hyphens():
    html = draw('{% govuk "input" name="n" label__text="Name" attributes__data_kind="k" %}')
    assert 'data-kind="k"' in html
    assert '<label class="govuk-label" for="n">' in html


def test_arguments_are_laid_over_params():
    params = {"label": {"text": "Old", "classes": "c"}, "name": "n"}
    html = draw('{% govuk "input" params label__text="New" %}', params=params)
    assert "New" in html
    assert "govuk-label c" in html
    assert params["label"]["text"] == "Old"


def test_snake_case_names_of_components_and_params():
    html = components.render("error_summary", {"title_text": _("Problem"), "error_list": [{"text": "Bad"}]})
    assert "Problem" in html
    assert "Bad" in html


def test_text_is_escaped():
    assert "&lt;b&gt;" in components.render("tag", {"text": "<b>"})
    assert "&lt;b&gt;" in components.render("button", {"text": "x", "attributes": {"title": "<b>"}})


def test_html_is_escaped_unless_it_is_marked_safe():
    assert "&lt;b&gt;" in components.render("inset-text", {"html": "<b>x</b>"})
    assert "<b>x</b>" in components.render("inset-text", {"html": SafeString("<b>x</b>")})


def test_values_of_the_context_are_escaped_in_the_block_form():
    html = draw(
        '{% govukblock "details" summary_text="More" %}<p>{{ typed }}</p>{% endgovukblock %}', typed="<i>"
    )
    assert "<p>&lt;i&gt;</p>" in html
    assert "More" in html


def test_unknown_component_is_an_error():
    with pytest.raises(TemplateNotFound):
        components.render("carousel", {})
