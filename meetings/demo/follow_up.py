"""Enters what became of recommendations: sent, answered or not, progress, and what the committee found."""

import datetime as dt

from meetings.demo.days import DAY, at_noon
from meetings.demo.shapes import Answered, Asked, Recommended
from meetings.demo.world import World, do_waiting_jobs
from meetings.enums import ItemKind, SendingMeans
from meetings.models import Addressee, Meeting, Minute, Recommendation, Resolution
from meetings.recommendation_enums import AddresseeKind
from meetings.services import (
    addressing,
    copies,
    extensions,
    findings,
    progress,
    recommendations,
    responses,
    sending,
)
from meetings.services.addressing import NamedAddressee
from meetings.services.copies import CopySending
from meetings.services.sending import Sending
from partnerships.models import Organisation

# Recommendations go out this many days after a meeting.
SENT_AFTER = 8


def enter_recommendations(
    world: World, told: tuple[Recommended, ...], clauses: dict[str, Resolution], meeting: Meeting
) -> None:
    """Make each recommendation of its clause, send it, and enter answers and progress."""
    for one in told:
        world.made[one.key] = _enter(world, one, clauses[one.key], meeting)
    do_waiting_jobs(world.council)


def enter_findings(world: World, told: tuple[Recommended, ...], meeting: Meeting) -> None:
    """Record what the committee found of recommendations at a later meeting."""
    for one in (one for one in told if one.found):
        findings.record(
            recommendation=Recommendation.objects.get(pk=world.made[one.key].pk),
            kind=findings.KIND_OF_VERB[one.found],
            by=world.by(),
            on=meeting.date,
            words=one.finding,
            minute=_minute_of_the_update(meeting),
        )


def _minute_of_the_update(meeting: Meeting) -> Minute:
    """The minute of the item that looked at recommendations, else the last of the meeting."""
    entries = Minute.objects.filter(minutes__meeting=meeting).order_by("position")
    return entries.filter(item__kind=ItemKind.RECOMMENDATIONS_UPDATE).first() or entries.last()


def _enter(world: World, told: Recommended, clause: Resolution, meeting: Meeting) -> Recommendation:
    named = [_named(world, asked) for asked in told.to]
    recommendation = recommendations.make(
        resolution=clause,
        by=world.by(),
        text=_as_asked(clause.text),
        addressees=named,
        parts=told.parts,
        priority=world.themes.get(told.theme),
        success=told.success,
    )
    sent = meeting.date + SENT_AFTER * DAY
    asked_rows = recommendation.addressees.select_related("organisation")
    rows = {addressing.of_row(row).key: row for row in asked_rows}
    sending.send(
        recommendation=recommendation,
        by=world.by(),
        on=sent,
        sendings=[_letter(row) for row in rows.values()],
        copies_to=[_copy(body) for body in copies.owed(recommendation, sent)],
        at=at_noon(sent),
    )
    for asked, one in zip(told.to, named, strict=True):
        _enter_answer(world, rows[one.key], asked, sent)
    return recommendation


def _named(world: World, asked: Asked) -> NamedAddressee:
    if asked.kind == AddresseeKind.BODY:
        return NamedAddressee(asked.kind, organisation=world.bodies[asked.body])
    return NamedAddressee(asked.kind, name=asked.body, email=asked.email)


def _letter(row: Addressee) -> Sending:
    """By email where an address is known, else by post."""
    if row.contact_email:
        return Sending(row, SendingMeans.EMAIL, row.contact_email)
    return Sending(row, SendingMeans.POST, ", ".join(row.address.splitlines()) or row.name)


def _copy(body: Organisation) -> CopySending:
    """By email where the register knows an address, else by recorded delivery."""
    if body.contact_email:
        return CopySending(body, SendingMeans.EMAIL, body.contact_email)
    place = ", ".join(body.address.splitlines()) or body.name
    return CopySending(body, SendingMeans.POST, place, proof="Recorded delivery")


def _enter_answer(world: World, addressee: Addressee, asked: Asked, sent: dt.date) -> None:
    addressee = _fresh(addressee)
    if asked.more_days:
        until = addressee.due_on + asked.more_days * DAY
        extensions.grant(addressee=addressee, by=world.by(), until=until, reason=asked.more_reason)
    if asked.answered is None:
        return
    by, answered = world.by(asked.by), asked.answered
    response = responses.answer(
        addressee=addressee,
        by=by,
        answer=answered.answer,
        reason=answered.reason,
        action=answered.action,
        lead=answered.lead,
        target_date=_target(world, answered),
        received_on=sent + answered.after * DAY,
    )
    if not response.counts:
        responses.take(response=response, by=world.by())
    for told in asked.progress:
        progress.report(
            addressee=_fresh(addressee),
            by=by,
            text=told.text,
            rag=told.rag,
            stage=told.stage,
            date=world.days.ago(told.days_ago),
        )


def _target(world: World, answered: Answered) -> dt.date | None:
    return None if answered.target is None else world.days.to_come(answered.target)


def _fresh(addressee: Addressee) -> Addressee:
    rows = Addressee.objects.select_related("organisation", "recommendation__committee__council")
    return rows.get(pk=addressee.pk)


def _as_asked(clause: str) -> str:
    """The wording that goes out: the clause without its opening and the sign after it."""
    words = clause.removeprefix("That it be recommended that ").removesuffix("; and").rstrip(";.")
    return f"{words[:1].upper()}{words[1:]}."
