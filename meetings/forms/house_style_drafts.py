"""Forms of the draft of a house style: each shows one part of the sheet and makes the edit that was asked for."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.house_style_edits import Edit, setting
from meetings.house_style_facts import pattern_from, readable
from meetings.house_style_sheet import HouseStyleSheet, ListMarks
from meetings.house_style_words import SCHEMES, Bullet, DateForm, HeadingCase, MarkForm, Marks, ReportOf
from scrutiny.forms import VersionedForm
from scrutiny.paragraph_numbers import ParagraphScheme

LONGEST_WORDS = 300
# The sample beside the form follows what is typed; without JavaScript there is a button for it.
LIVE = {
    "hx-post": "",
    "hx-trigger": "input delay:500ms",
    "hx-target": "#style-preview",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}


class DraftForm(VersionedForm):
    """What the forms of all parts have in common: what is saved, the guard of the version, and the live sample.

    One that `adds` writes over nothing, so it needs no guard; but sent twice it adds once.
    """

    adds = False

    def __init__(self, *args: Any, sheet: HouseStyleSheet, saved_version: int, **options: Any) -> None:
        self.sheet = sheet
        options["initial"] = self.read(sheet) | options.get("initial", {})
        super().__init__(*args, saved_version=saved_version, **options)
        self.guard(saved_version, is_saved=not self.adds)
        self.once = self.adds

    @property
    def expected_version(self) -> int | None:
        """The version that the draft must still have; only of a valid form."""
        return None if self.adds else self.cleaned_data["version"]

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        """The values of the fields as the sheet has them."""
        return {}

    def edit(self) -> Edit:
        """The change that was asked for; only of a valid form."""
        raise NotImplementedError

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.attrs = LIVE
        helper.add_input(Submit("preview", _("Show it in the sample"), css_class="secondary"))
        return helper


class GeneralForm(DraftForm):
    """Numbers, headings, dates and lists."""

    scheme = forms.TypedChoiceField(
        label=_("Numbers of paragraphs"),
        choices=list(SCHEMES.items()),
        coerce=ParagraphScheme,
        widget=forms.RadioSelect,
    )
    heading_case = forms.TypedChoiceField(
        label=_("Headings of sections"),
        choices=HeadingCase.choices,
        coerce=HeadingCase,
        widget=forms.RadioSelect,
    )
    date_form = forms.TypedChoiceField(
        label=_("Date of the meeting"), choices=DateForm.choices, coerce=DateForm, widget=forms.RadioSelect
    )
    bullet = forms.TypedChoiceField(label=_("Bullets"), choices=Bullet.choices, coerce=Bullet)
    mark_form = forms.TypedChoiceField(label=_("Marks of lists"), choices=MarkForm.choices, coerce=MarkForm)
    report_of = forms.TypedChoiceField(
        label=_("Whose report it is said to be"),
        help_text=_("Until somebody writes otherwise."),
        choices=ReportOf.choices,
        coerce=ReportOf,
        widget=forms.RadioSelect,
    )
    own_sections = forms.BooleanField(
        label=_("Authors may add sections, rename, move and remove those that are not required"),
        required=False,
    )

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        marks = {"bullet": sheet.list_marks.bullet, "mark_form": sheet.list_marks.form}
        names = ("scheme", "heading_case", "date_form", "report_of", "own_sections")
        return {name: getattr(sheet, name) for name in names} | marks

    def edit(self) -> Edit:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        marks = ListMarks(values.pop("bullet"), values.pop("mark_form"))
        return setting(**values, list_marks=marks)


class RecommendationsForm(DraftForm):
    """How proposed recommendations and appendices are printed."""

    recommendation_lead_in = forms.CharField(
        label=_("Words above all recommendations"),
        help_text=_("Such as “That the [committee]:”. [committee] becomes the name of the committee."),
        required=False,
        max_length=LONGEST_WORDS,
    )
    recommendation_opening = forms.CharField(
        label=_("Words before each recommendation that begins with a verb"),
        help_text=_("Such as “The [committee] is recommended to”."),
        required=False,
        max_length=LONGEST_WORDS,
    )
    recommendation_in_box = forms.BooleanField(label=_("Recommendations in a box"), required=False)
    recommendations_in_bold = forms.BooleanField(label=_("Recommendations in bold"), required=False)
    quote_label = forms.CharField(
        label=_("Label of a recommendation that is quoted in the text"),
        help_text=_("[mark] becomes its number or letter: “Recommendation [mark]”."),
        max_length=LONGEST_WORDS,
    )
    appendix_marks = forms.TypedChoiceField(
        label=_("Marks of appendices"), choices=Marks.choices, coerce=Marks, widget=forms.RadioSelect
    )
    appendix_line = forms.CharField(
        label=_("Line of an appendix"),
        help_text=_("[mark] becomes its letter or number and [title] its title: “Appendix [mark]: [title]”."),
        max_length=LONGEST_WORDS,
    )
    lone_appendix_line = forms.CharField(
        label=_("Line of an appendix when it is the only one"),
        help_text=_("Leave empty for the same line."),
        required=False,
        max_length=LONGEST_WORDS,
    )
    patterns = {
        "recommendation_lead_in": ("committee",),
        "recommendation_opening": ("committee",),
        "quote_label": ("mark",),
        "appendix_line": ("mark", "title"),
        "lone_appendix_line": ("mark", "title"),
    }
    plain = ("recommendation_in_box", "recommendations_in_bold", "appendix_marks")

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        words = {name: readable(getattr(sheet, name)) for name in self.patterns}
        return words | {name: getattr(sheet, name) for name in self.plain}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("appendix_line", "lone_appendix_line"):
            if cleaned.get(name) and "[title]" not in cleaned[name]:
                self.add_error(name, _("Put [title] where the title of the appendix stands."))
        return cleaned

    def edit(self) -> Edit:
        data = self.cleaned_data
        words = {name: pattern_from(data[name], *names) for name, names in self.patterns.items()}
        return setting(**words, **{name: data[name] for name in self.plain})


class HeaderForm(DraftForm):
    """How the header is set as a whole; its lines are changed one by one."""

    header_is_table = forms.BooleanField(label=_("The header is a table under the title"), required=False)
    header_in_capitals = forms.BooleanField(label=_("The header is in capitals"), required=False)
    contacts_heading = forms.CharField(
        label=_("Heading of the contacts"),
        help_text=_("With a heading the contacts are lines of text; without one they are a table."),
        required=False,
        max_length=LONGEST_WORDS,
    )

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        return {name: getattr(sheet, name) for name in self.base_fields if name != "version"}

    def edit(self) -> Edit:
        return setting(**{name: value for name, value in self.cleaned_data.items() if name != "version"})
