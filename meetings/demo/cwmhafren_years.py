"""Cwmhafren's plan, meetings and recommendations."""

import datetime as dt

from meetings.demo.cwmhafren import (
    CABINET_MEMBER,
    COLLEGE,
    COMMISSIONER,
    COUNCIL_ITSELF,
    FIRE,
    HEALTH,
    HOMES,
    MANAGER,
    POLICE,
    UPDATE,
)
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
from meetings.enums import Answer, AttendanceClass, InterestKind, ItemKind, MeetingMode, ReportStatus
from meetings.recommendation_enums import ProgressStage
from partnerships.enums import GoodDirection, Rag

WOMEN, YOUNG, MISUSE, PLACES = (
    "Violence against women, domestic abuse and sexual violence",
    "Young people and exploitation",
    "Substance misuse",
    "Safe and welcoming places",
)
THEMES = (
    Theme(
        WOMEN,
        "Nobody in the county borough has to live in fear at home.",
        "Ceri Whitlock",
        actions=(
            Action(
                "Train 400 front-line staff to ask and act.",
                MANAGER,
                80,
                (Said(220, Rag.GREEN, "146 trained."), Said(60, Rag.GREEN, "312 trained.")),
            ),
        ),
        measures=(
            Measured(
                "People helped by the specialist service",
                "people",
                "96 101 98 112 109 121 118",
                good=GoodDirection.UP,
            ),
        ),
    ),
    Theme(
        YOUNG,
        "Children are kept out of the hands of those who would use them.",
        "Hywel Craddock",
        actions=(
            Action(
                "Open youth clubs on Friday nights in the three upper valleys.",
                "Hywel Craddock",
                -25,
                (
                    Said(180, Rag.AMBER, "Two of three open."),
                    Said(35, Rag.RED, "Two of three open; the hall at Pentre Isaf has closed for repairs."),
                ),
            ),
        ),
        measures=(
            Measured(
                "Children reported missing more than twice", "children", "19 22 18 17 15 16 12 13", "10"
            ),
        ),
    ),
    Theme(
        MISUSE,
        "Fewer deaths and fewer families broken by drugs and alcohol.",
        "Lowri Haines",
        actions=(
            Action(
                "Put naloxone in every police car and hostel.",
                "Dr Meera Joshi",
                -110,
                (Said(200, Rag.GREEN, "All cars; two of five hostels."),),
                "finish",
                112,
                "All cars and hostels have it, and 28 staff are trained.",
            ),
        ),
        measures=(Measured("Drug deaths in the last four quarters", "deaths", "17 16 16 15 14 14 12"),),
    ),
    Theme(
        PLACES,
        "Town centres, hillsides and estates where people want to be.",
        "Inspector Beth Rowlands",
        "Anwen Probert",
        135,
        (
            Action(
                "Cut back and patrol the five hillsides most often set on fire.",
                "Anwen Probert",
                130,
                (Said(40, Rag.AMBER, "Breaks cut on three hillsides."),),
            ),
        ),
        (
            Measured("Grass fires started on purpose", "fires", "31 142 66 12 28 117 49 10", "90"),
            Measured(
                "Incidents of anti-social behaviour", "incidents", "702 688 731 640 655 629 648 601", "600"
            ),
        ),
    ),
)
REVIEW_OF_PLAN, FIRES = "Safe Cwmhafren: review of the year", "Grass fires and hillsides"
HYBRID = {
    "start_time": dt.time(10, 0),
    "venue": "the Council Chamber, Civic Offices, Llanhafren",
    "mode": MeetingMode.HYBRID,
    "joining": "Watch on the Council's webcast. Speakers are sent a link to join.",
}
LAST = Sitting(
    where=HYBRID,
    items=(
        Item(REVIEW_OF_PLAN, presenter="Superintendent Rhodri Vaughan"),
        Item(FIRES, presenter="Anwen Probert"),
    ),
    dropped=(UPDATE,),
    papers=(
        Paper(REVIEW_OF_PLAN, "last_review", MANAGER, appendix="Spending of the partnership"),
        Paper(FIRES, "last_fires", "Anwen Probert"),
    ),
    attended=Attended(
        "Cllr Dilwyn Preece",
        "12:25",
        apologies=("Cllr Nerys Coombe",),
        online=("Cllr Amir Qadri", "Cllr Sian Bevington", "Dr Meera Joshi"),
        guests=(
            Guest(CABINET_MEMBER, AttendanceClass.ALSO_PRESENT),
            Guest("Superintendent Rhodri Vaughan"),
            Guest("Anwen Probert"),
            Guest("Dr Meera Joshi"),
            Guest("Ceri Whitlock"),
            Guest("Sioned Pugh", AttendanceClass.OFFICER),
            Guest(MANAGER, AttendanceClass.OFFICER),
            Guest("Gwen Pryce", AttendanceClass.OFFICER),
        ),
        declared=(
            Declared(
                "Cllr Mark Tanner",
                InterestKind.PREJUDICIAL,
                "his sister works for Noddfa Women's Support on the contract that the report speaks of",
                REVIEW_OF_PLAN,
                left_room=True,
            ),
        ),
    ),
    minutes="last_minutes",
    recommended=(
        Recommended(
            "R1",
            PLACES,
            (
                Asked(
                    FIRE,
                    Answered(
                        18,
                        Answer.ACCEPTED,
                        "Every spring takes crews away from homes, and prevention costs less than the fires.",
                        "Cut breaks on five hillsides with the graziers before the next season.",
                        "Head of Prevention",
                        60,
                    ),
                    (Progress(48, Rag.AMBER, "Three of five hillsides done."),),
                ),
                Asked(
                    COUNCIL_ITSELF,
                    Answered(
                        44,
                        Answer.ACCEPTED,
                        "The rangers can help. The answer waited for the new budget.",
                        "Two rangers for ten weekends in the season.",
                        "Corporate Director, Communities",
                        70,
                    ),
                ),
            ),
            "A quarter fewer fires than in the season before.",
        ),
        Recommended(
            "R2",
            YOUNG,
            (
                Asked(
                    COLLEGE,
                    Answered(
                        15,
                        Answer.ACCEPTED,
                        "Tutors have asked for it.",
                        "Train all tutors of first-year students to see the signs of exploitation.",
                        "Assistant Principal",
                        -140,
                    ),
                    (Progress(150, Rag.GREEN, "All 64 tutors trained.", stage=ProgressStage.CLAIMED_DONE),),
                ),
            ),
            "Every tutor of first-year students has been trained.",
            "confirm",
            "Mrs Warlow confirmed that all tutors had taken part, and students spoke well of it.",
        ),
        Recommended(
            "R3",
            MISUSE,
            (
                Asked(
                    COMMISSIONER,
                    Answered(
                        27,
                        Answer.NOT_ACCEPTED,
                        "Testing of drugs at events needs a licence that only the Home Office gives, and the force "
                        "advises against it.",
                    ),
                ),
            ),
        ),
        Recommended("R4", MISUSE, (Asked(HEALTH),), "People are seen within two weeks of asking."),
        Recommended(
            "R5",
            PLACES,
            (
                Asked(
                    HOMES,
                    Answered(
                        26,
                        Answer.IN_PART,
                        "Cameras on all estates cannot be afforded; two can.",
                        "Cameras at Maes yr Haf and Bryn Glas.",
                        "Head of Tenancies",
                        -120,
                    ),
                    (Progress(160, Rag.RED, "The supplier has failed and the money has gone to repairs."),),
                ),
                Asked(
                    POLICE,
                    Answered(
                        14,
                        Answer.ACCEPTED,
                        "Agreed.",
                        "Weekly patrols of both estates while there are no cameras.",
                        "Inspector Beth Rowlands",
                        -60,
                    ),
                ),
            ),
            found="close",
            finding="The landlord has spent the money on repairs that tenants wanted more. Patrols meet the need.",
        ),
    ),
)
REVIEW = Sitting(
    where={"is_designated": False, **HYBRID},
    update=ReportStatus.CLEARED,
    attended=Attended(
        "Cllr Dilwyn Preece",
        "11:05",
        apologies=("Mrs Glenys Warlow",),
        online=("Cllr Huw Jarrold", "Anwen Probert"),
        guests=(
            Guest("Anwen Probert"),
            Guest(MANAGER, AttendanceClass.OFFICER),
            Guest("Gwen Pryce", AttendanceClass.OFFICER),
        ),
    ),
    minutes="review_minutes",
)
COMING = Sitting(
    where=HYBRID,
    items=(
        Item(REVIEW_OF_PLAN, presenter="Superintendent Rhodri Vaughan"),
        Item(FIRES, presenter="Anwen Probert"),
        Item("Exclusion of the public", ItemKind.EXCLUSION),
        Item(
            "Operation on exploitation of young people",
            ItemKind.OTHER,
            presenter="Superintendent Rhodri Vaughan",
            text="An oral report.",
            exempt=("18",),
            public_interest=(
                "The operation goes on, and to speak of it in public would warn those whom it is meant to catch."
            ),
        ),
    ),
    papers=(
        Paper(REVIEW_OF_PLAN, "coming_review", MANAGER),
        Paper(FIRES, "coming_fires", "Anwen Probert", state=ReportStatus.SUBMITTED),
    ),
    update=ReportStatus.DRAFT,
)
