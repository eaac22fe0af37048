from django.apps import AppConfig

from scrutiny.access.grants import register_provider
from scrutiny.celery import app as celery_app

__all__ = ["ScrutinyConfig", "celery_app"]  # the tasks find their application in every process of Django


class ScrutinyConfig(AppConfig):
    """The kernel: people, councils, audit, mail, jobs, forms and papers; knows no partnership and no meeting."""

    name = "scrutiny"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        register_provider("scrutiny.services.users.council_grants")
