"""What the weekly messages say: for each address what it is asked for, or what waits for it, as facts for a text."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import Addressee
from meetings.recommendation_enums import DigestKind
from scrutiny.templatetags.british import uk_date

WEEK = dt.timedelta(days=7)
WORDS = 40
# Nobody reads more in a mail; the list of recommendations has them all.
MOST_LINES = 30
Text = str | Promise

OVERDUE = gettext_lazy("Overdue")
THIS_WEEK = gettext_lazy("Due within the week")
SOON = gettext_lazy("Due soon")
PROGRESS = gettext_lazy("News of progress is wanted")
LATE_ANSWERS = gettext_lazy("Answers that are overdue")
TO_LOOK_AT = gettext_lazy("Answers to accept or send back")
TO_SEND = gettext_lazy("Recommendations that have not been sent")
SILENT = gettext_lazy("No answer has come, and the silence is reported to the committee")
# In the order in which they stand in a message, with the kind that each belongs to.
HEADINGS = {
    OVERDUE: DigestKind.BODY,
    THIS_WEEK: DigestKind.BODY,
    SOON: DigestKind.BODY,
    PROGRESS: DigestKind.BODY,
    LATE_ANSWERS: DigestKind.OFFICER,
    TO_LOOK_AT: DigestKind.OFFICER,
    TO_SEND: DigestKind.OFFICER,
    SILENT: DigestKind.COMMITTEE,
}


@dataclass(frozen=True)
class Line:
    """One recommendation in a message. `words` is empty where its wording is exempt; `path` where it opens nothing."""

    kind: DigestKind
    heading: Text
    reference: str
    body: str
    state: str
    words: str
    path: str
    addressee_id: int


@dataclass(frozen=True)
class Section:
    """What stands under one heading; `more` is how many are only counted."""

    heading: Text
    lines: list[Line]
    more: int


@dataclass
class Letter:
    """All that one address is told in a week."""

    to: str
    name: str
    lines: list[Line] = field(default_factory=list)

    @property
    def kinds(self) -> list[DigestKind]:
        """What it holds, in the order of DigestKind: a message to a body that is more is still one to a body."""
        held = {line.kind for line in self.lines}
        return [kind for kind in DigestKind if kind in held]

    @property
    def sections(self) -> list[Section]:
        """Under each heading that has any its lines, the most pressing first, and how many more there are."""
        found = [(heading, [line for line in self.lines if line.heading == heading]) for heading in HEADINGS]
        return [
            Section(heading, lines[:MOST_LINES], max(0, len(lines) - MOST_LINES))
            for heading, lines in found
            if lines
        ]

    @property
    def asked_count(self) -> int:
        """How many things are asked of its reader's body."""
        return sum(line.kind == DigestKind.BODY for line in self.lines)

    @property
    def asks(self) -> bool:
        """Whether something is asked of its reader's body."""
        return DigestKind.BODY in self.kinds

    @property
    def wants_link(self) -> bool:
        """Whether its reader must ask for a link to answer something."""
        return any(line.kind == DigestKind.BODY and not line.path for line in self.lines)


def kinds_in(body: str) -> set[DigestKind]:
    """Which kinds a written message shows, by the headings in it: what whoever read it has seen."""
    lines = set(body.splitlines())
    return {kind for heading, kind in HEADINGS.items() if str(heading) in lines}


def heading_of(due: dt.date, day: dt.date) -> Text:
    """Under which heading an unanswered one stands; `due` may be any number of days away."""
    if due < day:
        return OVERDUE
    return THIS_WEEK if due < day + WEEK else SOON


def state_of(due: dt.date, day: dt.date) -> str:
    """When it is due, in words; how late it is by now."""
    late = (day - due).days
    if late > 0:
        sentence = (
            _("was due by %(due)s, %(late)d days ago") if late > 1 else _("was due by %(due)s, yesterday")
        )
        return sentence % {"due": uk_date(due), "late": late}
    return (_("due today, %(due)s") if late == 0 else _("due by %(due)s")) % {"due": uk_date(due)}


def line(addressee: Addressee, kind: DigestKind, heading: Text, state: str, *, opens: bool = True) -> Line:
    """The line of one body's part; of a kept clause by its reference alone."""
    recommendation = addressee.recommendation
    return Line(
        kind=kind,
        heading=heading,
        reference=recommendation.reference,
        body=addressee.name,
        state=state,
        words="" if recommendation.is_exempt else Truncator(recommendation.text).words(WORDS),
        path=addressee.get_absolute_url() if opens else "",
        addressee_id=addressee.pk,
    )


def gathered(found: Iterable[tuple[str, str, Line]]) -> Iterator[Letter]:
    """One letter for each address, whatever it is told and by whichever name; none for an empty address."""
    letters: dict[str, Letter] = {}
    for address, name, one in found:
        key = address.strip().lower()
        if key:
            letters.setdefault(key, Letter(key, name)).lines.append(one)
    yield from letters.values()
