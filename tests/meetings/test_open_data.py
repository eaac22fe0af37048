"""Recommendations as open data: what is in the files, what is not, and that the page about them says all of it."""

import csv
import datetime as dt
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings import open_data, open_record
from meetings.models import Recommendation
from meetings.recommendation_enums import FindingKind
from meetings.services import findings, progress
from tests.kept import kept
from tests.meetings.recommendation_factories import (
    make_answer,
    make_evidence,
    make_recommendation,
    make_sent_recommendation,
)

pytestmark = pytest.mark.django_db

FIRE = "Larkshire Fire and Rescue Service"


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


@kept
def followed(committee, clerk, chair, fire_service, police):
    """Answered by the fire service in part, then in full, with progress; by the police not yet."""
    sent = make_sent_recommendation(fire_service, police, committee=committee, by=clerk, on=days_ago(20))
    fire = sent.addressees.get(organisation=fire_service)
    make_evidence(fire, by=clerk)
    make_answer(fire, by=clerk, received_on=days_ago(2), reason='="Yes", we will.')
    fire.refresh_from_db()
    progress.report(addressee=fire, by=clerk, text="Two wards are done.", rag="amber")
    return sent


@pytest.fixture
def read(client, council):
    def asked(name: str, **query):
        answer = client.get(reverse(f"public:{name}", args=[council.slug]), query)
        assert answer.status_code == 200
        return answer.getvalue().decode()

    return asked


def rows_of(text: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_csv_has_a_row_for_each_body(read, followed, committee):
    fire, police = rows_of(read("recommendations-csv"))
    assert fire["id"] == police["id"] == str(followed.pk)
    assert fire["reference"] == followed.reference
    assert fire["committee"] == committee.name
    assert fire["address"] == f"http://testserver{followed.get_public_url()}"
    assert (fire["body"], police["body"]) == (FIRE, "Larkshire Police")
    assert fire["sent_on"] == days_ago(20).isoformat()
    assert fire["answered_on"] == days_ago(2).isoformat()
    assert (fire["answered_late"], fire["answer_is_partial"]) == ("no", "no")
    assert fire["progress"] == "Two wards are done."
    assert (police["body_state"], police["answer"], police["answered_late"]) == ("awaiting-response", "", "")


def test_a_spreadsheet_takes_no_cell_for_a_formula(read, followed):
    fire = rows_of(read("recommendations-csv"))[0]
    assert fire["reason"] == '\'="Yes", we will.'


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_each_beginning_of_a_formula_is_made_harmless(text):
    assert open_data.cell(text) == f"'{text}"


def test_values_are_written_for_programmes():
    values = (None, True, False, dt.date(2026, 3, 1), 28, "Text = text")
    assert [open_data.cell(value) for value in values] == ["", "yes", "no", "2026-03-01", "28", "Text = text"]


def test_the_json_has_all_answers_and_its_licence(read, followed, council):
    told = json.loads(read("recommendations-json"))
    assert told["council"] == council.name
    assert told["licence"] == "Open Government Licence v3.0"
    fire = told["recommendations"][0]["bodies"][0]
    assert [(one["answer"], one["is_partial"]) for one in fire["answers"]] == [
        ("in-part", True),
        ("accepted", False),
    ]
    assert fire["answers"][1]["reason"] == '="Yes", we will.'
    assert fire["evidence"][0]["address"].startswith("http://testserver/public/larkmere/evidence/")
    assert fire["due_on"] in (days_ago(20) + dt.timedelta(days=28)).isoformat()


def test_the_json_of_one_is_the_same_as_in_the_list(client, read, followed, council):
    own = client.get(reverse("public:recommendation-json", args=[council.slug, followed.pk])).json()
    assert own == json.loads(read("recommendations-json"))["recommendations"][0]


def test_an_answer_that_does_not_count_is_in_neither(read, committee, clerk, chair, fire_service, partner):
    sent = make_sent_recommendation(fire_service, committee=committee, by=clerk)
    make_answer(sent.addressees.get(), by=partner, reason="Not looked at yet.")
    for name in ("recommendations-csv", "recommendations-json"):
        told = read(name)
        assert sent.reference in told
        assert "Not looked at yet." not in told
        assert "given" not in told.replace("given_", "")
    assert rows_of(read("recommendations-csv"))[0]["body_state"] == "awaiting-response"


def test_no_address_and_no_writer_is_told(read, followed, fire_service, clerk):
    for name in ("recommendations-csv", "recommendations-json"):
        told = read(name)
        assert fire_service.contact_email
        assert fire_service.contact_email not in told
        assert clerk.name not in told
        assert "example.org" not in told


def test_one_of_a_draft_is_in_neither(client, read, committee, clerk, chair, fire_service, council):
    draft = make_recommendation(fire_service, committee=committee, by=clerk, publish=False)
    assert rows_of(read("recommendations-csv")) == []
    assert json.loads(read("recommendations-json"))["recommendations"] == []
    own = client.get(reverse("public:recommendation-json", args=[council.slug, draft.pk]))
    assert own.status_code == 404


def test_one_that_nobody_was_asked_has_a_row(read, committee, clerk, chair, police):
    make_recommendation(police, committee=committee, by=clerk).addressees.all().delete()
    (row,) = rows_of(read("recommendations-csv"))
    assert (row["body"], row["state"]) == ("", "agreed")


def test_the_committees_finding_is_told_once_its_minutes_are_out(read, followed, committee, clerk, police):
    recorded = findings.record(
        recommendation=followed,
        kind=FindingKind.SUPERSEDED,
        by=clerk,
        on=timezone.localdate(),
        words="The new strategy says it better.",
    )
    row = rows_of(read("recommendations-csv"))[0]
    assert (row["finding"], row["finding_words"]) == ("superseded", recorded.words)
    draft = make_recommendation(police, committee=committee, by=clerk, publish=False).resolution.minute
    type(recorded).objects.filter(pk=recorded.pk).update(minute=draft)
    row = rows_of(read("recommendations-csv"))[0]
    assert (row["finding"], row["finding_words"], row["finding_minute"]) == ("superseded", "", "")


def test_a_successor_and_a_predecessor_are_told_where_residents_may_read_them(
    read, followed, committee, clerk, fire_service
):
    other = make_recommendation(fire_service, committee=committee, by=clerk, date=days_ago(1))
    findings.record(
        recommendation=followed,
        kind=FindingKind.DUPLICATE,
        by=clerk,
        on=timezone.localdate(),
        words="The same.",
        successor=other,
    )
    first, second = json.loads(read("recommendations-json"))["recommendations"]
    assert first["findings"][0]["successor"]["reference"] == other.reference
    assert [one["reference"] for one in second["predecessors"]] == [followed.reference]
    other.resolution.is_exempt = True
    other.resolution.save(update_fields=["is_exempt"])
    (first,) = json.loads(read("recommendations-json"))["recommendations"]
    assert first["findings"][0]["successor"] is None


def test_a_committee_and_a_municipal_year_are_chosen_by_the_address(read, followed, committee):
    year = rows_of(read("recommendations-csv"))[0]["municipal_year"].replace("/", "-")
    before = f"{int(year[:4]) - 1}-{year[2:4]}"
    assert len(rows_of(read("recommendations-csv", committee=committee.pk, year=year))) == 2
    assert rows_of(read("recommendations-csv", year=before)) == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"year": "2026"}, "Give a municipal year such as 2026-27."),
        ({"year": "2026-29"}, "Give a municipal year such as 2026-27."),
        ({"year": "9999-00"}, "Give a municipal year such as 2026-27."),
        ({"committee": "0"}, "Give the number of a committee of this council."),
        ({"committee": "x"}, "Give the number of a committee of this council."),
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_words(client, council, committee, query, sentence):
    answer = client.get(reverse("public:recommendations-csv", args=[council.slug]), query)
    assert answer.status_code == 400
    assert answer.text == sentence


def test_the_page_explains_every_column_and_every_field(client, read, followed, council):
    page = client.get(reverse("public:recommendation-data", args=[council.slug])).text
    for name in rows_of(read("recommendations-csv"))[0]:
        assert f"<code>{name}</code>" in page, name
    for path in paths_of(json.loads(read("recommendations-json"))["recommendations"][0]):
        assert f"<code>{path}</code>" in page, path
    assert "Open Government Licence v3.0" in page


def paths_of(value, above: str = "") -> set[str]:
    """Each place of a JSON object as the page writes it."""
    found = set()
    for name, inside in value.items():
        path = f"{above}{name}{'[]' if isinstance(inside, list) else ''}"
        found.add(path)
        for one in inside if isinstance(inside, list) else [inside]:
            if isinstance(one, dict):
                found |= paths_of(one, f"{path}.")
    return found


def test_what_the_page_explains_is_in_the_file(read, followed):
    told = paths_of(json.loads(read("recommendations-json"))["recommendations"][0])
    top = {one.path for one in open_data.described() if "." not in one.path}
    assert top == {path for path in told if "." not in path}
    assert {"bodies[].answers[].reason", "bodies[].progress[].rag"} <= told & {
        one.path for one in open_data.described()
    }


def test_many_are_fetched_some_at_a_time(committee, clerk, chair, police, fire_service):
    for number in range(4):
        make_sent_recommendation(police, fire_service, committee=committee, by=clerk, on=days_ago(9 + number))
    counts = [asked(size) for size in (2, 4, 50)]
    assert counts[1] == counts[2]
    assert counts[0] <= 2 * counts[1]
    assert counts[1] <= 8


def asked(size: int) -> int:
    with CaptureQueriesContext(connection) as context:
        told = list(open_record.records(Recommendation.objects.published(), size=size))
    assert len(told) == 4
    return len(context)


def test_what_has_not_changed_is_not_sent_again(client, followed, council, clerk):
    address = reverse("public:recommendations-json", args=[council.slug])
    first = client.get(address)
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    assert client.get(f"{address}?year=2020-21", headers=again).status_code == 200
    make_answer(followed.addressees.last(), by=clerk)
    assert client.get(address, headers=again).status_code == 200
