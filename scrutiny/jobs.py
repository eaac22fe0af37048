"""Background work as rows: written with its cause, claimed by one worker at a time, finished once.

A worker that claims a job is believed to live until `claimed_until`, and moves that on while it tells how far it is.
When the time has passed the worker is taken for dead, and the next one claims the job. Each claim has its number
(`attempts`): only the newest may tell, hold or finish the job, so that a slow worker that was taken for dead finishes
nothing twice.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from scrutiny import audit, policies
from scrutiny.enums import Event
from scrutiny.job_kinds import handler_path
from scrutiny.models import EmailStatus, Job, JobStatus, OutgoingEmail, User
from scrutiny.tasks import run_job, send_email

log = structlog.get_logger()

# A worker that tells nothing has this long: more than the longest task may take (CELERY_TASK_TIME_LIMIT).
CLAIM_LASTS = dt.timedelta(minutes=16)
# A worker that has told how far it is must tell again within this time, or say that a step takes longer.
STEP_LASTS = dt.timedelta(minutes=3)
# What was not picked up for this long was lost on its way and is sent again.
LOST_AFTER = dt.timedelta(seconds=30)
# After so many tries an unforeseen error is taken for lasting.
LARGEST_NUMBER_OF_TRIES = 3
# A job whose workers died so often may be what kills them, by its memory or its time.
LARGEST_NUMBER_OF_CLAIMS = 6


class JobFailed(Exception):
    """The job cannot succeed by trying again; the message is a sentence for the person who waits."""


class JobCancelled(Exception):
    """Somebody asked to stop the job: the handler lets this pass, and its open transaction is undone."""


class JobLost(Exception):
    """Another worker has the job, because this one was silent for too long: stop, and leave everything to that one."""


@dataclass
class Progress:
    """By which the function that does a job tells how far it is, and learns that it must stop."""

    job: Job

    def say(self, message: str, done: int = 0, of: int = 0, *, lasts: dt.timedelta = STEP_LASTS) -> None:
        """Show a sentence, and which step of how many is being done.

        `lasts` is the longest that the step can take before the next sign of life. Say nothing inside a transaction:
        nobody sees it before its end, and who cancels has to wait for it; there `check` or `hold` is right.
        Raises JobCancelled and JobLost.
        """
        self._keep(lasts, message=str(message)[:200], done_steps=done, all_steps=of)

    def beat(self, *, lasts: dt.timedelta = STEP_LASTS) -> None:
        """Give a sign of life and show nothing new. Raises JobCancelled and JobLost."""
        self._keep(lasts)

    def check(self) -> None:
        """Ask whether to go on, and write nothing. Raises JobCancelled and JobLost."""
        self._go_on(_own(self.job))

    def hold(self) -> None:
        """Inside a transaction that keeps the result: make sure that it is kept once.

        Until the transaction ends nobody can take the job over or ask to cancel it. Look after this call, in the same
        transaction, for what a worker that was killed may have kept. Raises JobCancelled and JobLost.
        """
        self._go_on(_own(self.job).select_for_update())
        _own(self.job).update(claimed_until=timezone.now() + STEP_LASTS)

    def _keep(self, lasts: dt.timedelta, **told) -> None:
        self.check()
        if not _own(self.job).update(claimed_until=timezone.now() + lasts, **told):
            raise JobLost

    def _go_on(self, own: QuerySet) -> None:
        row = own.values("cancel_asked_at").first()
        if row is None:
            raise JobLost
        if row["cancel_asked_at"]:
            raise JobCancelled


def start(kind: str, *, by, council, subject_key: str = "", origin: str = "", **arguments) -> Job:
    """Write a job of a registered kind and hand it to a worker after commit; `arguments` are plain values.

    `subject_key` names what it is about, as "agenda-pack:meeting:12": who waits is told how long the last one about it
    took. `origin` is the address of the page where it was ordered, from which it can be ordered again.
    """
    handler_path(kind)
    if origin:
        arguments["origin"] = origin
    job = Job.objects.create(
        kind=kind, council=council, started_by=by, subject_key=subject_key, arguments=arguments
    )
    transaction.on_commit(lambda: run_job.delay(str(job.pk)))
    return job


@transaction.atomic
def cancel(*, job: Job, by: User) -> Job:
    """Cancel a job that waits; ask the worker of a running one to stop at its next step. Asked twice, asked once.

    Raises Refused, and ValidationError when the job has finished.
    """
    policies.check_cancel_job(by, job)
    row = Job.objects.select_for_update().get(pk=job.pk)
    if row.is_finished:
        raise ValidationError(_("This had finished before it could be cancelled."))
    if row.cancel_asked_at:
        return row
    row.cancel_asked_at, row.cancel_asked_by = timezone.now(), by
    if row.status == JobStatus.QUEUED:
        row.status, row.finished_at = JobStatus.CANCELLED, row.cancel_asked_at
    row.save(update_fields=["cancel_asked_at", "cancel_asked_by", "status", "finished_at"])
    audit.record(
        Event.JOB_CANCELLATION_ASKED, by=by, subject=row, council=row.council, was_running=not row.is_finished
    )
    return row


def run(job_id: str) -> None:
    """Do one job if it waits or its worker died; a job that another worker does is left alone."""
    job = claim(job_id)
    if job is None:
        return
    handler: Callable[[Job, Progress], str] = import_string(handler_path(job.kind))
    try:
        url = handler(job, Progress(job))
    except JobFailed as failure:
        _finish(job, JobStatus.FAILED, error=str(failure))
    except JobCancelled:
        _finish(job, JobStatus.CANCELLED)
    except JobLost:
        _warn_of_loss(job)
    except Exception:
        log.exception("job failed", job=str(job.pk), kind=job.kind)
        _give_back(job)
        raise
    else:
        _finish(job, JobStatus.DONE, result_url=url or "")


@transaction.atomic
def claim(job_id: str) -> Job | None:
    """Take a job for this process if it waits or its worker died, and return it; else None.

    A job that outlived too many workers is failed instead, and one that somebody cancelled meanwhile is cancelled.
    """
    free = Q(status=JobStatus.QUEUED) | _abandoned()
    rows = Job.objects.select_for_update(of=("self",)).select_related("council", "started_by")
    job = rows.filter(free, pk=job_id).first()
    if job is None:
        return None
    if job.status == JobStatus.RUNNING and job.attempts >= LARGEST_NUMBER_OF_CLAIMS:
        _give_up(job)
        return None
    job.status, job.claimed_at, job.attempts = JobStatus.RUNNING, timezone.now(), job.attempts + 1
    job.claimed_until = job.claimed_at + CLAIM_LASTS
    job.save(update_fields=["status", "claimed_at", "claimed_until", "attempts"])
    return job


def dispatch_unfinished() -> int:
    """Send again what did not finish: jobs never picked up, jobs of dead workers, and mails still waiting."""
    now = timezone.now()
    lost = Q(status=JobStatus.QUEUED, created_at__lt=now - LOST_AFTER)
    jobs = list(Job.objects.filter(lost | _abandoned()).values_list("pk", flat=True))
    mails = OutgoingEmail.objects.filter(status=EmailStatus.QUEUED, created_at__lt=now - LOST_AFTER)
    mail_ids = list(mails.values_list("pk", flat=True)[:500])
    for job_id in jobs:
        run_job.delay(str(job_id))
    for mail_id in mail_ids:
        send_email.delay(mail_id)
    return len(jobs) + len(mail_ids)


def _abandoned() -> Q:
    """Jobs of dead workers. Those that a version without `claimed_until` claimed are judged by when that was."""
    now = timezone.now()
    passed = Q(claimed_until__lt=now) | Q(claimed_until=None, claimed_at__lt=now - CLAIM_LASTS)
    return Q(status=JobStatus.RUNNING) & passed


def _own(job: Job) -> QuerySet:
    """The job's row, while the claim that the worker made is the newest and the job runs."""
    return Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING, attempts=job.attempts)


def _finish(job: Job, status: JobStatus, **fields) -> None:
    if not _own(job).update(status=status, finished_at=timezone.now(), **fields):
        _warn_of_loss(job)


def _warn_of_loss(job: Job) -> None:
    log.warning("job was taken over by another worker", job=str(job.pk), kind=job.kind, claim=job.attempts)


def _give_back(job: Job) -> None:
    """After an unforeseen error: to the queue again, until the tries are used up or somebody has cancelled it."""
    if _own(job).filter(cancel_asked_at__isnull=False).exists():
        _finish(job, JobStatus.CANCELLED)
    elif job.attempts >= LARGEST_NUMBER_OF_TRIES:
        _finish(
            job, JobStatus.FAILED, error=_("This could not be finished. The error is in the service's log.")
        )
    else:
        _own(job).update(status=JobStatus.QUEUED, claimed_until=None)


def _give_up(job: Job) -> None:
    """A job that its workers died of, as often as may be."""
    log.error("job outlived too many workers", job=str(job.pk), kind=job.kind, claims=job.attempts)
    if job.cancel_asked_at:
        _finish(job, JobStatus.CANCELLED)
    else:
        _finish(
            job,
            JobStatus.FAILED,
            error=_("This was begun %d times and broken off each time. Tell whoever runs the service.")
            % job.attempts,
        )
