"""The shapes in which an evening is written down that was minuted as it went; items are named by their titles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetings.demo.shapes import Sitting
from meetings.minute_enums import PartKind


@dataclass(frozen=True)
class Phrase:
    """A standing phrase of the council's own."""

    label: str
    shortcut: str = ""
    kind: str = ""
    narrative: str = ""
    clauses: str = ""


@dataclass(frozen=True)
class Noted:
    """One thing noted under an item, in the order in which it happened."""

    item: str
    text: str
    kind: str = PartKind.NOTE
    said_by: str = ""
    answer: str = ""
    answered_by: str = ""


@dataclass(frozen=True)
class Arrived:
    """Somebody who came late, during an item."""

    item: str
    person: str
    at: str
    none_declared: bool = False


@dataclass(frozen=True)
class Amended:
    """An amendment that was carried by a vote recorded by name: who voted other than for it, and how."""

    text: str
    mover: str
    seconder: str
    asked_for_by: str
    otherwise: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Moved:
    """A motion that was amended, carried by assent and became the decision of its item."""

    item: str
    text: str
    mover: str
    seconder: str
    amended: Amended


@dataclass(frozen=True)
class Private:
    """Press and public left under one item, for another, and came back at its end."""

    under: str
    for_item: str
    paragraphs: tuple[str, ...]
    reason: str
    left_at: str
    back_at: str


@dataclass(frozen=True)
class Urgent:
    """Business that the chair took as urgent, and why."""

    title: str
    reason: str
    presented_by: str


@dataclass(frozen=True)
class ToDo:
    """What somebody was asked to do by a day, so many working days from today; `clause` counts from 1."""

    item: str
    clause: int
    text: str
    owner: str
    due: int


@dataclass(frozen=True)
class Topic:
    """What was put into the work programme; `clause` counts from 1."""

    item: str
    clause: int
    title: str
    purpose: str
    lead: str
    planned_for: str


@dataclass(frozen=True)
class Proposed:
    """A correction that a member proposed, in the part of an item in which the quoted words stand."""

    member: str
    item: str
    quoted: str
    proposed: str
    reason: str


@dataclass(frozen=True)
class Evening:
    """A meeting of a few days ago whose minutes are still a draft, which went round to the members.

    `withdrawn` maps the title of an item to the reason; `phrased` an item to the standing phrase put into its minute.
    """

    sitting: Sitting
    urgent: Urgent
    withdrawn: Mapping[str, str]
    arrived: tuple[Arrived, ...]
    noted: tuple[Noted, ...]
    moved: Moved
    private: Private
    to_do: tuple[ToDo, ...]
    topics: tuple[Topic, ...]
    proposed: Proposed
    phrased: Mapping[str, str]
    signed_by: str
