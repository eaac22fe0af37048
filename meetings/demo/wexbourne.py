"""Wexbourne (England): decimal paragraphs, a risk matrix, minutes numbered through the year. People and bodies."""

from meetings.demo.shapes import Body, Group, Seat, Somebody
from meetings.enums import ItemKind, Office, ReadyStyle
from meetings.minute_enums import NumberRun
from partnerships.enums import OrganisationKind

COUNCIL = {
    "name": "Wexbourne District Council",
    "slug": "wexbourne",
    "colour": "#3f5f2b",
    "address": "Council Offices\nQuay Road\nWexbourne\nWX1 2QR",
    "contact_name": "Colin Frost, Committee Services",
    "contact_email": "committees@wexbourne.example",
    "contact_telephone": "01632 960201",
}
CLERK = "Colin Frost"
PORTFOLIO_HOLDER = "Cllr Edwin Sallis"
MANAGER = "Bethan Coyle"
SOLICITOR, TREASURER = "Harriet Voss", "Graham Tindall"

COUNCIL_ITSELF = "Wexbourne District Council"
COUNTY = "Marlshire County Council"
POLICE = "Marlshire Police"
FIRE = "Marlshire Fire and Rescue Service"
PROBATION = "Probation Service – Marlshire"
HEALTH = "NHS Marlshire Integrated Care Board"
COMMISSIONER = "Police and Crime Commissioner for Marlshire"
HOUSING = "Fenway Housing"
PARISHES = "Marlshire Association of Parishes"
FARMERS = "Wexbourne Farm Watch"

BODIES = (
    Body(
        COUNCIL_ITSELF,
        contact_email="leader@wexbourne.example",
        address="Council Offices\nQuay Road\nWexbourne\nWX1 2QR",
        is_the_council=True,
    ),
    Body(COUNTY, contact_name="Ian Frampton", contact_email="safer@marlshire.example"),
    Body(
        POLICE,
        contact_name="Chief Inspector Dawn Pettifer",
        contact_email="wexbourne@marlshire-police.example",
        address="Police Station\nHarbour Street\nWexbourne\nWX1 5PS",
    ),
    Body(FIRE, contact_name="Neil Abara", contact_email="prevention@marlshire-fire.example"),
    Body(PROBATION, contact_email="marlshire@probation-service.example"),
    Body(HEALTH, contact_name="Dr Simon Vale", contact_email="office@marlshire-icb.example"),
    Body(
        COMMISSIONER,
        kind=OrganisationKind.LOCAL_POLICING_BODY,
        contact_email="office@marlshire-pcc.example",
    ),
    Body(
        HOUSING,
        kind=OrganisationKind.CO_OPERATING_BODY,
        contact_name="Leanne Driscoll",
        contact_email="estates@fenway.example",
        became="Fenway Harbour Homes",
        days_ago=160,
    ),
    Body(PARISHES, kind=OrganisationKind.CO_OPERATING_BODY, contact_email="clerk@marlshire-parishes.example"),
    Body(FARMERS, kind=OrganisationKind.OTHER, contact_email="watch@wexbourne-farms.example"),
)
PEOPLE = (
    Somebody(CLERK, "Committee Services Officer", COUNCIL_ITSELF, telephone="01632 960201"),
    Somebody(MANAGER, "Community Safety Manager", COUNCIL_ITSELF, telephone="01632 960214"),
    Somebody(
        "Alistair Penn", "Director of Housing and Communities", COUNCIL_ITSELF, telephone="01632 960210"
    ),
    Somebody(SOLICITOR, "Solicitor and Monitoring Officer", COUNCIL_ITSELF, telephone="01632 960205"),
    Somebody(TREASURER, "Director for Corporate Services", COUNCIL_ITSELF, telephone="01632 960206"),
    Somebody("Rachel Imison", "Environmental Enforcement Lead", COUNCIL_ITSELF, telephone="01632 960218"),
    Somebody("Chief Inspector Dawn Pettifer", "Area Commander", POLICE, telephone="01632 960231"),
    Somebody(
        "Sergeant Owen Tully",
        "Neighbourhood Sergeant",
        POLICE,
        later="Rural Crime Sergeant",
        days_ago=140,
    ),
    Somebody("Neil Abara", "Prevention Manager", FIRE),
    Somebody("Ian Frampton", "Head of Safer Communities", COUNTY),
    Somebody("Judith Orme", "Senior Probation Officer", PROBATION),
    Somebody("Dr Simon Vale", "Deputy Director of Strategy", HEALTH),
    Somebody("Marcus Leigh", "Police and Crime Commissioner", COMMISSIONER),
    Somebody("Leanne Driscoll", "Head of Estates", HOUSING),
    Somebody("Patricia Gower", "County Officer", PARISHES),
    Somebody("Tom Askham", "Co-ordinator", FARMERS),
    Somebody(PORTFOLIO_HOLDER, "Portfolio Holder for Safer Communities", COUNCIL_ITSELF),
    Somebody("Cllr Wendy Larter"),
    Somebody("Cllr Philip Stroud"),
    Somebody("Cllr Nadia Rahman"),
    Somebody("Cllr George Fenner"),
    Somebody("Cllr Lucy Marchant"),
    Somebody("Cllr Barry Oakes"),
    Somebody("Cllr Helen Tavener"),
    Somebody("Cllr Roy Pickard"),
)
ACCOUNTS = ((CLERK, "committee-officer"), (SOLICITOR, "report-author"))
LINKED = (CLERK, SOLICITOR)
REVIEWERS = ((SOLICITOR, "Monitoring Officer"), (TREASURER, "Director for Corporate Services"))

PARTNERSHIP = {
    "local_name": "Wexbourne Together",
    "statutory_name": "Wexbourne Community Safety Partnership",
    "description": "Meets every quarter under the Portfolio Holder, below the county's Safer Marlshire Board.",
}
MEMBERS = (
    (PORTFOLIO_HOLDER, COUNCIL_ITSELF, True),
    ("Alistair Penn", COUNCIL_ITSELF, False),
    (MANAGER, COUNCIL_ITSELF, False),
    ("Rachel Imison", COUNCIL_ITSELF, False),
    ("Chief Inspector Dawn Pettifer", POLICE, False),
    ("Sergeant Owen Tully", POLICE, False),
    ("Neil Abara", FIRE, False),
    ("Ian Frampton", COUNTY, False),
    ("Judith Orme", PROBATION, False),
    ("Dr Simon Vale", HEALTH, False),
    ("Marcus Leigh", COMMISSIONER, False),
    ("Leanne Driscoll", HOUSING, False),
    ("Patricia Gower", PARISHES, False),
    ("Tom Askham", FARMERS, False),
)
BOARD = "Partnership Board"
GROUPS = (
    Group(BOARD, PORTFOLIO_HOLDER, "board"),
    Group("Joint Action Group", MANAGER, under=BOARD, purpose="Takes single cases and places, each month."),
    Group("Rural Crime Group", "Sergeant Owen Tully", under=BOARD),
)

CENTRE, COAST, INDEPENDENTS = "District Alliance", "Coast and Country", "Independent"
COMMITTEE = {
    "name": "Scrutiny Committee",
    "quorum": 3,
    "number_run": NumberRun.MUNICIPAL_YEAR,
    "number_width": 1,
    "decision_word": "RESOLVED",
    "house_style": ReadyStyle.DECIMAL,
    "terms_of_reference": (
        "To scrutinise the Cabinet and outside bodies, and to act as the Council's crime and disorder committee."
    ),
}
SEATS = (
    Seat("Cllr Wendy Larter", Office.CHAIR, COAST),
    Seat("Cllr Philip Stroud", Office.VICE_CHAIR, CENTRE),
    Seat("Cllr Nadia Rahman", group=CENTRE),
    Seat("Cllr George Fenner", group=COAST),
    Seat("Cllr Lucy Marchant", group=CENTRE),
    Seat("Cllr Barry Oakes", group=INDEPENDENTS),
    Seat("Cllr Helen Tavener", group=COAST),
    Seat("Cllr Roy Pickard", Office.SUBSTITUTE, COAST),
)
UPDATE = "Recommendations tracker"
STANDING = (
    (ItemKind.APOLOGIES, "Apologies for absence"),
    (ItemKind.MINUTES, "Minutes"),
    (ItemKind.INTERESTS, "Declarations of interest"),
    (ItemKind.URGENT, "Urgent business"),
    (ItemKind.RECOMMENDATIONS_UPDATE, UPDATE),
)
