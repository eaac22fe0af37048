"""A text box that offers what is often typed there, in the browser's own list; anything else may be typed too."""

from collections.abc import Iterable
from typing import Any

from django import forms


class SuggestingInput(forms.TextInput):
    """A text box with suggestions, for which a form may set others once it knows its record."""

    def __init__(self, suggestions: Iterable[Any] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = tuple(suggestions)
