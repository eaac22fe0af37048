"""Messages: a row in the transaction of their cause, sent by a task afterwards; nothing is lost, nothing sent early."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from scrutiny.models import EmailStatus, OutgoingEmail
from scrutiny.tasks import send_email

LARGEST_NUMBER_OF_TRIES = 5


def queue(
    kind: str,
    *,
    to: str,
    council=None,
    about: models.Model | None = None,
    to_name: str = "",
    is_secret: bool = False,
    **context,
) -> OutgoingEmail:
    """Write one message from templates/emails/<kind>.txt, whose first line is its subject, and send it after commit."""
    text = render_to_string(
        f"emails/{kind}.txt", {"to_name": to_name, "base_url": settings.BASE_URL, **context}
    )
    subject, _, body = text.strip().partition("\n")
    email = OutgoingEmail.objects.create(
        kind=kind,
        council=council,
        to=to,
        to_name=to_name,
        subject=" ".join(subject.split())[:200],
        body=body.strip() + "\n",
        is_secret=is_secret,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
    )
    transaction.on_commit(lambda: send_email.delay(email.pk))
    return email


@transaction.atomic
def send(email_id: int) -> OutgoingEmail | None:
    """Send one waiting message, once; returns None when another worker has it or it has gone.

    Without a mail server the message is kept for its page. Raises the mail server's error after writing it down, so
    that the task tries again.
    """
    email = (
        OutgoingEmail.objects.select_for_update(skip_locked=True)
        .filter(pk=email_id, status=EmailStatus.QUEUED)
        .first()
    )
    if email is None:
        return None
    if not settings.EMAIL_URL:
        email.status = EmailStatus.KEPT
        email.save(update_fields=["status"])
        return email
    _deliver(email)
    return email


def _deliver(email: OutgoingEmail) -> None:
    email.attempts += 1
    try:
        EmailMessage(subject=email.subject, body=email.body, to=[email.to]).send()
        email.status, email.sent_at, email.error = EmailStatus.SENT, timezone.now(), ""
    except OSError as error:  # smtplib's errors are OSErrors
        email.error = str(error)
        if email.attempts >= LARGEST_NUMBER_OF_TRIES:
            email.status = EmailStatus.FAILED
    email.save(update_fields=["status", "sent_at", "error", "attempts"])
