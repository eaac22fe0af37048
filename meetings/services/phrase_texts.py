"""Standing phrases filled in for an item, in the council's own words where it has some."""

from collections.abc import Iterable, Mapping

from meetings import ready_phrases
from meetings.models import AgendaItem, Meeting, StandingPhrase
from meetings.ready_phrases import Phrase
from meetings.standing_minutes import Facts, Wording, listed, wording
from scrutiny.models import Council
from scrutiny.templatetags.british import uk_date


def own(council: Council) -> list[Phrase]:
    """The council's own phrases in their order (one query); a key of its own for what replaces no ready phrase."""
    return [as_phrase(row) for row in StandingPhrase.objects.filter(council=council)]


def as_phrase(row: StandingPhrase) -> Phrase:
    """A saved phrase; its clauses are the paragraphs of its field."""
    return Phrase(
        key=row.key or f"own-{row.pk}",
        label=row.label,
        kind=row.kind,
        shortcut=row.shortcut,
        narrative=row.narrative,
        clauses=paragraphs(row.clauses),
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part; each is one clause."""
    lines = text.replace("\r\n", "\n").split("\n\n")
    return tuple(line.strip() for line in lines if line.strip())


def worded(facts: Facts, phrases: Iterable[Phrase], words: Mapping[str, str]) -> Wording:
    """The usual words of an item: the council's own where it has some for what happened, else the ready ones."""
    key = ready_phrases.key_for(facts)
    found = next((phrase for phrase in phrases if key and phrase.key == key), None)
    return ready_phrases.filled(found.narrative, found.clauses, words) if found else wording(facts)


def words_of(item: AgendaItem | None, meeting: Meeting, facts: Facts | None, chair: str) -> dict[str, str]:
    """What the fields of a phrase print for an item; `facts` has its names and date already written out."""
    return {
        "names": listed(facts.apologies) if facts else "",
        "co_opted": listed(facts.co_opted_apologies) if facts else "",
        "others": listed([*facts.co_opted_apologies, *facts.other_apologies]) if facts else "",
        "date": listed(facts.earlier_meetings) if facts and facts.earlier_meetings else uk_date(meeting.date),
        "committee": meeting.committee.name,
        "chair": chair,
        "item": item.title if item else "",
        "number": item.label if item else "",
        "ref": item.ref if item else "",
    }
