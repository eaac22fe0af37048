"""What comes of an imported tracker on the pages of recommendations: states, answers, findings, and who sees them."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.enums import AddresseeStatus, Answer, RecommendationStatus
from meetings.models import Recommendation
from meetings.services import recommendation_updates, tracker_imports
from meetings.tracker_states import UNION, position_of
from scrutiny import jobs
from tests.meetings.tracker_files import make_import, small_file

HEADINGS = (
    *("Ref", "Date", "Recommendation", "Owner", "Status", "Response", "Action", "Timescale"),
    *("Date of response", "Date implemented", "Minute number", "Lead officer"),
)
DAY = "12/03/2019"


def imported(committee, clerk, *rows, **options):
    file = small_file(*rows, headings=HEADINGS)
    tracker = make_import(committee, by=clerk, file=file, as_at=dt.date(2020, 6, 30), **options)
    assert [row.problems for row in tracker.rows.filter(state="kept")] == []
    jobs.run(str(tracker_imports.confirm(tracker=tracker, by=clerk, expected_version=tracker.version).pk))
    return {row.reference: row for row in Recommendation.objects.prefetch_related("addressees__responses")}


def said(*cells):
    return [*cells, *[None] * (len(HEADINGS) - len(cells))]


def test_every_state_of_the_union_has_its_place(committee, clerk, police):
    rows = [
        said(f"R{number}", DAY, f"Wording {number}", "Larkshire Police", union.term)
        for number, union in enumerate(UNION)
    ]
    made = imported(committee, clerk, *rows)
    told = {union.term: position_of(made[f"R{number}"]).term for number, union in enumerate(UNION)}
    # What was sent is awaited; an answer that was due in 2019 is overdue today.
    awaited = dict.fromkeys(("sent", "awaiting-response"), "overdue")
    assert told == {union.term: union.term for union in UNION} | awaited


def test_an_answer_comes_with_its_reason_action_lead_and_date(committee, clerk, police):
    row = [
        "R1",
        DAY,
        "Light it",
        "Larkshire Police",
        "Accepted",
        "It is dark",
        "New lamps",
        "end of May 2020",
    ]
    made = imported(committee, clerk, [*row, "1/5/2019", None, "Minute 12, 12 March 2019", "Insp. Reed"])
    (addressee,) = made["R1"].addressees.all()
    response = addressee.answer
    assert (response.answer, response.reason, response.action) == (Answer.ACCEPTED, "It is dark", "New lamps")
    assert (response.lead, response.target_date) == ("Insp. Reed", dt.date(2020, 5, 31))
    assert response.is_late
    assert (addressee.status, made["R1"].status) == (AddresseeStatus.ACCEPTED, RecommendationStatus.ANSWERED)
    assert made["R1"].origin == "Minute 12, 12 March 2019"


def test_an_answer_without_its_date_is_not_called_late(committee, clerk, police):
    made = imported(committee, clerk, said("R1", DAY, "Light it", "Larkshire Police", "Accepted", "Yes"))
    response = made["R1"].addressees.get().answer
    assert not response.is_late
    assert response.received_on == dt.date(2019, 4, 9)


def test_the_clock_can_be_counted_again_from_what_is_stored(committee, clerk, police):
    made = imported(committee, clerk, said("R1", DAY, "Light it", "Larkshire Police", "Awaiting response"))
    addressee = made["R1"].addressees.get()
    assert addressee.due_on == addressee.counted_due.date == dt.date(2019, 4, 9)


def test_a_finding_comes_with_its_date_and_words(committee, clerk, police):
    row = said("R1", DAY, "Light it", "Larkshire Police", "Confirmed complete (minute 9)")
    row[9] = "4 June 2020"
    made = imported(committee, clerk, row)
    finding = made["R1"].findings.get()
    assert (finding.kind, finding.on, finding.by) == ("confirmed", dt.date(2020, 6, 4), clerk)
    assert made["R1"].confirmed_on == dt.date(2020, 6, 4)
    assert finding.words == "Confirmed complete (minute 9)"


def test_a_duplicate_names_the_one_that_it_is_of(committee, clerk, police):
    made = imported(
        committee,
        clerk,
        said("R1", DAY, "Light it", "Larkshire Police", "Ongoing"),
        said("R2", DAY, "Light it all", "Larkshire Police", "Duplicate (see R1)"),
    )
    assert made["R2"].status == RecommendationStatus.DUPLICATE
    assert made["R2"].findings.get().successor == made["R1"]


def test_what_says_no_state_is_agreed_and_not_sent(committee, clerk, police):
    made = imported(committee, clerk, said("R1", DAY, "Light it", "Larkshire Police"))
    assert made["R1"].status == RecommendationStatus.MADE
    assert made["R1"].addressees.get().status == AddresseeStatus.NOT_SENT


def test_references_are_given_anew_where_a_tracker_begins_again_with_each_review(committee, clerk, police):
    made = imported(
        committee,
        clerk,
        said("1", DAY, "Light it", "Larkshire Police", "Ongoing"),
        said("1", "1/6/2019", "Mend it", "Larkshire Police", "Ongoing"),
        numbers_anew=True,
    )
    assert {reference: row.text for reference, row in made.items()} == {
        "2018/19 R1": "Light it",
        "2019/20 R1": "Mend it",
    }
    assert made["2018/19 R1"].origin == "Row 2 of the tracker “tracker.xlsx”, number 1"


def test_the_preview_says_which_days_are_taken_for_those_that_are_not_told(committee, clerk, police):
    file = small_file(
        said("R1", DAY, "Light it", "Larkshire Police", "Accepted"),
        said("R2", DAY, "Mend it", "Larkshire Police"),
        headings=HEADINGS,
    )
    tracker = make_import(committee, by=clerk, file=file)
    assert {row.number: row.notes for row in tracker.rows.filter(state="ready")} == {
        2: [
            "No date sent: the day on which it was made is taken.",
            "No date of the answer: it is taken as given in time.",
        ],
        3: ["No state: it is taken as agreed, and not sent yet."],
    }


def test_the_wording_of_an_imported_draft_is_settled_like_any_other(committee, clerk, police, client_for):
    made = imported(committee, clerk, said("R1", DAY, "Light it", "Larkshire Police", "Draft"))
    url = reverse("meetings:recommendation-settle", args=[made["R1"].pk])
    form = client_for(clerk).get(url).context["form"]
    day = timezone.localdate()
    sent = {
        "text": "Light it all",
        "settled_by": "The Chair",
        "version": form["version"].value(),
        **{f"on-{part}": getattr(day, part) for part in ("day", "month", "year")},
    }
    assert client_for(clerk).post(url, sent).status_code == 302
    made["R1"].refresh_from_db()
    assert (made["R1"].status, made["R1"].text) == (RecommendationStatus.MADE, "Light it all")


@pytest.mark.parametrize("is_public", [True, False])
def test_residents_see_it_where_the_officer_said_so(is_public, committee, clerk, police):
    made = imported(
        committee, clerk, said("R1", DAY, "Light it", "Larkshire Police", "Ongoing"), is_public=is_public
    )
    page = Client().get(made["R1"].get_public_url())
    assert page.status_code == (200 if is_public else 404)
    if is_public:
        assert "Light it" in page.content.decode()


def test_officer_member_and_body_read_it_with_its_chain(committee, clerk, police, member, client_for):
    made = imported(
        committee,
        clerk,
        [*said("R1", DAY, "Light it", "Larkshire Police", "Complete")[:10], "Minute 12", None],
    )
    for person in (clerk, member):
        page = client_for(person).get(made["R1"].get_absolute_url()).content.decode()
        assert "Light it" in page
        assert "Minute 12" in page
        assert "R1" in client_for(person).get(reverse("meetings:recommendation-list")).content.decode()


def test_it_is_followed_on_like_any_other(committee, clerk, police, client_for):
    made = imported(committee, clerk, said("R1", DAY, "Light it", "Larkshire Police", "Awaiting response"))
    page = client_for(clerk).get(made["R1"].get_absolute_url()).content.decode()
    assert reverse("meetings:addressee-answer", args=[made["R1"].addressees.get().pk]) in page
    assert "Overdue" in page


def test_the_yearly_update_tells_of_it(committee, clerk, police, next_meeting):
    day = timezone.localdate() - dt.timedelta(days=200)
    imported(
        committee,
        clerk,
        said("R1", f"{day:%d/%m/%Y}", "Light it", "Larkshire Police", "Ongoing"),
        rag="green",
    )
    report = recommendation_updates.draft(meeting=next_meeting, by=clerk)
    assert "Light it" in "\n".join(section.body for section in report.sections.all())


@pytest.fixture
def next_meeting(meeting):
    return meeting
