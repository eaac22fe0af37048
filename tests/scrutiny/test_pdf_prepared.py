"""Papers are prepared once and kept; a pack of kept ones is the pack that is built from nothing."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.pdf.extract import UnreadablePdf, page_texts
from scrutiny.pdf.join import NotJoinable, join
from scrutiny.pdf.pack import PageNumbers, Paper
from scrutiny.pdf.prepare import PackTooLarge, prepare
from scrutiny.pdf.prepared import HIGHEST_NUMBER, OWN_SLOTS, SLOT_SIZE, OtherFormat, Prepared
from tests.scrutiny.pack_papers import BODIES, FACTS, FONTS, from_elsewhere, joined, paper, prepared


def in_slots(names):
    found, slot = [], OWN_SLOTS
    for name in names:
        found.append(prepared(name, slot))
        slot += found[-1].slots
    return found


def pack_of(papers):
    return join(papers, facts=FACTS, numbers=PageNumbers(), fonts_dir=FONTS)


def test_what_is_kept_comes_back_as_it_was():
    for one in (*in_slots(BODIES), prepare(from_elsewhere(label="Item ŵ"), slot=900)):
        assert Prepared.from_bytes(one.to_bytes()) == one


def test_a_paper_is_prepared_to_the_same_bytes_again():
    assert prepare(paper("crime"), slot=77).to_bytes() == prepare(paper("crime"), slot=77).to_bytes()


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    names=st.lists(st.sampled_from(sorted(BODIES)), min_size=2, max_size=5, unique=True),
    place=st.integers(0, 4),
    other=st.sampled_from(sorted(BODIES)),
)
def test_a_pack_in_which_one_paper_was_exchanged_is_the_pack_built_from_nothing(names, place, other):
    kept = {(one.name, one.slot): one.to_bytes() for one in in_slots(names)}
    if other not in names:
        names[place % len(names)] = other
    papers = [
        Prepared.from_bytes(kept[one.name, one.slot]) if (one.name, one.slot) in kept else one
        for one in in_slots(names)
    ]
    assert pack_of(papers).pdf == joined(*map(paper, names)).pdf


def test_the_same_pack_is_made_in_another_process_at_another_time():
    script = "from tests.scrutiny.test_pdf_prepared import labelled; import sys; sys.stdout.write(labelled().sha256)"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"}
    other = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert other.stdout.decode() == labelled().sha256


def labelled():
    return joined(*(from_elsewhere(name=name, label=f"Item {name} Δ 日") for name in ("one", "two")))


def test_papers_stand_in_the_order_of_the_pack_and_not_of_their_slots():
    one, two = in_slots(["welsh", "crime"])
    pack = pack_of([two, one])
    assert dict(pack.first_page) == {"crime": 1, "welsh": 3}
    assert page_texts(pack.pdf)[2].startswith("Ŵyl")


def test_the_sum_of_a_pack_is_that_of_its_bytes_and_other_facts_make_another():
    pack = pack_of(in_slots(["welsh"]))
    assert pack.sha256 == sha256(pack.pdf).hexdigest()
    later = FACTS.__class__(**{**FACTS.__dict__, "subject": "Another"})
    assert joined(paper("welsh"), facts=later).sha256 != pack.sha256


def test_two_papers_of_one_slot_are_refused():
    with pytest.raises(NotJoinable, match="for the same place"):
        pack_of([prepared("welsh", OWN_SLOTS), prepared("crime", OWN_SLOTS)])


def test_a_pack_of_nothing_is_refused():
    with pytest.raises(NotJoinable, match="at least one paper"):
        pack_of([])


def test_a_pack_far_up_in_the_numbers_can_be_read():
    slot = HIGHEST_NUMBER // SLOT_SIZE - 8
    assert page_texts(pack_of([prepared("welsh", slot)]).pdf)[0].startswith("Ŵyl")


def test_numbers_that_browsers_cannot_read_are_refused():
    with pytest.raises(PackTooLarge, match="Split it in two"):
        prepare(paper("welsh"), slot=HIGHEST_NUMBER // SLOT_SIZE + 1)
    with pytest.raises(ValueError, match="begin at 16"):
        prepare(paper("welsh"), slot=1)


def test_what_cannot_be_opened_is_refused():
    with pytest.raises(UnreadablePdf):
        prepare(Paper(b"no pdf", "Title", "name"), slot=OWN_SLOTS)
    with pytest.raises(UnreadablePdf, match="has no pages"):
        prepare(from_elsewhere(lambda pdf: pdf.pages.__delitem__(slice(None))), slot=OWN_SLOTS)


def test_a_paper_that_is_built_in_another_way_than_a_pdf_is_refused():
    for key in ("/ParentTree", "/RoleMap"):
        with pytest.raises(UnreadablePdf, match="“From elsewhere” is not built as a PDF has to be"):
            prepare(from_elsewhere(lambda pdf, key=key: spoil(pdf.Root.StructTreeRoot, key)), slot=OWN_SLOTS)


def spoil(holder, key):
    holder[key] = 7


@pytest.mark.parametrize(
    "data", [b"", b"something else", b"scrutiny prepared paper\n" + b"\0" * 7 + b"\x0c" + b'{"format":0}']
)
def test_what_another_version_kept_is_refused(data):
    with pytest.raises(OtherFormat):
        Prepared.from_bytes(data)
