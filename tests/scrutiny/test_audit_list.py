"""The audit log: append-only in the database too, filtered, paged, and cheap."""

import pytest
from django.db import DatabaseError, connection, transaction

from scrutiny import audit
from scrutiny.enums import Event
from scrutiny.models import AuditEvent


def test_an_administrator_reads_who_did_what(client_for, administrator, clerk):
    page = client_for(administrator).get("/audit/")
    assert "Adaeze Bright" in page.text
    assert "Role given" in page.text
    assert "Priya Nair: Committee officer" in page.text


def test_the_log_is_narrowed_by_event_person_and_subject(client_for, administrator, clerk, council):
    audit.record(Event.COUNCIL_CHANGED, by=clerk, subject=council, council=council)
    browser = client_for(administrator)
    narrowed = browser.get("/audit/", {"event": "council.changed", "actor": "priya", "subject": "lark"})
    assert "1 in all" in narrowed.text
    assert "Nothing fits." in browser.get("/audit/", {"event": "council.changed", "actor": "Adaeze"}).text
    assert "Anything" in browser.get("/audit/", {"event": "no such event"}).text


def test_a_page_holds_fifty_lines_and_queries_do_not_grow(
    client_for, administrator, council, django_assert_max_num_queries
):
    for _number in range(60):
        audit.record(Event.COUNCIL_CHANGED, by=administrator, subject=council, council=council)
    browser = client_for(administrator)
    with django_assert_max_num_queries(12):
        page = browser.get("/audit/")
    assert page.text.count("Council changed</td>") == 50


def test_lines_of_another_council_are_not_shown(client_for, administrator, other_clerk):
    assert "Colin Frost" not in client_for(administrator).get("/audit/").text


@pytest.mark.parametrize("person", ["clerk", "chair", "partner"])
def test_others_are_refused(person, client_for, request):
    refused = client_for(request.getfixturevalue(person)).get("/audit/")
    assert refused.status_code == 403
    assert "Only administrators read the audit log." in refused.text


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE scrutiny_auditevent SET actor = 'Nobody'",
        "DELETE FROM scrutiny_auditevent",
        "TRUNCATE scrutiny_auditevent",
    ],
)
def test_the_database_refuses_to_alter_the_log(statement, council):
    before = AuditEvent.objects.count()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEvent.objects.count() == before > 0


def test_what_is_undone_leaves_no_line(council, administrator):
    before = AuditEvent.objects.count()
    with transaction.atomic():
        audit.record(Event.COUNCIL_CHANGED, by=administrator, subject=council, council=council)
        transaction.set_rollback(True)
    assert AuditEvent.objects.count() == before
