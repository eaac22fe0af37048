"""Celery tasks: an id in, one service call, safe to run twice."""

from celery import shared_task
from django.utils.module_loading import import_string


@shared_task
def run_job(job_id: str) -> None:
    import_string("scrutiny.jobs.run")(job_id)


@shared_task
def make_parts(keys: list[str]) -> int:
    return import_string("scrutiny.paper_parts.make_all")(keys)


@shared_task
def sweep_parts() -> int:
    return import_string("scrutiny.paper_parts.sweep")()


@shared_task
def send_email(email_id: int) -> None:
    import_string("scrutiny.outbox.send")(email_id)


@shared_task
def dispatch_unfinished() -> int:
    return import_string("scrutiny.jobs.dispatch_unfinished")()


@shared_task
def tell_word_conversion() -> bool:
    return import_string("scrutiny.word_conversion.tell")()
