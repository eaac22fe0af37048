"""Celery tasks of meetings: one service call, safe to run twice."""

from celery import shared_task
from django.utils.module_loading import import_string


@shared_task
def ask_for_answers() -> int:
    return import_string("meetings.services.chase_rounds.go")()
