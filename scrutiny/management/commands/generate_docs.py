from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from scrutiny.workflow_docs import page


class Command(BaseCommand):
    help = "Writes docs/workflows.md from the workflow tables and the roles; with --check only compares."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail when the file says something else")

    def handle(self, *args, check, **options):
        path = settings.BASE_DIR / "docs" / "workflows.md"
        text = page()
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/workflows.md is out of date. Run: manage.py generate_docs")
