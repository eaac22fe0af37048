"""Changes of a house style's risk scale, one by one: a sheet in, the changed sheet out. Pure.

Whatever changes, every cell of the matrix keeps a rating: new rows and columns take those of their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.house_style_edits import Edit
from meetings.house_style_sheet import HouseStyleSheet, Rating, RiskScale

Matrix = tuple[tuple[int, ...], ...]


def with_scale(scale: RiskScale | None) -> Edit:
    """Give the style a risk scale, or take it away."""
    return lambda sheet: replace(sheet, risk_scale=scale)


def with_words(likelihoods: Sequence[str], impacts: Sequence[str]) -> Edit:
    """Other words of likelihood and impact, lowest first; the matrix grows or shrinks at its high end."""

    def edit(scale: RiskScale) -> RiskScale:
        return replace(
            scale,
            likelihoods=tuple(likelihoods),
            impacts=tuple(impacts),
            matrix=_resized(scale.matrix, len(likelihoods), len(impacts)),
        )

    return _of_scale(edit)


def with_matrix(matrix: Matrix) -> Edit:
    """Another rating for every cell. Raises ValidationError when the scale has another size by now."""

    def edit(scale: RiskScale) -> RiskScale:
        if len(matrix) != len(scale.likelihoods) or any(len(row) != len(scale.impacts) for row in matrix):
            raise ValidationError(_("The scale has other words by now. Open the page anew and choose again."))
        return replace(scale, matrix=matrix)

    return _of_scale(edit)


def adding_rating(rating: Rating) -> Edit:
    """Add a rating above the others; no cell has it yet."""
    return _of_scale(lambda scale: replace(scale, ratings=(*scale.ratings, rating)))


def changing_rating(place: int, rating: Rating) -> Edit:
    """Change the rating in a place, from 0."""

    def edit(scale: RiskScale) -> RiskScale:
        _check_place(scale, place)
        return replace(scale, ratings=(*scale.ratings[:place], rating, *scale.ratings[place + 1 :]))

    return _of_scale(edit)


def removing_rating(place: int) -> Edit:
    """Remove the rating in a place, from 0; its cells take the one below it, or the next when it was the lowest.

    Raises ValidationError for the only one.
    """

    def edit(scale: RiskScale) -> RiskScale:
        _check_place(scale, place)
        if len(scale.ratings) == 1:
            raise ValidationError(_("A scale has at least one rating. Change this one instead."))
        ratings = (*scale.ratings[:place], *scale.ratings[place + 1 :])
        return replace(scale, ratings=ratings, matrix=_lowered(scale.matrix, place))

    return _of_scale(edit)


def _of_scale(edit) -> Edit:
    def whole(sheet: HouseStyleSheet) -> HouseStyleSheet:
        if sheet.risk_scale is None:
            raise ValidationError(_("The style has no risk scale. Add one first."))
        return replace(sheet, risk_scale=edit(sheet.risk_scale))

    return whole


def _check_place(scale: RiskScale, place: int) -> None:
    if not 0 <= place < len(scale.ratings):
        raise ValidationError(_("It is no longer there: somebody else has removed it from the draft."))


def _lowered(matrix: Matrix, place: int) -> Matrix:
    return tuple(tuple(max(0, one - 1) if one >= place else one for one in row) for row in matrix)


def _resized(matrix: Matrix, height: int, width: int) -> Matrix:
    rows = tuple(_stretched(row, width, 0) for row in matrix)
    return _stretched(rows, height, (0,) * width)


def _stretched(values, size: int, first):
    """Cut to a size, or filled up with the last one."""
    last = values[-1] if values else first
    return (*values, *(last,) * size)[:size]
