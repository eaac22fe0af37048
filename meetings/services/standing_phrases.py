"""Standing phrases: what is offered for an item while minutes are taken, put in with one key, and kept by a council."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import minute_policies, policies, ready_phrases
from meetings.enums import Event
from meetings.minute_enums import ItemOutcome
from meetings.models import Minute, Minutes, Resolution, StandingPhrase
from meetings.ready_phrases import Phrase
from meetings.services import minute_entries
from meetings.services.minute_entries import Evening
from meetings.services.resolutions import ClauseText
from meetings.standing_minutes import Wording
from scrutiny import audit, records
from scrutiny.models import Council, User

USUAL = "usual"
WORDS = ("narrative", "clauses")


@dataclass(frozen=True)
class Offer:
    """One phrase for one entry, filled in. `shortcut` is the digit that puts it in, "" for none."""

    key: str
    label: str
    shortcut: str
    narrative: str
    clauses: tuple[str, ...]


def offered(minute: Minute, evening: Evening | None = None) -> list[Offer]:
    """The phrases for an entry: its usual words first, then the council's own, then the ready ones.

    `evening` is what was recorded of the meeting, for who asks about many entries; without it, it is read (four
    queries, and one for an item at which earlier minutes are agreed). No two phrases have the same shortcut.
    """
    evening = evening or Evening(minute.minutes.meeting)
    facts = minute_entries.facts_of(minute.item, evening) if minute.item else None
    words = minute_entries.words_of(minute.item, evening, facts)
    words["presenter"] = minute.presented_by
    offers = [*_usual(minute, evening)]
    for phrase in _for_kind(evening.phrases, minute.item.kind if minute.item else ""):
        text = ready_phrases.filled(phrase.narrative, phrase.clauses, words)
        offers.append(Offer(phrase.key, phrase.label, phrase.shortcut, text.narrative, text.clauses))
    return _with_free_shortcuts(offers)


def offered_all(minutes: Minutes, entries: Iterable[Minute]) -> dict[int, list[Offer]]:
    """What is offered for each of several entries of the same minutes, by the key of the entry."""
    evening = Evening(minutes.meeting)
    return {entry.pk: offered(entry, evening) for entry in entries}


@transaction.atomic
def insert(*, minute: Minute, by: User, key: str, expected_version: int | None = None) -> Minute:
    """Put a phrase into an entry: its paragraphs behind what was said, its clauses behind those there are.

    What stands there already is not put in again, so that a key pressed twice does nothing. The usual words take the
    place of usual words that were written before more was recorded. Raises Refused once the minutes are published,
    StaleEdit, and ValidationError for a phrase that is not offered or has nothing to say.
    """
    policies.check_edit_minutes(by, minute.minutes)
    evening = Evening(minute.minutes.meeting)
    offer = next((offer for offer in offered(minute, evening) if offer.key == key), None)
    if offer is None:
        raise ValidationError(_("There is no such phrase for this item. Choose another."))
    text = Wording(offer.narrative, offer.clauses)
    rows = list(minute.resolutions.all())
    if key == USUAL and _is_standing(minute, rows, evening):
        return _put(minute, by, text, rows, expected_version)
    return _append(minute, by, text, rows, expected_version)


@transaction.atomic
def refresh(*, minutes: Minutes, by: User) -> list[Minute]:
    """Write the usual words of routine items again where nothing but usual words stands; returns what changed.

    So the minutes are ready when the meeting closes: apologies and interests say what was recorded during it. What
    somebody wrote stays. Raises Refused once the minutes are published.
    """
    policies.check_edit_minutes(by, minutes)
    evening = Evening(minutes.meeting)
    changed = []
    for minute in minutes.entries.select_related("item").prefetch_related("resolutions"):
        minute.minutes = minutes
        rows = list(minute.resolutions.all())
        says = minute.narrative.strip() or rows
        if minute.outcome != ItemOutcome.TAKEN or not says or not _is_standing(minute, rows, evening):
            continue
        text = minute_entries.standing_text(minute.item, evening)
        stands = Wording(minute.narrative, tuple(row.text for row in rows))
        if text not in (Wording(), stands):
            changed.append(_put(minute, by, text, rows, None))
    return changed


@transaction.atomic
def create(*, council: Council, by: User, key: str = "", **fields) -> StandingPhrase:
    """Keep a phrase of the council's own, at the end; with the `key` of a ready phrase it takes that one's place.

    Raises Refused, and ValidationError with a sentence per field: a field in braces that there is not, a key that
    another phrase has, no words, a ready phrase that there is not.
    """
    minute_policies.check_edit_phrases(by, council)
    there = list(_locked(council))
    if key:
        fields["kind"] = ready_phrase(key).kind
    phrase = StandingPhrase(council=council, key=key, **fields)
    _check(phrase, there)
    phrase.position = there[-1].position + 1 if there else 0
    return records.create(phrase, by=by, event=Event.STANDING_PHRASE_CREATED, council=council)


@transaction.atomic
def change(*, phrase: StandingPhrase, by: User, expected_version: int | None, **fields) -> StandingPhrase:
    """Change a phrase; minutes written before keep their words. Raises Refused, StaleEdit, and ValidationError."""
    minute_policies.check_edit_phrases(by, phrase.council)
    there = _locked(phrase.council)
    saved = StandingPhrase.objects.get(pk=phrase.pk)
    told = {name: fields.get(name, getattr(saved, name)) for name in (*WORDS, "shortcut")}
    _check(StandingPhrase(pk=saved.pk, **told), there)
    return records.change(
        saved,
        by=by,
        event=Event.STANDING_PHRASE_CHANGED,
        council=phrase.council,
        expected_version=expected_version,
        **fields,
    )


@transaction.atomic
def remove(*, phrase: StandingPhrase, by: User) -> None:
    """Take a phrase out; the ready one that it replaced is offered again. Raises Refused."""
    minute_policies.check_edit_phrases(by, phrase.council)
    said = {name: getattr(phrase, name) for name in WORDS}
    audit.record(Event.STANDING_PHRASE_REMOVED, by=by, subject=phrase, council=phrase.council, **said)
    phrase.delete()


@transaction.atomic
def move(*, phrase: StandingPhrase, by: User, direction: str) -> None:
    """Put a phrase one place "up" or "down"; at the ends, and for any other word, it stays. Raises Refused."""
    minute_policies.check_edit_phrases(by, phrase.council)
    order = list(_locked(phrase.council))
    here = order.index(phrase)
    there = here + {"up": -1, "down": 1}.get(direction, 0)
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, row in enumerate(order):
        row.position = place
    StandingPhrase.objects.bulk_update(order, ["position"])
    council = phrase.council
    audit.record(Event.STANDING_PHRASE_CHANGED, by=by, subject=phrase, council=council, place=there + 1)


def ready_phrase(key: str) -> Phrase:
    """A ready phrase by its key. Raises ValidationError when there is none."""
    found = next((phrase for phrase in ready_phrases.ready() if phrase.key == key), None)
    if found is None:
        raise ValidationError(_("There is no ready phrase of this name."))
    return found


def _locked(council: Council) -> Iterable[StandingPhrase]:
    """The council's phrases in order, after waiting for anybody else who changes them."""
    Council.objects.select_for_update(of=("self",)).get(pk=council.pk)
    return StandingPhrase.objects.filter(council=council)


def _check(phrase: StandingPhrase, there: Iterable[StandingPhrase]) -> None:
    """Raise ValidationError for a field in braces that there is not, and for a key that another phrase has."""
    told = {}
    for name in WORDS:
        if wrong := ready_phrases.wrong_fields(getattr(phrase, name)):
            words = {
                "wrong": ", ".join(wrong),
                "fields": ", ".join(map("{{{}}}".format, ready_phrases.FIELDS)),
            }
            told[name] = _("There is no field %(wrong)s. The fields are %(fields)s.") % words
    other = next((row for row in there if row.pk != phrase.pk and row.shortcut == phrase.shortcut), None)
    if phrase.shortcut and other:
        told["shortcut"] = _("“%(label)s” has this key. Choose another.") % {"label": other.label}
    if not (phrase.narrative.strip() or phrase.clauses.strip()):
        told["narrative"] = _("Write what is said, or what is decided.")
    if told:
        raise ValidationError(told)


def _usual(minute: Minute, evening: Evening) -> Iterable[Offer]:
    """The usual words of a routine item; nothing for other business."""
    if minute.item is None:
        return
    text = minute_entries.standing_text(minute.item, evening)
    if text.narrative or text.clauses:
        label = _("Usual words of this item")
        yield Offer(USUAL, label, ready_phrases.USUAL_SHORTCUT, text.narrative, text.clauses)


def _for_kind(own: list[Phrase], kind: str) -> Iterable[Phrase]:
    """The council's own phrases for a kind of item, then the ready ones that it did not replace.

    The usual words are offered as such, so those that tell what did not happen are left out.
    """
    usual = {phrase.key for phrase in ready_phrases.usual()}
    replaced = {phrase.key: phrase for phrase in own}
    yield from (phrase for phrase in own if phrase.key.startswith("own-") and phrase.kind in ("", kind))
    for phrase in ready_phrases.ready():
        if phrase.key in usual or phrase.kind not in ("", kind):
            continue
        mine = replaced.get(phrase.key)
        yield replace(mine, kind=phrase.kind, shortcut=mine.shortcut or phrase.shortcut) if mine else phrase


def _with_free_shortcuts(offers: list[Offer]) -> list[Offer]:
    """The offers with each shortcut once: the first that has it keeps it."""
    taken: set[str] = set()
    told = []
    for offer in offers:
        told.append(replace(offer, shortcut="") if offer.shortcut in taken else offer)
        taken.add(offer.shortcut)
    return told


def _is_standing(minute: Minute, rows: list[Resolution], evening: Evening) -> bool:
    """Whether nothing stands in an entry but usual words, of now or of when less was recorded."""
    if minute.item is None:
        return False
    said = [part for part in minute.narrative.split("\n\n") if part.strip()]
    said += [row.text for row in rows]
    if any(row.mover or row.vote for row in rows):
        return False
    now = minute_entries.standing_text(minute.item, evening)
    known = {*now.narrative.split("\n\n"), *now.clauses}
    patterns = ready_phrases.patterns(minute.item.kind, evening.phrases)
    return all(text in known or any(one.fullmatch(text) for one in patterns) for text in said)


def _put(
    minute: Minute, by: User, text: Wording, rows: list[Resolution], expected_version: int | None
) -> Minute:
    """Let a text take the place of what stands in an entry; a clause keeps its row where it has a successor."""
    clauses = [ClauseText(clause, pk=row.pk) for clause, row in zip(text.clauses, rows, strict=False)]
    clauses += [ClauseText(clause) for clause in text.clauses[len(rows) :]]
    clauses += [ClauseText(row.text, pk=row.pk, remove=True) for row in rows[len(text.clauses) :]]
    return minute_entries.change(
        minute=minute, by=by, expected_version=expected_version, clauses=clauses, narrative=text.narrative
    )


def _append(
    minute: Minute, by: User, text: Wording, rows: list[Resolution], expected_version: int | None
) -> Minute:
    """Put a text behind what stands in an entry, without what stands there already."""
    said = minute.narrative.rstrip()
    new = [part for part in text.narrative.split("\n\n") if part and part not in said]
    there = {row.text for row in rows}
    clauses = [clause for clause in text.clauses if clause not in there]
    if not new and not clauses:
        return minute
    kept = [ClauseText(row.text, row.mover, row.seconder, row.vote, pk=row.pk) for row in rows]
    return minute_entries.change(
        minute=minute,
        by=by,
        expected_version=expected_version,
        clauses=[*kept, *map(ClauseText, clauses)],
        narrative="\n\n".join(part for part in (said, *new) if part),
    )
