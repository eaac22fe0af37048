"""The phrases that minutes can begin with, and the fields in braces that a phrase has: {names}, {date} and so on.

Pure: a phrase and what is recorded of the meeting go in, filled-in words come out. A council may put words of its own
in the place of each ready phrase.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.enums import InterestKind, ItemKind
from meetings.interest_words import Declared
from meetings.standing_minutes import Facts, Wording, wording

FIELDS = {
    "names": gettext_lazy("members who sent apologies"),
    "co_opted": gettext_lazy("co-opted members who sent apologies"),
    "others": gettext_lazy("others who sent apologies, with their posts"),
    "date": gettext_lazy("date of the meeting whose minutes are before it, else of this meeting"),
    "committee": gettext_lazy("the committee"),
    "chair": gettext_lazy("who presides"),
    "item": gettext_lazy("title of the item"),
    "number": gettext_lazy("number of the item on the agenda"),
    "ref": gettext_lazy("REF number of the item"),
    "presenter": gettext_lazy("who presented the item"),
}
# Stands where nothing is recorded that a field could print.
GAP = "…"
USUAL_SHORTCUT = "1"
_FIELD = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True)
class Phrase:
    """Words with fields. `kind` is the ItemKind it is for, "" for every kind; `shortcut` is a digit or ""."""

    key: str
    label: str
    kind: str = ""
    shortcut: str = ""
    narrative: str = ""
    clauses: tuple[str, ...] = ()


def ready() -> tuple[Phrase, ...]:
    """The phrases that every council has, in the order in which they are offered."""
    return (*usual(), *_others())


def usual() -> tuple[Phrase, ...]:
    """What routine items say, with fields in place of facts."""
    return tuple(_usual())


def _usual() -> Iterable[Phrase]:
    """What routine items say, with fields in place of facts (standing_minutes has the wording)."""
    yield Phrase(
        "apologies",
        _("Apologies received"),
        ItemKind.APOLOGIES,
        clauses=(
            _("Apologies for absence from the meeting were received from Councillors {names}."),
            _("Apologies were received from the co-opted members {co_opted}."),
            _("Apologies were also received from {others}."),
        ),
    )
    for key, label, facts in (
        ("apologies-none", _("No apologies"), Facts(kind=ItemKind.APOLOGIES)),
        ("minutes", _("Minutes agreed"), Facts(kind=ItemKind.MINUTES, earlier_meetings=["{date}"])),
        ("interests-none", _("No interests"), Facts(kind=ItemKind.INTERESTS)),
        ("urgent-none", _("No urgent business"), Facts(kind=ItemKind.URGENT)),
        ("announcements", _("Announcements noted"), Facts(kind=ItemKind.ANNOUNCEMENTS)),
        (
            "recommendations-update",
            _("Progress noted"),
            Facts(kind=ItemKind.RECOMMENDATIONS_UPDATE),
        ),
        ("report", _("Report noted"), Facts(kind=ItemKind.REPORT)),
        ("exclusion-none", _("No exempt business"), Facts(kind=ItemKind.EXCLUSION)),
        ("public-questions-none", _("No public questions"), Facts(kind=ItemKind.PUBLIC_QUESTIONS)),
    ):
        text = wording(facts)
        yield Phrase(key, label, facts.kind, narrative=text.narrative, clauses=text.clauses)


def _others() -> Iterable[Phrase]:
    yield Phrase(
        "minutes-corrected",
        _("Minutes agreed as corrected"),
        ItemKind.MINUTES,
        "2",
        clauses=(
            _(
                "That, subject to the correction set out above, the minutes of the meeting held on {date} be agreed "
                "and taken as a correct record and the Chair be authorised to sign them."
            ),
        ),
    )
    yield Phrase("noted", _("Noted"), "", "2", clauses=(_("That the report be noted."),))
    yield Phrase(
        "noted-with-comments",
        _("Noted with comments"),
        "",
        "3",
        clauses=(_("That the report and the comments of members be noted."),),
    )
    yield Phrase(
        "recommendations-agreed",
        _("Recommendations agreed"),
        "",
        "4",
        clauses=(_("That the recommendations in the report be agreed."),),
    )
    yield Phrase(
        "come-back",
        _("Come back with an update"),
        "",
        "5",
        clauses=(_("That an update be brought to a later meeting of the {committee}."),),
    )
    yield Phrase(
        "thanks",
        _("Thanks"),
        "",
        "6",
        narrative=_("The Chair thanked those who had attended for their presentation and for their answers."),
    )
    yield Phrase(
        "questions-answered",
        _("Questions answered"),
        "",
        "7",
        narrative=_("Members asked questions on the report, which were answered at the meeting."),
    )
    yield Phrase(
        "nothing",
        _("No business"),
        "",
        "8",
        narrative=_("There was no business under this item."),
    )


def key_for(facts: Facts) -> str:
    """Which ready phrase the usual words of an item are; "" where they are told by facts alone, or there are none."""
    if facts.withdrawn_reason:
        return ""
    has = {
        ItemKind.APOLOGIES: bool(facts.apologies or facts.co_opted_apologies or facts.other_apologies),
        ItemKind.INTERESTS: bool(facts.declared),
        ItemKind.EXCLUSION: bool(facts.exempt_paragraphs),
    }.get(ItemKind(facts.kind))
    return {
        (ItemKind.APOLOGIES, True): "apologies",
        (ItemKind.APOLOGIES, False): "apologies-none",
        (ItemKind.MINUTES, None): "minutes" if facts.earlier_meetings else "",
        (ItemKind.INTERESTS, False): "interests-none",
        (ItemKind.URGENT, None): "urgent-none",
        (ItemKind.ANNOUNCEMENTS, None): "announcements",
        (ItemKind.RECOMMENDATIONS_UPDATE, None): "recommendations-update",
        (ItemKind.REPORT, None): "report",
        (ItemKind.EXCLUSION, False): "exclusion-none",
        (ItemKind.PUBLIC_QUESTIONS, None): "public-questions-none",
    }.get((ItemKind(facts.kind), has), "")


def filled(narrative: str, clauses: Sequence[str], words: Mapping[str, str]) -> Wording:
    """A phrase with its fields filled in.

    A paragraph or clause with a field that has nothing to print is left out when another remains; when none would, a
    gap (…) stands in it.
    """
    paragraphs = [part for part in narrative.split("\n\n") if part.strip()]
    known = [text for text in (*paragraphs, *clauses) if _has_all(text, words)]
    keep = known or [*paragraphs, *clauses]
    return Wording(
        "\n\n".join(fill(text, words) for text in paragraphs if text in keep),
        tuple(fill(text, words) for text in clauses if text in keep),
    )


def patterns(kind: str, own: Iterable[Phrase]) -> list[re.Pattern[str]]:
    """What a paragraph or clause of the usual words of a kind of item looks like, whatever its fields printed."""
    known = {phrase.key for phrase in usual()}
    phrases = [phrase for phrase in (*usual(), *own) if phrase.key in known and phrase.kind == kind]
    texts = [text for phrase in phrases for text in (*phrase.narrative.split("\n\n"), *phrase.clauses)]
    if kind == ItemKind.APOLOGIES:
        for names in (["{names}"], ["{names}", "{names}"]):
            texts += wording(Facts(kind=kind, apologies=names, co_opted_apologies=names)).clauses
    if kind in (ItemKind.INTERESTS, ItemKind.WHIP):
        one = Declared("", InterestKind.OTHER, "", "")
        told = (Facts(kind=kind), Facts(kind=kind, declared=[one], as_table=True))
        texts += [wording(facts).narrative for facts in told]
    if kind == ItemKind.MINUTES:
        texts += wording(Facts(kind=kind, earlier_meetings=["{date}", "{date}"])).clauses
    return [_pattern(text) for text in texts if text.strip()]


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _FIELD.split(text)
    return re.compile(".+".join(map(re.escape, pieces[::2])))


def fill(text: str, words: Mapping[str, str]) -> str:
    """A text with its fields filled in; a gap where there is nothing to print."""
    return _FIELD.sub(lambda found: words.get(found[1]) or GAP, text)


def _has_all(text: str, words: Mapping[str, str]) -> bool:
    return all(words.get(name) for name in _FIELD.findall(text))


def examples() -> dict[str, str]:
    """Words for every field, to show what a phrase looks like."""
    return {
        "names": _("Begum and Wright"),
        "co_opted": _("Joan Firth and Sam Cole"),
        "others": _("Inspector Jo Marsh (Neighbourhood policing)"),
        "date": _("4 March 2026"),
        "committee": _("Crime and Disorder Committee"),
        "chair": _("Councillor Begum"),
        "item": _("Keeping the town centre safe"),
        "number": "7",
        "ref": "12",
        "presenter": _("Inspector Jo Marsh"),
    }


def wrong_fields(text: str, allowed: Iterable[str] = FIELDS) -> list[str]:
    """The fields of a text that there are not, in braces, and a brace that opens or closes nothing."""
    allowed = set(allowed)
    wrong = ["{%s}" % name for name in _FIELD.findall(text) if name not in allowed]  # noqa: UP031
    return [*dict.fromkeys(wrong), *_BRACE.findall(_FIELD.sub("", text))]
