"""The first person of a new service is appointed at the server's command line."""

import re

import pytest
from django.core.management import CommandError, call_command


def test_the_printed_link_sets_the_password(db, client, capsys):
    call_command("appoint_system_administrator", "ruth@scrutiny.example", "Ruth Vane")
    link = re.search(r"http://127.0.0.1:8000(/\S+)", capsys.readouterr().out)[1]
    form = client.get(link, follow=True)
    new = {"password1": "a seat in the gallery", "password2": "a seat in the gallery"}
    client.post(form.request["PATH_INFO"], new)
    client.post("/accounts/login/", {"login": "ruth@scrutiny.example", "password": new["password1"]})
    assert "Set up a council" in client.get("/councils/").text


def test_a_taken_address_is_refused_with_a_sentence(system_administrator):
    with pytest.raises(CommandError, match="with this email address can already sign in"):
        call_command("appoint_system_administrator", system_administrator.email, "Somebody Else")
