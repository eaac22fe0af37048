"""The named cast, one fixture a person, and the records tests stand on. A resident is Django's `client`."""

import pgtrigger
import pytest
from django.db import connection
from django.test import Client, TransactionTestCase

from meetings.enums import Office
from tests import factories
from tests.meetings import report_factories

pytest_plugins = ["tests.services"]


@pytest.fixture(scope="session", autouse=True)
def audit_log_emptied_between_transactional_tests():
    """Tests that commit leave their rows, and Django empties all tables after each of them.

    The audit log is among them, which the database lets nobody empty: the trigger looks away for that moment.
    """
    empty_tables = TransactionTestCase._fixture_teardown

    def empty_all_tables(test):
        with pgtrigger.ignore("scrutiny.AuditEvent:audit_is_never_emptied"):
            empty_tables(test)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_all_tables)
        yield


@pytest.fixture
def client_for(db):
    """`client_for(clerk)`: a browser in which that person has signed in."""

    def signed_in(user) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return signed_in


@pytest.fixture
def system_administrator(db):
    return factories.make_system_administrator()


@pytest.fixture
def council(system_administrator):
    """Larkmere Borough Council, in England."""
    return factories.make_council(by=system_administrator)


@pytest.fixture
def administrator(council, system_administrator):
    return factories.make_user(
        "Adaeze Bright", council=council, by=system_administrator, role="council-administrator"
    )


@pytest.fixture
def clerk(council, administrator):
    """The committee officer."""
    return factories.make_user("Priya Nair", council=council, by=administrator, role="committee-officer")


@pytest.fixture
def partnership_officer(council, administrator):
    return factories.make_user("Tom Hale", council=council, by=administrator, role="partnership-officer")


@pytest.fixture
def report_author(council, administrator, clerk):
    user = factories.make_user("Grace Okafor", council=council, by=administrator, role="report-author")
    factories.make_person("Grace Okafor", council=council, by=clerk, user=user)
    return user


@pytest.fixture
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


@pytest.fixture
def chair(seat, committee):
    return seat("Cllr Margaret Ash", committee, office=Office.CHAIR)


@pytest.fixture
def member(seat, committee):
    return seat("Cllr Dev Patel", committee)


@pytest.fixture
def substitute(seat, committee):
    return seat("Cllr Hugh Marlow", committee, office=Office.SUBSTITUTE)


@pytest.fixture
def co_optee(seat, committee):
    """Co-opted without a vote and without exempt papers."""
    return seat("Rev. Joan Firth", committee, office=Office.CO_OPTED, has_vote=False, sees_exempt=False)


@pytest.fixture
def theme_lead(council, administrator, partnership_officer, priority):
    """Leads the first priority of the plan."""
    user = factories.make_user("Supt. Elin Rhys", council=council, by=administrator)
    person = factories.make_person("Supt. Elin Rhys", council=council, by=partnership_officer, user=user)
    factories.make_theme_lead(person, priority=priority, by=partnership_officer)
    return factories.fresh(user)


@pytest.fixture
def partner(council, administrator, partnership_officer, partnership, fire_service):
    """Represents the fire service on the partnership."""
    name = "Chief Fire Officer Sam Cole"
    user = factories.make_user(name, council=council, by=administrator)
    person = factories.make_person(name, council=council, by=partnership_officer, user=user)
    factories.make_partnership_member(
        person, partnership=partnership, by=partnership_officer, organisation=fire_service
    )
    return factories.fresh(user)


@pytest.fixture
def other_council(system_administrator):
    """A second council on the same service, in Wales."""
    return factories.make_council(
        by=system_administrator, name="Cwmhafren County Borough Council", nation="wales", notice_days=3
    )


@pytest.fixture
def other_administrator(other_council, system_administrator):
    return factories.make_user(
        "Gwen Pryce", council=other_council, by=system_administrator, role="council-administrator"
    )


@pytest.fixture
def other_clerk(other_council, other_administrator):
    """A committee officer who works for another council only."""
    return factories.make_user(
        "Colin Frost", council=other_council, by=other_administrator, role="committee-officer"
    )


@pytest.fixture
def fire_service(council, partnership_officer):
    return factories.make_organisation(
        "Larkshire Fire and Rescue Service",
        council=council,
        by=partnership_officer,
        contact_email="control@larkshire-fire.example",
    )


@pytest.fixture
def police(council, partnership_officer):
    return factories.make_organisation(
        "Larkshire Police",
        council=council,
        by=partnership_officer,
        contact_email="liaison@larkshire-police.example",
    )


@pytest.fixture
def partnership(council, partnership_officer):
    """The Safer Larkmere Partnership."""
    return factories.make_partnership(council=council, by=partnership_officer)


@pytest.fixture
def plan(partnership, partnership_officer):
    """The partnership's adopted plan, with two priorities."""
    plan = factories.make_plan(partnership=partnership, by=partnership_officer)
    for title in ("Anti-social behaviour", "Serious violence"):
        factories.make_priority(title, plan=plan, by=partnership_officer)
    return plan


@pytest.fixture
def priority(plan):
    """The plan's first priority."""
    return plan.priorities.first()


@pytest.fixture
def committee(council, clerk, partnership):
    """The designated committee; it holds the Safer Larkmere Partnership to account."""
    return factories.make_committee(council=council, by=clerk, partnership=partnership)


@pytest.fixture
def meeting(committee, clerk):
    """A meeting about six weeks from today, at 7.00 pm."""
    return factories.make_meeting(committee=committee, by=clerk)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database; connections that a server thread of the journeys left open do not keep it from going."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
