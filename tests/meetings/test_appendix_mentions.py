"""What a text says of appendices: in the shapes of real papers, with the one slip among them and no false alarm."""

import pytest

from meetings.appendix_mentions import appendices_named, calls_it_otherwise, mentions

# In the shape of a paper that lists "A – Year two business plan" and "B – Ending Adult Exploitation Strategy".
PLAN = (
    "The business plan, attached to this report as appendix A, sets out the main projects of these two areas. It does "
    "not show the day to day work of each agency."
)
ACHIEVEMENTS = (
    "The partnership has also written a summary of main achievements for the year 2018-19. This is attached as "
    "appendix B to this report. These will be presented at the meeting."
)
STRATEGY = "Ending Adult Exploitation Strategy"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("See appendix A.", ["A"]),
        ("Appendices B and C show the plans.", ["B", "C"]),
        ("Appendices A, B and D", ["A", "B", "D"]),
        ("appendices A to D", ["A", "B", "C", "D"]),
        ("Appendix 1 – Draft plan", ["1"]),
        ("attached as appendix B to this report", ["B"]),
        ("Appendix 2 of the strategic assessment", []),
        ("Appendix C to the Cabinet report of May", []),
        ("(see attached Appendix)", []),
        ("an appendix a further 20 pages long", []),
    ],
)
def test_marks_that_a_text_names(text, marks):
    assert appendices_named(text) == marks


def test_a_summary_that_is_listed_as_a_strategy_is_flagged():
    assert calls_it_otherwise(ACHIEVEMENTS, mark="B", title=STRATEGY)
    assert not calls_it_otherwise(PLAN, mark="A", title="Year two business plan")


@pytest.mark.parametrize(
    ("text", "mark", "title"),
    [
        (
            "The table at Appendix A shows the Council’s current work with the partnership on crime.",
            "A",
            "Table of the Council's current work on crime more generally",
        ),
        (
            "Appendices B and C show the operational plan (‘business as usual’) and the Transformation action plan.",
            "B",
            "CSP Operational Plan",
        ),
        (
            "Appendices B and C show the operational plan (‘business as usual’) and the Transformation action plan.",
            "C",
            "CSP Transformation Topic Plan",
        ),
        (
            "A summary of the budget reported for 2018-19 can be found at Appendix D. The award is confirmed.",
            "D",
            "Summary of budget 2018-19 and 2019-20 as presented to the Board",
        ),
        (
            "The new approach is the Plan 2020 – 2024 (see attached Appendix).",
            "A",
            "Partnership Plan 2020 - 2024",
        ),
        ("Offences rose in the town centre: see appendix A.", "A", "Police data pack"),
        ("More is in appendix A.", "A", "Police data pack"),
        (
            "The draft strategy is before the Committee.",
            "1",
            "Draft Community Safety Partnership Strategic Plan",
        ),
    ],
)
def test_no_false_alarm(text, mark, title):
    assert not calls_it_otherwise(text, mark=mark, title=title)


@pytest.mark.parametrize(
    "text",
    [
        "Appendix B: dashboard of offences by ward.",
        "Appendix B sets out offences by ward.",
        "The offences by ward are enclosed as Appendix B.",
    ],
)
def test_other_ways_of_saying_what_it_is(text):
    assert calls_it_otherwise(text, mark="B", title=STRATEGY)
    assert not calls_it_otherwise(text, mark="B", title="Ward dashboard")


@pytest.mark.parametrize(
    ("text", "is_lone", "spoken"),
    [
        ("It is in appendix A.", False, True),
        ("The Community Safety Partnership Plan for 2020 – 2024 has seven priorities.", False, True),
        ("It sets out its approach (see attached Appendix).", True, True),
        ("It sets out its approach (see attached Appendix).", False, False),
        ("The plan has seven priorities.", False, False),
    ],
)
def test_whether_it_is_spoken_of(text, is_lone, spoken):
    title = "Community Safety Partnership Plan 2020 - 2024"
    assert mentions(text, mark="A", title=title, is_lone=is_lone) is spoken
