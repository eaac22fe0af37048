"""The figures of a tracker against a small set that was counted by hand."""

import datetime as dt
from itertools import pairwise

import pytest
from django.urls import reverse
from lxml import html

from meetings import tracker_figures
from meetings.late_answers import Outcome, Tally
from meetings.models import Recommendation, Resolution
from meetings.models.finding import Finding
from meetings.recommendation_enums import FindingKind
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 3, 1)
FIRE, POLICE = "Larkshire Fire and Rescue Service", "Larkshire Police"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@kept
def asked(committee, clerk, chair, fire_service, police, partner):
    """By name: what was sent to the fire service and the police over four municipal years, and what came back."""

    def sent(body, on: str) -> Recommendation:
        return make_sent_recommendation(body, committee=committee, by=clerk, on=day(on))

    def answered(row: Recommendation, on: str, **fields) -> None:
        make_answer(row.addressees.get(), by=clerk, received_on=day(on), **fields)

    made = {
        "before": sent(police, "2022-06-01"),
        "prompt": sent(fire_service, "2024-06-03"),
        "tardy": sent(fire_service, "2025-09-01"),
        "unanswered": sent(fire_service, "2025-10-06"),
        "in part": sent(fire_service, "2025-12-01"),
        "not looked at": sent(fire_service, "2026-01-05"),
        "not due": sent(police, "2026-02-16"),
    }
    answered(made["before"], "2022-06-20")
    answered(made["prompt"], "2024-06-13")
    answered(made["tardy"], "2025-10-11")
    answered(made["in part"], "2025-12-09", is_partial=True)
    make_answer(made["not looked at"].addressees.get(), by=partner, received_on=day("2026-01-10"))
    return made


@pytest.fixture
def figures(asked, council):
    return lambda rows=None: tracker_figures.figures(
        Recommendation.objects.all() if rows is None else rows, council, TODAY
    )


def counts(line) -> tuple[int, ...]:
    return line.asked, line.in_time, line.late, line.overdue, line.awaited, line.other


def test_each_body_is_counted_by_the_year_in_which_it_was_asked(figures):
    fire, police = figures().late.bodies
    assert (fire.name, police.name) == (FIRE, POLICE)
    assert [(label, counts(line)) for label, line in fire.years] == [
        ("2024/25", (1, 1, 0, 0, 0, 0)),
        ("2025/26", (4, 0, 1, 2, 1, 0)),
    ]
    assert [label for label, line in police.years] == ["2025/26"]
    assert counts(police.total) == (1, 0, 0, 0, 1, 0)


def test_all_bodies_add_up_and_every_question_has_one_outcome(figures):
    total = figures().late.total
    assert counts(total) == (6, 1, 1, 2, 2, 0)
    assert total.asked == sum(counts(total)[1:])


def test_the_median_is_of_whole_answers_that_count(figures):
    fire, police = figures().late.bodies
    assert fire.total.median_days == 25  # of 10 and 40 days
    assert police.total.median_days is None


def test_an_answer_on_the_extended_day_is_in_time(figures, asked):
    row = asked["tardy"].addressees.get()
    row.due_on = day("2025-10-11")
    row.save(update_fields=["due_on"])
    assert counts(figures().late.bodies[0].total)[1:3] == (2, 0)


def test_what_ended_unanswered_is_not_overdue(figures, asked):
    Recommendation.objects.filter(pk=asked["unanswered"].pk).update(
        status="superseded", confirmed_on=day("2026-02-01")
    )
    line = figures().late.bodies[0].total
    assert (line.overdue, line.other) == (1, 1)


def test_only_what_is_handed_over_is_counted(figures, asked):
    found = figures(Recommendation.objects.filter(pk=asked["prompt"].pk))
    assert counts(found.late.total) == (1, 1, 0, 0, 0, 0)
    assert [quarter.total for quarter in found.quarters] == [1] * len(found.quarters)


def test_answer_times_are_spread_around_the_duty(figures):
    found = {span.label: (span.in_time, span.late) for span in figures().spans}
    assert list(found)[:5] == ["0–7", "8–14", "15–21", "22–28", "29–35"]
    assert found["8–14"] == (1, 0)
    assert found["36–42"] == (0, 1)
    assert sum(map(sum, found.values())) == 2


@pytest.mark.parametrize("duty", [1, 2, 3, 5, 28, 60, 365])
def test_a_span_ends_at_the_duty_whatever_the_days(duty):
    answers = [Tally("Police", 2025, Outcome.IN_TIME, days, 1) for days in (0, duty, duty + 1, 5 * duty)]
    spans = tracker_figures.answer_times(answers, duty)
    assert duty in [span.last for span in spans]
    assert sum(span.in_time for span in spans) == len(answers)
    edges = [(span.last, following.first) for span, following in pairwise(spans)]
    assert all(last + 1 == first for last, first in edges)


def test_states_are_told_at_the_end_of_each_quarter(figures):
    found = {str(quarter.day): quarter.counts for quarter in figures().quarters}
    # Agreed, awaited, answered, confirmed, ended otherwise.
    assert found["2024-03-31"] == (0, 0, 1, 0, 0)
    assert found["2024-06-30"] == (0, 0, 2, 0, 0)
    assert found["2025-09-30"] == (0, 1, 2, 0, 0)
    assert found["2025-12-31"] == (0, 2, 3, 0, 0)
    assert found[str(TODAY)] == (0, 4, 3, 0, 0)
    assert len(found) == 12


def test_what_was_confirmed_and_opened_again_counts_as_it_stood(figures, asked, clerk):
    row = asked["prompt"]
    told = {"recommendation": row, "words": "Seen.", "by": clerk}
    for kind, on in (
        (FindingKind.CONFIRMED, "2024-11-04"),
        (FindingKind.REOPENED, "2025-05-20"),
        (FindingKind.NOT_IMPLEMENTED, "2026-02-02"),
    ):
        Finding.objects.create(kind=kind, on=day(on), **told)
    Recommendation.objects.filter(pk=row.pk).update(status="not-implemented", confirmed_on=day("2026-02-02"))
    found = figures(Recommendation.objects.filter(pk=row.pk)).quarters
    assert [(str(quarter.day), quarter.counts.index(1)) for quarter in found] == [
        ("2024-06-30", 2),
        ("2024-09-30", 2),
        ("2024-12-31", 3),
        ("2025-03-31", 3),
        ("2025-06-30", 2),
        ("2025-09-30", 2),
        ("2025-12-31", 2),
        ("2026-03-01", 4),
    ]


def test_nothing_yet_is_a_sentence_and_no_picture(client, council, committee):
    page = client.get(reverse("public:recommendation-figures", args=[council.slug]))
    assert "No recommendation has been made yet." in page.text
    assert '<svg class="app-chart' not in page.text


def page_of(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def test_officers_read_table_and_picture_of_their_committee(client_for, clerk, committee, asked):
    page = page_of(client_for(clerk).get(reverse("meetings:tracker-figures", args=[committee.pk])))
    assert len(page.findall(".//h1")) == 1
    names = [picture.find("title").text for picture in page.iterfind(".//svg[@role='img']")]
    assert names == ["Days from sending to the full answer", "Recommendations by state"]
    captions = [caption.text for caption in page.iterfind(".//table/caption")]
    assert len(captions) == 3
    assert FIRE in page.text_content()


def test_a_partner_sees_figures_of_its_own_body_alone(client_for, partner, committee, asked):
    words = client_for(partner).get(reverse("meetings:tracker-figures", args=[committee.pk])).text
    assert FIRE in words
    assert POLICE not in words


def test_exempt_ones_are_counted_for_nobody_who_may_not_read_them(
    client, client_for, co_optee, clerk, council, committee, asked
):
    Resolution.objects.filter(recommendation__addressees__organisation__name=FIRE).update(is_exempt=True)
    own = reverse("meetings:tracker-figures", args=[committee.pk])
    for words in (
        client.get(reverse("public:recommendation-figures", args=[council.slug])).text,
        client_for(co_optee).get(own).text,
    ):
        assert POLICE in words
        assert FIRE not in words
    assert FIRE in client_for(clerk).get(own).text


def test_residents_choose_a_committee(client, council, committee, asked):
    address = reverse("public:recommendation-figures", args=[council.slug])
    assert FIRE in client.get(address).text
    assert FIRE in client.get(address, {"committee": committee.pk}).text
    # A committee that is not there is no choice: all are shown, and the form says so.
    assert client.get(address, {"committee": 0}).status_code == 200


def test_figures_take_few_queries(client, council, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(reverse("public:recommendation-figures", args=[council.slug]))
