"""A tracker of 400 rows is read and imported with every row accounted for."""

from collections import Counter

from meetings.enums import AddresseeStatus, RecommendationStatus
from meetings.models import Recommendation
from meetings.recommendation_enums import ImportRowState, ImportState
from meetings.services import tracker_imports
from scrutiny import jobs
from tests.kept import kept
from tests.meetings import tracker_files

READY, KEPT, IMPORTED, SKIPPED = ImportRowState


@kept
def large(committee, clerk, police, fire_service):
    return tracker_files.make_import(committee, by=clerk, file=tracker_files.large_file())


def confirmed(tracker, by):
    job = tracker_imports.confirm(tracker=tracker, by=by, expected_version=tracker.version)
    jobs.run(str(job.pk))
    tracker.refresh_from_db()
    return tracker


def states(tracker) -> Counter:
    return Counter(tracker.rows.values_list("state", flat=True))


def test_nothing_is_a_recommendation_before_the_preview_is_confirmed(large):
    assert large.state == ImportState.MATCHED
    assert Recommendation.objects.count() == 0


def test_every_row_of_the_file_is_accounted_for_in_the_preview(large):
    found = states(large)
    assert sum(found.values()) == tracker_files.ROWS_OF_THE_LARGE == large.sheets[0]["rows"]
    # A title, two empty rows, the headings, two headings in between, a total.
    assert found[SKIPPED] == 7
    # "ongoing" as the date made, no owner, a reference that is there already, an unknown state.
    assert found[KEPT] == 5 + 12 + 3 + 4
    assert found[READY] == 400 - 7 - 24


def test_every_row_of_the_file_is_accounted_for_once_it_is_imported(large, clerk):
    confirmed(large, clerk)
    assert states(large) == {IMPORTED: 369, KEPT: 24, SKIPPED: 7}
    # 20 recommendations have two rows each, and one has three parts below it.
    assert Recommendation.objects.count() == 369 - 20 - 3
    assert not large.rows.filter(state=IMPORTED, recommendation=None).exists()


def test_a_job_that_runs_twice_imports_once(large, clerk):
    job = tracker_imports.confirm(tracker=large, by=clerk, expected_version=large.version)
    jobs.run(str(job.pk))
    before = Recommendation.objects.count()
    second = tracker_imports.KIND
    again = jobs.start(second, by=clerk, council=large.council, tracker=large.pk)
    jobs.run(str(again.pk))
    assert Recommendation.objects.count() == before


def test_three_formats_of_dates_are_one_day(large):
    read = {row.number: row.values["made_on"] for row in large.rows.filter(number__in=(4, 5, 6))}
    assert read == {4: "2019-03-12", 5: "2019-03-03", 6: "2019-03-12"}


def test_ongoing_is_kept_as_words_where_the_date_may_be_missing(large, clerk):
    confirmed(large, clerk)
    row = large.rows.get(number=12)
    assert "“Ongoing” is not a date. It is kept in words with the action." in row.notes
    answer = row.recommendation.addressees.first().answer
    assert answer.target_date is None
    assert answer.action == "To be done by: “Ongoing”."


def test_a_second_owner_below_a_merged_cell_is_a_second_addressee(large, clerk):
    confirmed(large, clerk)
    recommendation = Recommendation.objects.get(reference="121")
    assert {row.name: row.status for row in recommendation.addressees.all()} == {
        "Larkshire Police": AddresseeStatus.IN_PROGRESS,
        "Night Bus Group": AddresseeStatus.CLAIMED_DONE,
    }
    assert recommendation.origin == "Review of night buses"
    assert [row.number for row in recommendation.tracker_rows.all()] == [125, 126]


def test_rows_with_letters_are_parts_with_their_own_progress(large, clerk):
    confirmed(large, clerk)
    recommendation = Recommendation.objects.get(reference="141")
    assert [str(part) for part in recommendation.parts.all()] == ["(a) Do a", "(b) Do b", "(c) Do c"]
    addressee = recommendation.addressees.get()
    assert [(update.part.letter, update.stage) for update in addressee.updates.all()] == [
        ("(a)", "claimed-done"),
        ("(b)", "in-progress"),
        ("(c)", "planned"),
    ]
    assert addressee.status == AddresseeStatus.PLANNED
    assert recommendation.status == RecommendationStatus.ANSWERED
