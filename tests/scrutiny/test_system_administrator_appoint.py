import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scrutiny.models import User

pytestmark = pytest.mark.django_db


def test_the_first_administrator_is_let_in_from_the_server(client, settings):
    printed = StringIO()
    call_command("appoint_administrator", "Ada Ottley", "ada@example.org", stdout=printed)
    user = User.objects.get(email="ada@example.org")
    assert user.is_system_administrator
    link = re.search(r"https?://\S+", printed.getvalue()).group()
    page = client.get(link.removeprefix(settings.BASE_URL), follow=True)
    assert "password" in page.content.decode().lower()


def test_an_address_that_is_known_is_refused_in_a_sentence():
    call_command("appoint_administrator", "Ada Ottley", "ada@example.org", stdout=StringIO())
    with pytest.raises(CommandError, match="can already sign in"):
        call_command("appoint_administrator", "Ada Ottley", "ADA@example.org", stdout=StringIO())
