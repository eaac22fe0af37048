"""Next year's update: each recommendation of the period in its own words, with what every body answered and did.

The words are those of the records; the officer may edit them before the report is cleared.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import AddresseeStatus, Audience, MeetingStatus
from meetings.house_style_sheet import HouseStyleSheet
from meetings.house_style_words import Fill
from meetings.models import Addressee, Meeting, Recommendation
from meetings.papers import update_changes
from scrutiny.templatetags.british import uk_date

# What the update says in a section with this key; of the sections that tell the story the first one has it.
WORDS_OF = {
    "purpose": "purpose",
    "summary": "purpose",
    "reason": "duty",
    "reasons": "duty",
    "background": "background",
    "options": "options",
    "consultation": "consultation",
    "alignment": "alignment",
}
STORY = ("report", "considerations", "details")


def previous_meeting(meeting: Meeting) -> Meeting | None:
    """The committee's last meeting that was held before this one: it is recorded so, or it has minutes."""
    took_place = Q(status=MeetingStatus.HELD) | Q(minutes__isnull=False)
    held = meeting.committee.meetings.filter(took_place, date__lt=meeting.date)
    return held.order_by("-date").first()


def in_period(meeting: Meeting) -> QuerySet[Recommendation]:
    """The recommendations to report on, with all that the update tells of them."""
    addressees = Addressee.objects.select_related("organisation", "person__user").prefetch_related(
        "responses__parts__part", "updates__part", "extensions"
    )
    rows = of_period(meeting, previous_meeting(meeting))
    return rows.prefetch_related(Prefetch("addressees", addressees), "findings")


def of_period(meeting: Meeting, last: Meeting | None) -> QuerySet[Recommendation]:
    """The recommendations still open, or closed since the committee last met, without what hangs on them."""
    wanted = Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=last.date) if last else Q()
    rows = Recommendation.objects.filter(wanted, committee=meeting.committee, made_on__lt=meeting.date)
    return rows.select_related("resolution__minute").order_by("made_on", "reference")


def texts(meeting: Meeting, sheet: HouseStyleSheet, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """The text of each section of the update by its key, in the markup of scrutiny/markup.

    Of a recommendation of an exempt minute a report in public says no more than its reference.
    """
    found = list(in_period(meeting))
    last = previous_meeting(meeting)
    since = last.date if last else None
    shown = [row for row in found if visibility.may_see_kept(row.is_exempt, audience)]
    words = {
        "purpose": totals(last, found),
        "update": "\n\n".join(
            _recommendation(row, since) if row in shown else _withheld(row) for row in found
        )
        or _("There are no recommendations to report on."),
        "duty": _(
            "The committee must review each response to its recommendations and monitor what is done "
            "(Police and Justice Act 2006 section 19)."
        ),
        "background": _background(shown),
        "options": _(
            "To note the progress, or to confirm, amend or re-open the assessment of any recommendation."
        ),
        "consultation": _("Each body named in this report gave its own answer and its own progress."),
        "alignment": _("The recommendations belong to the priorities of the partnership plan."),
    }
    return {key: words[name] for key, name in _sections(sheet).items()}


def _sections(sheet: HouseStyleSheet) -> dict[str, str]:
    """Which words go into which section of a style; those that it does not require stay empty but for the story."""
    own = [one for one in sheet.sections if one.fill is Fill.TEXT]
    story = next((one.key for one in own if one.key in STORY), own[0].key)
    filled = {one.key: WORDS_OF[one.key] for one in own if one.required and one.key in WORDS_OF}
    return {**filled, story: "update"}


def totals(last: Meeting | None, found: list[Recommendation]) -> str:
    """How many recommendations are reported on, and how many of them are closed and open, in one sentence."""
    closed = sum(row.is_closed for row in found)
    words = {"count": len(found), "closed": closed, "open": len(found) - closed}
    if last is None:
        return _("To report on %(count)d recommendations: %(closed)d closed and %(open)d open.") % words
    words["date"] = uk_date(last.date)
    return (
        _(
            "To report on %(count)d recommendations of the committee since its meeting on %(date)s: "
            "%(closed)d closed and %(open)d open."
        )
        % words
    )


def _background(found: list[Recommendation]) -> str:
    late = [
        addressee
        for row in found
        for addressee in row.addressees.all()
        if addressee.is_overdue or (addressee.answer and addressee.answer.is_late)
    ]
    if not late:
        return _("Every body that had to answer by now has answered in time.")
    bodies = ", ".join(sorted({addressee.name for addressee in late}))
    return _("Answers came late or are overdue from: %(bodies)s.") % {"bodies": bodies}


def _recommendation(row: Recommendation, since: dt.date | None) -> str:
    heading = _("Recommendation %(reference)s") % {"reference": row.reference}
    lines = [f"**{heading}: {_one_line(row.text)}**"]
    lines.extend(f"- {line}" for line in _lines(row, since))
    return "\n\n".join([lines[0], "\n".join(lines[1:])])


def _withheld(row: Recommendation) -> str:
    sentence = _("Recommendation %(reference)s was made in private and is reported on in private.")
    return sentence % {"reference": row.reference}


def _lines(row: Recommendation, since: dt.date | None) -> Iterator[str]:
    for addressee in row.addressees.all():
        yield from _body_lines(addressee)
    if since and (changed := update_changes.changes(row, since)):
        yield _("Changed since %(date)s:") % {"date": uk_date(since)} + " " + " ".join(changed)
    elif since:
        yield _("Nothing has changed since %(date)s.") % {"date": uk_date(since)}
    for question in update_changes.questions(row, timezone.localdate()):
        yield _("Open question:") + f" {question}"
    state = _("Position: %(state)s") % {"state": row.get_status_display()}
    if row.confirmed_on:
        state += f" ({uk_date(row.confirmed_on)})"
    yield f"{state}. {_one_line(row.finding)}".strip() if row.finding else f"{state}."


def _body_lines(addressee: Addressee) -> Iterable[str]:
    body = addressee.name
    if addressee.status == AddresseeStatus.NOT_SENT:
        yield _("%(body)s: not sent yet.") % {"body": body}
        return
    if addressee.answer is None:
        yield _awaited(addressee, body)
        return
    yield _answered(addressee, body)
    for update in addressee.updates.all():
        words = {"body": body, "date": uk_date(update.date), "rag": update.get_rag_display()}
        yield _("%(body)s, %(date)s (%(rag)s):") % words + f" {_one_line(update.text)}"


def _awaited(addressee: Addressee, body: str) -> str:
    words = {"body": body, "due": uk_date(addressee.due_on)}
    if addressee.is_overdue:
        return _("%(body)s: no answer; it was due by %(due)s.") % words
    return _("%(body)s: answer due by %(due)s.") % words


def _answered(addressee: Addressee, body: str) -> str:
    response = addressee.answer
    words = {"body": body, "answer": response.get_answer_display(), "date": uk_date(response.received_on)}
    text = _("%(body)s: %(answer)s on %(date)s.") % words
    if response.is_late:
        text += " " + _("The answer was late.")
    text += f" {_one_line(response.reason)}"
    if response.action:
        text += " " + _("Action: %(action)s") % {"action": _one_line(response.action)}
        text += _by_when(response.lead, response.target_date)
    return text


def _by_when(lead: str, target: dt.date | None) -> str:
    notes = [note for note in (lead, _("by %(date)s") % {"date": uk_date(target)} if target else "") if note]
    return f" ({', '.join(notes)})" if notes else ""


def _one_line(text: str) -> str:
    """Text on one line: a line break would end the list item or the bold words it stands in."""
    return " ".join(text.split())
