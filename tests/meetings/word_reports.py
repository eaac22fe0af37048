"""A report with something of everything, for tests that take it out as Word and read it in again."""

from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.house_style_words import Fill
from meetings.models import Report
from meetings.services import report_parts, reports
from scrutiny.models import User
from tests.meetings.report_factories import make_appendix, make_report, write
from tests.scrutiny.word_files import docx, h, p

RICH = """\
The partnership met **six times**, as [the plan](https://wexbourne.example/plan) asks.

It looked at:

- burglary
  - of dwellings
    - at night
- hate crime

+ This runs on from the list. Mae’n dda. 👩‍👩‍👧

## Key areas of focus

Three things matter:

a. staff
b. money, of which
  i. grants
  ii. fees
c. time

> Lay members:
> Two were co-opted.
> - Ann
> - Bo

Table: Offences recorded
| Ward | 2024 | 2025 |
| Castle | 120 | 98 |
| Abbey | 40 | 41 |

After the table."""
CAPITALS = "Words in _italics_, and signs: 3 < 4 & 5 > 2, “quoted”, file_name.docx."

FACTS = {
    "report_of": "Councillor Jo Bright – Chair",
    "lead_member": "Councillor Sam Reed",
    "lead_officer": "Kim Lane, Director of Place",
    "lead_officer_contact": "01234 500001 kim.lane@wexbourne.example",
    "author_telephone": "01234 500002",
    "author_contact": "01234 500000 csp@wexbourne.example",
    "corporate_priorities": "Safer streets\nFairer chances",
    "wards": "Abbey, Castle",
    "ward_consultation": "3 March 2026",
}


def word_file(data: bytes = b"", name: str = "report.docx") -> SimpleUploadedFile:
    """A Word file as a browser sends it; a short one when no bytes are given."""
    return SimpleUploadedFile(name, data or docx(h("Purpose") + p("To tell what was done.")))


def rich_report(*, meeting, by: User, style: str, **fields) -> Report:
    """A report of the style in which every section, list and fact has something."""
    report = make_report(meeting=meeting, by=by, style=style, title="Safer Wexbourne: the year", **fields)
    sheet = report.sheet
    texts = {
        one.key: RICH if number < 2 else f"On {one.heading} there is this.\n\n{CAPITALS}"
        for number, one in enumerate(one for one in sheet.sections if one.fill is Fill.TEXT)
    }
    write(report, texts, by=by)
    _add_rows(report, by=by, has_risks=sheet.has_risks)
    reports.update(
        report=report,
        by=by,
        is_key_decision=True,
        key_decision_ground="It affects two wards or more.",
        **FACTS,
    )
    return report


def _add_rows(report: Report, *, by: User, has_risks: bool) -> None:
    def add(kind: str, **fields):
        return report_parts.add(report=report, by=by, kind=kind, **fields)

    add("recommendations", verb="note", text="the report.")
    asked = add("recommendations", text="That the partnership is asked to:")
    add("recommendations", text="write _a plan_; and", parent=asked)
    add("recommendations", text="say what it costs.", parent=asked)
    add("recommendations", text="That more officers patrol.", addressee="Hafren Police")
    add("background-papers", title="Partnership plan 2024 to 2027", location="https://wexbourne.example/plan")
    add("background-papers", title="Minutes of the last meeting", location="Town Hall, room 4")
    add("background-papers", title="Strategic assessment 2025")
    if has_risks:
        add("risks", description="Too few officers", likelihood=4, impact=3, mitigation="Recruit.\nTrain.")
        add("risks", description="No money", likelihood=2, impact=4)
    make_appendix(report, by=by, title="Year two plan")
