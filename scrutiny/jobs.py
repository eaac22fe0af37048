"""Background work as rows: written with its cause, claimed by one worker, run again when that worker died."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string

from scrutiny.job_kinds import handler_path
from scrutiny.models import EmailStatus, Job, JobStatus, OutgoingEmail
from scrutiny.tasks import run_job, send_email

log = structlog.get_logger()

# A job claimed longer ago than the longest task may take belongs to a worker that died.
CLAIM_LASTS = dt.timedelta(minutes=16)
# What was not picked up for this long was lost on its way and is sent again.
LOST_AFTER = dt.timedelta(seconds=30)
LARGEST_NUMBER_OF_TRIES = 3


class JobFailed(Exception):
    """The job cannot succeed by trying again; the message is a sentence for the person who waits."""


@dataclass
class Progress:
    """Tells the waiting page how far a job is."""

    job: Job

    def say(self, message: str, done: int = 0, of: int = 0) -> None:
        """Show a sentence, and a number of steps done of all."""
        Job.objects.filter(pk=self.job.pk).update(message=str(message)[:200], done_steps=done, all_steps=of)


def start(kind: str, *, by, council, **arguments) -> Job:
    """Write a job of a registered kind and hand it to a worker after commit; `arguments` are plain values."""
    handler_path(kind)
    job = Job.objects.create(kind=kind, council=council, started_by=by, arguments=arguments)
    transaction.on_commit(lambda: run_job.delay(str(job.pk)))
    return job


def run(job_id: str) -> None:
    """Do one job if it waits or its worker died; a job that another worker does is left alone."""
    if not _claim(job_id):
        return
    job = Job.objects.select_related("council", "started_by").get(pk=job_id)
    handler: Callable[[Job, Progress], str] = import_string(handler_path(job.kind))
    try:
        url = handler(job, Progress(job))
    except JobFailed as failure:
        _finish(job, JobStatus.FAILED, error=str(failure))
    except Exception:
        log.exception("job failed", job=str(job.pk), kind=job.kind)
        _give_back(job)
        raise
    else:
        _finish(job, JobStatus.DONE, result_url=url or "")


def dispatch_unfinished() -> int:
    """Send again what did not finish: jobs never picked up, jobs of dead workers, and mails still waiting."""
    now = timezone.now()
    lost = Q(status=JobStatus.QUEUED, created_at__lt=now - LOST_AFTER)
    abandoned = Q(status=JobStatus.RUNNING, claimed_at__lt=now - CLAIM_LASTS)
    jobs = list(Job.objects.filter(lost | abandoned).values_list("pk", flat=True))
    mails = OutgoingEmail.objects.filter(status=EmailStatus.QUEUED, created_at__lt=now - LOST_AFTER)
    mail_ids = list(mails.values_list("pk", flat=True)[:500])
    for job_id in jobs:
        run_job.delay(str(job_id))
    for mail_id in mail_ids:
        send_email.delay(mail_id)
    return len(jobs) + len(mail_ids)


def _claim(job_id: str) -> bool:
    now = timezone.now()
    free = Q(status=JobStatus.QUEUED) | Q(status=JobStatus.RUNNING, claimed_at__lt=now - CLAIM_LASTS)
    return bool(
        Job.objects.filter(free, pk=job_id).update(
            status=JobStatus.RUNNING, claimed_at=now, attempts=F("attempts") + 1
        )
    )


def _finish(job: Job, status: JobStatus, **fields) -> None:
    Job.objects.filter(pk=job.pk).update(status=status, finished_at=timezone.now(), **fields)


def _give_back(job: Job) -> None:
    """After an unforeseen error: to the queue again, until the tries are used up."""
    if job.attempts >= LARGEST_NUMBER_OF_TRIES:
        _finish(job, JobStatus.FAILED, error="This could not be finished. The error is in the service's log.")
    else:
        Job.objects.filter(pk=job.pk).update(status=JobStatus.QUEUED)
