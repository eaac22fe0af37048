import pytest
from django.urls import reverse

from meetings.enums import MinutesStatus
from meetings.models import Resolution
from scrutiny import audit
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting, make_minutes


@pytest.fixture
def minute(committee, clerk, chair, member):
    minutes = make_minutes(meeting=make_held_meeting(committee=committee, by=clerk), by=clerk)
    return make_entry("Town centre", minutes=minutes, by=clerk, clauses=["That it be noted."])


def edit_url(minute):
    return reverse("meetings:minute-edit", args=[minute.pk])


def sent(page, **changes):
    """What a browser would send back, with changes."""
    form, clauses = page.context["form"], page.context["clauses"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {
        f"clauses-{name}": clauses.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    for row in clauses:
        data |= {row.add_prefix(name): row[name].value() or "" for name in row.fields}
    return data | changes


def test_narrative_clauses_action_and_vote_are_printed(client_for, clerk, minute):
    browser = client_for(clerk)
    data = sent(
        browser.get(edit_url(minute)),
        narrative="Questions were asked.\n\n- One\n- Two",
        action="J. Smith to report in June",
        decision_word="AGREED",
        **{
            "clauses-0-text": "That the report be noted;",
            "clauses-1-text": "That lighting be improved.",
            "clauses-1-mover": "Councillor Ash",
            "clauses-1-seconder": "Councillor Patel",
            "clauses-1-vote": "7 for, 2 against",
        },
    )
    page = browser.post(edit_url(minute), data, follow=True)

    assert "<li>One</li>" in page.text
    assert "<strong>AGREED:</strong>" in page.text
    assert "J. Smith to report in June" in page.text
    assert "Moved by Councillor Ash, seconded by Councillor Patel." in page.text
    assert "7 for, 2 against" in page.text
    labels = [clause.label for entry in page.context["paper"].entries for clause in entry.clauses]
    assert labels[-2:] == ["(i)", "(ii)"]


def test_clauses_are_reordered_and_removed(client_for, clerk, minute):
    browser = client_for(clerk)
    page = browser.get(edit_url(minute))
    browser.post(edit_url(minute), sent(page, **{"clauses-1-text": "Second", "clauses-2-text": "Third"}))
    page = browser.get(edit_url(minute))
    changes = {"clauses-0-remove": "on", "clauses-1-place": 3, "clauses-2-place": 2}
    browser.post(edit_url(minute), sent(page, **changes))

    assert list(minute.resolutions.values_list("text", flat=True)) == ["Third", "Second"]


def test_a_clause_keeps_its_row_when_its_words_change(client_for, clerk, minute):
    before = minute.resolutions.get().pk
    browser = client_for(clerk)
    browser.post(
        edit_url(minute), sent(browser.get(edit_url(minute)), **{"clauses-0-text": "That it be welcomed."})
    )

    assert minute.resolutions.get().pk == before
    assert minute.resolutions.get().text == "That it be welcomed."


def test_save_and_add_more_clauses_comes_back_with_empty_rows(client_for, clerk, minute):
    browser = client_for(clerk)
    page = browser.post(edit_url(minute), sent(browser.get(edit_url(minute)), again="1"), follow=True)

    assert page.request["PATH_INFO"] == edit_url(minute)
    assert page.text.count("New clause") == 2


def test_bad_input_is_answered_and_nothing_is_lost(client_for, clerk, minute):
    browser = client_for(clerk)
    data = sent(
        browser.get(edit_url(minute)),
        title="",
        narrative="A long evening.",
        **{"clauses-1-mover": "Councillor Ash"},
    )
    page = browser.post(edit_url(minute), data)

    assert "Fill in “Heading”." in page.text
    assert "Write the clause, or tick “Remove this clause”." in page.text
    assert "A long evening." in page.text


def test_a_number_that_another_minute_has_is_refused(client_for, clerk, minute):
    minute.minutes.entries.exclude(pk=minute.pk).filter(title="Public questions").update(number="12")
    browser = client_for(clerk)
    page = browser.post(edit_url(minute), sent(browser.get(edit_url(minute)), number="12"))

    assert "Another minute already has this number." in page.text


def test_a_stale_edit_shows_both_texts_and_saves_nothing(client_for, clerk, minute):
    browser = client_for(clerk)
    mine = sent(browser.get(edit_url(minute)), narrative="Mine", **{"clauses-0-text": "My clause"})
    browser.post(
        edit_url(minute),
        sent(browser.get(edit_url(minute)), narrative="Theirs", **{"clauses-0-text": "Their clause"}),
    )

    page = browser.post(edit_url(minute), mine)

    assert "Someone else saved this while you were writing." in page.text
    for words in ("Mine", "Theirs", "My clause", "Their clause"):
        assert words in page.text
    minute.refresh_from_db()
    assert minute.narrative == "Theirs"
    again = sent(page, narrative="Both", version=page.context["form"].data["version"])
    assert browser.post(edit_url(minute), again).status_code == 302


def test_a_clause_that_is_a_recommendation_stays(client_for, clerk, minute, police):
    from_clause = reverse("meetings:recommendation-create", args=[minute.resolutions.get().pk])
    browser = client_for(clerk)
    browser.post(from_clause, {"text": "Improve the lighting.", "addressees": [police.pk]})

    page = browser.post(edit_url(minute), sent(browser.get(edit_url(minute)), **{"clauses-0-remove": "on"}))
    assert "was made of this clause, so the clause stays." in page.text
    removed = browser.post(reverse("meetings:minute-remove", args=[minute.pk]), follow=True)
    assert "was made of this clause, so the clause stays." in removed.text
    assert Resolution.objects.filter(minute=minute).exists()


def test_the_standing_text_is_written_again_from_what_is_recorded_by_now(client_for, clerk, minute, member):
    entry = minute.minutes.entries.get(title="Apologies for absence")
    make_attendance(meeting=minute.minutes.meeting, by=clerk, absent=[member.people.get()])

    page = client_for(clerk).post(reverse("meetings:minute-rewrite", args=[entry.pk]), follow=True)

    assert "An apology for absence from the meeting was received from Councillor Dev Patel." in page.text
    assert "There were no apologies for absence." not in page.text


def test_what_changed_is_in_the_audit_log(client_for, clerk, minute):
    browser = client_for(clerk)
    browser.post(
        edit_url(minute), sent(browser.get(edit_url(minute)), narrative="New", **{"clauses-0-text": "Newer"})
    )

    changes = [event.detail.get("changed", {}) for event in audit.history(minute)]
    assert {"narrative": ["", "New"]} in changes
    assert {"clauses": [["That it be noted."], ["Newer"]]} in changes


def test_published_entries_are_locked(client_for, clerk, minute):
    make_minutes(meeting=minute.minutes.meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    browser = client_for(clerk)

    for verb in ("edit", "move", "remove", "rewrite"):
        page = browser.post(reverse(f"meetings:minute-{verb}", args=[minute.pk]), {"direction": "up"})
        assert page.status_code == 403
    listed = browser.get(minute.minutes.get_absolute_url())
    assert edit_url(minute) not in listed.text


def test_only_officers_edit(client_for, member, other_clerk, minute):
    assert client_for(member).get(edit_url(minute)).status_code == 404
    assert client_for(other_clerk).get(edit_url(minute)).status_code == 404


def test_the_page_needs_few_queries(client_for, clerk, minute, django_assert_max_num_queries):
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        browser.get(edit_url(minute))
