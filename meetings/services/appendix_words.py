"""What an appendix says for those who can't read its file: the same in words, or the web page that has it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from meetings import policies
from meetings.enums import Event
from meetings.models import Appendix
from scrutiny import audit
from scrutiny.models import User
from scrutiny.records import StaleEdit


@transaction.atomic
def give(
    *,
    appendix: Appendix,
    by: User,
    text_alternative: str = "",
    web_version: str = "",
    expected_version: int | None = None,
) -> Appendix:
    """Say an appendix in words (markup), or where a web page says it; packs print that before the file and lead there.

    Also once the report is cleared: the file itself stays. The log names the appendix and not the words, which may be
    exempt. Raises Refused, StaleEdit when somebody else changed it meanwhile, and ValidationError for no address.
    """
    policies.check_say_appendix_in_words(by, appendix.report)
    row = Appendix.objects.select_for_update().get(pk=appendix.pk)
    if expected_version is not None and row.version != expected_version:
        raise StaleEdit
    row.text_alternative, row.web_version = text_alternative.strip(), web_version.strip()
    row.full_clean()
    row.version = F("version") + 1
    row.save(update_fields=["text_alternative", "web_version", "version"])
    row.refresh_from_db(fields=["version"])
    audit.record(
        Event.APPENDIX_ALTERNATIVE_GIVEN,
        by=by,
        subject=appendix.report,
        council=appendix.report.council,
        appendix=row.pk,
        words=len(row.text_alternative.split()),
    )
    return row
