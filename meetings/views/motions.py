"""Motions and amendments of an item: moved, decided, put into the decision; a dissent without a vote."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import policies
from meetings.enums import Audience
from meetings.forms.motions import DissentForm, MotionCreateForm, MotionEditForm, VoteForm
from meetings.minute_enums import MotionOutcome
from meetings.models import Minute, Minutes, Motion, Resolution, VoteCast
from meetings.papers import minutes_motions
from meetings.papers.minutes_motions import PrintedMotion
from meetings.services import motions, prepared_amendments, voters, votes
from scrutiny import word_diff
from scrutiny.once import once
from scrutiny.submission import attempt, submit
from scrutiny.word_diff import Piece


@dataclass(frozen=True)
class MotionRow:
    """One motion on the page: as it is printed, what an amendment changes, whether it may go into the decision."""

    motion: Motion
    printed: tuple[PrintedMotion, ...]
    changes: tuple[Piece, ...]
    may_be_put_in: bool


def index(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    present = voters.of(minute)
    context = {
        "minute": minute,
        "rows": _rows(minute),
        "voters": present,
        "kept_out": [voter for voter in present if voter.refusal or voter.hint],
    }
    return render(request, "meetings/motion/list.html", context)


@once
def create(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    known = list(minute.motions.all())
    initial = {"amends": request.GET.get("amends")}
    amended = next((row for row in known if str(row.pk) == initial["amends"]), None)
    if amended:
        initial["text"] = motions.wording(amended, known)
    offered = prepared_amendments.offered(minute, request.user)
    prepared = next((row for row in offered if str(row.pk) == request.GET.get("prepared")), None)
    present = voters.of(minute)
    start = initial if amended else {}
    if prepared:
        start |= prepared_amendments.as_moved(prepared, present)
    form = MotionCreateForm(request.POST or None, voters=present, motions=known, initial=start)

    def save(data):
        if prepared:
            return prepared_amendments.move(amendment=prepared, minute=minute, by=request.user, **data)
        return motions.move(minute=minute, by=request.user, **data)

    if submit(form, save):
        return redirect("meetings:motion-list", minute.pk)
    context = {"minute": minute, "form": form, "amended": amended, "prepared": prepared, "offered": offered}
    return render(request, "meetings/motion/create.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    motion = _motion(request, pk)
    policies.check_edit_minutes(request.user, motion.minute.minutes)
    known = list(motion.minute.motions.all())
    form = MotionEditForm(
        request.POST or None, instance=motion, voters=voters.of(motion.minute), motions=known
    )

    def save(data):
        version = data.pop("version")
        return motions.change(motion=motion, by=request.user, expected_version=version, **data)

    if submit(form, save):
        return redirect("meetings:motion-list", motion.minute_id)
    return render(request, "meetings/motion/edit.html", {"motion": motion, "form": form})


def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what became of a motion and how it was decided."""
    motion = _motion(request, pk)
    policies.check_edit_minutes(request.user, motion.minute.minutes)
    form = VoteForm(request.POST or None, instance=motion, voters=voters.of(motion.minute))

    def save(data):
        told = form.told()
        return votes.record(motion=motion, by=request.user, expected_version=data["version"], **told)

    if submit(form, save):
        return redirect("meetings:motion-list", motion.minute_id)
    return render(request, "meetings/motion/vote.html", {"motion": motion, "form": form})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    motion = _motion(request, pk)
    attempt(request, lambda: motions.remove(motion=motion, by=request.user), _("It was taken out."))
    return redirect("meetings:motion-list", motion.minute_id)


@require_POST
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the wording of a carried motion into the decision of its minute."""
    motion = _motion(request, pk)
    done = _("The wording is now the decision of this minute.")
    attempt(request, lambda: motions.resolve(motion=motion, by=request.user), done)
    return redirect("meetings:motion-list", motion.minute_id)


@once
def dissent(request: HttpRequest, pk: int) -> HttpResponse:
    minute = _minute(request, pk)
    policies.check_edit_minutes(request.user, minute.minutes)
    form = DissentForm(request.POST or None, voters=voters.of(minute))
    if submit(form, lambda data: motions.dissent(minute=minute, by=request.user, **data)):
        return redirect(minute)
    return render(request, "meetings/motion/dissent.html", {"minute": minute, "form": form})


def _rows(minute: Minute) -> list[MotionRow]:
    """The motions of a minute in the order in which they were moved (two queries)."""
    cast = Prefetch("votes", VoteCast.objects.select_related("attendance"))
    found = (
        Motion.objects.filter(minute=minute)
        .select_related("mover", "seconder")
        .annotate(is_decision=Exists(Resolution.objects.filter(motion=OuterRef("pk"))))
        .prefetch_related(cast)
    )
    rows = list(found)
    printed = minutes_motions.branches(rows, Audience.RESTRICTED)
    return [_row(motion, rows, printed) for motion in rows]


def _row(motion: Motion, rows: list[Motion], printed: tuple[PrintedMotion, ...]) -> MotionRow:
    before = motions.wording_before(motion, rows) if motion.amends_id else ""
    return MotionRow(
        motion=motion,
        printed=tuple(one for one in printed if one.pk == motion.pk),
        changes=word_diff.compare(before, motion.text) if motion.amends_id else (),
        may_be_put_in=(
            motion.outcome == MotionOutcome.CARRIED and not motion.amends_id and not motion.is_decision
        ),
    )


def _minute(request: HttpRequest, pk: int) -> Minute:
    visible = Minute.objects.filter(minutes__in=Minutes.objects.visible_to(request.user))
    return get_object_or_404(visible.select_related("item", "minutes__meeting__committee__council"), pk=pk)


def _motion(request: HttpRequest, pk: int) -> Motion:
    visible = Motion.objects.filter(minute__minutes__in=Minutes.objects.visible_to(request.user))
    related = ("mover", "seconder", "amends", "minute__item", "minute__minutes__meeting__committee__council")
    return get_object_or_404(visible.select_related(*related), pk=pk)
