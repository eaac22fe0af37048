"""The meeting of 27 March 2018 that sample paper 002 prints: who came, its agenda and what was minuted.

Long narratives are retold in a sentence or two; names, numbers, headings and resolutions are the sample's.
"""

from meetings.enums import ItemKind

PARTNERSHIP_MEMBERS = (
    ("Boyle", "David", "Chief Superintendent"),
    ("Church", "Laura", "Interim Chief Executive / Chair of CSP"),
    ("Holloway", "Kathryn", "Police and Crime Commissioner"),
    ("Collins", "David", "Service Manager, Youth Offending Service"),
    ("Duce", "Angela", "Associate Director Strategy and Governance-Clinical Commissioning Group"),
    ("Harding", "Alison", "Head of Bedfordshire LDU National Probation Service"),
    ("Hall", "Sarah", "Service Director Public Protection Luton Council"),
    ("Hawkes", "Vicky", "Strategic Regulatory Manager – Neighbourhood Delivery – Luton Council"),
    ("Hedges", "Tim", "Senior Public Health Manager, Healthcare and Community Resilience, Public Health"),
    ("Horsford", "Greg", "Police Superintendent Bedfordshire Police"),
    (
        "Jeffery",
        "Gary",
        "Strategic Operational Commander, Head of Community Safety Bedfordshire Fire and Rescue",
    ),
    ("Khan", "Cllr A.", "Councillor – Luton Council"),
    ("Lewis", "Amanda", "Corporate Director for People Luton Council"),
    ("Pearson", "Fran", "Independent Chair"),
    ("Taylor", "Gerry", "Corporate Director of Public Health, Commissioning & Procurement – Luton Council"),
)
CHAIR = ("M.", "Dolling")
VICE_CHAIRS = (("", "Agbley"), ("", "Baker"))
MEMBERS = (
    ("", "Chapman"),
    ("", "Franks"),
    ("", "Keens"),
    ("T.", "Malik"),
    ("", "Mirza"),
    ("", "Moles"),
    ("", "Roden"),
    ("", "Rogers"),
    ("J.", "Taylor"),
)
APOLOGIES = "Moles"

# Kind, title and whether the evening left a minute of the item; REF numbers are the places in this list.
AGENDA = (
    (ItemKind.APOLOGIES, "Apology for absence", True),
    (ItemKind.MINUTES, "Minutes", True),
    (ItemKind.ANNOUNCEMENTS, "Chair's announcement – welcome and introductions", True),
    (ItemKind.INTERESTS, "Disclosures of interests", False),
    (ItemKind.URGENT, "Urgent business", False),
    (ItemKind.OTHER, "References from committees and other bodies", False),
    (
        ItemKind.OTHER,
        "Setting the scene/introductions/brief speech on the work of the Community Safety",
        True,
    ),
    (
        ItemKind.RECOMMENDATIONS_UPDATE,
        "Update from the Crime and Disorder Committee 2016/17 recommendations",
        True,
    ),
    (ItemKind.REPORT, "Reducing violence & exploitation – Community Safety Partnership business plan", True),
    (ItemKind.REPORT, "Keeping Luton safe and tidy – Community Safety Partnership business plan", True),
    (ItemKind.REPORT, "Highlights of the 2017/18 presentation and video clip", True),
    (ItemKind.PUBLIC_QUESTIONS, "Public questions (written questions only)", True),
)

WITHDRAWN_REASON = "technical problems"

PROGRESS = """\
Vicky Hawkes, Strategic Regulatory Manager, Neighbourhood Delivery, delivered the report (Ref: 8) on progress.

She advised as follows:

## Recommendation 1 - Recognise the significant amount of work taking place across the agencies

- The partnership expressed its gratitude to all partner organisations and to local charities.

## Recommendation 2 - Support opportunities to work across boundaries

- Work had taken place across the county on a number of shared priority areas.

## Recommendation 3 - Notes that a move towards a three year Community Safety Partnership Plan is required

- A three year plan had been made and was adopted by Full Council on 7 November 2017.

## Recommendation 4 - Endorses the introduction of an Annual Business Plan

- This recommendation had been completed and was on the agenda for this meeting.

## Recommendation 5 - The next Partnership Plan be presented to the Board on 4 April 2017

- This recommendation had been completed.

Answers had been given directly to all questions that members of the public had submitted in 2017."""

# By REF: what the clerk writes over the standing text. None keeps the standing text.
NARRATIVES = {
    3: "The Chair, Councillor Meryl Dolling, welcomed everyone present and led the introductions.",
    7: "Laura Church, Corporate Director, Place and Infrastructure, and Chair of the partnership, welcomed everyone.",
    8: PROGRESS,
    9: "Superintendent Greg Horsford delivered the report (Ref: 9).\n\nHighlighting key areas of work:\n\n"
    "- Focus on guns and gangs\n- Focus on prevention, to ensure a safe community for all",
    10: "Vicky Hawkes delivered the report (Ref: 10) on behalf of Sarah Hall, Service Director Public Protection.",
    11: "Item 11 had been pulled from the agenda as a result of technical problems.",
}
CLAUSES = {
    7: (
        "That the comments made by the Chair of the Community Safety Partnership be noted;",
        "That the work of the CSP, Partner Organisations and those who carry out the work in their communities to "
        "ensure Luton as a safe place to live, be commended for their hard work.",
    ),
    8: (
        "That the report (Ref: 8) on the progress of the recommendations made from the Crime & Disorder Committee "
        "held on 27th February 2017 be noted.",
    ),
    9: (
        "That the report (Ref:9) regarding Exploitation update be noted.",
        "That the Community Safety Partnership (CSP) Business Plan be supported by the Crime and Disorder Committee.",
    ),
    10: ("That the report (Ref: 10) regarding keeping Luton safe and Tidy be noted.",),
    11: (
        "That the Strategic Regulatory Manager, Neighbourhood Delivery Luton, be requested to present the item to a "
        "future meeting of the Overview and Scrutiny Board.",
    ),
}
ENDED = "20.30pm"

PRINTED = (
    "27 March 2018 at 7.00 pm at the Council Chamber",
    "Present: Councillors",
    "M. Dolling (Chair), Agbley (Vice Chair), Baker (Vice Chair), Chapman, Franks, Keens, T. Malik, Mirza, Roden, "
    "Rogers, J. Taylor",
    "01. Apology for absence (REF: 1)",
    "Resolved: An apology for absence from the meeting was received from Councillor Moles.",
    "02. Minutes (REF: 2)",
    "Resolved: That the minutes of the meeting held on 27 February 2017 be agreed and taken as a correct record and "
    "the Chair be authorised to sign them.",
    "03. Chair's announcement – welcome and introductions (REF: 3)",
    NARRATIVES[3],
    "Resolved: That the Chair's announcement be noted.",
    "04. Setting the scene/introductions/brief speech on the work of the Community Safety (REF: 7)",
    NARRATIVES[7],
    "Resolved:",
    *CLAUSES[7],
    "05. Update from the Crime and Disorder Committee 2016/17 recommendations (REF: 8)",
    "She advised as follows:",
    "Recommendation 1 - Recognise the significant amount of work taking place across the agencies",
    "Recommendation 2 - Support opportunities to work across boundaries",
    "Recommendation 3 - Notes that a move towards a three year Community Safety Partnership Plan is required",
    "adopted by Full Council on 7 November 2017.",
    "Recommendation 4 - Endorses the introduction of an Annual Business Plan",
    "Recommendation 5 - The next Partnership Plan be presented to the Board on 4 April 2017",
    f"Resolved: {CLAUSES[8][0]}",
    "06. Reducing violence & exploitation – Community Safety Partnership business plan (REF: 9)",
    "Focus on guns and gangs",
    "Resolved:",
    *CLAUSES[9],
    "07. Keeping Luton safe and tidy – Community Safety Partnership business plan (REF: 10)",
    f"Resolved: {CLAUSES[10][0]}",
    "08. Highlights of the 2017/18 presentation and video clip (REF: 11)",
    NARRATIVES[11],
    f"Resolved: {CLAUSES[11][0]}",
    "09. Public questions (written questions only) (REF: 12)",
    "There were no public questions.",
    "(Meeting ended: 20.30pm)",
)
