"""Wexbourne's plan, meetings and recommendations."""

import datetime as dt

from meetings.demo.shapes import (
    Action,
    Answered,
    Asked,
    Attended,
    Declared,
    Guest,
    Item,
    Measured,
    Paper,
    Progress,
    Recommended,
    Said,
    Sitting,
    Theme,
)
from meetings.demo.wexbourne import (
    COMMISSIONER,
    COUNCIL_ITSELF,
    COUNTY,
    HOUSING,
    MANAGER,
    PARISHES,
    POLICE,
    PORTFOLIO_HOLDER,
    UPDATE,
)
from meetings.enums import Answer, AttendanceClass, InterestKind, ItemKind, ReportStatus
from meetings.recommendation_enums import ProgressStage
from partnerships.enums import GoodDirection, Rag

RURAL, HARBOUR, ROADS, FRAUD = "Rural crime", "Harbour and town centre", "Safer roads", "Fraud and scams"
THEMES = (
    Theme(
        RURAL,
        "Less theft from farms, less poaching and less tipping of waste on the lanes.",
        "Chief Inspector Dawn Pettifer",
        "Sergeant Owen Tully",
        140,
        (
            Action(
                "Mark the machinery of 300 farms.",
                "Tom Askham",
                90,
                (Said(250, Rag.AMBER, "84 farms marked."), Said(45, Rag.GREEN, "231 farms marked.")),
            ),
            Action(
                "Put cameras at the twelve places where most waste is tipped.",
                "Rachel Imison",
                -30,
                (
                    Said(200, Rag.AMBER, "Four in place; landowners slow to agree."),
                    Said(40, Rag.RED, "Seven of twelve in place."),
                ),
            ),
        ),
        (
            Measured(
                "Thefts from farms", "offences", "41 38 44 36 33 29 31 26", "24", source="Marlshire Police"
            ),
            Measured("Reports of fly-tipping", "reports", "212 198 240 233 221 204 219 207", "180"),
        ),
    ),
    Theme(
        HARBOUR,
        "A harbour front and town centre where families are glad to be in the evening.",
        MANAGER,
        actions=(
            Action(
                "Bring back the taxi marshals on Saturdays.",
                MANAGER,
                -70,
                (Said(190, Rag.GREEN, "Marshals engaged for the season."),),
                "finish",
                72,
                "In place from Easter to the end of the season.",
            ),
        ),
        measures=(Measured("Violence in public places", "offences", "88 92 131 96 84 89 118 83", "80"),),
    ),
    Theme(
        ROADS,
        "Fewer people killed or badly hurt, and lower speeds in the villages.",
        "Neil Abara",
        actions=(
            Action(
                "Train volunteers for speed watch in fifteen villages.",
                "Patricia Gower",
                110,
                (Said(150, Rag.GREEN, "Nine villages trained."),),
            ),
        ),
        measures=(
            Measured("People killed or seriously injured", "people", "14 11 13 12 10 12 9 10", "8"),
            Measured(
                "Villages with an active speed watch", "villages", "4 4 6 7 9 11", good=GoodDirection.UP
            ),
        ),
    ),
    Theme(
        FRAUD,
        "Fewer older residents cheated at the door, by telephone and online.",
        "Ian Frampton",
        measures=(
            Measured("Losses reported by residents over 65", "£ thousand", "310 287 342 268 251 240 226"),
        ),
    ),
)

ANNUAL, TIPPING = "Community Safety Partnership: annual report and action plan", "Rural crime and fly-tipping"
CAMERAS = "Public space cameras: options"
OFFICES = {
    "start_time": dt.time(18, 30),
    "venue": "the Council Chamber, Council Offices, Quay Road, Wexbourne",
}
LAST = Sitting(
    where={"capacity": "Crime and Disorder Committee", **OFFICES},
    items=(Item(ANNUAL, presenter=PORTFOLIO_HOLDER),),
    dropped=(UPDATE,),
    papers=(Paper(ANNUAL, "last_annual", MANAGER, appendix="Action plan for the first year"),),
    attended=Attended(
        "Cllr Wendy Larter",
        "20:20",
        apologies=("Cllr Barry Oakes",),
        guests=(
            Guest(PORTFOLIO_HOLDER, AttendanceClass.ALSO_PRESENT),
            Guest("Chief Inspector Dawn Pettifer"),
            Guest("Sergeant Owen Tully"),
            Guest("Tom Askham"),
            Guest("Alistair Penn", AttendanceClass.OFFICER),
            Guest(MANAGER, AttendanceClass.OFFICER),
            Guest("Colin Frost", AttendanceClass.OFFICER),
        ),
        declared=(
            Declared(
                "Cllr George Fenner",
                InterestKind.OTHER,
                "he farms at Low Saltby and belongs to Wexbourne Farm Watch",
                ANNUAL,
            ),
        ),
    ),
    minutes="last_minutes",
    recommended=(
        Recommended(
            "R1",
            RURAL,
            (
                Asked(
                    POLICE,
                    Answered(
                        16,
                        Answer.ACCEPTED,
                        "The area has half of the county's farm thefts and a sergeant of its own is justified.",
                        "Post a sergeant to rural crime and publish a telephone number for farms.",
                        "Chief Inspector Dawn Pettifer",
                        -130,
                    ),
                    (
                        Progress(
                            138,
                            Rag.GREEN,
                            "Sergeant Tully took up the post.",
                            stage=ProgressStage.CLAIMED_DONE,
                        ),
                    ),
                ),
            ),
            "A sergeant is in post before the harvest.",
            "confirm",
            "Sergeant Tully has been in post for some months and attended the meeting.",
        ),
        Recommended(
            "R2",
            RURAL,
            (
                Asked(
                    COUNCIL_ITSELF,
                    Answered(
                        39,
                        Answer.IN_PART,
                        "Cameras will be tried; the cost of clearing private land cannot be met from council tax. The "
                        "answer waited for the Cabinet's budget meeting.",
                        "Place cameras at twelve sites and prosecute where the evidence allows.",
                        "Director of Housing and Communities",
                        20,
                    ),
                    (Progress(42, Rag.RED, "Seven of twelve cameras in place; two prosecutions begun."),),
                ),
            ),
            "Twelve cameras in place and reports below 200 in a quarter.",
        ),
        Recommended(
            "R3",
            ROADS,
            (
                Asked(
                    COMMISSIONER,
                    Answered(
                        25,
                        Answer.NOT_ACCEPTED,
                        "Average speed cameras are for the road safety partnership of the whole county, and the road "
                        "does not meet its threshold of injuries.",
                    ),
                ),
            ),
            "",
            "close",
            "The Commissioner gave reasons and the county's threshold is public. The Committee does not press it.",
        ),
        Recommended(
            "R4", FRAUD, (Asked(COUNTY),), "Every household over 75 has a call-blocker offered to it."
        ),
        Recommended(
            "R5",
            HARBOUR,
            (
                Asked(
                    HOUSING,
                    Answered(
                        22,
                        Answer.ACCEPTED,
                        "Residents of Anchor Court have asked for the same.",
                        "Fit a door entry system at Anchor Court and light the car park.",
                        "Head of Estates",
                        40,
                    ),
                    (Progress(85, Rag.AMBER, "Lighting done; the door system waits for a part."),),
                ),
                Asked(
                    PARISHES,
                    Answered(
                        20,
                        Answer.ACCEPTED,
                        "The town council is glad to help.",
                        "Open the harbour office as a safe place on Saturday evenings.",
                        "County Officer",
                        -40,
                    ),
                ),
            ),
        ),
    ),
)
REVIEW = Sitting(
    where={"is_designated": False, **OFFICES},
    update=ReportStatus.CLEARED,
    attended=Attended(
        "Cllr Wendy Larter",
        "19:25",
        apologies=("Cllr Helen Tavener",),
        guests=(
            Guest("Cllr Roy Pickard", AttendanceClass.SUBSTITUTE, substitute_for="Cllr Helen Tavener"),
            Guest("Sergeant Owen Tully"),
            Guest(MANAGER, AttendanceClass.OFFICER),
            Guest("Colin Frost", AttendanceClass.OFFICER),
        ),
    ),
    minutes="review_minutes",
)
COMING = Sitting(
    where={"capacity": "Crime and Disorder Committee", **OFFICES},
    items=(
        Item(ANNUAL, presenter=PORTFOLIO_HOLDER),
        Item(TIPPING, presenter="Sergeant Owen Tully"),
        Item(CAMERAS, presenter=PORTFOLIO_HOLDER),
        Item("Speed watch: a talk by volunteers", ItemKind.OTHER, presenter="Patricia Gower"),
    ),
    papers=(
        Paper(ANNUAL, "coming_annual", MANAGER),
        Paper(
            TIPPING,
            "coming_tipping",
            "Rachel Imison",
            state=ReportStatus.SUBMITTED,
            signed_texts={"legal": "Cameras are used under the Council's policy on surveillance."},
            signed_ago=4,
            sign_offs_late=2,
        ),
        Paper(CAMERAS, "coming_cameras", MANAGER, state=ReportStatus.DRAFT),
    ),
    update=ReportStatus.DRAFT,
)
