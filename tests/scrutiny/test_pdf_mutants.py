"""200 broken PDFs go the whole way into a pack, as in tests.benchmarks.pdf_mutants: each is safe, or a sentence.

Their children are started from a warm process and are otherwise those of production.
"""

import re

import pytest

from tests.benchmarks.pdf_mutants import MOST_MEGABYTES, PROCESSES, tally

COUNT, SEED = 200, 7
ANSWER = re.compile(r"safe|[“A-Z].+\.")


@pytest.mark.parametrize("first", range(PROCESSES))
def test_broken_pdfs_are_answered(first):
    found = tally(range(first, COUNT, PROCESSES), SEED)
    assert found.wrong == []
    assert [word for word in found.words if not ANSWER.fullmatch(word)] == []
    assert found.words["safe"] > COUNT // PROCESSES // 5
    assert found.child_peak < MOST_MEGABYTES
