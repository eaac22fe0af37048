"""Larkmere's three meetings: agendas, papers and who came."""

import datetime as dt

from meetings.demo.larkmere import CHAIR, QUESTIONS, THEMES
from meetings.demo.larkmere_follow_up import OF_LAST_YEAR, OF_THE_REVIEW
from meetings.demo.larkmere_plan import ABUSE, ASB, HATE, REOFFENDING, VIOLENCE
from meetings.demo.shapes import Attended, Bars, Declared, Guest, Item, Kept, Paper, Sitting
from meetings.enums import AttendanceClass, InterestKind, ItemKind, ReportStatus

OVERVIEW = "The Safer Larkmere Partnership: overview of the year"
FIRES = "Deliberate fires at Alder Fields"
EXCLUSION = "Exclusion of press and public"
CASE = "Anti-social behaviour case review: case 3"

IN_THE_CHAMBER = {
    "capacity": "Crime and Disorder Committee",
    "start_time": dt.time(19, 0),
    "venue": "the Council Chamber, Town Hall, Larkmere",
}
AS_BOARD = {
    "is_designated": False,
    "start_time": dt.time(18, 30),
    "venue": "Committee Room 2, Town Hall, Larkmere",
}
CASE_ITEM = Item(
    CASE,
    after=EXCLUSION,
    presenter="Tom Hale",
    exempt=("1", "7"),
    public_interest=(
        "The report tells what happened in the homes of two named families while the police still investigate. Their "
        "privacy and the investigation outweigh the interest in open debate; the lessons will be published."
    ),
)

FRIDAYS = Kept(
    heading="Friday nights in the market place",
    text=(
        "Plain-clothes officers work in the market place on Fridays until the end of the year, with two licensed "
        "premises that have asked for their help.\n\nThe outreach worker knows of four young people who are made to "
        "carry for others. The police and children's services agree each week how each of them is kept safe."
    ),
    paragraphs=("7",),
    reason=(
        "Whoever knew the nights and the places could stay away from them, and the young people could be known. The "
        "figures are in public; the work itself can be told when it is done."
    ),
)
INJURIES = Bars(
    "Violence with injury in each of the last six quarters",
    "Bars for six quarters fall from 352 to 298, with one rise to 340 in the third quarter.",
    tuple(zip(("1st", "2nd", "3rd", "4th", "5th", "6th"), (352, 331, 340, 322, 309, 298), strict=True)),
)

LAST = Sitting(
    where=IN_THE_CHAMBER,
    items=(Item(OVERVIEW, after=CHAIR, presenter="Helen Marsh"),),
    papers=(
        Paper(OVERVIEW, "last_overview", "Tom Hale", appendix="Business plan for the year"),
        Paper(ASB, "last_asb", "Supt. Elin Rhys"),
        Paper(VIOLENCE, "last_violence", "DCI Martin Oyelaran"),
        Paper(ABUSE, "last_abuse", "Naomi Sellers"),
        Paper(REOFFENDING, "last_reoffending", "Robert Thwaite"),
        Paper(
            HATE,
            "last_hate",
            "Samina Qureshi",
            late=(
                "The police released the year's figures after the agenda was published, and the plan that rests on "
                "them has to be agreed before the Committee meets again."
            ),
        ),
    ),
    attended=Attended(
        presided="Cllr Margaret Ash",
        ended="21:10",
        apologies=("Cllr Gareth Lyle", "Cllr Irene Cotterill", "Diane Holroyd"),
        guests=(
            Guest("Cllr Hugh Marlow", AttendanceClass.SUBSTITUTE, substitute_for="Cllr Gareth Lyle"),
            Guest("Cllr Joseph Tranter", AttendanceClass.ALSO_PRESENT),
            Guest("Helen Marsh", AttendanceClass.OFFICER),
            Guest("Tom Hale", AttendanceClass.OFFICER),
            Guest("Naomi Sellers", AttendanceClass.OFFICER),
            Guest("Samina Qureshi", AttendanceClass.OFFICER),
            Guest("Priya Nair", AttendanceClass.OFFICER),
            Guest("Supt. Elin Rhys"),
            Guest("DCI Martin Oyelaran"),
            Guest("Robert Thwaite"),
            Guest("Sam Cole"),
            Guest("Diane Holroyd"),
        ),
        declared=(
            Declared(
                "Cllr Hannah Brook",
                InterestKind.OTHER,
                "she is a trustee of Haven Larkmere, which the Council pays for the specialist service",
                ABUSE,
            ),
            Declared(
                "Cllr Peter Nunn",
                InterestKind.DISCLOSABLE,
                "his firm supplies cameras to the town centre partnership",
                ASB,
                left_room=True,
            ),
        ),
    ),
    minutes="last_minutes",
    recommended=OF_LAST_YEAR,
)

REVIEW = Sitting(
    where=AS_BOARD,
    items=(
        Item(FIRES, ItemKind.OTHER, presenter="Sam Cole", text="An oral report by the Chief Fire Officer."),
    ),
    dropped=(THEMES, QUESTIONS),
    update=ReportStatus.CLEARED,
    attended=Attended(
        presided="Cllr Anthony Corley",
        ended="20:05",
        apologies=("Cllr Margaret Ash",),
        guests=(
            Guest("Sam Cole"),
            Guest("Tom Hale", AttendanceClass.OFFICER),
            Guest("Priya Nair", AttendanceClass.OFFICER),
        ),
    ),
    minutes="review_minutes",
    recommended=OF_THE_REVIEW,
)

COMING = Sitting(
    where=IN_THE_CHAMBER,
    items=(
        Item(OVERVIEW, after=CHAIR, presenter="Helen Marsh"),
        Item(EXCLUSION, ItemKind.EXCLUSION),
        CASE_ITEM,
    ),
    papers=(
        Paper(OVERVIEW, "coming_overview", "Grace Okafor", written_by="Grace Okafor"),
        Paper(ASB, "coming_asb", "Supt. Elin Rhys", state=ReportStatus.DRAFT, written_by="Elin Rhys"),
        Paper(
            VIOLENCE,
            "coming_violence",
            "Det. Supt. Laura Beckett",
            state=ReportStatus.SUBMITTED,
            kept=FRIDAYS,
            bars=INJURIES,
        ),
        Paper(
            ABUSE,
            "coming_abuse",
            "Naomi Sellers",
            state=ReportStatus.RETURNED,
            reason=(
                "Please say which two actions of the death review are outstanding and by when they will be done, and "
                "attach the dashboard that the text speaks of."
            ),
        ),
        Paper(
            REOFFENDING,
            "coming_reoffending",
            "Robert Thwaite",
            appendix="Outcomes for people leaving custody",
        ),
        Paper(HATE, "coming_hate", "Samina Qureshi"),
        Paper(CASE, "coming_case", "Tom Hale", written_by="Tom Hale"),
    ),
    update=ReportStatus.SUBMITTED,
)
