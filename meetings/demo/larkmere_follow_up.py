"""Larkmere's recommendations of last year's meeting and of the one that looked at the answers."""

from meetings.demo.larkmere import (
    COLLEGE,
    COMMISSIONER,
    COUNCIL_ITSELF,
    FIRE,
    HEALTH,
    HOMES,
    POLICE,
    PROBATION,
)
from meetings.demo.larkmere_plan import ABUSE, ASB, HATE, REOFFENDING, VIOLENCE
from meetings.demo.shapes import Answered, Asked, Progress, Recommended
from meetings.enums import Answer
from meetings.recommendation_enums import AddresseeKind, ProgressStage
from partnerships.enums import Rag

OF_LAST_YEAR = (
    Recommended(
        "R1",
        ASB,
        (
            Asked(
                POLICE,
                Answered(
                    19,
                    Answer.ACCEPTED,
                    "The figures are held already and ward councillors ask for them.",
                    "Publish them by ward on the force's open data page within three weeks of each quarter's end.",
                    "Superintendent Elin Rhys",
                    -180,
                ),
                (
                    Progress(
                        230,
                        Rag.AMBER,
                        "First quarter published for 9 of 14 wards; boundaries being corrected.",
                    ),
                    Progress(
                        120,
                        Rag.GREEN,
                        "Two full quarters published for every ward.",
                        stage=ProgressStage.CLAIMED_DONE,
                    ),
                ),
            ),
        ),
        "Two quarters running are published for every ward.",
        "confirm",
        "Members had seen both quarters. Figures for every ward were on the page within the three weeks promised.",
    ),
    Recommended(
        "R2",
        ASB,
        (
            Asked(
                "Cabinet",
                Answered(
                    24,
                    Answer.ACCEPTED,
                    "The Cabinet supports joint patrols within the existing budget.",
                    "Move the two evening wardens to the interchange from 6.00 pm on Thursday to Saturday.",
                    "Director of Place",
                    -90,
                ),
                (Progress(70, Rag.GREEN, "Wardens have worked the new pattern for eleven weeks."),),
                kind=AddresseeKind.CABINET,
                email="cabinet@larkmere.example",
            ),
            Asked(
                POLICE,
                Answered(
                    47,
                    Answer.IN_PART,
                    "Officers can join on Friday and Saturday; Thursday would leave the northern villages uncovered. "
                    "The answer waited for the summer rota and is sent with apologies for the delay.",
                    "Roster two officers for the joint patrol on Friday and Saturday evenings.",
                    "Inspector, Larkmere Neighbourhoods",
                    -60,
                ),
                (Progress(66, Rag.AMBER, "Joint patrols took place on 15 of 22 planned evenings."),),
            ),
        ),
        "Joint patrols on at least nine in ten of the planned evenings for six months.",
    ),
    Recommended(
        "R3",
        VIOLENCE,
        (
            Asked(
                COMMISSIONER,
                Answered(
                    26,
                    Answer.NOT_ACCEPTED,
                    "The violence fund for the year is fully committed, and a second post in one borough could not be "
                    "offered to the other six. A bid to the next round would be looked at on its merits.",
                ),
            ),
        ),
        "A second outreach worker is in post before the schools go back.",
    ),
    Recommended(
        "R4",
        ABUSE,
        (
            Asked(
                HOMES,
                Answered(
                    12,
                    Answer.ACCEPTED,
                    "Tenants already rely on the scheme and owners of private homes should not be left out.",
                    "Extend the locks and alarms scheme to private tenants on referral from Haven Larkmere.",
                    "Director of Neighbourhoods",
                    -150,
                ),
                (
                    Progress(200, Rag.GREEN, "Referral form agreed; 11 private homes fitted."),
                    Progress(
                        95,
                        Rag.GREEN,
                        "38 private homes fitted; none has waited over ten days.",
                        stage=ProgressStage.CLAIMED_DONE,
                    ),
                ),
            ),
        ),
        "Thirty private homes fitted in the year, none waiting more than ten working days.",
        "confirm",
        "The target of thirty homes was passed, and Haven Larkmere confirmed to the Board that nobody now waits.",
    ),
    Recommended(
        "R5",
        REOFFENDING,
        (
            Asked(
                PROBATION,
                Answered(
                    27,
                    Answer.ACCEPTED,
                    "A prescription on the day of release is the one change that staff ask for most.",
                    "Send release dates to the treatment service at least 14 days ahead.",
                    "Head of Probation Delivery Unit",
                    -30,
                ),
                (Progress(85, Rag.AMBER, "Dates were sent in time for 61 of 88 people."),),
            ),
            Asked(HEALTH),
        ),
        "Nine in ten people have a prescription on the day they leave custody.",
    ),
    Recommended(
        "R6",
        REOFFENDING,
        (
            Asked(
                FIRE,
                Answered(
                    21,
                    Answer.ACCEPTED,
                    "Crews saw six fires last year in homes that dealers had taken over, and each had been visited "
                    "before without anybody noticing.",
                    "Add the signs of a home taken over to the home safety visit, and train all 96 station staff.",
                    "Chief Fire Officer",
                    45,
                ),
                (
                    Progress(190, Rag.AMBER, "New form in use at two of four stations; 40 staff trained."),
                    Progress(
                        52,
                        Rag.GREEN,
                        "In use at all stations; 83 staff trained and 14 homes referred to police.",
                    ),
                ),
                by="Sam Cole",
            ),
        ),
        "Every home safety visit asks the new questions and all station staff are trained.",
    ),
    Recommended(
        "R7",
        HATE,
        (
            Asked(
                COLLEGE,
                Answered(
                    34,
                    Answer.IN_PART,
                    "The college will try a reporting place for its own students, not for the public. "
                    "The answer had to wait for a meeting of the governors.",
                    "Run a reporting place in the students' centre for two terms and review it.",
                    "Vice-Principal, Student Services",
                    -100,
                ),
                (
                    Progress(
                        100, Rag.RED, "Three reports in two terms. The governors have decided not to go on."
                    ),
                ),
            ),
        ),
        "A reporting place that the public can use is open on the campus.",
        "close",
        "The college has given the place up and four others are open near by. The Board sees no use in pressing it.",
    ),
)
OF_THE_REVIEW = (
    Recommended(
        "R8",
        ASB,
        (
            Asked(FIRE, more_days=21, more_reason="The fire authority decides at its meeting of next month."),
            Asked(COUNCIL_ITSELF),
        ),
        "Half as many deliberate fires as in the year before.",
        parts=(
            "Visit the ten places where most fires were set last year before the spring holidays.",
            "Clear what was dumped there within three days of a report.",
        ),
    ),
)
