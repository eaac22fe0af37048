"""Progress of bodies: reported on the whole or part by part, with evidence; claimed as done is not done."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import assessments, policies, workflows
from meetings.enums import Answer
from meetings.link_holder import LinkHolder
from meetings.link_purposes import is_followed
from meetings.models import Addressee, ProgressUpdate, Recommendation, RecommendationPart
from meetings.recommendation_enums import ProgressStage
from meetings.services import answer_links, evidence, recommendations
from scrutiny.models import User

VERB_OF_STAGE = {
    ProgressStage.PLANNED: "plan",
    ProgressStage.IN_PROGRESS: "progress",
    ProgressStage.CLAIMED_DONE: "claim",
    ProgressStage.NOT_FEASIBLE: "find-not-feasible",
}


@dataclass(frozen=True)
class Said:
    """What is reported of one part, or of the whole (`part` None): a ProgressStage, a Rag, and words."""

    text: str
    rag: str
    stage: str
    part: RecommendationPart | None = None


@transaction.atomic
def report(
    *,
    addressee: Addressee,
    by: User | LinkHolder,
    text: str,
    rag: str,
    stage: str = ProgressStage.IN_PROGRESS,
    part: RecommendationPart | None = None,
    date: dt.date | None = None,
    said_by: str = "",
) -> ProgressUpdate:
    """Record what a body says of its progress on a day, on all of it or on one part; claimed as done is not done.

    With parts the body is where its parts are together: it has claimed the whole once it claimed every part that it
    did not refuse. Raises Refused, WrongState before the body's answer counts, and ValidationError for a date to come
    or before it was sent, a part of another recommendation, one that is closed, and a whole claim with a part open.
    """
    policies.check_report_progress(by, addressee)
    recommendation = recommendations.lock(addressee.recommendation)
    _check_open(recommendation)
    day = date or timezone.localdate()
    _check_day(addressee, day)
    council = recommendation.council
    verb = VERB_OF_STAGE[ProgressStage(_stage_of_all(addressee, part, stage))]
    detail = {"rag": rag, "part": part.letter} if part else {"rag": rag}
    workflows.ADDRESSEE.apply(addressee, verb, by=by, council=council, detail={"progress": text, **detail})
    is_link = isinstance(by, LinkHolder)
    update = ProgressUpdate(
        addressee=addressee,
        part=part,
        date=day,
        text=text,
        rag=rag,
        stage=stage,
        by=None if is_link else by,
        said_by=said_by or (str(by) if is_link else ""),
        link=by.link if is_link else None,
    )
    update.full_clean()
    update.save()
    return update


@transaction.atomic
def report_all(
    *,
    addressee: Addressee,
    by: User | LinkHolder,
    said: Iterable[Said],
    date: dt.date | None = None,
    said_by: str = "",
    file: UploadedFile | None = None,
) -> list[ProgressUpdate]:
    """Record one report of several parts, with the evidence that came; the file is kept with the last of them.

    A link to report is used up by it. Raises as `report`, and ValidationError when nothing is said.
    """
    told = list(said)
    if not told:
        raise ValidationError(_("Say how far at least one part is."))
    made = [
        report(
            addressee=addressee,
            by=by,
            text=one.text,
            rag=one.rag,
            stage=one.stage,
            part=one.part,
            date=date,
            said_by=said_by,
        )
        for one in told
    ]
    if file:
        evidence.add(addressee=addressee, by=by, file=file, update=made[-1])
    if isinstance(by, LinkHolder):
        answer_links.use_up(by.link)
    return made


def _check_open(recommendation: Recommendation) -> None:
    if not is_followed(recommendation):
        raise ValidationError(
            _(
                "The committee has closed this recommendation: %(state)s. Progress is reported once it is opened again."
            )
            % {"state": recommendation.get_status_display()}
        )


def _check_day(addressee: Addressee, day: dt.date) -> None:
    if day > timezone.localdate():
        raise ValidationError({"date": _("The date of a progress report cannot be in the future.")})
    if addressee.sent_on and day < addressee.sent_on:
        raise ValidationError(
            {"date": _("The date of a progress report cannot be before the recommendation was sent.")}
        )


def _stage_of_all(addressee: Addressee, part: RecommendationPart | None, stage: str) -> str:
    """How far the body is as a whole with what it says now."""
    asked = list(addressee.recommendation.parts.all())
    if part is not None and part not in asked:
        raise ValidationError({"part": _("Choose a part of this recommendation.")})
    if not asked or (part is None and stage != ProgressStage.CLAIMED_DONE):
        return stage
    stages = _stages(addressee, asked)
    if part is not None:
        return assessments.summed(stages | {part.pk: stage})
    still_open = [one.letter for one in asked if one.pk in stages and stages[one.pk] != stage]
    if still_open:
        sentence = _("Report each part as implemented first. Not reported as implemented: %(parts)s.")
        raise ValidationError({"stage": sentence % {"parts": ", ".join(still_open)}})
    return stage


def _stages(addressee: Addressee, asked: list[RecommendationPart]) -> dict[int, str | None]:
    """How far each part is that the body did not refuse, or of which it reported all the same."""
    rows = Addressee.objects.select_related("recommendation").prefetch_related(
        "updates__part", "recommendation__findings__part", "responses__parts"
    )
    fresh = rows.get(pk=addressee.pk)
    said = {one.part.pk: one.stage for one in fresh.assessments if one.part and one.update}
    answer = fresh.answer
    refused = {
        row.part_id for row in (answer.parts.all() if answer else ()) if row.answer == Answer.NOT_ACCEPTED
    }
    return {one.pk: said.get(one.pk) for one in asked if one.pk in said or one.pk not in refused}
