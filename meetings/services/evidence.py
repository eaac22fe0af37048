"""Evidence: files by which a body shows what it did, looked through before they are kept, public one by one."""

from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from meetings import policies, recommendation_policies
from meetings.enums import UploadKind
from meetings.link_holder import LinkHolder
from meetings.models import Addressee, Evidence, ProgressUpdate, Response
from meetings.recommendation_enums import ResponseState, TrackerEvent
from meetings.services.appendix_files import suggested_title
from scrutiny import audit
from scrutiny.models import User
from scrutiny.uploads.guard import UploadFacts, UploadRefused, inspect_upload

MOST_MEGABYTES = 10
MOST_PAGES = 300
MOST_FILES = 10


@transaction.atomic
def add(
    *,
    addressee: Addressee,
    by: User | LinkHolder,
    file: UploadedFile,
    title: str = "",
    response: Response | None = None,
    update: ProgressUpdate | None = None,
) -> Evidence:
    """Keep a file with an answer or with a progress report; nobody outside sees it before an officer opens it.

    Raises Refused, and ValidationError beside `file` for what is no PDF, Word document or picture by its content,
    does harm, is over 10 MB or 300 pages, is there already, or is one too many (10 for an answer or a report).
    """
    if update:
        policies.check_report_progress(by, addressee)
    else:
        policies.check_answer_recommendation(by, addressee)
    facts = _received(file)
    siblings = Evidence.objects.filter(addressee=addressee, response=response, update=update)
    if siblings.count() >= MOST_FILES:
        raise ValidationError(
            {"file": _("There are ten files already. Take one off before you add another.")}
        )
    if siblings.filter(sha256=facts.sha256).exists():
        raise ValidationError({"file": _("This file is attached already.")})
    is_link = isinstance(by, LinkHolder)
    evidence = Evidence(
        addressee=addressee,
        response=response,
        update=update,
        title=(title.strip() or suggested_title(file.name, facts))[:200],
        kind=UploadKind(facts.kind.value),
        original_name=file.name[:200],
        content_type=facts.content_type,
        sha256=facts.sha256,
        size=len(facts.data),
        added_by=None if is_link else by,
        link=by.link if is_link else None,
    )
    evidence.file.save(file.name, ContentFile(facts.data), save=False)
    evidence.full_clean()
    evidence.save()
    _log(TrackerEvent.EVIDENCE_ADDED, evidence, by=by)
    return evidence


@transaction.atomic
def remove(*, evidence: Evidence, by: User | LinkHolder) -> None:
    """Take a file off an answer that has not been given. Raises Refused, and ValidationError once it was given."""
    policies.check_answer_recommendation(by, evidence.addressee)
    response = evidence.response
    if response is None or response.state in (ResponseState.GIVEN, ResponseState.COUNTED):
        raise ValidationError(_("The answer has been given. Its files stay with it."))
    _log(TrackerEvent.EVIDENCE_REMOVED, evidence, by=by)
    name, storage = evidence.file.name, evidence.file.storage
    evidence.delete()
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def set_public(*, evidence: Evidence, by: User, is_public: bool) -> Evidence:
    """Show a file to residents, or to them no longer.

    Raises Refused, and ValidationError before its answer counts, and for a recommendation that is kept from them.
    """
    recommendation_policies.check_take_answer(by, evidence.addressee)
    if is_public and evidence.response and not evidence.response.counts:
        raise ValidationError(_("Accept the answer first. Until then it is between the body and you."))
    if is_public and evidence.addressee.recommendation.is_exempt:
        raise ValidationError(
            _("The recommendation is exempt, so its evidence stays with those who read it.")
        )
    evidence.is_public = is_public
    evidence.save(update_fields=["is_public"])
    _log(TrackerEvent.EVIDENCE_OPENED, evidence, by=by, is_public=is_public)
    return evidence


def opened(evidence: Evidence) -> BinaryIO:
    """The file to read; whoever calls has asked `visible_to` or `published` first."""
    return evidence.file.open("rb")


def _received(file: UploadedFile) -> UploadFacts:
    # A file over the limit is not read into memory to be told so.
    data = file.read(MOST_MEGABYTES * 1024 * 1024 + 1)
    try:
        return inspect_upload(data, max_mb=MOST_MEGABYTES, max_pages=MOST_PAGES)
    except UploadRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused


def _log(event: TrackerEvent, evidence: Evidence, *, by: User | LinkHolder, **detail) -> None:
    """By what the file is, not by its title: that may be exempt."""
    council = evidence.addressee.council
    audit.record(event, by=by, subject=evidence.addressee, council=council, file=evidence.sha256, **detail)
