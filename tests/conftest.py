"""The named cast, one fixture a person, and the records tests stand on. A resident is Django's `client`."""

import logging
from unittest.mock import Mock

import pgtrigger
import pytest
from django.db import connection
from django.test import Client, TransactionTestCase

from meetings.enums import Office
from meetings.papers import report_document, sample_report
from tests import factories
from tests.access_world import CAST, World
from tests.kept import Made, kept
from tests.meetings import report_factories

pytest_plugins = ["tests.services", "tests.halves", "tests.pdf_ua"]


@pytest.fixture(scope="session", autouse=True)
def audit_log_emptied_between_transactional_tests():
    """Tests that commit leave their rows, and Django empties all tables after each of them.

    The audit log is among them, which the database lets nobody empty: the trigger looks away for that moment.
    """
    empty_tables = TransactionTestCase._fixture_teardown

    def empty_all_tables(test):
        with connection.cursor() as cursor:
            # The ready house styles come again when all is empty: under the keys that kept records know them by.
            for table in ("meetings_housestyle", "meetings_housestyleversion"):
                cursor.execute(f"ALTER TABLE {table} ALTER COLUMN id RESTART")
        with pgtrigger.ignore("scrutiny.AuditEvent:audit_is_never_emptied"):
            empty_tables(test)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_all_tables)
        yield


@pytest.fixture
def hushed():
    """Refusals are not logged: where every address is asked, that takes its time."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def unprinted(monkeypatch):
    """Reports and samples of house styles are not laid out: where every address is asked, that takes its time."""
    for module in (report_document, sample_report):
        monkeypatch.setattr(module, "print_html", lambda html, **options: Mock(pdf=b"%PDF-"))


@pytest.fixture
def printed_once(monkeypatch):
    """The same report is laid out once, however many people ask for it."""

    def remembered(layout):
        made = {}

        def print_html(html, *, frame, images=()):
            key = (html, frame, tuple(images))
            if key not in made:
                made[key] = layout(html, frame=frame, images=dict(images))
            return made[key]

        return print_html

    for module in (report_document, sample_report):
        monkeypatch.setattr(module, "print_html", remembered(module.print_html))


@pytest.fixture
def made(db, media_folder) -> Made:
    """What `kept` fixtures have put into the database of this test."""
    return Made(media_folder)


@pytest.fixture
def client_for(db):
    """`client_for(clerk)`: a browser in which that person has signed in."""

    def signed_in(user) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return signed_in


@kept
def system_administrator(db):
    return factories.make_system_administrator()


@kept
def council(system_administrator):
    """Larkmere Borough Council, in England."""
    return factories.make_council(by=system_administrator)


@kept
def administrator(council, system_administrator):
    return factories.make_user(
        "Adaeze Bright", council=council, by=system_administrator, role="council-administrator"
    )


@kept
def clerk(council, administrator):
    """The committee officer."""
    return factories.make_user("Priya Nair", council=council, by=administrator, role="committee-officer")


@kept
def partnership_officer(council, administrator):
    return factories.make_user("Tom Hale", council=council, by=administrator, role="partnership-officer")


@kept
def report_author(council, administrator, clerk):
    user = factories.make_user("Grace Okafor", council=council, by=administrator, role="report-author")
    factories.make_person("Grace Okafor", council=council, by=clerk, user=user)
    return user


@kept
def reviewer(council, administrator, clerk):
    """The Monitoring Officer: an account without any role, who signs off legal implications."""
    user = factories.make_user("Helen Quill", council=council, by=administrator)
    report_factories.make_reviewer("Helen Quill", "Monitoring Officer", council=council, by=clerk, user=user)
    return factories.fresh(user)


@pytest.fixture
def seat(council, administrator, clerk):
    """`seat("Cllr Dev Patel", committee, office=…)`: somebody who signs in and sits on the committee."""

    def seated(name, committee, **membership):
        user = factories.make_user(name, council=council, by=administrator)
        is_councillor = name.startswith("Cllr")
        person = factories.make_person(
            name, council=council, by=clerk, user=user, is_councillor=is_councillor
        )
        factories.make_committee_member(person, committee=committee, by=clerk, **membership)
        return factories.fresh(user)

    return seated


@kept
def chair(seat, committee):
    return seat("Cllr Margaret Ash", committee, office=Office.CHAIR)


@kept
def member(seat, committee):
    return seat("Cllr Dev Patel", committee)


@kept
def substitute(seat, committee):
    return seat("Cllr Hugh Marlow", committee, office=Office.SUBSTITUTE)


@kept
def co_optee(seat, committee):
    """Co-opted without a vote and without exempt papers."""
    return seat("Rev. Joan Firth", committee, office=Office.CO_OPTED, has_vote=False, sees_exempt=False)


@kept
def theme_lead(council, administrator, partnership_officer, priority):
    """Leads the first priority of the plan."""
    user = factories.make_user("Supt. Elin Rhys", council=council, by=administrator)
    person = factories.make_person("Supt. Elin Rhys", council=council, by=partnership_officer, user=user)
    factories.make_theme_lead(person, priority=priority, by=partnership_officer)
    return factories.fresh(user)


@kept
def partner(council, administrator, partnership_officer, partnership, fire_service):
    """Represents the fire service on the partnership."""
    name = "Chief Fire Officer Sam Cole"
    user = factories.make_user(name, council=council, by=administrator)
    person = factories.make_person(name, council=council, by=partnership_officer, user=user)
    factories.make_partnership_member(
        person, partnership=partnership, by=partnership_officer, organisation=fire_service
    )
    return factories.fresh(user)


@kept
def other_council(system_administrator):
    """A second council on the same service, in Wales."""
    return factories.make_council(
        by=system_administrator, name="Cwmhafren County Borough Council", nation="wales", notice_days=3
    )


@kept
def other_administrator(other_council, system_administrator):
    return factories.make_user(
        "Gwen Pryce", council=other_council, by=system_administrator, role="council-administrator"
    )


@kept
def other_clerk(other_council, other_administrator):
    """A committee officer who works for another council only."""
    return factories.make_user(
        "Colin Frost", council=other_council, by=other_administrator, role="committee-officer"
    )


@kept
def fire_service(council, partnership_officer):
    return factories.make_organisation(
        "Larkshire Fire and Rescue Service",
        council=council,
        by=partnership_officer,
        contact_email="control@larkshire-fire.example",
    )


@kept
def police(council, partnership_officer):
    return factories.make_organisation(
        "Larkshire Police",
        council=council,
        by=partnership_officer,
        contact_email="liaison@larkshire-police.example",
    )


@kept
def partnership(council, partnership_officer):
    """The Safer Larkmere Partnership."""
    return factories.make_partnership(council=council, by=partnership_officer)


@kept
def plan(partnership, partnership_officer):
    """The partnership's adopted plan, with two priorities."""
    plan = factories.make_plan(partnership=partnership, by=partnership_officer)
    for title in ("Anti-social behaviour", "Serious violence"):
        factories.make_priority(title, plan=plan, by=partnership_officer)
    return plan


@kept
def priority(plan):
    """The plan's first priority."""
    return plan.priorities.first()


@kept
def committee(council, clerk, partnership):
    """The designated committee; it holds the Safer Larkmere Partnership to account."""
    return factories.make_committee(council=council, by=clerk, partnership=partnership)


@kept
def meeting(committee, clerk):
    """A meeting about six weeks from today, at 7.00 pm."""
    return factories.make_meeting(committee=committee, by=clerk)


@kept(of=CAST)
def world(**cast) -> World:
    """One of each record, for tests that go through every address."""
    return World(cast.__getitem__)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database; connections that a server thread of the journeys left open do not keep it from going."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
