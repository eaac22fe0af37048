"""Forms as GOV.UK markup: what stands on the page, with and without errors."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from lxml import html

from scrutiny.forms import DateField, GovForm, PdfField, TimeField

MODES = [("room", "In a room"), ("hybrid", "Hybrid")]


class MeetingForm(GovForm):
    submit_label = "Save the meeting"
    cancel_url = "/meetings/"

    title = forms.CharField(label="Title", max_length=20, help_text="As printed on the agenda.")
    contact = forms.EmailField(
        label="Contact", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    quorum = forms.IntegerField(label="Quorum", min_value=2)
    secret = forms.CharField(label="Secret", widget=forms.PasswordInput, required=False)
    narrative = forms.CharField(label="Narrative", widget=forms.Textarea, max_length=500)
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    capacity = forms.ChoiceField(label="Capacity", choices=[("", "---------"), ("cd", "Crime and disorder")])
    mode = forms.ChoiceField(label="Mode", choices=MODES, widget=forms.RadioSelect)
    bodies = forms.MultipleChoiceField(label="Bodies", choices=MODES, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="Agreed")
    held_on = DateField(label="Date")
    starts_at = TimeField(label="Start")
    appendix = PdfField(label="Appendix", max_mb=1)
    place = forms.CharField(widget=forms.HiddenInput, initial="x")
    reference = forms.CharField(label="Reference", disabled=True, initial="REF 12", required=False)


PAGE = "{% load crispy_forms_tags %}{% error_prefix %}|{% error_summary %}{% crispy form %}"


def page(form, source=PAGE):
    drawn = Template(source).render(Context({"form": form, "csrf_token": "T"}))
    return html.fromstring(f"<body>{drawn}</body>")


def text(element):
    return " ".join(element.text_content().split())


def labelled(tree, words):
    """The inputs whose label or legend begins with the words."""
    return [tree.get_element_by_id(label.get("for")) for label in tree.iter("label") if text(label) == words]


def test_form_is_sent_to_its_page_with_its_files_and_without_the_browsers_own_checks():
    (form,) = page(MeetingForm()).iter("form")
    assert form.get("method") == "post"
    assert form.get("enctype") == "multipart/form-data"
    assert form.get("novalidate") is not None
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']/@value") == ["T"]
    assert text(form.xpath(".//button[@type='submit'][last()]")[0]) == "Save the meeting"
    assert form.xpath(".//a[text()='Cancel']/@href") == ["/meetings/"]


def test_every_visible_input_has_a_label_or_legend():
    tree = page(MeetingForm())
    labels = {label.get("for") for label in tree.iter("label")}
    inputs = tree.xpath("//form//input[not(@type='hidden')] | //form//select | //form//textarea")
    assert len(inputs) > 15
    assert {element.get("id") for element in inputs} == labels


def test_legends_name_groups():
    tree = page(MeetingForm())
    assert [text(legend) for legend in tree.iter("legend")] == ["Mode", "Bodies", "Date"]


def test_what_may_stay_empty_is_marked_optional():
    tree = page(MeetingForm())
    assert labelled(tree, "Contact (optional)")[0].get("autocomplete") == "email"
    assert labelled(tree, "Title")


def test_hint_describes_its_input():
    tree = page(MeetingForm())
    assert labelled(tree, "Title")[0].get("aria-describedby") == "id_title-hint"
    assert text(tree.get_element_by_id("id_title-hint")) == "As printed on the agenda."


def test_a_number_is_typed_in_a_text_box_that_keeps_what_is_no_number():
    box = labelled(page(MeetingForm({"quorum": "three"})), "Quorum")[0]
    assert (box.get("type"), box.get("inputmode"), box.get("value")) == ("text", "numeric", "three")


def test_a_limited_text_shows_its_count_and_is_never_cut():
    tree = page(MeetingForm())
    assert tree.xpath("//div[@data-module='govuk-character-count']/@data-maxlength") == ["500"]
    assert not tree.xpath("//@maxlength")
    assert text(labelled(tree, "Note (optional)")[0]) == ""


def test_a_choice_says_what_to_do_in_place_of_dashes():
    assert text(labelled(page(MeetingForm()), "Capacity")[0]) == "Choose one Crime and disorder"


def test_a_disabled_field_is_shown_and_cannot_be_changed():
    box = labelled(page(MeetingForm()), "Reference")[0]
    assert box.get("value") == "REF 12"
    assert box.get("disabled") is not None


def test_an_empty_form_is_answered_field_by_field_and_at_the_top():
    tree = page(MeetingForm({}))
    summary = tree.xpath("//div[@class='govuk-error-summary']//li/a")
    assert [(link.get("href"), text(link)) for link in summary] == [
        ("#id_title", "Fill in “Title”."),
        ("#id_quorum", "Fill in “Quorum”."),
        ("#id_narrative", "Fill in “Narrative”."),
        ("#id_capacity", "Choose an answer for “Capacity”."),
        ("#id_mode", "Choose an answer for “Mode”."),
        ("#id_bodies", "Choose at least one for “Bodies”."),
        ("#id_agreed", "Tick “Agreed” to go on."),
        ("#id_held_on-day", "Fill in “Date”."),
        ("#id_starts_at", "Fill in “Start”."),
        ("#id_appendix", "Choose a file for “Appendix”."),
    ]
    assert text(tree.get_element_by_id("id_title-error")) == "Error: Fill in “Title”."


def test_every_link_of_the_summary_reaches_an_input():
    tree = page(MeetingForm({}))
    for link in tree.xpath("//div[@class='govuk-error-summary']//li/a/@href"):
        assert tree.get_element_by_id(link[1:]).tag in {"input", "select", "textarea"}


def test_each_error_of_a_date_links_to_its_own_box():
    data = {"held_on-day": "1", "held_on-month": "13", "held_on-year": "18"}
    links = page(MeetingForm(data)).xpath("//div[@class='govuk-error-summary']//li/a/@href")
    assert {"#id_held_on-month", "#id_held_on-year"} <= set(links)
    assert "#id_held_on-day" not in links


def test_the_summary_is_not_shown_twice():
    tree = page(MeetingForm({}))
    assert len(tree.xpath("//div[@class='govuk-error-summary']")) == 1


def test_a_form_on_a_page_without_a_summary_brings_its_own():
    tree = page(MeetingForm({}), "{% load crispy_forms_tags %}{% crispy form %}")
    assert len(tree.xpath("//div[@class='govuk-error-summary']")) == 1


def test_the_title_says_error_only_when_there_is_one():
    assert text(page(MeetingForm({}))).startswith("Error: |")
    assert text(page(MeetingForm())).startswith("|")


def test_what_was_typed_is_kept():
    choices = {"mode": "hybrid", "bodies": ["room"], "agreed": "on"}
    tree = page(MeetingForm({"title": "x" * 30, "starts_at": "after lunch", **choices}))
    assert labelled(tree, "Title")[0].get("value") == "x" * 30
    assert labelled(tree, "Start")[0].get("value") == "after lunch"
    assert tree.xpath("//input[@checked]/@name") == ["mode", "bodies", "agreed"]
    assert "Shorten “Title” to 20 characters or fewer; it has 30." in text(tree)


def test_typed_markup_is_escaped():
    assert labelled(page(MeetingForm({"title": '"><b>'})), "Title")[0].get("value") == '"><b>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7" + b"x" * 1024 * 1024 * 2, "The file is 2 MB. Choose a PDF of 1 MB or less"),
        (b"PK a zip", "This file is not a PDF."),
        (b"", "The file is empty."),
    ],
)
def test_an_upload_that_is_no_pdf_or_too_large_is_refused(content, sentence):
    form = MeetingForm({}, {"appendix": SimpleUploadedFile("a.pdf", content)})
    assert form.errors["appendix"][0].startswith(sentence)


def test_a_pdf_is_taken():
    form = MeetingForm({}, {"appendix": SimpleUploadedFile("a.pdf", b"%PDF-1.7".ljust(2000))})
    assert "appendix" not in form.errors


def test_rows_of_a_formset_are_fieldsets_and_their_errors_say_which_row():
    rows = forms.formset_factory(MeetingForm, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-title": "Police"}
    )
    tree = page(rows, PAGE.replace("{% crispy form %}", "{{ form|crispy }}"))
    legends = [text(legend) for legend in tree.xpath("//legend")]
    assert [legend for legend in legends if legend.startswith("Row")] == ["Row 1", "Row 2"]
    assert "Row 2: Fill in “Title”." in text(tree.xpath("//div[@class='govuk-error-summary']")[0])
    assert tree.xpath("//input[@name='form-TOTAL_FORMS']")


def test_a_filter_form_is_a_get_form_without_a_token():
    class Search(GovForm):
        method, submit_label, mark_optional = "get", "Filter", False
        words = forms.CharField(label="Words", required=False)

    (form,) = page(Search()).iter("form")
    assert form.get("method") == "get"
    assert not form.xpath(".//input[@type='hidden']")
    assert labelled(form, "Words")
