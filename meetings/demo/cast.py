"""Who can sign in to the demonstration: one person for each role, and the committee officers of the other boroughs."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "five clear working days"  # noqa: S105  # printed by bin/run: everybody may know it


@dataclass(frozen=True)
class LogIn:
    """One account of the demonstration: what the person is and where, and how they sign in."""

    role: str | Promise
    name: str
    email: str
    place: str
    password: str = PASSWORD


LARKMERE, WEXBOURNE, CWMHAFREN = "Larkmere", "Wexbourne", "Cwmhafren"

LOGINS = (
    LogIn(_("Committee officer"), "Priya Nair", "priya.nair@larkmere.example", LARKMERE),
    LogIn(_("Theme lead"), "Elin Rhys", "elin.rhys@larkmere.example", LARKMERE),
    LogIn(_("Report author"), "Grace Okafor", "grace.okafor@larkmere.example", LARKMERE),
    LogIn(_("Partnership officer"), "Tom Hale", "tom.hale@larkmere.example", LARKMERE),
    LogIn(_("Partner representative"), "Sam Cole", "sam.cole@larkmere.example", LARKMERE),
    LogIn(_("Chair"), "Margaret Ash", "margaret.ash@larkmere.example", LARKMERE),
    LogIn(_("Member"), "Dev Patel", "dev.patel@larkmere.example", LARKMERE),
    LogIn(_("Co-opted member"), "Joan Firth", "joan.firth@larkmere.example", LARKMERE),
    LogIn(_("Council administrator"), "Adaeze Bright", "adaeze.bright@larkmere.example", LARKMERE),
    LogIn(_("System administrator"), "Ruth Vane", "ruth.vane@scrutiny.example", ""),
    LogIn(_("Committee officer"), "Colin Frost", "colin.frost@wexbourne.example", WEXBOURNE),
    LogIn(_("Reviewer of implications"), "Harriet Voss", "harriet.voss@wexbourne.example", WEXBOURNE),
    LogIn(_("Committee officer"), "Gwen Pryce", "gwen.pryce@cwmhafren.example", CWMHAFREN),
)


def of_name(name: str) -> LogIn:
    """The log-in of a person. Raises KeyError for somebody who cannot sign in."""
    return {log_in.name: log_in for log_in in LOGINS}[name]


def table() -> str:
    """One line per log-in: role and place, e-mail address and password."""
    titles = [f"{log_in.role}, {log_in.place}".rstrip(", ") for log_in in LOGINS]
    width = max(map(len, titles))
    address = max(len(log_in.email) for log_in in LOGINS)
    return "\n".join(
        f"{title:<{width}}  {log_in.email:<{address}}  {log_in.password}"
        for title, log_in in zip(titles, LOGINS, strict=True)
    )
