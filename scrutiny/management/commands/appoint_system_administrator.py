from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from scrutiny.accounts import password_link
from scrutiny.services import users


class Command(BaseCommand):
    help = "Adds somebody who runs the service for all councils, and prints the link that sets their password."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args, email, name, **options):
        try:
            user = users.appoint_system_administrator(by=None, name=name, email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.name} sets a password at {password_link(user)}")
