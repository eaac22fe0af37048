"""An officer says that words of an exempt part may be public; the paper need not be built again."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.models import AllowedWords
from meetings.services import agenda_items, allowed_words, paper_leaks
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent
from tests.meetings.leak_factories import make_secret_item, with_hits
from tests.meetings.papers_factories import make_pack

pytestmark = pytest.mark.django_db

WORDS, REASON = "Martha Okonkwo", "She chairs the board, and the council says so."


@pytest.fixture
def pack(meeting, clerk):
    """A public pack in which a name of the exempt item was found."""
    agenda_items.add(meeting=meeting, by=clerk, title="Apologies for absence")
    make_secret_item(meeting, by=clerk)
    return with_hits(make_pack(meeting, by=clerk), WORDS)


def allow_url(paper, words=WORDS):
    return reverse("meetings:allowed-words-create", args=[paper.pk, paper_leaks.key_of(words)])


def words_page(meeting):
    return reverse("meetings:allowed-words-list", args=[meeting.pk])


def left(paper) -> list[str]:
    return [hit.words for hit in paper_leaks.hits(paper)]


def test_the_officer_allows_a_hit_and_the_paper_goes_out(client_for, clerk, pack):
    browser = client_for(clerk)
    page = browser.get(pack.get_absolute_url()).content.decode()
    assert allow_url(pack) in page
    assert "Page 12: the text of the page" in page
    form = browser.get(allow_url(pack)).content.decode()
    assert WORDS in form
    assert "An exempt part says them: Item 2: A review of one case." in form
    page = browser.post(allow_url(pack), {"reason": REASON}, follow=True).content.decode()
    assert "These words no longer stop a paper of this meeting." in page
    assert "Exempt words in this public paper" not in page
    assert REASON in browser.get(words_page(pack.meeting)).content.decode()


def test_the_log_names_the_row_and_neither_words_nor_reason(clerk, pack):
    row = allowed_words.allow(meeting=pack.meeting, by=clerk, words=WORDS, reason=REASON)
    event = AuditEvent.objects.get(event="paper.words-allowed")
    assert event.detail == {"row": row.pk}
    assert "Okonkwo" not in str(vars(event))
    allowed_words.forbid(row=row, by=clerk)
    assert AuditEvent.objects.get(event="paper.words-forbidden").detail == {"row": event.detail["row"]}


def test_taken_back_the_words_stop_the_paper_again(client_for, clerk, pack):
    row = allowed_words.allow(meeting=pack.meeting, by=clerk, words=WORDS, reason=REASON)
    assert left(pack) == []
    page = (
        client_for(clerk)
        .post(reverse("meetings:allowed-words-remove", args=[row.pk]), follow=True)
        .content.decode()
    )
    assert "These words are exempt again." in page
    assert left(pack) == [WORDS]


def test_what_is_allowed_counts_by_whole_words(clerk, pack):
    allowed_words.allow(meeting=pack.meeting, by=clerk, words="The party, wall", reason=REASON)
    assert left(with_hits(pack, "party wall", "art", "the PARTY")) == ["art"]


def test_a_picture_or_a_long_passage_is_never_allowed(client_for, clerk, pack):
    passage = "She was seen there on every day of that week. " * 10
    paper = with_hits(pack, passage, "")
    browser = client_for(clerk)
    assert allow_url(paper, passage) not in browser.get(paper.get_absolute_url()).content.decode()
    answer = browser.post(allow_url(paper, passage), {"reason": REASON})
    assert "no coincidence" in answer.content.decode()
    assert browser.get(allow_url(paper, "")).status_code == 404
    assert len(left(paper)) == 2


def test_a_reason_is_needed_and_words_are_allowed_once(client_for, clerk, pack):
    page = client_for(clerk).post(allow_url(pack), {"reason": ""}).content.decode()
    assert "Fill in “Why they may be public”." in page
    allowed_words.allow(meeting=pack.meeting, by=clerk, words=WORDS, reason=REASON)
    with pytest.raises(ValidationError, match="allowed already"):
        allowed_words.allow(meeting=pack.meeting, by=clerk, words=WORDS, reason=REASON)


@pytest.mark.parametrize("who", ["member", "chair", "administrator"])
def test_nobody_else_sees_or_allows_them(request, client_for, who, clerk, pack):
    person = request.getfixturevalue(who)
    row = allowed_words.allow(meeting=pack.meeting, by=clerk, words=WORDS, reason=REASON)
    browser = client_for(person)
    assert browser.get(allow_url(pack)).status_code == 404
    answer = browser.get(words_page(pack.meeting))
    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()
    with pytest.raises(Refused):
        allowed_words.forbid(row=row, by=person)
    assert AllowedWords.objects.exists()
