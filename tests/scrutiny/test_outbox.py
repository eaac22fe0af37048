"""Messages: a row with its cause, sent after it, once, and tried again when the mail server is away."""

import pytest
from django.db import transaction

from scrutiny import outbox
from scrutiny.models import OutgoingEmail


class MailServerIsAway:
    def __init__(self, *args, **options):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("Connection refused")


@pytest.fixture
def letter(db, monkeypatch):
    """A message that waits: its task was lost on the way."""
    with monkeypatch.context() as quiet:
        quiet.setattr(outbox.send_email, "delay", lambda email_id: None)
        return outbox.queue("password_changed", to="someone@larkmere.example", to_name="Someone")


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_URL = "smtp://mail.invalid:25"


def test_without_a_mail_server_it_is_kept_to_be_read(letter, mailoutbox):
    assert outbox.send(letter.pk).status == "kept"
    assert mailoutbox == []


def test_with_a_mail_server_it_leaves(letter, mail_server, mailoutbox):
    sent = outbox.send(letter.pk)
    assert (sent.status, sent.attempts) == ("sent", 1)
    assert sent.sent_at
    assert [message.subject for message in mailoutbox] == ["Your password was changed"]
    assert mailoutbox[0].to == ["someone@larkmere.example"]


def test_it_never_leaves_twice(letter, mail_server, mailoutbox):
    outbox.send(letter.pk)
    assert outbox.send(letter.pk) is None
    assert len(mailoutbox) == 1


def test_it_is_sent_after_its_cause_and_not_when_that_is_undone(db, mail_server, mailoutbox):
    with transaction.atomic():
        outbox.queue("password_changed", to="someone@larkmere.example")
        transaction.set_rollback(True)
    assert mailoutbox == []
    assert not OutgoingEmail.objects.exists()
    outbox.queue("password_changed", to="someone@larkmere.example")
    assert len(mailoutbox) == 1


def test_a_failure_is_kept_and_tried_again(letter, mail_server, mailoutbox, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.MailServerIsAway"
    failed = outbox.send(letter.pk)
    assert (failed.status, failed.attempts, failed.error) == ("queued", 1, "Connection refused")
    settings.EMAIL_BACKEND = working
    assert outbox.send(letter.pk).status == "sent"
    assert len(mailoutbox) == 1


def test_after_five_failures_it_is_given_up_and_says_so(letter, mail_server, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServerIsAway"
    states = [outbox.send(letter.pk).status for _try in range(5)]
    assert states == ["queued"] * 4 + ["failed"]
    assert outbox.send(letter.pk) is None
