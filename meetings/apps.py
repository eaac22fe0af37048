from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from scrutiny import demo, work
from scrutiny.access.grants import register_provider
from scrutiny.job_kinds import register_handler


class MeetingsConfig(AppConfig):
    """Committees, meetings, agendas, reports, minutes, recommendations and the papers made of them."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Ready house styles are rows that belong to the release, as Django's own permissions do.
        post_migrate.connect(load_ready_styles, sender=self)
        register_provider("meetings.services.committees.committee_grants")
        demo.register_log_ins("meetings.demo.cast.LOGINS")
        register_handler("build-paper", "meetings.services.paper_builds.build")
        register_handler("parts-ahead", "meetings.services.parts_ahead.make")
        register_handler("paper-formats", "meetings.services.paper_formats.make")
        register_handler("tracker-import", "meetings.services.tracker_imports.import_rows")
        register_handler("appendix-pdf", "meetings.services.appendix_pdf.make")
        providers = (
            *("work.reports", "sign_off_lists.work", "exempt_register.due_reviews"),
            "made_exempt.work",
            "minute_work.waiting",
            "work.recommendations",
            "digests.work",
        )
        for provider in providers:
            work.register_provider(f"meetings.services.{provider}")


def load_ready_styles(*, apps=None, **_signal):
    """After a migration, once the tables are there (it may have stopped at an earlier one)."""
    if apps is None or "housestyleversion" in apps.all_models["meetings"]:
        import_string("meetings.services.house_styles.load_ready")()
