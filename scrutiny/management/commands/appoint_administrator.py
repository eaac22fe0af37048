"""Lets the first person in: `python manage.py appoint_administrator "Name" address`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from scrutiny.accounts import password_link
from scrutiny.services import users


class Command(BaseCommand):
    help = "Let somebody in who runs the service, and print the link by which they set their password."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("email")

    def handle(self, *, name, email, **options):
        try:
            user = users.appoint_system_administrator(by=None, name=name, email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user} can set a password here, once: {password_link(user)}")
