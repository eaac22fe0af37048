"""What a house style of reports consists of: header, sections, numbering, marks, risk scale and contacts.

A sheet is a frozen value. It is kept as JSON in a version of a `HouseStyle` (see meetings/house_style_data.py), so that
a council can change its own and a published report keeps the one it was written in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from meetings.house_style_words import (
    Bullet,
    DateForm,
    Fill,
    HeadingCase,
    MarkForm,
    Marks,
    ReportOf,
    SignOffNeed,
)
from scrutiny.numbering import letters
from scrutiny.paragraph_numbers import ParagraphScheme

Words = str | Promise
OWN_FACT = "own-"  # a header line whose key begins so holds a text of the council's own


@dataclass(frozen=True)
class HeaderField:
    """One line of the header: which fact of the report (see house_style_words.FACTS), under which label."""

    key: str
    label: Words

    @property
    def is_own(self) -> bool:
        """Whether its text is kept with the report under this key, and not one of the known facts."""
        return self.key.startswith(OWN_FACT)


@dataclass(frozen=True)
class SectionTemplate:
    """A headed part that every report of the style begins with.

    `level` 1 is a section and 2 stands under the one before it. A `required` section can't be empty or removed. An
    implication has a `reviewer`, by role ("Monitoring Officer"), whose sign-off may be needed before the report is
    cleared; `reviewed_label` is what stands before the role ("Legal Implications reviewed by:"). A section that is
    not `numbered` takes no numbers.
    """

    key: str
    heading: Words
    default: Words = ""
    required: bool = False
    fill: Fill = Fill.TEXT
    level: int = 1
    hint: Words = ""
    numbered: bool = True
    reviewer: Words = ""
    sign_off: SignOffNeed = SignOffNeed.NONE
    reviewed_label: Words = ""


@dataclass(frozen=True)
class Rating:
    """An overall rating: its word in the matrix, its words in the table, and its tint."""

    word: Words
    words: Words
    tint: str


@dataclass(frozen=True)
class RiskScale:
    """The council's words of likelihood and impact, lowest first, its ratings, and which cell has which.

    `matrix` has a row per likelihood and in it an entry per impact: the place of the rating, from 0.
    """

    likelihoods: tuple[Words, ...]
    impacts: tuple[Words, ...]
    ratings: tuple[Rating, ...]
    matrix: tuple[tuple[int, ...], ...]

    def rating(self, likelihood: int, impact: int) -> Rating:
        """The rating of a risk, by its places on the two scales (1 is lowest). Raises IndexError outside them."""
        return self.ratings[self.matrix[likelihood - 1][impact - 1]]

    def covers(self, likelihood: int, impact: int) -> bool:
        """Whether both places stand on the scales."""
        return 1 <= likelihood <= len(self.likelihoods) and 1 <= impact <= len(self.impacts)


@dataclass(frozen=True)
class ListMarks:
    """How lists are marked: the first bullet, and the form of letters and numerals."""

    bullet: Bullet = Bullet.DISC
    form: MarkForm = MarkForm.STOP


@dataclass(frozen=True)
class HouseStyleSheet:
    """How one council's reports are headed, sectioned, numbered and signed.

    `header` stands above the title and `metadata` in a table under it; with `header_is_table` the header is a
    table under the title itself. `own_sections` lets authors add, rename, move and remove sections that aren't
    required. `recommendation_lead_in` stands above all recommendations and `recommendation_opening` before each that
    begins with a verb; both take %(committee)s. `quote_label` takes %(mark)s, `appendix_line` %(mark)s and %(title)s;
    `lone_appendix_line`, when there is one, is for the only appendix of a report.
    """

    style: str
    header: tuple[HeaderField, ...]
    sections: tuple[SectionTemplate, ...]
    scheme: ParagraphScheme
    appendix_marks: Marks
    appendix_line: Words
    own_sections: bool
    report_of: ReportOf
    lone_appendix_line: Words = ""
    recommendation_lead_in: Words = ""
    recommendation_opening: Words = ""
    recommendation_in_box: bool = False
    recommendations_in_bold: bool = False
    quote_label: Words = "Recommendation %(mark)s"
    header_is_table: bool = False
    header_in_capitals: bool = False
    metadata: tuple[HeaderField, ...] = ()
    contacts: tuple[HeaderField, ...] = ()
    contacts_heading: Words = ""
    risk_scale: RiskScale | None = None
    heading_case: HeadingCase = HeadingCase.AS_TYPED
    date_form: DateForm = DateForm.LONG
    list_marks: ListMarks = ListMarks()
    by_key: Mapping[str, SectionTemplate] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {section.key: section for section in self.sections})

    @property
    def has_risks(self) -> bool:
        """Whether it prints a table of risks: it has the scale and a section for them."""
        return self.risk_scale is not None and any(one.fill is Fill.RISKS for one in self.sections)

    @property
    def capital_headings(self) -> bool:
        return self.heading_case is HeadingCase.CAPITALS

    @property
    def lines(self) -> tuple[HeaderField, ...]:
        """Every line of the header, the table under the title and the contacts."""
        return (*self.header, *self.metadata, *self.contacts)

    @property
    def own_facts(self) -> tuple[HeaderField, ...]:
        """The lines whose text is the council's own."""
        return tuple(line for line in self.lines if line.is_own)

    @property
    def uses(self) -> frozenset[str]:
        """The facts of a report that the style prints: what its header form asks for."""
        decision = ("key_decision",) if any(one.fill is Fill.KEY_DECISION for one in self.sections) else ()
        return frozenset((*(line.key for line in self.lines), *decision))

    @property
    def reviewers(self) -> tuple[str, ...]:
        """The roles that review implications, each once, in the order of the sections."""
        return tuple(dict.fromkeys(str(one.reviewer) for one in self.sections if one.reviewer))

    def fill_of(self, key: str) -> Fill:
        """What the system prints in the section with a key; own sections of an author hold text."""
        template = self.by_key.get(key)
        return template.fill if template else Fill.TEXT

    def appendix_mark(self, place: int) -> str:
        """The mark of the appendix in a place from 1: "A" or "1"."""
        return letters(place).upper() if self.appendix_marks is Marks.LETTERS else str(place)

    def appendix_label(self, place: int, title: str, *, of: int) -> str:
        """An appendix as the style lists it among `of`: "A – Business plan", "Appendix 1 – Draft plan"."""
        line = self.lone_appendix_line if of == 1 and self.lone_appendix_line else self.appendix_line
        return str(line) % {"mark": self.appendix_mark(place), "title": title}
