"""How a motion was decided: without a vote, by assent, by numbers, or recorded by name."""

from collections import Counter
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event
from meetings.minute_enums import MotionOutcome, Vote, VoteMethod
from meetings.models import Motion, VoteCast
from meetings.services import voters
from meetings.services.attendance import titled
from meetings.services.voters import Voter
from scrutiny import audit, records
from scrutiny.models import User

BY_NAME = frozenset({VoteMethod.NAMED, VoteMethod.ROLL_CALL})
PUT = frozenset({MotionOutcome.CARRIED, MotionOutcome.LOST})
NUMBERS = {"votes_for": Vote.FOR, "votes_against": Vote.AGAINST, "abstentions": Vote.ABSTAINED}


@transaction.atomic
def record(
    *,
    motion: Motion,
    by: User,
    expected_version: int | None,
    outcome: str,
    vote_method: str = VoteMethod.NONE,
    cast: Mapping[int, str] | None = None,
    **fields,
) -> Motion:
    """Record what became of a motion (a MotionOutcome) and how it was decided (a VoteMethod); numbers are optional.

    `cast` maps rows of attendance to a Vote: of everybody where the vote was by name or roll call, which makes the
    numbers too; else of those who asked that their own vote be recorded (the Local Authorities (Standing Orders)
    Regulations 1993, Schedule 2 paragraph 1). Other `fields`: votes_for, votes_against, abstentions, is_unanimous,
    casting_vote, asked_for_by, was_debated, result_words. Raises Refused once the minutes are published, StaleEdit, and
    ValidationError with a sentence per field: for somebody who had no vote on the item under `cast_PK`.
    """
    policies.check_edit_minutes(by, motion.minute.minutes)
    votes = {pk: vote for pk, vote in (cast or {}).items() if vote}
    fields |= {"outcome": outcome, "vote_method": vote_method}
    known = voters.of(motion.minute)
    _check_cast(votes, voters.by_pk(known))
    if vote_method in BY_NAME:
        fields |= _counted(votes, fields)
    _check(motion, fields, votes, known)
    records.change(
        motion,
        by=by,
        event=Event.MOTION_DECIDED,
        council=motion.council,
        expected_version=expected_version,
        **fields,
    )
    _save(motion, votes, at_own_request=vote_method not in BY_NAME, by=by)
    return motion


def _save(motion: Motion, votes: dict[int, str], *, at_own_request: bool, by: User) -> None:
    before = {row.attendance_id: (row.vote, row.at_own_request) for row in motion.votes.all()}
    after = {pk: (vote, at_own_request) for pk, vote in votes.items()}
    if before == after:
        return
    motion.votes.all().delete()
    VoteCast.objects.bulk_create(
        VoteCast(motion=motion, attendance_id=pk, vote=vote, at_own_request=asked)
        for pk, (vote, asked) in after.items()
    )
    told = {str(row.attendance): row.vote for row in motion.votes.select_related("attendance")}
    audit.record(Event.VOTE_RECORDED, by=by, subject=motion, council=motion.council, votes=told)


def _counted(votes: dict[int, str], fields: dict) -> dict:
    """The numbers that a vote by name makes; without names those that were given stay."""
    if not votes:
        raise ValidationError(
            {"vote_method": _("Say how each member voted, or choose another way in which it was decided.")}
        )
    count = Counter(votes.values())
    found = {name: count[vote] for name, vote in NUMBERS.items()}
    for name, number in found.items():
        told = fields.get(name)
        if told is not None and told != number:
            sentence = _("The names make %(counted)d. Correct the names, or leave the number empty.")
            raise ValidationError({name: sentence % {"counted": number}})
    return found


def _check_cast(votes: dict[int, str], known: dict[int, Voter]) -> None:
    errors = {}
    for pk, vote in votes.items():
        voter = known.get(pk)
        if voter is None:
            raise ValidationError(_("Votes are recorded of members who were present only."))
        if vote not in Vote.values:
            errors[f"cast_{pk}"] = _("Choose how %(name)s voted.") % {"name": voter.name}
        elif vote != Vote.NOT_VOTING and not voter.may_vote:
            errors[f"cast_{pk}"] = voter.refusal
    if errors:
        raise ValidationError(errors)


def _check(motion: Motion, fields: dict, votes: dict[int, str], known: list[Voter]) -> None:
    outcome = fields["outcome"]
    if outcome not in PUT:
        _check_no_vote(motion, fields, votes)
        return
    given = {name: fields.get(name) for name in NUMBERS}
    if fields["vote_method"] in (VoteMethod.NONE, VoteMethod.ASSENT) and any(
        number is not None for number in given.values()
    ):
        raise ValidationError(
            {"vote_method": _("Numbers are given, so say how the vote was taken: by show of hands, for one.")}
        )
    _check_there(given, known)
    _check_own_votes(given, votes, fields["vote_method"])
    _check_result(fields)


def _check_no_vote(motion: Motion, fields: dict, votes: dict[int, str]) -> None:
    """Raise ValidationError when votes are told of what was not put to the vote."""
    outcome = MotionOutcome(fields["outcome"])
    told = any(fields.get(name) is not None for name in NUMBERS)
    if told or votes or fields.get("is_unanimous") or fields.get("casting_vote"):
        sentence = _("Votes are recorded, so choose “Carried” or “Lost”, or take the votes out.")
        raise ValidationError({"outcome": sentence})
    if fields["vote_method"] != VoteMethod.NONE:
        sentence = _("“%(outcome)s” means that there was no vote. Choose “No vote is recorded”.")
        raise ValidationError({"vote_method": sentence % {"outcome": outcome.label}})
    if outcome == MotionOutcome.LAPSED and motion.seconder_id:
        sentence = _("%(name)s seconded it. Choose another outcome, or take the seconder out.")
        raise ValidationError({"outcome": sentence % {"name": titled(motion.seconder)}})
    if outcome == MotionOutcome.ACCEPTED and not motion.amends_id:
        sentence = _("Only an amendment is accepted by the mover of its motion. Choose another outcome.")
        raise ValidationError({"outcome": sentence})


def _check_there(given: dict[str, int | None], known: list[Voter]) -> None:
    """Raise ValidationError for more votes than voters; not while no attendance is recorded."""
    total = sum(number or 0 for number in given.values())
    may = sum(voter.may_vote for voter in known)
    if known and total > may:
        sentence = _("That makes %(total)d votes, and %(may)d who may vote were there.")
        raise ValidationError({"votes_for": sentence % {"total": total, "may": may}})


def _check_own_votes(given: dict[str, int | None], votes: dict[int, str], method: str) -> None:
    if method in BY_NAME:
        return
    count = Counter(votes.values())
    for name, vote in NUMBERS.items():
        number = given[name]
        if number is not None and count[vote] > number:
            sentence = _("%(named)d are recorded by name below. Correct the number or the names.")
            raise ValidationError({name: sentence % {"named": count[vote]}})


def _check_result(fields: dict) -> None:
    """Raise ValidationError when the outcome does not follow from the numbers: a majority of those voting, the person
    presiding having a casting vote (Local Government Act 1972 Schedule 12 paragraph 39)."""
    aye, no, casting = fields.get("votes_for"), fields.get("votes_against"), fields.get("casting_vote")
    carried = fields["outcome"] == MotionOutcome.CARRIED
    if fields.get("is_unanimous") and (no if carried else aye):
        raise ValidationError({"is_unanimous": _("There were votes on both sides, so it was not unanimous.")})
    if casting and (aye is None or aye != no):
        sentence = _(
            "There is a casting vote only when as many voted for it as against it. Enter both numbers."
        )
        raise ValidationError({"casting_vote": sentence})
    if aye is None or no is None:
        return
    wins = aye > no or (aye == no and casting == Vote.FOR)
    if carried and aye == no and not casting:
        sentence = _("As many voted for it as against it. Record the casting vote, or choose “Lost”.")
        raise ValidationError({"casting_vote": sentence})
    if carried != wins:
        raise ValidationError(
            {"outcome": _("The numbers say otherwise. Correct the outcome or the numbers.")}
        )
