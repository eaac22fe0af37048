"""The lists of the Word files that we write: the report's own numbers, and bullets, letters, numerals, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrutiny.markup import ListKind
from scrutiny.word import style_names as names
from scrutiny.word.write_styles import style_id
from scrutiny.word.xml_text import DECLARED, HEAD, tag

REPORT = 1
_ABSTRACT = {ListKind.BULLET: 2, ListKind.LETTER: 3, ListKind.ROMAN: 4, ListKind.NUMBER: 5}
_FORMATS = {
    ListKind.BULLET: "bullet",
    ListKind.LETTER: "lowerLetter",
    ListKind.ROMAN: "lowerRoman",
    ListKind.NUMBER: "decimal",
}
_BULLETS = {"disc": "•–▪", "dash": "–•▪", "square": "▪–•"}
_FORMS = {"stop": "%{}.", "brackets": "(%{})", "bracket": "%{})"}
_FIRST_APART = 10
_NOWHERE = 9
STEP = 500
MARGIN = 720


@dataclass
class ListNumbers:
    """The lists used so far. Word counts by `num`; each list of the text has one of its own."""

    numbered_headings: bool
    bullet: str = "disc"
    mark_form: str = "stop"
    _nums: list[str] = field(default_factory=lambda: [_num(REPORT, REPORT, {})])
    _report_num: int = REPORT
    _counts: tuple[int, ...] = ()
    _shallowest: int = 0
    _apart: list[str] = field(default_factory=list)
    _apart_after: tuple[int, ...] = ()

    def report(self, number: str) -> tuple[int, int] | None:
        """List and level that print this number of the report ("4.2"); None for no number.

        Where Word would count differently, a list begins that starts at this very number.
        """
        wanted = tuple(int(part) for part in number.split(".") if part.isdecimal())
        if not wanted:
            return None
        level = len(wanted) - 1
        if level and not self._is_next(wanted) and wanted[:-1] != self._counts[:level]:
            return self._under_nothing(wanted), 0
        self._apart_after = ()
        if not self._is_next(wanted):
            self._report_num = self._add(REPORT, dict(enumerate(wanted)))
            self._shallowest = level
        self._counts = wanted
        return self._report_num, level

    def _under_nothing(self, wanted: tuple[int, ...]) -> int:
        """A list for numbers such as 4.1 where no paragraph 4 is printed: programs would count them as 3.1."""
        if self._apart_after != (*wanted[:-1], wanted[-1] - 1):
            abstract = _FIRST_APART + len(self._apart)
            self._apart.append(_under(abstract, wanted))
            self._report_num = self._add(abstract, {})
        self._apart_after = wanted
        # Whatever comes next in the report's own list has to begin it anew.
        self._counts, self._shallowest = (), _NOWHERE
        return self._report_num

    def _is_next(self, wanted: tuple[int, ...]) -> bool:
        level = len(wanted) - 1
        if level < self._shallowest:
            return False  # Word has printed no number of that level since the list began anew
        if len(self._counts) > level:
            return wanted == (*self._counts[:level], self._counts[level] + 1)
        return wanted == (*self._counts, 1)

    def list(self, kind: ListKind, level: int, start: int) -> tuple[int, int]:
        """List and level for a list of the text that begins at `start`."""
        return self._add(_ABSTRACT[kind], {} if kind is ListKind.BULLET else {level: start}), level

    def _add(self, abstract: int, starts: dict[int, int]) -> int:
        number = len(self._nums) + 1
        self._nums.append(_num(number, abstract, starts))
        return number

    def xml(self) -> str:
        """The part with the lists."""
        bullets = _BULLETS.get(self.bullet, _BULLETS["disc"])
        form = _FORMS.get(self.mark_form, _FORMS["stop"])
        plain = "".join(_plain(kind, bullets, form) for kind in _ABSTRACT)
        return (
            f"{HEAD}<w:numbering {DECLARED}>{_report(self.numbered_headings)}{plain}"
            f"{''.join(self._apart)}{''.join(self._nums)}</w:numbering>"
        )


def list_indent(level: int) -> int:
    """How far the entries of a list stand in, in twips."""
    return MARGIN + STEP * (level + 1)


def _num(number: int, abstract: int, starts: dict[int, int]) -> str:
    overrides = "".join(
        tag("lvlOverride", inside=tag("startOverride", start), ilvl=level) for level, start in starts.items()
    )
    return tag("num", inside=tag("abstractNumId", abstract) + overrides, numId=number)


def _report(numbered_headings: bool) -> str:
    styles = ["heading 1"] if numbered_headings else []
    styles += [names.NUMBERED, names.NUMBERED_UNDER]
    levels = ""
    for level, name in enumerate(styles):
        text = ".".join(f"%{place}" for place in range(1, level + 2))
        left = MARGIN * 2 if name == names.NUMBERED_UNDER else MARGIN
        levels += tag(
            "lvl",
            inside=tag("start", 1)
            + tag("numFmt", "decimal")
            + tag("pStyle", style_id(name))
            + tag("suff", "tab")
            + tag("lvlText", text)
            + tag("lvlJc", "left")
            + tag("pPr", inside=tag("ind", left=left, hanging=MARGIN)),
            ilvl=level,
        )
    return tag("abstractNum", inside=tag("multiLevelType", "multilevel") + levels, abstractNumId=REPORT)


def _under(abstract: int, wanted: tuple[int, ...]) -> str:
    above = ".".join(str(part) for part in wanted[:-1])
    level = tag(
        "lvl",
        inside=tag("start", wanted[-1])
        + tag("numFmt", "decimal")
        + tag("lvlText", f"{above}.%1")
        + tag("lvlJc", "left")
        + tag("pPr", inside=tag("ind", left=MARGIN * 2, hanging=MARGIN)),
        ilvl=0,
    )
    return tag("abstractNum", inside=tag("multiLevelType", "singleLevel") + level, abstractNumId=abstract)


def _plain(kind: ListKind, bullets: str, form: str) -> str:
    levels = ""
    for level in range(3):
        text = bullets[level] if kind is ListKind.BULLET else form.format(level + 1)
        indent = tag("ind", left=list_indent(level), hanging=STEP - 100)
        levels += tag(
            "lvl",
            inside=tag("start", 1)
            + tag("numFmt", _FORMATS[kind])
            + tag("lvlText", text)
            + tag("lvlJc", "left")
            + tag("pPr", inside=indent),
            ilvl=level,
        )
    abstract = _ABSTRACT[kind]
    return tag(
        "abstractNum", inside=tag("multiLevelType", "hybridMultilevel") + levels, abstractNumId=abstract
    )
