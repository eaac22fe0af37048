"""Words as trackers write them, brought to one form for comparing."""

import re

# What stands in a cell to say that there is nothing.
NOTHING = frozenset({"", "na", "n a", "none", "nil", "not applicable", "null"})
# What stands in a cell for what stands above it.
AS_ABOVE = frozenset({"ditto", "do", "as above", "as above see", "same", "same as above"})
_DITTO_SIGNS = frozenset({'"', "“", "”", "''", "〃", ",,"})


def plain(words: str) -> str:
    """Letters and numbers alone, in lower case, one space between words: "N/A" and "n a" are one."""
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def is_nothing(words: str) -> bool:
    """Whether a cell says that there is nothing: empty, "-", "n/a"."""
    return words.strip() not in _DITTO_SIGNS and plain(words) in NOTHING


def is_as_above(words: str) -> bool:
    """Whether a cell points to the one above it: "ditto", "as above", a ditto sign."""
    return words.strip() in _DITTO_SIGNS or plain(words) in AS_ABOVE


def shortened(words: str, most: int = 80) -> str:
    """The words on one line, cut at a number of characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
