from django.apps import AppConfig

from scrutiny.access.grants import register_provider


class PartnershipsConfig(AppConfig):
    """Organisations and people, the community safety partnership, its plan, priorities, actions and measures."""

    name = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        register_provider("partnerships.services.partnerships.partnership_grants")
