"""Texts of minutes saved while they are typed: few queries, nothing twice, nothing written over unseen."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Event, MinutesStatus
from meetings.minute_enums import PartKind
from meetings.models import Minute, MinutePart
from meetings.services import minute_parts, minute_texts
from meetings.services.minute_texts import Typed
from scrutiny.models import AuditEvent, CouncilRole
from tests.factories import make_user
from tests.meetings.minutes_factories import make_attendance, make_entry, make_held_meeting, make_minutes

pytestmark = pytest.mark.django_db

MOST = 3


@pytest.fixture
def minutes(committee, clerk, chair, member):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    return make_minutes(meeting=meeting, by=clerk)


@pytest.fixture
def entry(minutes, clerk):
    return make_entry("Town centre", minutes=minutes, by=clerk)


@pytest.fixture
def second_clerk(council, administrator):
    return make_user("Sam Doyle", council=council, by=administrator, role="committee-officer")


def words(text, **others):
    return {"narrative": text, "presented_by": "", "on_behalf_of": "", "action": "", **others}


def typed(version, text, **others):
    return Typed(words(text, **others), version, uuid.uuid4())


def sent(browser, entry, version, text, **others):
    data = {**words(text, **others), "version": version, "beside": str(uuid.uuid4()), "autosave": "1"}
    return browser.post(reverse("meetings:meeting-day-entry", args=[entry.pk]), data)


def sent_part(browser, entry, uid, version, text, kind=PartKind.NOTE):
    data = {
        "uid": str(uid),
        "kind": kind,
        "text": text,
        "version": version,
        "beside": str(uuid.uuid4()),
        "autosave": "1",
    }
    return browser.post(reverse("meetings:meeting-day-part", args=[entry.pk]), data)


def queries_of(act):
    with CaptureQueriesContext(
        connection,
    ) as context:
        answer = act()
    assert answer.status_code == 200
    return [one["sql"] for one in context.captured_queries if "SAVEPOINT" not in one["sql"]]


def test_an_autosave_of_an_entry_asks_the_database_three_times(client_for, clerk, entry):
    browser = client_for(clerk)
    version = sent(browser, entry, entry.version, "One").json()["version"]
    asked = queries_of(lambda: sent(browser, entry, version, "One, two"))
    assert len(asked) <= MOST, asked
    assert Minute.objects.get(pk=entry.pk).narrative == "One, two"


def test_an_autosave_of_a_part_asks_the_database_three_times(client_for, clerk, entry):
    browser, uid = client_for(clerk), uuid.uuid4()
    version = sent_part(browser, entry, uid, 0, "One").json()["version"]
    asked = queries_of(lambda: sent_part(browser, entry, uid, version, "One, two"))
    assert len(asked) <= MOST, asked
    assert MinutePart.objects.get().text == "One, two"


def test_a_sitting_is_one_line_of_the_audit_log_with_the_text_before_it(client_for, clerk, entry):
    browser = client_for(clerk)
    before = AuditEvent.objects.filter(event=Event.MINUTE_CHANGED).count()
    version = entry.version
    for text in ("One", "One two", "One two three"):
        version = sent(browser, entry, version, text).json()["version"]
    lines = AuditEvent.objects.filter(event=Event.MINUTE_CHANGED)
    assert lines.count() == before + 1
    assert lines.last().detail["changed"]["narrative"] == ["", "One"]

    Minute.objects.filter(pk=entry.pk).update(edited_at=timezone.now() - dt.timedelta(minutes=11))
    sent(browser, entry, version, "One two three four")
    assert lines.count() == before + 2
    assert lines.first().detail["changed"]["narrative"] == ["One two three", "One two three four"]


def test_what_is_sent_twice_is_saved_once(client_for, clerk, entry):
    browser, uid = client_for(clerk), uuid.uuid4()
    first = sent(browser, entry, entry.version, "One").json()
    assert sent(browser, entry, entry.version, "One").json()["version"] == first["version"]
    for _time in range(2):
        assert sent_part(browser, entry, uid, 0, "Said").json()["version"] == 1
    assert [part.text for part in MinutePart.objects.all()] == ["Said"]


def test_who_typed_on_after_a_lost_first_answer_keeps_one_part(client_for, clerk, entry):
    browser, uid = client_for(clerk), uuid.uuid4()
    sent_part(browser, entry, uid, 0, "Said")
    assert sent_part(browser, entry, uid, 0, "Said more").json()["version"] == 2
    assert [part.text for part in MinutePart.objects.all()] == ["Said more"]


def test_a_conflict_keeps_both_texts_and_is_kept_once(client_for, clerk, second_clerk, entry):
    sent(client_for(clerk), entry, entry.version, "Mine")
    data = {**words("Theirs"), "version": entry.version, "beside": str(uuid.uuid4()), "autosave": "1"}
    browser, page = client_for(second_clerk), reverse("meetings:meeting-day-entry", args=[entry.pk])
    answers = [browser.post(page, data | {"narrative": text}) for text in ("Theirs", "Theirs", "Theirs too")]

    assert [answer.status_code for answer in answers] == [409] * 3
    assert {answer.json()["beside"] for answer in answers} == {data["beside"]}
    assert Minute.objects.get(pk=entry.pk).narrative == "Mine"
    assert [(part.text, part.is_beside) for part in MinutePart.objects.all()] == [("Theirs too", True)]
    assert AuditEvent.objects.filter(event=Event.MINUTE_PART_TYPED_BESIDE).count() == 1


def test_a_conflict_at_a_part_keeps_a_part_of_its_kind_beside(clerk, second_clerk, entry):
    part = minute_parts.add(minute=entry, by=clerk, kind=PartKind.QUESTION, text="Why?", answer="So.")
    one, other = (Typed({"text": "Why?", "answer": word}, 1, uuid.uuid4()) for word in ("Mine.", "Theirs."))
    kind = {"uid": part.uid, "kind": part.kind}
    minute_texts.save_part(minute=entry, by=clerk, typed=one, **kind)
    saved = minute_texts.save_part(minute=entry, by=second_clerk, typed=other, **kind)

    assert (saved.beside.kind, saved.beside.answer) == (PartKind.QUESTION, "Theirs.")
    assert [row.answer for row in entry.parts.all()] == ["Mine.", "Theirs."]


def test_a_conflict_at_a_clause_keeps_its_words_beside(clerk, second_clerk, entry):
    uid = uuid.uuid4()
    for version, by, text in ((0, clerk, "That it be noted."), (1, second_clerk, "That it be welcomed.")):
        told = Typed({"text": text}, version, uuid.uuid4())
        minute_texts.save_clause(minute=entry, by=by, uid=uid, typed=told)
    stale = Typed({"text": "That it be refused."}, 1, uuid.uuid4())
    saved = minute_texts.save_clause(minute=entry, by=clerk, uid=uid, typed=stale)

    assert entry.resolutions.get().text == "That it be welcomed."
    assert saved.beside.text == "That it be refused."


def test_words_kept_beside_an_exempt_minute_stay_from_the_public(clerk, second_clerk, entry):
    Minute.objects.filter(pk=entry.pk).update(is_exempt=True)
    entry.refresh_from_db()
    version = minute_texts.save_entry(minute=entry, by=clerk, typed=typed(entry.version, "Secret")).version
    stale = typed(version - 1, "More secret")
    saved = minute_texts.save_entry(minute=entry, by=second_clerk, typed=stale)
    assert saved.beside.is_kept


def test_a_part_that_was_taken_out_while_somebody_typed_comes_back(client_for, clerk, entry):
    browser, uid = client_for(clerk), uuid.uuid4()
    sent_part(browser, entry, uid, 0, "Said")
    minute_parts.remove(part=MinutePart.objects.get(), by=clerk)
    assert sent_part(browser, entry, uid, 1, "Said more").status_code == 200
    assert MinutePart.objects.get().text == "Said more"


def test_who_may_not_record_saves_nothing_and_learns_nothing(
    client_for, clerk, member, other_clerk, entry, minutes
):
    version = sent(client_for(clerk), entry, entry.version, "One").json()["version"]
    for person in (member, other_clerk):
        assert sent(client_for(person), entry, version, "Two").status_code == 404
    assert Minute.objects.get(pk=entry.pk).narrative == "One"


def test_who_was_relieved_of_the_role_saves_no_more(client_for, clerk, entry):
    browser = client_for(clerk)
    version = sent(browser, entry, entry.version, "One").json()["version"]
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    CouncilRole.objects.filter(user=clerk).update(start=yesterday, end=yesterday)
    assert sent(browser, entry, version, "Two").status_code == 404
    assert Minute.objects.get(pk=entry.pk).narrative == "One"


def test_published_minutes_take_no_more(client_for, clerk, committee, entry, minutes):
    browser = client_for(clerk)
    version = sent(browser, entry, entry.version, "One").json()["version"]
    uid = uuid.uuid4()
    sent_part(browser, entry, uid, 0, "Said")
    type(minutes).objects.filter(pk=minutes.pk).update(
        status=MinutesStatus.PUBLISHED, published_at=timezone.now()
    )
    for answer in (sent(browser, entry, version, "Two"), sent_part(browser, entry, uid, 1, "Two")):
        assert answer.status_code == 403
    assert Minute.objects.get(pk=entry.pk).narrative == "One"


def test_a_part_of_another_item_is_no_part_of_this_one(client_for, clerk, entry, minutes):
    browser, uid = client_for(clerk), uuid.uuid4()
    sent_part(browser, entry, uid, 0, "Said")
    other = minutes.entries.first()
    answer = sent_part(browser, other, uid, 1, "Moved")
    assert answer.status_code == 422
    assert answer.json()["said"] == "This part stands under another item."


def test_the_second_clerk_is_told_what_changed(client_for, clerk, second_clerk, entry, minutes):
    page = reverse("meetings:meeting-day-state", args=[minutes.pk])
    browser = client_for(second_clerk)
    before = browser.get(page).json()
    uid = uuid.uuid4()
    sent(client_for(clerk), entry, entry.version, "One")
    sent_part(client_for(clerk), entry, uid, 0, "Said")
    client_for(clerk).post(reverse("meetings:meeting-day-here", args=[entry.pk]))
    after = browser.get(page).json()

    key = str(entry.pk)
    assert (
        after["entries"][key]["boxes"][f"entry-{key}"] == before["entries"][key]["boxes"][f"entry-{key}"] + 1
    )
    assert after["entries"][key]["boxes"][f"part-{uid}"] == 1
    assert after["at"] == entry.pk
    assert "The meeting is here" in after["list"]
    assert "voting members in the room" in after["room"]
