"""What changed of a recommendation since the committee last met, and what is still open of it, in sentences."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from meetings.enums import AddresseeStatus, Answer, RecommendationStatus
from meetings.models import Addressee, Recommendation, Response
from meetings.recommendation_enums import ProgressStage
from scrutiny.templatetags.british import uk_date

# Reported as done, or given up: no date passes any more.
AT_REST = (AddresseeStatus.CLAIMED_DONE, AddresseeStatus.NOT_FEASIBLE, AddresseeStatus.NOT_ACCEPTED)


def changes(row: Recommendation, since: dt.date) -> list[str]:
    """Everything dated on or after a day, in order of date (reads what `in_period` has fetched)."""
    dated = sorted(_dated(row), key=lambda one: one[0])
    return [f"{uk_date(day)}: {words}" for day, words in dated if day >= since]


def questions(row: Recommendation, day: dt.date) -> list[str]:
    """What is not answered, not done or not decided on a day; nothing of a closed recommendation."""
    if row.is_closed:
        return []
    asked = [words for addressee in row.addressees.all() for words in _of_addressee(addressee, day)]
    if row.status == RecommendationStatus.NOT_FEASIBLE:
        asked.append(_("Is it still not feasible?"))
    bodies = list(row.addressees.all())
    if bodies and all(body.status == AddresseeStatus.CLAIMED_DONE for body in bodies):
        asked.append(
            _("Every body reports it as implemented. Does the committee confirm that it is complete?")
        )
    return asked


def _dated(row: Recommendation) -> Iterator[tuple[dt.date, str]]:
    yield row.made_on, _("made by the committee.")
    for addressee in row.addressees.all():
        yield from _dated_of_addressee(addressee)
    for finding in row.findings.all():
        yield finding.on, _("the committee's finding: %(finding)s.") % {"finding": finding.get_kind_display()}


def _dated_of_addressee(addressee: Addressee) -> Iterator[tuple[dt.date, str]]:
    body = addressee.name
    if addressee.sent_on:
        yield addressee.sent_on, _("sent to %(body)s.") % {"body": body}
    for extension in addressee.extensions.all():
        words = {"body": body, "until": uk_date(extension.until)}
        yield extension.granted_on, _("%(body)s was given time until %(until)s.") % words
    for response in addressee.responses.all():
        if response.counts:
            words = {"body": body, "answer": response.get_answer_display()}
            yield response.received_on, _("%(body)s answered: %(answer)s.") % words
    for update in addressee.updates.all():
        words = {"body": body, "stage": update.get_stage_display(), "rag": update.get_rag_display()}
        yield update.date, _("%(body)s reported: %(stage)s (%(rag)s).") % words


def _of_addressee(addressee: Addressee, day: dt.date) -> Iterator[str]:
    words = {"body": addressee.name}
    if addressee.status == AddresseeStatus.NOT_SENT:
        yield _("It has not been sent to %(body)s yet.") % words
        return
    answer = addressee.answer
    if answer and answer.is_partial and addressee.is_unanswered:
        yield _("%(body)s has answered in part only; when does the rest come?") % words
    elif addressee.is_overdue_on(day):
        words["due"] = uk_date(addressee.due_on)
        yield _("%(body)s has not answered; its answer was due by %(due)s.") % words
    elif addressee.is_unanswered or addressee.status == AddresseeStatus.GIVEN:
        return
    if answer and addressee.status not in AT_REST:
        yield from _late_actions(addressee, answer, day)
    if addressee.status == AddresseeStatus.NOT_FEASIBLE:
        yield _("%(body)s reports that it is not feasible. Does the committee accept that?") % words


def _late_actions(addressee: Addressee, answer: Response, day: dt.date) -> Iterator[str]:
    """Of dates that were promised and have passed, one sentence each: of the whole answer, or of each part."""
    done = {
        update.part_id for update in addressee.updates.all() if update.stage == ProgressStage.CLAIMED_DONE
    }
    for said in [*answer.parts.all()] or [answer]:
        part = getattr(said, "part", None)
        is_done = part is not None and part.pk in done
        if said.target_date is None or said.target_date >= day or is_done:
            continue
        words = {
            "body": addressee.name,
            "date": uk_date(said.target_date),
            "part": part.letter if part else "",
        }
        if said.answer == Answer.IN_PRINCIPLE:
            yield _(
                "%(body)s accepted it in principle%(part)s; was the next step of %(date)s taken?"
            ) % _spaced(words)
        else:
            yield _("%(body)s said that it would be done by %(date)s%(part)s. What is missing?") % _spaced(
                words
            )


def _spaced(words: dict[str, str]) -> dict[str, str]:
    part = words["part"]
    return {**words, "part": f", {part}" if part else ""}
