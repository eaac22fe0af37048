"""Larkmere (England): continuous numbers, theme leads as sub-items, REF numbers. People and bodies."""

from meetings.demo.shapes import Body, Group, Seat, Somebody
from meetings.enums import ItemKind, Office, ReadyStyle
from partnerships.enums import OrganisationKind

COUNCIL = {
    "name": "Larkmere Borough Council",
    "slug": "larkmere",
    "colour": "#1d4f76",
    "address": "Town Hall\nMarket Square\nLarkmere\nLM1 1AA",
    "contact_name": "Priya Nair, Democratic Services",
    "contact_email": "democratic.services@larkmere.example",
    "contact_telephone": "01632 960101",
}

COUNCIL_ITSELF = "Larkmere Borough Council"
POLICE = "Larkshire Police"
FIRE = "Larkshire Fire and Rescue Service"
PROBATION = "Probation Service – Larkshire"
HEALTH = "NHS Larkshire Integrated Care Board"
COMMISSIONER = "Police and Crime Commissioner for Larkshire"
HOMES = "Larkmere Homes"
COLLEGE = "Larkmere College"
HAVEN = "Haven Larkmere"
TOWN_CENTRE = "Larkmere Town Centre Partnership"
VOLUNTARY = "Larkmere Voluntary Action"

BODIES = (
    Body(
        COUNCIL_ITSELF,
        short_name="the Council",
        contact_name="Helen Marsh, Chief Executive",
        contact_email="chief.executive@larkmere.example",
        address="Town Hall\nMarket Square\nLarkmere\nLM1 1AA",
        is_the_council=True,
    ),
    Body(
        POLICE,
        contact_name="Superintendent Elin Rhys",
        contact_email="partnerships@larkshire-police.example",
        address="Police Headquarters\nWold Road\nStanmere\nLM20 4PQ",
    ),
    Body(
        FIRE,
        contact_name="Sam Cole, Chief Fire Officer",
        contact_email="community.safety@larkshire-fire.example",
        address="Service Headquarters\nCanal Street\nLarkmere\nLM3 6FR",
    ),
    Body(
        PROBATION,
        contact_name="Robert Thwaite",
        contact_email="larkshire@probation-service.example",
        address="Bridge House\nMill Lane\nLarkmere\nLM1 4TT",
    ),
    Body(
        HEALTH,
        short_name="ICB",
        contact_name="Dr Ifeoma Clarke",
        contact_email="partnerships@larkshire-icb.example",
        address="Meadow Court\nStanmere\nLM20 1HN",
        became="NHS Larkshire and Wold Integrated Care Board",
        days_ago=130,
    ),
    Body(
        COMMISSIONER,
        kind=OrganisationKind.LOCAL_POLICING_BODY,
        short_name="PCC",
        contact_name="Diane Holroyd",
        contact_email="office@larkshire-pcc.example",
        address="Wold House\nWold Road\nStanmere\nLM20 4PA",
    ),
    Body(
        HOMES,
        kind=OrganisationKind.CO_OPERATING_BODY,
        contact_name="Claire Dunmore",
        contact_email="neighbourhoods@larkmere-homes.example",
        address="14 Weavers Row\nLarkmere\nLM2 2HB",
    ),
    Body(
        COLLEGE,
        kind=OrganisationKind.CO_OPERATING_BODY,
        contact_name="Paul Ridsdale",
        contact_email="principal@larkmere-college.example",
        address="College Way\nLarkmere\nLM4 7CC",
    ),
    Body(HAVEN, kind=OrganisationKind.OTHER, contact_email="office@haven-larkmere.example"),
    Body(TOWN_CENTRE, kind=OrganisationKind.OTHER, contact_email="hello@larkmere-centre.example"),
    Body(VOLUNTARY, kind=OrganisationKind.OTHER, contact_email="office@larkmere-va.example"),
)

PEOPLE = (
    Somebody("Helen Marsh", "Chief Executive", COUNCIL_ITSELF, telephone="01632 960100"),
    Somebody("Priya Nair", "Democratic Services Officer", COUNCIL_ITSELF, telephone="01632 960101"),
    Somebody("Tom Hale", "Community Safety Partnership Manager", COUNCIL_ITSELF, telephone="01632 960114"),
    Somebody("Grace Okafor", "Principal Policy Officer", COUNCIL_ITSELF, telephone="01632 960118"),
    Somebody(
        "Supt. Elin Rhys",
        "Local Policing Commander",
        POLICE,
        email="elin.rhys@larkmere.example",
        telephone="01632 960131",
    ),
    Somebody(
        "DCI Martin Oyelaran",
        "Head of Serious Violence",
        POLICE,
        telephone="01632 960132",
        later="Head of Professional Standards",
        days_ago=150,
    ),
    Somebody("Det. Supt. Laura Beckett", "Head of Crime", POLICE, telephone="01632 960133"),
    Somebody(
        "Naomi Sellers",
        "Domestic Abuse Co-ordinator",
        COUNCIL_ITSELF,
        telephone="01632 960120",
        later="Head of Safeguarding and Domestic Abuse",
        days_ago=118,
    ),
    Somebody("Robert Thwaite", "Head of Probation Delivery Unit", PROBATION, telephone="01632 960140"),
    Somebody("Samina Qureshi", "Head of Communities", COUNCIL_ITSELF, telephone="01632 960122"),
    Somebody("Sam Cole", "Chief Fire Officer", FIRE, telephone="01632 960150"),
    Somebody("Dr Ifeoma Clarke", "Director of Partnerships", HEALTH, telephone="01632 960160"),
    Somebody("Diane Holroyd", "Police and Crime Commissioner", COMMISSIONER),
    Somebody("Claire Dunmore", "Director of Neighbourhoods", HOMES, telephone="01632 960170"),
    Somebody("Paul Ridsdale", "Principal", COLLEGE),
    Somebody("Farida Karim", "Chief Executive", HAVEN),
    Somebody("Keith Ollerton", "Manager", TOWN_CENTRE),
    Somebody("Dr Yusuf Adan", "Consultant in Public Health", COUNCIL_ITSELF, telephone="01632 960124"),
    Somebody("Cllr Joseph Tranter", "Cabinet Member for Safer Neighbourhoods", COUNCIL_ITSELF),
    Somebody("Cllr Margaret Ash"),
    Somebody("Cllr Anthony Corley"),
    Somebody("Cllr Ruth Penhallow"),
    Somebody("Cllr Dev Patel"),
    Somebody("Cllr Hannah Brook"),
    Somebody("Cllr Gareth Lyle"),
    Somebody("Cllr Samuel Adeyemi"),
    Somebody("Cllr Irene Cotterill"),
    Somebody("Cllr Peter Nunn"),
    Somebody("Cllr Hugh Marlow"),
    Somebody("Rev. Joan Firth"),
)
# Who signs in for Larkmere, with the role they are given; seats and priorities give the rest.
ACCOUNTS = (
    ("Priya Nair", "committee-officer"),
    ("Tom Hale", "partnership-officer"),
    ("Grace Okafor", "report-author"),
    ("Elin Rhys", "account-holder"),
    ("Sam Cole", "account-holder"),
    ("Margaret Ash", "account-holder"),
    ("Dev Patel", "account-holder"),
    ("Joan Firth", "account-holder"),
)
LINKED = (
    "Priya Nair",
    "Tom Hale",
    "Grace Okafor",
    "Supt. Elin Rhys",
    "Sam Cole",
    "Cllr Margaret Ash",
    "Cllr Dev Patel",
    "Rev. Joan Firth",
)

PARTNERSHIP = {
    "local_name": "Safer Larkmere Partnership",
    "statutory_name": "Larkmere Community Safety Partnership",
    "description": (
        "The responsible authorities of the borough, with housing, education and voluntary bodies. Its Executive meets "
        "every quarter and is chaired by the Council's Chief Executive."
    ),
}
MEMBERS = (
    ("Helen Marsh", COUNCIL_ITSELF, True),
    ("Supt. Elin Rhys", POLICE, False),
    ("Det. Supt. Laura Beckett", POLICE, False),
    ("Sam Cole", FIRE, False),
    ("Robert Thwaite", PROBATION, False),
    ("Dr Ifeoma Clarke", HEALTH, False),
    ("Diane Holroyd", COMMISSIONER, False),
    ("Claire Dunmore", HOMES, False),
    ("Paul Ridsdale", COLLEGE, False),
    ("Farida Karim", HAVEN, False),
    ("Keith Ollerton", TOWN_CENTRE, False),
    ("Naomi Sellers", COUNCIL_ITSELF, False),
    ("Samina Qureshi", COUNCIL_ITSELF, False),
    ("Tom Hale", COUNCIL_ITSELF, False),
    ("Cllr Joseph Tranter", COUNCIL_ITSELF, False),
)
EXECUTIVE = "Partnership Executive"
GROUPS = (
    Group(
        EXECUTIVE,
        "Helen Marsh",
        "board",
        purpose="Sets priorities, agrees the plan and holds theme leads to account.",
    ),
    Group(
        "Neighbourhood Action Group",
        "Supt. Elin Rhys",
        under=EXECUTIVE,
        purpose="Solves problems of places each fortnight.",
    ),
    Group("Violence Reduction Board", "Det. Supt. Laura Beckett", "board", under=EXECUTIVE),
    Group("Domestic Abuse Forum", "Naomi Sellers", under="Violence Reduction Board"),
    Group("Reducing Reoffending Group", "Robert Thwaite", under=EXECUTIVE),
)

RESIDENTS, ALLIANCE, INDEPENDENTS = "Larkmere Residents", "Progressive Alliance", "Independent"
COMMITTEE = {
    "name": "Overview and Scrutiny Board",
    "quorum": 4,
    "uses_refs": True,
    "house_style": ReadyStyle.CONTINUOUS,
    "terms_of_reference": (
        "To review decisions and services of the Council and its partners, and at least once in each year to sit as "
        "the Crime and Disorder Committee under section 19 of the Police and Justice Act 2006."
    ),
}
SEATS = (
    Seat("Cllr Margaret Ash", Office.CHAIR, RESIDENTS),
    Seat("Cllr Anthony Corley", Office.VICE_CHAIR, RESIDENTS),
    Seat("Cllr Ruth Penhallow", Office.VICE_CHAIR, ALLIANCE),
    Seat("Cllr Dev Patel", group=ALLIANCE),
    Seat("Cllr Hannah Brook", group=RESIDENTS),
    Seat("Cllr Gareth Lyle", group=RESIDENTS),
    Seat("Cllr Samuel Adeyemi", group=ALLIANCE),
    Seat("Cllr Irene Cotterill", group=INDEPENDENTS),
    Seat("Cllr Peter Nunn", group=RESIDENTS),
    Seat("Cllr Hugh Marlow", Office.SUBSTITUTE, RESIDENTS),
    Seat("Rev. Joan Firth", Office.CO_OPTED, more={"represents": VOLUNTARY}),
)
MINUTES, CHAIR, UPDATE, THEMES, QUESTIONS = (
    "Minutes",
    "Chair's announcements",
    "Update on the Committee's recommendations",
    "Safer Larkmere Plan: reports of the theme leads",
    "Public questions (written questions only)",
)
STANDING = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.MINUTES, MINUTES),
    (ItemKind.INTERESTS, "Declarations of interest and of party whip"),
    (ItemKind.URGENT, "Urgent business"),
    (ItemKind.ANNOUNCEMENTS, CHAIR),
    (ItemKind.RECOMMENDATIONS_UPDATE, UPDATE),
    (ItemKind.THEMES, THEMES),
    (ItemKind.PUBLIC_QUESTIONS, QUESTIONS),
)
