"""What is searched for: only what the exempt papers say and the public ones do not, in whatever way it is written."""

import pytest

from scrutiny.pdf.leaks import needles

EXEMPT = (
    "The review heard from Mrs Aoife O’Dowd-Price, Dr J. K. Lee and the Winterton family. Operation Bramble had cost "
    "£12.5m, or 17.4% more than in 2024/25. On 3rd May 2031 officers found the back door open and called for help. "
    "The Council noted the report of the Chief Executive on behalf of the Crime and Disorder Committee."
)
PUBLIC = (
    "The Council noted the report of the Chief Executive on behalf of the Crime and Disorder Committee. "
    "It will meet on 3 June 2031. There were 4,021 calls and costs of £1.2m, 3.2% more."
)


@pytest.fixture(scope="module")
def wanted():
    return needles([EXEMPT], [PUBLIC])


@pytest.mark.parametrize(
    "text",
    [
        "AOIFE O'DOWD-PRICE",
        "Aoife O\u2019Dowd\u2011Price",
        "aoife_odowd_price",
        "Aoífe O’Dowd-\nPrice",
        "A o i f e  O ’ D o w d - P r i c e",
        "Ao\u200bife O’Do\u00adwd-Price",
        "said Lee to her",
        "Winterton’s",
        "the operation: BRAMBLE",
        "£12,500,000",
        "12.5 million",
        "17.4 per cent",
        "3/5/2031",
        "2031-05-03",
        "May 3, 2031",
        "found the back\ndoor\N{NO-BREAK SPACE}open",
        "FOUND THE BACK DOOR OPEN",
        "found the ba-\nck door open",
    ],
)
def test_it_is_found(text, wanted):
    assert wanted.found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Council noted the report of the Chief Executive on behalf of the Crime and Disorder Committee.",
        "found the back door",
        "the back door was open",
        "fleet, leeway and Leeds",
        "a winter tonic",
        "brambles and more",
        "Page 12 of 317",
        "17.4 Members noted the plan",
        "2024/25",
        "3 June 2031",
        "4,021 calls, £1.2m and 3.2%",
        "The review heard from the officers",
        "",
    ],
)
def test_it_is_no_leak(text, wanted):
    assert wanted.found_in(text) == ()


def test_words_that_overlap_are_told_as_one(wanted):
    found = wanted.found_in("He says that officers found the back door open and called for a cab.")
    assert found == ("officers found the back door open and called for",)


def test_accepted_words_are_taken_away(wanted):
    fewer = wanted.without(["Winterton", "officers found the back door open"])
    assert fewer.found_in("The Winterton Road, where officers found the back door open") == ()
    assert fewer.found_in("the back door open and called for help") == (
        "the back door open and called for help",
    )
    assert fewer.found_in("Operation Bramble")


def test_no_phrase_is_made_across_two_texts():
    wanted = needles(["the gate was", "painted green yesterday"])
    assert wanted.found_in("the gate was painted green yesterday") == ()


def test_nothing_exempt_finds_nothing():
    assert not needles([], [PUBLIC])
    assert needles([]).found_in(PUBLIC) == ()
