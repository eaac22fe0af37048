"""Larkmere's plan: five priorities with their theme leads, actions and measures."""

from meetings.demo.shapes import Action, Measured, Said, Theme
from partnerships.enums import GoodDirection, Rag

TITLE = "Safer Larkmere Plan"
YEARS = 4
SUMMARY = (
    "What the partnership will do in the four years from $plan to make the borough safer, and how residents will be "
    "able to tell. It was drawn from the strategic assessment and from 1,140 answers to a survey of residents."
)

ASB = "Anti-social behaviour and public spaces"
VIOLENCE = "Serious violence and exploitation"
ABUSE = "Domestic abuse"
REOFFENDING = "Drugs, alcohol and reoffending"
HATE = "Hate crime and confidence"

POLICE_DATA, COUNCIL_DATA = "Larkshire Police recorded data", "Council case records"

THEMES = (
    Theme(
        ASB,
        "Fewer incidents in the town centre and on the estates, and a quicker answer for people who report again.",
        "Supt. Elin Rhys",
        actions=(
            Action(
                "Put one case officer in charge of every repeat complaint across Council, police and landlords.",
                "Tom Hale",
                120,
                (
                    Said(300, Rag.AMBER, "Roles agreed; landlords still to sign the protocol."),
                    Said(200, Rag.AMBER, "Five of seven landlords have signed."),
                    Said(75, Rag.GREEN, "All landlords have signed; 64 cases have a named officer."),
                ),
            ),
            Action(
                "Replace 22 fixed cameras at the bus interchange and Market Square.",
                "Keith Ollerton",
                -45,
                (
                    Said(260, Rag.GREEN, "Contract let; survey of columns complete."),
                    Said(110, Rag.AMBER, "Power supply at the interchange delayed the last six cameras."),
                    Said(50, Rag.GREEN, "All 22 cameras are in use."),
                ),
                closed="finish",
                closed_ago=46,
                last_word="Completed a week before the due date and £4,100 under budget.",
            ),
            Action(
                "Review the public spaces protection order for the town centre before it lapses.",
                "Supt. Elin Rhys",
                75,
                (Said(60, Rag.AMBER, "Consultation opened a month late; the order lapses next summer."),),
            ),
        ),
        measures=(
            Measured(
                "Incidents of anti-social behaviour reported to the police",
                "incidents",
                "1184 1102 1240 1198 1065 1011 1087 982",
                "950",
                source=POLICE_DATA,
            ),
            Measured(
                "Residents who feel safe in the town centre after dark",
                "%",
                "46 47 45 48 51 52 51 54",
                "60",
                GoodDirection.UP,
                "Residents' panel",
            ),
        ),
    ),
    Theme(
        VIOLENCE,
        "Fewer people hurt by knives and by gangs, and fewer children drawn into selling drugs.",
        "DCI Martin Oyelaran",
        "Det. Supt. Laura Beckett",
        150,
        actions=(
            Action(
                "Offer a mentor within five days to every young person in hospital with an injury from violence.",
                "Dr Ifeoma Clarke",
                60,
                (
                    Said(280, Rag.RED, "No mentor in post; the first recruitment failed."),
                    Said(140, Rag.AMBER, "One mentor in post, covering weekdays only."),
                    Said(30, Rag.AMBER, "Second mentor starts next month; 31 young people seen so far."),
                ),
            ),
            Action(
                "Teach the agreed lessons on knives and exploitation in all eight secondary schools.",
                "Paul Ridsdale",
                150,
                (
                    Said(180, Rag.GREEN, "Four schools have begun."),
                    Said(40, Rag.GREEN, "Seven schools have begun."),
                ),
            ),
        ),
        measures=(
            Measured(
                "Violence with injury recorded by the police",
                "offences",
                "338 352 327 331 319 305 312 298",
                "280",
                source=POLICE_DATA,
            ),
            Measured(
                "Hospital admissions of under-25s for assault with a sharp object",
                "admissions",
                "9 7 8 6 7 5 6 4",
                source="Hospital trust",
            ),
        ),
    ),
    Theme(
        ABUSE,
        "People who live with abuse find help early, and those who abuse are held to account.",
        "Naomi Sellers",
        actions=(
            Action(
                "Place an adviser in the emergency department on four evenings each week.",
                "Farida Karim",
                30,
                (
                    Said(210, Rag.GREEN, "Adviser in post since the spring."),
                    Said(65, Rag.GREEN, "187 referrals so far."),
                ),
            ),
            Action(
                "Carry out the nine actions of the last death review.",
                "Naomi Sellers",
                -20,
                (
                    Said(190, Rag.AMBER, "Five of nine complete."),
                    Said(55, Rag.RED, "Seven of nine complete; two wait for the new case system."),
                ),
            ),
        ),
        measures=(
            Measured(
                "Referrals to the multi-agency risk conference that are repeats",
                "%",
                "34 33 35 31 30 29 30 28",
                "25",
                source=COUNCIL_DATA,
            ),
            Measured(
                "People helped by the specialist service",
                "people",
                "208 221 219 236 244 251 260 258",
                good=GoodDirection.UP,
                source="Haven Larkmere",
            ),
        ),
    ),
    Theme(
        REOFFENDING,
        "People who leave custody or treatment have a home, a prescriber and somebody who keeps in touch.",
        "Robert Thwaite",
        actions=(
            Action(
                "Hold ten homes for people leaving custody, with visiting support for six months.",
                "Claire Dunmore",
                200,
                (
                    Said(240, Rag.AMBER, "Six homes agreed."),
                    Said(80, Rag.GREEN, "Nine homes agreed, eight let."),
                ),
            ),
            Action(
                "Make a mobile app for appointments.",
                "Robert Thwaite",
                10,
                (Said(230, Rag.RED, "Supplier withdrew."),),
                closed="stop",
                closed_ago=160,
                last_word="Stopped: text messages do the same at a tenth of the cost.",
            ),
        ),
        measures=(
            Measured(
                "Adults on probation who are proved to have reoffended within a year",
                "%",
                "31.2 30.8 30.9 29.7 29.9 28.8 28.4",
                "27",
                source="Probation Service",
            ),
            Measured(
                "Prison leavers seen by a treatment service within three weeks",
                "%",
                "38 41 40 44 47 46 52 55",
                "60",
                GoodDirection.UP,
                "Public Health",
            ),
        ),
    ),
    Theme(
        HATE,
        "People report what happens to them because they have seen that it makes a difference.",
        "Samina Qureshi",
        actions=(
            Action(
                "Open six places outside police stations where a hate crime can be reported.",
                "Samina Qureshi",
                90,
                (
                    Said(220, Rag.GREEN, "Three open."),
                    Said(70, Rag.AMBER, "Four open; the college has withdrawn."),
                ),
            ),
        ),
        measures=(
            Measured(
                "Hate crimes and incidents reported",
                "reports",
                "61 66 58 72 75 79 70 84",
                good=GoodDirection.NONE,
                source=POLICE_DATA,
            ),
            Measured(
                "People who reported and were satisfied with the answer",
                "%",
                "58 57 61 60 64 63 66",
                "75",
                GoodDirection.UP,
                "Victim survey",
            ),
        ),
    ),
)
