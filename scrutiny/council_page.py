"""What the page of a council says of it, in words."""

import datetime as dt

from django.utils import formats
from django.utils.translation import gettext as _

from scrutiny.models import Council


def council_facts(council: Council) -> list[tuple[str, str]]:
    """The council's settings as terms and values; what is not filled in is left out."""
    start = dt.date(2000, council.year_start_month, council.year_start_day)
    contact = [council.contact_name, council.contact_email, council.contact_telephone]
    rows = [
        (_("Notice of a meeting"), _("%d clear working days") % council.notice_days),
        (_("Time to answer a recommendation"), _("%d calendar days") % council.response_days),
        (_("The municipal year starts on"), formats.date_format(start, "j F")),
        (_("Address"), council.address),
        (_("Contact for papers"), "\n".join(part for part in contact if part)),
        (_("Public pages"), _("Residents can see them") if council.is_public else _("Not shown")),
    ]
    return [(term, value) for term, value in rows if value]
