"""Forms of a house style's risk scale: its words, its ratings, and the rating of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from meetings.forms.house_style_drafts import DraftForm
from meetings.house_style_data import MOST_IMPACTS, MOST_LIKELIHOODS
from meetings.house_style_edits import Edit
from meetings.house_style_scale_edits import adding_rating, changing_rating, with_matrix, with_words
from meetings.house_style_sheet import HouseStyleSheet, Rating, RiskScale
from meetings.house_style_words import TINTS

LONGEST_WORD = 60


class WordsField(forms.CharField):
    """Words of a scale, one on a line, lowest first."""

    widget = forms.Textarea

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        words = tuple(line for line in lines if line)
        if not 2 <= len(words) <= self.most:
            raise forms.ValidationError(
                _("Give 2 to %(most)d words, each on a line of its own.") % {"most": self.most}
            )
        if len({word.casefold() for word in words}) < len(words):
            raise forms.ValidationError(_("Give each word once."))
        if long := next((word for word in words if len(word) > LONGEST_WORD), ""):
            raise forms.ValidationError(_("Shorten “%(word)s”.") % {"word": long})
        return words


class ScaleWordsForm(DraftForm):
    """The words of likelihood and impact."""

    likelihoods = WordsField(
        label=lazy("Words of likelihood, the lowest first"),
        help_text=lazy("One on a line, up to ten."),
        most=MOST_LIKELIHOODS,
    )
    impacts = WordsField(
        label=lazy("Words of impact, the lowest first"),
        help_text=lazy("One on a line, up to ten."),
        most=MOST_IMPACTS,
    )

    def read(self, sheet: HouseStyleSheet) -> dict[str, Any]:
        scale = sheet.risk_scale
        words = {"likelihoods": scale.likelihoods, "impacts": scale.impacts} if scale else {}
        return {name: "\n".join(str(one) for one in found) for name, found in words.items()}

    def edit(self) -> Edit:
        return with_words(self.cleaned_data["likelihoods"], self.cleaned_data["impacts"])


class RatingAddForm(DraftForm):
    """Add a rating."""

    submit_label = lazy("Add the rating")
    adds = True

    word = forms.CharField(
        label=lazy("Word in the matrix"), help_text=lazy("Such as “High”."), max_length=LONGEST_WORD
    )
    words = forms.CharField(
        label=lazy("Words in the table of risks"),
        help_text=lazy("Such as “High risk”."),
        max_length=LONGEST_WORD,
    )
    tint = forms.ChoiceField(label=lazy("Colour"), choices=list(TINTS.items()))

    def rating(self) -> Rating:
        """What was typed."""
        return Rating(*(self.cleaned_data[name] for name in ("word", "words", "tint")))

    def edit(self) -> Edit:
        return adding_rating(self.rating())


class RatingForm(RatingAddForm):
    """Change a rating."""

    submit_label = lazy("Save")
    adds = False

    def __init__(self, *args: Any, place: int, rating: Rating, **options: Any) -> None:
        initial = {"word": str(rating.word), "words": str(rating.words), "tint": rating.tint}
        super().__init__(*args, initial=initial, **options)
        self.place = place

    def edit(self) -> Edit:
        return changing_rating(self.place, self.rating())


class MatrixForm(DraftForm):
    """The rating of every combination of likelihood and impact."""

    def __init__(self, *args: Any, sheet: HouseStyleSheet, scale: RiskScale, **options: Any) -> None:
        self.scale = scale
        ratings = [(place, str(rating.word)) for place, rating in enumerate(scale.ratings)]
        cells = {
            _name(row, column): forms.TypedChoiceField(
                label=f"{likelihood} × {impact}",
                choices=ratings,
                coerce=int,
                initial=scale.matrix[row][column],
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )
            for row, likelihood in enumerate(scale.likelihoods)
            for column, impact in enumerate(scale.impacts)
        }
        self.base_fields = {**self.base_fields, **cells}
        super().__init__(*args, sheet=sheet, **options)

    def rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Each likelihood with its cells, the highest first, as the matrix is printed."""
        for row in reversed(range(len(self.scale.likelihoods))):
            cells = [self[_name(row, column)] for column in range(len(self.scale.impacts))]
            yield str(self.scale.likelihoods[row]), cells

    def edit(self) -> Edit:
        return with_matrix(
            tuple(
                tuple(self.cleaned_data[_name(row, column)] for column in range(len(self.scale.impacts)))
                for row in range(len(self.scale.likelihoods))
            )
        )


def _name(row: int, column: int) -> str:
    return f"cell-{row}-{column}"
