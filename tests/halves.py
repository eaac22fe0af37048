"""Pytest plugin: which process of a parallel run takes which test (loaded by tests/conftest.py)."""

from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

TESTS = Path(__file__).parent
# Each of these makes something that takes long, and is better made in one process than in two.
WHOLE = ("meetings/test_load_demo.py", "meetings/test_exempt_leaks.py", "test_query_budget.py")


class OneByOne(LoadScopeScheduling):
    """Whoever is free takes the next test, or the next of the files that stay whole: both halves end together."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file.endswith(WHOLE) else nodeid


def pytest_xdist_make_scheduler(config, log):
    return OneByOne(config, log)


def pytest_collection_modifyitems(items):
    """Begin with what takes longest: the journeys, and the tests that go through every address."""
    long = [
        TESTS / name for name in ("journeys", "meetings/test_exempt_leaks.py", "meetings/test_load_demo.py")
    ]
    items.sort(key=lambda item: not (item.path.parent == TESTS or {item.path, item.path.parent} & set(long)))
