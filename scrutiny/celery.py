"""The Celery application: jobs are rows first, tasks second (see scrutiny/jobs.py)."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown
from django.conf import settings
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")

app = Celery("scrutiny")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(lambda: settings.PROJECT_APPS)


@worker_process_init.connect
def _set_up_the_press(**_: Any) -> None:
    """The first paper that a worker lays out takes no longer than the next."""
    import_string("scrutiny.pdf.paper.warm_up")()


@worker_process_shutdown.connect
def _put_the_press_away(**_: Any) -> None:
    import_string("scrutiny.pdf.press.put_away")()
