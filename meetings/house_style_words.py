"""The words that house styles are put together from: what can stand in a header, how dates, marks and headings look."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from scrutiny.paragraph_numbers import ParagraphScheme


class Fill(models.TextChoices):
    """What the system prints in a section after the author's own text."""

    TEXT = "text", _("Nothing: the author's text alone")
    KEY_DECISION = "key-decision", _("Whether it is a key decision, and its ground")
    RECOMMENDATIONS = "recommendations", _("The proposed recommendations")
    RISKS = "risks", _("The risks: table, matrix and mitigations")
    BACKGROUND_PAPERS = "background-papers", _("The background papers")
    APPENDICES = "appendices", _("The appendices")


class ReportOf(models.TextChoices):
    """Whose report it is said to be unless somebody writes otherwise."""

    PARTNERSHIP = "partnership", _("The partnership that the committee holds to account")
    PRESENTER = "presenter", _("Whoever presents the item, with their post")
    NOBODY = "nobody", _("Nobody: the line is left to the author")


class Marks(models.TextChoices):
    """How appendices are marked."""

    LETTERS = "letters", _("Letters: A, B, C")
    NUMBERS = "numbers", _("Numbers: 1, 2, 3")


class SignOffNeed(models.TextChoices):
    """Whether the reviewer of an implication has to sign it off."""

    NONE = "none", _("No sign-off")
    OPTIONAL = "optional", _("May be signed off")
    REQUIRED = "required", _("Must be signed off before the report is cleared")


class HeadingCase(models.TextChoices):
    """How the headings of sections are set."""

    AS_TYPED = "as-typed", _("As typed")
    CAPITALS = "capitals", _("IN CAPITALS")


class DateForm(models.TextChoices):
    """How the date of the meeting is written in the header."""

    LONG = "long", _("2 March 2021")
    ORDINAL = "ordinal", _("2nd March 2021")
    WEEKDAY = "weekday", _("Tuesday 2 March 2021")
    SHORT = "short", _("2 Mar 2021")


class Bullet(models.TextChoices):
    """The bullet of a list of the first level; those below take the next forms."""

    DISC = "disc", _("• a dot")
    DASH = "dash", _("– a dash")
    SQUARE = "square", _("▪ a square")


class MarkForm(models.TextChoices):
    """The form of letters, numerals and numbers of a list."""

    STOP = "stop", _("a.  i.  1.")
    BRACKETS = "brackets", _("(a)  (i)  (1)")
    BRACKET = "bracket", _("a)  i)  1)")


class Fact(models.TextChoices):
    """What a line of a header can print."""

    COMMITTEE = "committee", _("Committee")
    DATE = "date", _("Date of the meeting")
    COMMITTEE_AND_DATE = "committee_and_date", _("Committee and date in one line")
    AGENDA_ITEM = "agenda_item", _("Number of the agenda item")
    REPORT_OF = "report_of", _("Person or body whose report it is")
    SUBJECT = "subject", _("Subject")
    AUTHOR = "author", _("Author with post")
    AUTHOR_NAME = "author_name", _("Author's name")
    AUTHOR_POST = "author_post", _("Author's post")
    AUTHOR_TELEPHONE = "author_telephone", _("Author's telephone")
    AUTHOR_CONTACT = "author_contact", _("Author's telephone and email")
    LEAD_MEMBER = "lead_member", _("Lead cabinet member or portfolio holder")
    LEAD_OFFICER = "lead_officer", _("Lead officer or chief officer, with post")
    LEAD_OFFICER_CONTACT = "lead_officer_contact", _("Lead officer's contact")
    CORPORATE_PRIORITIES = "corporate_priorities", _("Corporate priorities")
    WARDS = "wards", _("Wards or ward members")
    WARD_CONSULTATION = "ward_consultation", _("Date of consultation with ward members")
    EXEMPT = "exempt", _("Whether it holds exempt information")
    KEY_DECISION = "key_decision", _("Whether it is a key decision")
    KEY_DECISION_GROUND = "key_decision_ground", _("Ground of the key decision")


TINTS = {
    "low": _("Green"),
    "medium": _("Yellow"),
    "high": _("Orange"),
    "very-high": _("Red"),
}

# The groups of lines of a sheet, in the order in which they are printed.
LINE_GROUPS = {
    "header": _("Header, above the text"),
    "metadata": _("Table under the title"),
    "contacts": _("Contacts at the end"),
}

SCHEMES = {
    ParagraphScheme.CONTINUOUS: _("1, 2, 3 through the whole report"),
    ParagraphScheme.CONTINUOUS_WITH_LISTS: _(
        "1, 2, 3 through the whole report, with appendices and background papers numbered on"
    ),
    ParagraphScheme.DECIMAL: _("1.1, 1.2 under numbered headings"),
    ParagraphScheme.NONE: _("No numbers"),
}
