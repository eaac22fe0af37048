"""The risk scale of a house style in its draft: words, ratings and matrix."""

import pytest
from django.urls import reverse

from meetings.services import house_style_drafts
from tests.meetings import house_style_factories as styles
from tests.meetings.house_style_factories import sent


@pytest.fixture
def style(council, clerk):
    return styles.make_style(council=council, by=clerk, source="decimal")


def url_of(page: str, style, *args) -> str:
    return reverse(f"meetings:house-style-scale-{page}", args=[style.pk, *args])


def scale_of(style):
    style.refresh_from_db()
    return house_style_drafts.sheet_of(style).risk_scale


def test_a_scale_takes_other_words_and_keeps_every_cell_rated(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("words", style)
    before = scale_of(style).matrix
    typed = {"likelihoods": "Rare\nPossible\nLikely", "impacts": "Minor\n\nModerate\nMajor\nGrave\nDire"}
    page = browser.post(url, sent(browser.get(url).context["form"], **typed), follow=True).content.decode()
    assert "Minor, Moderate, Major, Grave, Dire" in page
    scale = scale_of(style)
    assert scale.likelihoods == ("Rare", "Possible", "Likely")
    assert scale.matrix == tuple((*row, row[-1]) for row in before[:3])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Rare", "Give 2 to 10 words, each on a line of its own."),
        ("\n".join(f"Word {number}" for number in range(11)), "Give 2 to 10 words"),
        ("Rare\nrare", "Give each word once."),
    ],
)
def test_words_that_make_no_scale_are_refused(client_for, clerk, style, typed, sentence):
    browser, url = client_for(clerk), url_of("words", style)
    form = browser.get(url).context["form"]
    assert sentence in browser.post(url, sent(form, likelihoods=typed)).content.decode()


def test_each_cell_chooses_its_rating(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("matrix", style)
    form = browser.get(url).context["form"]
    browser.post(url, sent(form, **{"cell-0-0": "2"}))
    assert scale_of(style).matrix[0] == (2, 0, 0, 0)
    page = browser.get(url).content.decode()
    assert "Almost impossible × Negligible" in page


def test_ratings_are_added_changed_and_removed(client_for, clerk, style):
    browser, url = client_for(clerk), url_of("detail", style)
    typed = {"word": "Extreme", "words": "Extreme risk", "tint": "very-high"}
    page = browser.post(url, sent(browser.get(url).context["form"], **typed), follow=True).content.decode()
    assert "Extreme risk; Red" in page
    url = url_of("rating-edit", style, 3)
    browser.post(url, sent(browser.get(url).context["form"], word="Grave"))
    assert scale_of(style).ratings[3].word == "Grave"
    browser.post(url_of("rating-remove", style, 1))
    scale = scale_of(style)
    assert [rating.word for rating in scale.ratings] == ["Low", "High", "Grave"]
    assert {place for row in scale.matrix for place in row} == {0, 1}


def test_the_scale_is_removed_and_another_begun(client_for, clerk, style):
    browser = client_for(clerk)
    page = browser.post(url_of("drop", style), follow=True).content.decode()
    assert "Reports of this style have no risks." in page
    assert browser.get(url_of("words", style)).status_code == 404
    page = browser.post(url_of("start", style), follow=True).content.decode()
    assert "Almost impossible, Very low" in page


def test_the_last_rating_stays(client_for, clerk, style):
    browser = client_for(clerk)
    for _time in range(2):
        browser.post(url_of("rating-remove", style, 0))
    page = browser.post(url_of("rating-remove", style, 0), follow=True).content.decode()
    assert "A scale has at least one rating." in page
