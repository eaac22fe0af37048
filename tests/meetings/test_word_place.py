"""Word files as councils write them, placed in a house style: nothing is lost, and what has no place is said."""

import pytest

from meetings.ready_styles import READY
from meetings.word.place import place
from meetings.word.placed import Placed
from scrutiny.markup import Paragraph, Subheading, text_of
from scrutiny.markup.plain import span_text
from scrutiny.word import read_docx
from tests.scrutiny.word_files import bold, docx, h, level, numbering, p, tbl

CONTINUOUS, KEY_DECISION, DECIMAL = (READY[key] for key in ("continuous", "key-decision", "decimal"))
RISK_HEADINGS = ["Risk no.", "Risk description", "Likelihood", "Impact", "Overall risk"]


def placed(body: str, sheet, **parts) -> Placed:
    return place(read_docx(docx(body, **parts)), sheet, committee="Overview and Scrutiny Committee")


def texts(found: Placed) -> dict[str, str]:
    return {one.key or one.heading: text_of(one.blocks) for one in found.sections}


def said(found: Placed) -> str:
    return "\n".join(f"{one.where}: {one.sentence}" for one in (*found.unplaced, *found.remarks))


def recommended(found: Placed) -> list[tuple[str, list[str]]]:
    return [
        (f"{one.verb} {span_text(one.text)}".strip(), [span_text(part) for part in one.parts])
        for one in found.recommendations
    ]


def in_the_manner_of_a_key_decision() -> str:
    """No styles: bold headings, facts in capitals with tabs, typed numbers."""
    return (
        p(bold("REPORT TO:"), "\tScrutiny & Overview Committee\t13 Feb 2020")
        + p(bold("LEAD CABINET MEMBER:"), "\tCllr Ann Smith")
        + p(bold("LEAD OFFICER:"), "\tMo Hill, Director of Health")
        + p(bold("Partnership review and action planning: 2019-21"))
        + p(bold("Executive Summary"))
        + p("1.\tThe partnership was established in 1998.")
        + p("2.\tThe purpose of this report is to:")
        + p("•\tshow what it does; and")
        + p("•\tshow how it is linked.")
        + p(bold("Key Decision"))
        + p("3.\tNo, this is not a key decision. The constitution asks for it each year.")
        + p(bold("Recommendations"))
        + p("4.\tIt is recommended that the Overview and Scrutiny Committee notes the report.")
        + p(bold("Reasons for Recommendation"))
        + p("5.\tThe partnership is statutory.")
        + p(bold("Implications"))
        + p("6.\tThere are no significant implications.")
        + p(bold("Financial implications"))
        + p("7.\tNone beyond the budget.")
        + p(bold("Background Papers"))
        + p("None")
        + p(bold("Report Author:"))
        + p("Kit Dale – Development Officer")
        + p("Telephone: (01234) 500000")
    )


def test_a_report_without_any_style_finds_its_sections():
    found = placed(in_the_manner_of_a_key_decision(), KEY_DECISION)
    assert found.title == "Partnership review and action planning: 2019-21"
    assert found.facts["lead_member"] == "Cllr Ann Smith"
    assert found.facts["lead_officer"] == "Mo Hill, Director of Health"
    assert found.facts["key_decision"] == "no"
    assert found.facts["key_decision_ground"] == "The constitution asks for it each year."
    assert found.facts["author_telephone"] == "(01234) 500000"
    sections = texts(found)
    assert sections["summary"].splitlines()[0] == "The partnership was established in 1998."
    assert sections["reasons"] == "The partnership is statutory."
    assert sections["financial"] == "None beyond the budget."
    assert recommended(found) == [("notes the report.", [])]
    assert found.says_none


def in_the_manner_of_decimals() -> str:
    return (
        p("Overview and Scrutiny Committee")
        + p("2 March 2021")
        + p("Report of:\tCouncillor Jo Bright – Chair")
        + p("Community safety: progress", style="Title")
        + tbl(["Corporate Priority:", "Safer streets"], ["Relevant Ward Member(s):", "All"])
        + h("SUMMARY", num=(1, 0))
        + p("What was done.", num=(1, 1))
        + h("Recommendations", num=(1, 0))
        + p("That the Overview and Scrutiny Committee:")
        + p("notes the report;", num=(2, 0))
        + p("asks the police to:", num=(2, 0))
        + p("patrol.", num=(2, 1))
        + h("Main issues", num=(1, 0))
        + p("It went well.", num=(1, 1))
        + h("Hate crime", level=2)
        + p("It rose.", num=(1, 1))
        + h("Legal implications", num=(1, 0))
        + p("None.", num=(1, 1))
        + p("Legal implications reviewed by: Monitoring Officer")
        + h("Something else entirely", num=(1, 0))
        + p("Which no style has.", num=(1, 1))
        + h("Risk and Mitigation", num=(1, 0))
        + tbl(RISK_HEADINGS, ["1", "No officers", "Significant", "Critical", "Medium"], header=True)
        + tbl(["Risk no.", "Mitigation"], ["1", "Recruit."])
        + h("Appendices", num=(1, 0))
        + p("Appendix 1 – Draft plan")
        + p("Report Author:\tKit Dale")
        + p("Chief Officer Responsible:\tMo Hill")
    )


LISTS = numbering(
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
    level(0, "lowerLetter", "%1.") + level(1, "lowerRoman", "%2."),
)


def test_headings_in_other_words_find_their_sections_and_others_become_sub_headings():
    found = placed(in_the_manner_of_decimals(), DECIMAL, numbering=LISTS)
    sections = texts(found)
    assert sections["summary"] == "What was done."
    assert sections["considerations"].splitlines() == ["It went well.", "Hate crime", "It rose."]
    legal = next(one for one in found.sections if one.key == "legal")
    assert legal.reviewed_by == "Monitoring Officer"
    assert [block for block in legal.blocks if isinstance(block, Subheading)] == [
        Subheading(legal.blocks[1].spans)
    ]
    assert sections["legal"].splitlines() == ["None.", "Something else entirely", "Which no style has."]
    assert "Something else entirely: This heading is a sub-heading in “Legal implications” now." in said(
        found
    )


def test_facts_risks_and_lists_become_rows():
    found = placed(in_the_manner_of_decimals(), DECIMAL, numbering=LISTS)
    assert found.facts["report_of"] == "Councillor Jo Bright – Chair"
    assert found.facts["corporate_priorities"] == "Safer streets"
    assert found.facts["lead_officer"] == "Mo Hill"
    assert found.facts["date"] == "2 March 2021"
    assert recommended(found) == [("notes the report;", []), ("asks the police to:", ["patrol."])]
    (risk,) = found.risks
    assert (risk.description, risk.likelihood, risk.impact, risk.mitigation) == (
        "No officers",
        4,
        3,
        "Recruit.",
    )
    assert "“Appendix 1 – Draft plan”: a Word file does not hold its appendices." in said(found)


def test_a_risk_with_words_that_are_not_of_the_scale_stays_a_table():
    body = h("Risks") + tbl(RISK_HEADINGS, ["1", "No officers", "Quite likely", "Critical", "?"])
    found = placed(body, DECIMAL)
    assert found.risks == ()
    assert "Quite likely" in texts(found)["risks"]


def test_a_heading_of_its_own_becomes_a_section_where_the_style_lets_it():
    body = h("Purpose") + p("To tell.") + h("Wider context") + p("It rose.")
    found = placed(body, CONTINUOUS)
    assert [(one.key, one.heading) for one in found.sections] == [
        ("purpose", "Purpose"),
        ("", "Wider context"),
    ]
    assert "it comes as one of your own" in said(found)


def test_a_file_without_headings_goes_into_the_first_section_or_is_named():
    long = (
        "The partnership met six times in the year and looked at what had been asked for by the committee. "
        * 3
    )
    found = placed(p("Date:\t1 May 2026") + p(long) + p("A stray line") + p(long), CONTINUOUS)
    words = texts(found)["purpose"] + said(found) + found.title
    assert words.count("The partnership met six times") == 6
    assert "A stray line" in words


@pytest.mark.parametrize("sheet", READY.values(), ids=READY)
def test_every_word_is_placed_or_named(sheet):
    for body in (in_the_manner_of_a_key_decision(), in_the_manner_of_decimals()):
        found = placed(body, sheet, numbering=LISTS)
        words = "\n".join(
            [found.title, *found.facts.values(), *texts(found).values(), said(found)]
            + [one.heading for one in found.sections]
            + [" ".join((words, *parts)) for words, parts in recommended(found)]
            + [f"{one.title} {one.location}" for one in found.background_papers]
            + [f"{one.description} {one.mitigation}" for one in found.risks]
        )
        for sentence in (
            "The partnership was established in 1998.",
            "show how it is linked.",
            "The constitution asks for it each year.",
            "The partnership is statutory.",
            "Kit Dale",
            "It went well.",
            "No officers",
            "Which no style has.",
            "Cllr Ann Smith",
            "Councillor Jo Bright – Chair",
        ):
            assert sentence not in body or sentence in words, sentence


def test_paragraphs_of_a_placed_section_take_numbers():
    found = placed(h("Purpose") + p("One.") + p("Two."), CONTINUOUS)
    (section,) = found.sections
    assert all(isinstance(block, Paragraph) and block.numbered for block in section.blocks)
