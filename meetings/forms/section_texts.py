"""Forms of one section: its text as markup or from the rich editor, and two texts put together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm
from scrutiny.markup import read_rich, write_markup

MARKUP, RICH = "markup", "rich"


class SectionTextForm(GovForm):
    """The text of a section. Whichever form it comes in, `cleaned_data["text"]` is markup."""

    mark_optional = False

    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 18, "autocomplete": "off"}))
    form = forms.ChoiceField(
        choices=[(MARKUP, MARKUP), (RICH, RICH)],
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        initial=MARKUP,
    )
    version = forms.IntegerField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    reviewer = forms.CharField(
        label=_("Reviewed by"),
        help_text=_("The post, such as Monitoring Officer. Empty: not printed."),
        max_length=150,
        required=False,
    )

    def __init__(
        self, *args: Any, heading: str, hint: Any = "", is_reviewed: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if not is_reviewed:
            del self.fields["reviewer"]
        self.fields["text"].label = heading
        self.fields["text"].help_text = hint
        self._as_markup()

    def _as_markup(self) -> None:
        """What came from the editor is markup from here on, also when the page is shown once more."""
        if self.data and self.data.get(self.add_prefix("form")) == RICH:
            self.data = self.data.copy()
            name = self.add_prefix("text")
            self.data[name] = write_markup(read_rich(self.data.get(name, "")))
            self.data[self.add_prefix("form")] = MARKUP

    @property
    def written(self) -> str:
        """The markup that stands in the box."""
        return str(self["text"].value() or "")
