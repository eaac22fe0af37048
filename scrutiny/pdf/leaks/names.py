"""Names of a text: people, places, bodies and operations, and what names them (references, postcodes, telephones)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scrutiny.pdf.leaks.plain import plain, squeezed

# Words, and what parts them: ends of sentences and paragraphs, pauses and figures. A line's end parts nothing.
_WORD = re.compile(r"\w*\d\w*|[^\W\d_]+(?:['-][^\W\d_]+)*\.?|[.!?:;•]+|\n\s*(?=[\n*#>|+-])|[,()\"/|&]")
_PAUSES = frozenset(',()"/|&')
_TITLES_WORDS = """
mr mrs ms miss mx dr cllr councillor sir dame lord lady rev reverend professor prof pc ds di dc dci
dcc cc sgt sergeant inspector constable superintendent judge
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_INSIDE_WORDS = """
de van der von la le du al bin ap ab ferch y
"""
_INSIDE = frozenset(_INSIDE_WORDS.split())
# Written with a capital and no name.
_ORDINARY_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december act section paragraph appendix table figure part schedule
annex chapter regulation page item minute report note this that these those there then they their
the when where while with what which who why how however here have has had his her its our your and
also although after before because been but both can could for from if in into is it may might must
no not of on one or other over she he should since so some such than to under until was we were will
would you as at an a by be do any all are
"""
# Every PDF says these of itself; a name of two words with one of them is still a name.
_FORMAT_WORDS = """
adobe identity bold italic regular sans serif noto font description producer creator registry google copyright
version type root index metadata parent link author title subject document layout widget span artifact
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split()) | frozenset(_FORMAT_WORDS.split())
TELEPHONE = re.compile(r"(?<![\d.])(?:\+44[ ()-]*0?|\(?0)(?:[ ()-]*\d){9,10}(?!\d)")
_CODES = (
    re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE),
    TELEPHONE,
    re.compile(r"\b(?=[\w/-]*\d\w*\d)(?=[\d/-]*[A-Za-z])[A-Za-z\d]+(?:[/-][A-Za-z\d]+)*\b"),
)
_SHORTEST = 4


def codes(text: str) -> set[str]:
    """Email addresses, postcodes, telephone numbers and references such as CR/2026/0142, squeezed."""
    found = {squeezed(match[0]) for code in _CODES for match in code.finditer(plain(text))}
    found |= {code.removeprefix("44").lstrip("0") for code in found if code.isdigit()}
    return {code for code in found if len(code) >= 5 and not _is_counted(code)}


def _is_counted(code: str) -> bool:
    """Whether it is a count with its unit ("1000th", "50000m")."""
    return bool(re.fullmatch(r"\d+(?:st|nd|rd|th|m|k|bn|am|pm|s|km|kg|gb|mb)", code))


def names(text: str) -> set[str]:
    """Names, squeezed: runs of words with capitals, and single ones that are no ordinary words in the text."""
    text = plain(text)
    small = {word.rstrip(".") for word in _WORD.findall(text) if word[:1].islower()}
    found: set[str] = set()
    for run, begins_sentence, is_titled in _runs(text):
        found |= _of_run(run, begins_sentence, is_titled, small)
    return found


def _of_run(run: list[str], begins_sentence: bool, is_titled: bool, small: set[str]) -> set[str]:
    if begins_sentence and (run[0].lower() in small or run[0].lower() in _ORDINARY):
        run, begins_sentence = run[1:], False
    whole = [word for word in run if squeezed(word)]
    if not whole:
        return set()
    found = {squeezed("".join(whole))} if len(whole) > 1 and not _all_ordinary(whole) else set()
    alone = whole[-1:] if len(whole) == 1 and not begins_sentence else whole[:1] + whole[-1:]
    if len(whole) == 1 and begins_sentence and not is_titled:
        return set()
    shortest = 3 if is_titled else _SHORTEST
    return found | {squeezed(word) for word in alone if _may_stand_alone(word, small, shortest)}


def _all_ordinary(words: Iterable[str]) -> bool:
    return all(word.lower() in _ORDINARY for word in words)


def _may_stand_alone(word: str, small: set[str], shortest: int) -> bool:
    lower = word.lower()
    return (
        len(squeezed(word)) >= shortest
        and not word.isupper()
        and lower not in small
        and lower not in _ORDINARY
        and lower not in _TITLES
    )


def _runs(text: str) -> Iterator[tuple[list[str], bool, bool]]:
    """Runs of words with capitals: the words, whether the first begins a sentence, and whether a title precedes."""
    run: list[str] = []
    begins, is_titled, at_start = False, False, True
    for match in _WORD.finditer(text):
        word = re.sub(r"'s?$", "", match[0].rstrip("."))
        is_title = word.lower() in _TITLES and word[:1].isupper()
        goes_on = not is_title and (word[:1].isupper() or bool(run and word.lower() in _INSIDE))
        if goes_on:
            begins = begins if run else at_start and not is_titled
            run.append(word)
        at_start = _ends_sentence(match[0], word)
        if run and (at_start or not goes_on):
            yield run, begins, is_titled
            run = []
        is_titled = is_title or (goes_on and bool(run) and is_titled)
    if run:
        yield run, begins, is_titled


def _ends_sentence(token: str, word: str) -> bool:
    if not token[:1].isalpha():
        return token[:1] not in _PAUSES and not token[:1].isdigit()
    return token.endswith(".") and len(word) > 2 and word.lower() not in _TITLES
