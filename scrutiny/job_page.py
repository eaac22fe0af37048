"""What the page of a background job says to the person who waits for it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scrutiny.models import Job, JobStatus
from scrutiny.templatetags.british import uk_datetime, uk_duration


@dataclass(frozen=True)
class JobProgress:
    """How far a job is, in words; `steps` is 0 where nobody knows how many there are."""

    sentence: str
    step: str
    done: int
    steps: int
    times: tuple[str, ...]


def progress_of(job: Job) -> JobProgress:
    """How far an unfinished job is, how long that has taken, and how long it took the last time."""
    times = (_so_far(job), _last_time(job))
    return JobProgress(
        sentence=_doing(job),
        step=_step(job.done_steps, job.all_steps),
        done=job.done_steps,
        steps=job.all_steps,
        times=tuple(time for time in times if time),
    )


def heading(job: Job) -> str:
    """The heading of the page, which is also its title."""
    return {
        JobStatus.DONE: _("Work finished"),
        JobStatus.FAILED: _("This did not work"),
        JobStatus.CANCELLED: _("Cancelled"),
    }.get(job.status, _("Work in progress"))


def outcome(job: Job) -> str:
    """What came of a finished job, in a sentence."""
    if job.status == JobStatus.CANCELLED:
        return _cancelled(job)
    if job.status == JobStatus.FAILED:
        return job.error
    if job.seconds is None:
        return _("Done.")
    return _("Done. It took %s.") % uk_duration(job.seconds)


def _doing(job: Job) -> str:
    if job.cancel_asked_at:
        return _("It was cancelled, and stops when the step that is being done has ended")
    if job.status == JobStatus.QUEUED:
        return _("It broke off and is tried again soon") if job.attempts else _("Waiting for its turn")
    if job.claimed_until and job.claimed_until < timezone.now():
        return _("It broke off and is taken up again within a minute")
    return job.message or _("It has begun")


def _step(done: int, steps: int) -> str:
    """Which step of how many, and how many come after it."""
    if not steps:
        return ""
    left = max(steps - done, 0)
    if not done:
        return ngettext("%d step to do", "%d steps to do", left) % left
    words = {"done": done, "all": steps, "left": left}
    if not left:
        return _("Step %(done)d of %(all)d, the last one") % words
    return _("Step %(done)d of %(all)d, %(left)d more after it") % words


def _so_far(job: Job) -> str:
    now = timezone.now()
    if job.status == JobStatus.RUNNING and job.claimed_at:
        return _("It has run for %s.") % uk_duration((now - job.claimed_at).total_seconds())
    return _("It has waited for %s.") % uk_duration((now - job.created_at).total_seconds())


def _last_time(job: Job) -> str:
    if not job.subject_key:
        return ""
    done = Job.objects.filter(kind=job.kind, subject_key=job.subject_key, status=JobStatus.DONE)
    last = done.exclude(pk=job.pk).order_by("-finished_at").first()
    if last is None or last.seconds is None:
        return ""
    return _("Last time it took %s.") % uk_duration(last.seconds)


def _cancelled(job: Job) -> str:
    words = {"name": job.cancel_asked_by, "moment": uk_datetime(job.cancel_asked_at)}
    return _("%(name)s cancelled this on %(moment)s.") % words if job.cancel_asked_at else ""
