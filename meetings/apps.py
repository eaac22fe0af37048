from django.apps import AppConfig

from scrutiny import demo, work
from scrutiny.access.grants import register_provider
from scrutiny.job_kinds import register_handler


class MeetingsConfig(AppConfig):
    """Committees, meetings, agendas, reports, minutes, recommendations and the papers made of them."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        register_provider("meetings.services.committees.committee_grants")
        demo.register_log_ins("meetings.demo.cast.LOGINS")
        register_handler("build-paper", "meetings.services.publications.build")
        for provider in ("reports", "meetings", "recommendations"):
            work.register_provider(f"meetings.services.work.{provider}")
