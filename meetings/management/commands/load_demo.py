"""Loads the demonstration into an empty database, and prints who can sign in."""

from contextlib import contextmanager

from celery import current_app
from django.core.management.base import BaseCommand

from meetings.demo import boroughs, cast


class Command(BaseCommand):
    help = "Load three invented boroughs into an empty database and print a log-in for each role."

    def add_arguments(self, parser):
        parser.add_argument("--list-logins", action="store_true", help="print the log-ins and load nothing")

    def handle(self, *args, **options):
        if not options["list_logins"]:
            self._load()
        self.stdout.write(cast.table())

    def _load(self) -> None:
        if not boroughs.is_empty():
            self.stderr.write("The database is not empty, so nothing was loaded.")
            return
        with work_done_here():
            boroughs.enter_all(lambda place: self.stderr.write(f"Loading {place} …"))


@contextmanager
def work_done_here():
    """Do background work in this process after each commit: the worker has not started yet."""
    before = current_app.conf.task_always_eager
    current_app.conf.task_always_eager = True
    try:
        yield
    finally:
        current_app.conf.task_always_eager = before
