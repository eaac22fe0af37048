"""The shapes in which the facts of a borough are written down. Days are numbers of days from today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetings.enums import AttendanceClass, ItemKind, Office
from meetings.recommendation_enums import AddresseeKind, ProgressStage
from partnerships.enums import GoodDirection, OrganisationKind


@dataclass(frozen=True)
class Body:
    """An organisation; `became` is the name that it took `days_ago`."""

    name: str
    kind: str = OrganisationKind.RESPONSIBLE_AUTHORITY
    short_name: str = ""
    contact_name: str = ""
    contact_email: str = ""
    address: str = ""
    is_the_council: bool = False
    became: str = ""
    days_ago: int = 0


@dataclass(frozen=True)
class Somebody:
    """A person of the directory and the post they hold; `later` is the one that they took `days_ago`."""

    name: str
    post: str = ""
    body: str = ""
    email: str = ""
    telephone: str = ""
    later: str = ""
    later_body: str = ""
    days_ago: int = 0


@dataclass(frozen=True)
class Group:
    """A board or group under the partnership."""

    name: str
    chair: str
    kind: str = "group"
    under: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class Said:
    """What was said of an action's progress, so many days ago."""

    days_ago: int
    rag: str
    text: str


@dataclass(frozen=True)
class Action:
    """An action of the plan; `due` is in days from today. `closed` is "finish" or "stop"."""

    text: str
    owner: str
    due: int
    said: tuple[Said, ...] = ()
    closed: str = ""
    closed_ago: int = 0
    last_word: str = ""


@dataclass(frozen=True)
class Measured:
    """A measure with one value for each of the last quarters, oldest first."""

    name: str
    unit: str
    values: str
    target: str = ""
    good: str = GoodDirection.DOWN
    source: str = ""


@dataclass(frozen=True)
class Theme:
    """A priority; `handed_to` took it over `days_ago`."""

    title: str
    description: str
    lead: str
    handed_to: str = ""
    days_ago: int = 0
    actions: tuple[Action, ...] = ()
    measures: tuple[Measured, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A seat on the committee."""

    person: str
    office: str = Office.MEMBER
    group: str = ""
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """An item of an agenda beyond the standing ones; it stands after the item of that title, or last."""

    title: str
    kind: str = ItemKind.REPORT
    after: str = ""
    text: str = ""
    presenter: str = ""
    on_behalf_of: str = ""
    exempt: tuple[str, ...] = ()
    public_interest: str = ""


@dataclass(frozen=True)
class Kept:
    """A section of a report that is kept from the public."""

    heading: str
    text: str
    paragraphs: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Bars:
    """A bar chart, attached to a report as a picture; `says` is what it shows, in words."""

    title: str
    says: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Paper:
    """A report to an item: its file, and the state that it has been brought to and by whom it was written.

    `signed_texts` are the words of sections as they were when they were signed off, `signed_ago` days ago: they have
    changed since. Sign-offs were wanted `sign_offs_late` working days ago. A paper that came after the pack has its
    special circumstances in `late`.
    """

    item: str
    file: str
    author: str
    state: str = "cleared"
    written_by: str = ""
    reason: str = ""
    appendix: str = ""
    kept: Kept | None = None
    bars: Bars | None = None
    signed_texts: Mapping[str, str] = field(default_factory=dict)
    signed_ago: int = 0
    sign_offs_late: int = 0
    late: str = ""


@dataclass(frozen=True)
class Guest:
    """Somebody at a meeting who does not sit on the committee."""

    person: str
    attended_as: str = AttendanceClass.PARTNER
    substitute_for: str = ""


@dataclass(frozen=True)
class Declared:
    """An interest that a member declared."""

    person: str
    kind: str
    nature: str
    item: str = ""
    left_room: bool = False


@dataclass(frozen=True)
class Progress:
    """What a body reported, so many days ago."""

    days_ago: int
    rag: str
    text: str
    stage: str = ProgressStage.IN_PROGRESS


@dataclass(frozen=True)
class Answered:
    """What a body answered, so many days after it was asked; `target` is in days from today."""

    after: int
    answer: str
    reason: str
    action: str = ""
    lead: str = ""
    target: int | None = None


@dataclass(frozen=True)
class Asked:
    """Who a recommendation was sent to; somebody of the body answers, or the officer enters a letter.

    For the cabinet `body` is what it is called, with the address where it gets mail.
    """

    body: str
    answered: Answered | None = None
    progress: tuple[Progress, ...] = ()
    by: str = ""
    kind: str = AddresseeKind.BODY
    email: str = ""
    # So many days more than the council gives, and why.
    more_days: int = 0
    more_reason: str = ""


@dataclass(frozen=True)
class Recommended:
    """A recommendation made of the clause with its key; `found` is "confirm" or "close", at the later meeting."""

    key: str
    theme: str
    to: tuple[Asked, ...]
    success: str = ""
    found: str = ""
    finding: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attended:
    """Who was at a meeting beyond the members, and who was not."""

    presided: str
    ended: str
    apologies: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    declared: tuple[Declared, ...] = ()


@dataclass(frozen=True)
class Sitting:
    """A meeting: where, with which items beyond the standing ones and without which of them, and its papers.

    `attended`, `minutes` (a file) and `recommended` are of a meeting that was held. `update` is the state of the
    report on recommendations that is written from the records, "" for none.
    """

    where: Mapping[str, object]
    items: tuple[Item, ...] = ()
    dropped: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    update: str = ""
    attended: Attended | None = None
    minutes: str = ""
    recommended: tuple[Recommended, ...] = ()
