"""What of a recommendation is public, in one place: the residents' page, the CSV and the JSON are made from it.

Nothing is here of answers that do not count yet, of who wrote, of addresses and e-mails, and of findings whose minute
is a draft or kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from meetings import chain, tracker_states
from meetings.enums import AddresseeStatus, Audience, RecommendationStatus
from meetings.models import (
    Addressee,
    Committee,
    Evidence,
    PartAnswer,
    ProgressUpdate,
    Recommendation,
    Response,
)
from meetings.models.finding import Finding
from meetings.models.minutes import Minute
from meetings.models.response import AnswerModel
from meetings.open_recommendation import (
    OpenAnswer,
    OpenBody,
    OpenExtension,
    OpenFile,
    OpenFinding,
    OpenLink,
    OpenPart,
    OpenPartAnswer,
    OpenProgress,
    OpenRecommendation,
)
from meetings.recommendation_enums import ResponseState
from meetings.tracker_states import UnionState
from scrutiny.calendar.clear_days import municipal_year

# So many recommendations are fetched at a time, with all that hangs on them.
CHUNK = 500


def records(rows: QuerySet, *, site: str = "", size: int = CHUNK) -> Iterator[OpenRecommendation]:
    """What is public of these recommendations, in order of their ids, some at a time (nine queries for each `size`).

    `rows` must be published ones. `site` stands before each address, such as "https://scrutiny.example".
    """
    found = (
        rows.select_related(*TOGETHER).prefetch_related(*_apart()).order_by("pk").iterator(chunk_size=size)
    )
    while chunk := list(islice(found, size)):
        told_of = findings_of(chunk)
        for row in chunk:
            yield record(row, told_of[row.pk], site=site)


TOGETHER = ("committee__council", "priority", "resolution__minute")


def _apart() -> tuple[Prefetch | str, ...]:
    counted = Response.objects.filter(state=ResponseState.COUNTED)
    rows = Addressee.objects.with_extensions().select_related("organisation", "person")
    addressees = rows.prefetch_related(
        Prefetch(
            "responses",
            counted.prefetch_related(Prefetch("parts", PartAnswer.objects.select_related("part"))),
        ),
        Prefetch("updates", ProgressUpdate.objects.select_related("part")),
        Prefetch("evidence", Evidence.objects.filter(is_public=True).select_related("response")),
    )
    return Prefetch("addressees", addressees), "parts"


@dataclass(frozen=True)
class Found:
    """The rows of findings that concern a recommendation: its own, and those of which it is the successor."""

    own: tuple[Finding, ...] = ()
    before: tuple[Finding, ...] = ()


def findings_of(rows: Iterable[Recommendation]) -> dict[int, Found]:
    """The findings of recommendations and those that lead to them, by the recommendation's key (one query).

    Each row says whether residents may read the recommendation at its other end.
    """
    keys = [row.pk for row in rows]
    public = Recommendation.objects.published()
    found = (
        Finding.objects.filter(Q(recommendation__in=keys) | Q(successor__in=keys))
        .select_related("minute__minutes", "recommendation", "successor", "successor_committee")
        .select_related("part", "addressee__organisation", "addressee__person")
        .annotate(
            successor_is_public=Exists(public.filter(pk=OuterRef("successor"))),
            is_of_public=Exists(public.filter(pk=OuterRef("recommendation"))),
        )
    )
    own, before = defaultdict(list), defaultdict(list)
    for finding in found:
        own[finding.recommendation_id].append(finding)
        before[finding.successor_id].append(finding)
    return {key: Found(tuple(own[key]), tuple(before[key])) for key in keys}


def record(row: Recommendation, found: Found, *, site: str = "") -> OpenRecommendation:
    """What is public of one published recommendation; reads what `records` and the page's chain fetch."""
    council = row.committee.council
    minute = row.resolution.minute if row.resolution else None
    state = tracker_states.position_of(row)
    return OpenRecommendation(
        id=row.pk,
        address=site + row.get_public_url(),
        reference=row.reference,
        committee=row.committee.name,
        committee_id=row.committee_id,
        municipal_year=municipal_year(row.made_on, start=council.year_start),
        made_on=row.made_on,
        minute=minute.number if minute else "",
        minute_address=_minute_address(minute, council.slug, site) if minute else "",
        origin=row.origin,
        text=row.text,
        parts=tuple(OpenPart(part.letter, part.text) for part in row.parts.all()),
        priority=row.priority.title if row.priority else "",
        success=row.success,
        state=state.term,
        state_words=str(state.label),
        bodies=tuple(_body(one, council.slug, site) for one in row.addressees.all()),
        findings=tuple(_findings(row, found.own, site)),
        predecessors=tuple(_link(one.recommendation, council.slug, site) for one in _leading(found.before)),
    )


def _leading(before: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in before if finding.is_of_public)


def _body(row: Addressee, council: str, site: str) -> OpenBody:
    state = _state_of(row)
    counted = [response for response in row.responses.all() if response.counts]
    clock = row.clock
    return OpenBody(
        number=row.pk,
        kind=row.kind,
        name=row.name,
        state=state.term,
        state_words=str(state.label),
        sent_on=row.sent_on,
        days_to_answer=row.days_to_answer,
        due_on=row.due_on,
        due_working=clock.working if clock else "",
        extensions=tuple(OpenExtension(more.until, more.granted_on, more.reason) for more in clock.extensions)
        if clock
        else (),
        answers=tuple(_answer(response, row) for response in counted),
        progress=tuple(_progress(update) for update in row.updates.all()),
        evidence=tuple(_file(file, council, site) for file in row.public_evidence),
    )


def _file(file: Evidence, council: str, site: str) -> OpenFile:
    address = site + reverse("public:evidence", args=[council, file.pk])
    return OpenFile(address, file.title, file.get_kind_display(), file.size)


def _state_of(row: Addressee) -> UnionState:
    """An answer that does not count yet is awaited; what has not gone out is only agreed.

    The committee confirms what each body claimed together, and after the end nothing is overdue any more.
    """
    whole = row.recommendation
    if row.sent_on is None:
        return tracker_states.union_state(tracker_states.RECOMMENDATION, RecommendationStatus.MADE)
    if row.status == AddresseeStatus.CLAIMED_DONE and whole.status == RecommendationStatus.CONFIRMED:
        return tracker_states.union_state(tracker_states.RECOMMENDATION, whole.status)
    if row.is_overdue and row.status == AddresseeStatus.AWAITING and not whole.is_closed:
        return tracker_states.union_state(tracker_states.DERIVED, "overdue")
    return tracker_states.union_state(tracker_states.ADDRESSEE, row.status)


def _said(words: AnswerModel) -> dict:
    return {
        "answer": words.answer,
        "answer_words": words.get_answer_display(),
        "reason": words.reason,
        "action": words.action,
        "lead": words.lead,
        "target_date": words.target_date,
    }


def _answer(response: Response, row: Addressee) -> OpenAnswer:
    parts = response.parts.all()
    return OpenAnswer(
        **_said(response),
        received_on=response.received_on,
        is_late=row.due_on is not None and response.received_on > row.due_on,
        is_partial=response.is_partial,
        parts=tuple(OpenPartAnswer(**_said(one), part=one.part.letter) for one in parts if one.answer),
    )


def _progress(update: ProgressUpdate) -> OpenProgress:
    return OpenProgress(
        date=update.date,
        part=update.part.letter if update.part else "",
        stage=update.stage,
        stage_words=update.get_stage_display(),
        rag=update.rag,
        rag_words=update.get_rag_display(),
        text=update.text,
    )


def _findings(row: Recommendation, own: tuple[Finding, ...], site: str) -> Iterator[OpenFinding]:
    council = row.committee.council.slug
    if row.confirmed_on and not own:
        # Recorded before findings were kept one by one.
        yield _only_finding(row)
    for finding in own:
        minute = finding.minute
        is_open = chain.is_told(finding, Audience.PUBLIC, public=True)
        successor = finding.successor if finding.successor_is_public else None
        yield OpenFinding(
            date=finding.on,
            kind=finding.kind,
            kind_words=finding.get_kind_display(),
            body=finding.addressee.name if finding.addressee else "",
            part=finding.part.letter if finding.part else "",
            rag=finding.rag,
            rag_words=finding.get_rag_display(),
            words=finding.words if is_open else "",
            minute=minute.number if minute and is_open else "",
            minute_address=_minute_address(minute, council, site) if minute and is_open else "",
            successor=_link(successor, council, site) if successor else None,
            successor_committee=_committee_name(finding.successor_committee),
        )


def _only_finding(row: Recommendation) -> OpenFinding:
    kind = {"date": row.confirmed_on, "kind": row.status, "kind_words": row.get_status_display()}
    empty = dict.fromkeys(
        ("body", "part", "rag", "rag_words", "minute", "minute_address", "successor_committee"), ""
    )
    return OpenFinding(**kind, **empty, words=row.finding, successor=None)


def _committee_name(committee: Committee | None) -> str:
    return committee.name if committee and committee.is_public else ""


def _minute_address(minute: Minute, council: str, site: str) -> str:
    return f"{site}{reverse('public:minutes', args=[council, minute.minutes_id])}#minute-{minute.pk}"


def _link(row: Recommendation, council: str, site: str) -> OpenLink:
    return OpenLink(row.reference, site + reverse("public:recommendation", args=[council, row.pk]))
