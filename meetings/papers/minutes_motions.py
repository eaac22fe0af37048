"""Motions and amendments as they are printed: moved by whom, decided how, and who voted how where that is recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings import visibility
from meetings.enums import Audience
from meetings.minute_enums import MotionOutcome, Vote, VoteMethod
from meetings.models import Minute, Motion, VoteCast
from meetings.services.attendance import titled
from meetings.services.motions import wording
from meetings.services.votes import BY_NAME


@dataclass(frozen=True)
class PrintedMotion:
    """One motion or amendment: who moved it, its wording, and the sentences that tell how it was decided.

    A motion that was amended stands twice: as it was moved, and after its amendments with the result (`is_result`),
    then with the wording as amended where that differs.
    """

    pk: int
    text: str
    is_amendment: bool
    moved: str = ""
    sentences: tuple[str, ...] = ()
    is_kept: bool = False
    is_result: bool = False


def printed(entry: Minute, audience: Audience) -> tuple[PrintedMotion, ...]:
    """The motions of a minute that an audience may read, each with its amendments (no query when they were read along).

    An amendment of a motion that is kept is kept as well, since it says the same in other words.
    """
    return branches(list(entry.motions.all()), audience)


def branches(motions: list[Motion], audience: Audience) -> tuple[PrintedMotion, ...]:
    """The same of motions that were read already, all those of a minute."""
    if not visibility.may_see_kept(True, audience):
        motions = [row for row in motions if not _kept(row, motions)]
    return tuple(_branch(None, motions))


def _kept(motion: Motion, motions: list[Motion]) -> bool:
    """Whether a motion, or one that it amends, is kept from the public."""
    over = next((row for row in motions if row.pk == motion.amends_id), None)
    return motion.is_exempt or motion.in_private or (over is not None and _kept(over, motions))


def _branch(over: int | None, motions: list[Motion]) -> Iterator[PrintedMotion]:
    """The motions that amend one (None: those that amend nothing), each followed by its amendments and its result."""
    for motion in motions:
        if motion.amends_id != over:
            continue
        amended = any(row.amends_id == motion.pk for row in motions)
        debate, result = tuple(_debate(motion)), tuple(_result(motion))
        yield _motion(motion, _moved(motion), motion.text, debate if amended else debate + result)
        if amended:
            yield from _branch(motion.pk, motions)
            final = wording(motion, motions)
            is_changed = final != motion.text
            yield _motion(
                motion,
                _("As amended:") if is_changed else "",
                final if is_changed else "",
                result,
                is_result=True,
            )


def _motion(
    motion: Motion, moved: str, text: str, sentences: tuple[str, ...], *, is_result: bool = False
) -> PrintedMotion:
    return PrintedMotion(
        pk=motion.pk,
        text=text,
        is_amendment=motion.amends_id is not None,
        moved=moved,
        sentences=sentences,
        is_kept=motion.is_exempt or motion.in_private,
        is_result=is_result,
    )


def _moved(motion: Motion) -> str:
    words = {
        "mover": titled(motion.mover) if motion.mover else "",
        "seconder": titled(motion.seconder) if motion.seconder else "",
    }
    if motion.amends_id:
        if motion.mover and motion.seconder:
            return _("Amendment moved by %(mover)s and seconded by %(seconder)s:") % words
        return _("Amendment moved by %(mover)s:") % words if motion.mover else _("Amendment:")
    if motion.mover and motion.seconder:
        return _("Moved by %(mover)s and seconded by %(seconder)s:") % words
    return _("Moved by %(mover)s:") % words if motion.mover else _("Motion:")


def _debate(motion: Motion) -> Iterator[str]:
    if not motion.was_debated:
        yield _("The amendment was not debated.") if motion.amends_id else _("The motion was not debated.")


def _result(motion: Motion) -> Iterator[str]:
    if motion.asked_for_by:
        yield _("A recorded vote was asked for by %(who)s.") % {"who": motion.asked_for_by}
    yield from _outcome(motion)
    if motion.casting_vote:
        yield _casting(motion)
    votes = list(motion.votes.all())
    yield from _by_name(votes) if motion.vote_method in BY_NAME else _own_votes(votes)


def _outcome(motion: Motion) -> Iterator[str]:
    what = _("amendment") if motion.amends_id else _("motion")
    if motion.outcome in (MotionOutcome.CARRIED, MotionOutcome.LOST):
        yield _put(motion, what)
        return
    sentences = {
        MotionOutcome.ACCEPTED: _("The %(what)s was accepted by the mover of the motion without a vote."),
        MotionOutcome.WITHDRAWN: _("The %(what)s was withdrawn."),
        MotionOutcome.LAPSED: _("The %(what)s lapsed for want of a seconder."),
        MotionOutcome.NOT_PUT: _("The %(what)s was not put to the vote."),
    }
    if motion.outcome in sentences:
        yield sentences[MotionOutcome(motion.outcome)] % {"what": what}


def _put(motion: Motion, what: str) -> str:
    carried = motion.outcome == MotionOutcome.CARRIED
    result = motion.result_words.rstrip(".") or (_("carried") if carried else _("lost"))
    if motion.is_unanimous and not motion.result_words:
        result = _("%(result)s unanimously") % {"result": result}
    numbers = _numbers(motion)
    words = {"what": what, "result": f"{result}{numbers}"}
    sentence = {
        VoteMethod.NONE: _("The %(what)s was %(result)s."),
        VoteMethod.ASSENT: _("The %(what)s was %(result)s by assent."),
        VoteMethod.SHOW: _("On being put to the vote by show of hands, the %(what)s was %(result)s."),
        VoteMethod.NAMED: _("On a recorded vote, the %(what)s was %(result)s."),
        VoteMethod.ROLL_CALL: _("On a vote by roll call, the %(what)s was %(result)s."),
        VoteMethod.BALLOT: _("On a vote by ballot, the %(what)s was %(result)s."),
    }[VoteMethod(motion.vote_method)]
    return sentence % words


def _numbers(motion: Motion) -> str:
    """The numbers behind the result: ", 9 votes to 0, with 2 abstentions"; empty where none are recorded."""
    aye, no, abstained = motion.votes_for, motion.votes_against, motion.abstentions
    parts = []
    if aye is not None and no is not None:
        parts.append(
            ngettext("%(aye)d vote to %(no)d", "%(aye)d votes to %(no)d", aye) % {"aye": aye, "no": no}
        )
    elif aye is not None:
        parts.append(ngettext("%(n)d vote for", "%(n)d votes for", aye) % {"n": aye})
    elif no is not None:
        parts.append(ngettext("%(n)d vote against", "%(n)d votes against", no) % {"n": no})
    if abstained:
        parts.append(
            ngettext("with %(n)d abstention", "with %(n)d abstentions", abstained) % {"n": abstained}
        )
    return "".join(f", {part}" for part in parts)


def _casting(motion: Motion) -> str:
    if motion.casting_vote == Vote.FOR:
        return _("The votes being equal, the person presiding gave a casting vote for it.")
    return _("The votes being equal, the person presiding gave a casting vote against it.")


def _by_name(votes: Iterable[VoteCast]) -> Iterator[str]:
    rows = list(votes)
    headings = {
        Vote.FOR: _("For (%(n)d): %(names)s."),
        Vote.AGAINST: _("Against (%(n)d): %(names)s."),
        Vote.ABSTAINED: _("Abstained (%(n)d): %(names)s."),
        Vote.NOT_VOTING: _("Did not vote (%(n)d): %(names)s."),
    }
    for vote, heading in headings.items():
        names = [titled(row.attendance) for row in rows if row.vote == vote]
        if names:
            yield heading % {"n": len(names), "names": ", ".join(names)}


def _own_votes(votes: Iterable[VoteCast]) -> Iterator[str]:
    sentences = {
        Vote.FOR: _("%(name)s asked that their vote for it be recorded."),
        Vote.AGAINST: _("%(name)s asked that their vote against it be recorded."),
        Vote.ABSTAINED: _("%(name)s asked that their abstention be recorded."),
        Vote.NOT_VOTING: _("%(name)s did not vote."),
    }
    for row in votes:
        yield sentences[Vote(row.vote)] % {"name": titled(row.attendance)}
