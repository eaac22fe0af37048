"""Cwmhafren (Wales): key decision and implications, hybrid meetings, minutes by number/year. People and bodies."""

from meetings.demo.shapes import Body, Group, Seat, Somebody
from meetings.enums import ItemKind, Office, ReadyStyle
from meetings.minute_enums import NumberRun
from partnerships.enums import OrganisationKind
from scrutiny.models import Nation

COUNCIL = {
    "name": "Cwmhafren County Borough Council",
    "slug": "cwmhafren",
    "nation": Nation.WALES,
    "notice_days": 3,
    "colour": "#7a1f3d",
    "address": "Civic Offices\nHeol yr Afon\nLlanhafren\nCH1 1YA",
    "contact_name": "Gwen Pryce, Democratic Services",
    "contact_email": "democratic@cwmhafren.example",
    "contact_telephone": "01632 960301",
}
CLERK = "Gwen Pryce"
MANAGER = "Iestyn Bowen"
CABINET_MEMBER = "Cllr Carys Tudor"

COUNCIL_ITSELF = "Cwmhafren County Borough Council"
POLICE = "Gwynhafren Police"
FIRE = "Mid Hafren Fire and Rescue Service"
HEALTH = "Hafren Valleys University Health Board"
PROBATION = "Probation Service – Gwynhafren"
COMMISSIONER = "Police and Crime Commissioner for Gwynhafren"
HOMES = "Hafren Valley Homes"
COLLEGE = "Coleg Cwmhafren"
SHELTER = "Noddfa Women's Support"

BODIES = (
    Body(
        COUNCIL_ITSELF,
        contact_email="leader@cwmhafren.example",
        address="Civic Offices\nHeol yr Afon\nLlanhafren\nCH1 1YA",
        is_the_council=True,
    ),
    Body(
        POLICE,
        contact_name="Superintendent Rhodri Vaughan",
        contact_email="partnerships@gwynhafren-police.example",
        address="Police Station\nStryd Fawr\nLlanhafren\nCH1 3DD",
    ),
    Body(FIRE, contact_name="Anwen Probert", contact_email="prevention@midhafren-fire.example"),
    Body(
        HEALTH,
        contact_name="Dr Meera Joshi",
        contact_email="partnerships@hafrenvalleys-health.example",
        became="Hafren University Health Board",
        days_ago=110,
    ),
    Body(PROBATION, contact_email="gwynhafren@probation-service.example"),
    Body(
        COMMISSIONER, kind=OrganisationKind.LOCAL_POLICING_BODY, contact_email="office@gwynhafren-pcc.example"
    ),
    Body(HOMES, kind=OrganisationKind.CO_OPERATING_BODY, contact_email="tenancy@hafrenvalley-homes.example"),
    Body(COLLEGE, kind=OrganisationKind.CO_OPERATING_BODY, contact_email="post@coleg-cwmhafren.example"),
    Body(SHELTER, kind=OrganisationKind.OTHER, contact_email="office@noddfa.example"),
)
PEOPLE = (
    Somebody(CLERK, "Scrutiny Officer", COUNCIL_ITSELF, telephone="01632 960301"),
    Somebody(MANAGER, "Community Safety Team Manager", COUNCIL_ITSELF, telephone="01632 960314"),
    Somebody("Sioned Pugh", "Corporate Director, Communities", COUNCIL_ITSELF, telephone="01632 960310"),
    Somebody("Hywel Craddock", "Principal Youth Officer", COUNCIL_ITSELF, telephone="01632 960322"),
    Somebody(
        "Lowri Haines",
        "Substance Misuse Officer",
        COUNCIL_ITSELF,
        later="Area Planning Board Manager",
        days_ago=125,
    ),
    Somebody(
        "Superintendent Rhodri Vaughan", "Local Policing Superintendent", POLICE, telephone="01632 960331"
    ),
    Somebody("Inspector Beth Rowlands", "Neighbourhood Inspector", POLICE),
    Somebody("Anwen Probert", "Head of Prevention", FIRE),
    Somebody("Dr Meera Joshi", "Consultant in Public Health", HEALTH),
    Somebody("Gareth Lockyer", "Head of Probation", PROBATION),
    Somebody("Menna Ellery", "Police and Crime Commissioner", COMMISSIONER),
    Somebody("Steffan Rudge", "Head of Tenancies", HOMES),
    Somebody("Angharad Moss", "Assistant Principal", COLLEGE),
    Somebody("Ceri Whitlock", "Chief Officer", SHELTER),
    Somebody(CABINET_MEMBER, "Cabinet Member for Communities", COUNCIL_ITSELF),
    Somebody("Cllr Dilwyn Preece"),
    Somebody("Cllr Eleri Naylor"),
    Somebody("Cllr Mark Tanner"),
    Somebody("Cllr Sian Bevington"),
    Somebody("Cllr Huw Jarrold"),
    Somebody("Cllr Amir Qadri"),
    Somebody("Cllr Nerys Coombe"),
    Somebody("Cllr Alun Stacey"),
    Somebody("Mrs Glenys Warlow"),
)
ACCOUNTS = ((CLERK, "committee-officer"),)
LINKED = (CLERK,)

PARTNERSHIP = {
    "local_name": "Cwmhafren Ddiogel – Safe Cwmhafren",
    "statutory_name": "Cwmhafren Community Safety Partnership",
    "description": "Works beneath the Public Services Board. Its papers are in Welsh and in English.",
}
MEMBERS = (
    ("Sioned Pugh", COUNCIL_ITSELF, False),
    ("Superintendent Rhodri Vaughan", POLICE, True),
    ("Inspector Beth Rowlands", POLICE, False),
    ("Anwen Probert", FIRE, False),
    ("Dr Meera Joshi", HEALTH, False),
    ("Gareth Lockyer", PROBATION, False),
    ("Menna Ellery", COMMISSIONER, False),
    ("Steffan Rudge", HOMES, False),
    ("Angharad Moss", COLLEGE, False),
    ("Ceri Whitlock", SHELTER, False),
    (MANAGER, COUNCIL_ITSELF, False),
    ("Hywel Craddock", COUNCIL_ITSELF, False),
    ("Lowri Haines", COUNCIL_ITSELF, False),
    (CABINET_MEMBER, COUNCIL_ITSELF, False),
)
BOARD = "Safe Cwmhafren Board"
GROUPS = (
    Group(BOARD, "Superintendent Rhodri Vaughan", "board"),
    Group("Problem Solving Group", "Inspector Beth Rowlands", under=BOARD),
    Group("Violence against Women Steering Group", "Ceri Whitlock", under=BOARD),
)

COMMITTEE = {
    "name": "Communities Scrutiny Committee",
    "quorum": 3,
    "number_run": NumberRun.CALENDAR_YEAR,
    "number_pattern": "{number}/{yy}",
    "number_width": 1,
    "decision_word": "Resolved",
    "house_style": ReadyStyle.KEY_DECISION,
    "terms_of_reference": (
        "To scrutinise services to communities and, under the Police and Justice Act 2006, the work of the community "
        "safety partnership."
    ),
}
VALLEYS, TOGETHER, INDEPENDENTS = "Valleys Group", "Together for Cwmhafren", "Independent"
SEATS = (
    Seat("Cllr Dilwyn Preece", Office.CHAIR, INDEPENDENTS),
    Seat("Cllr Eleri Naylor", Office.VICE_CHAIR, VALLEYS),
    Seat("Cllr Mark Tanner", group=VALLEYS),
    Seat("Cllr Sian Bevington", group=TOGETHER),
    Seat("Cllr Huw Jarrold", group=VALLEYS),
    Seat("Cllr Amir Qadri", group=TOGETHER),
    Seat("Cllr Nerys Coombe", group=INDEPENDENTS),
    Seat("Cllr Alun Stacey", Office.SUBSTITUTE, VALLEYS),
    Seat(
        "Mrs Glenys Warlow",
        Office.CO_OPTED,
        more={"represents": COLLEGE, "scope": "young people and education"},
    ),
)
UPDATE = "Monitoring of recommendations"
STANDING = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.INTERESTS, "Declarations of interest"),
    (ItemKind.MINUTES, "Minutes"),
    (ItemKind.RECOMMENDATIONS_UPDATE, UPDATE),
)
