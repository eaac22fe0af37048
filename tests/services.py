"""Pytest plugin: how the suite stands on the project's own services (loaded by tests/conftest.py)."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic, get_connection


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """Each test keeps its uploads and papers in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """Rate limits and cached pages of one test do not reach the next."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def commit_hooks(monkeypatch):
    """Run on-commit hooks when the outermost block of the code under test ends, as in production.

    The database fixture wraps each test in a transaction that is never committed, so Django would keep
    the hooks for ever.
    """
    leave_block, add_hook = Atomic.__exit__, BaseDatabaseWrapper.on_commit

    def leave_block_and_run(block, exc_type, exc_value, traceback):
        leave_block(block, exc_type, exc_value, traceback)
        if exc_type is None:
            run_hooks(get_connection(block.using))

    def add_hook_and_run(connection, func, robust=False):
        add_hook(connection, func, robust)
        run_hooks(connection)

    monkeypatch.setattr(Atomic, "__exit__", leave_block_and_run)
    monkeypatch.setattr(BaseDatabaseWrapper, "on_commit", add_hook_and_run)


def run_hooks(connection: BaseDatabaseWrapper) -> None:
    """Run the waiting hooks if only the test's own transaction is open."""
    blocks = connection.atomic_blocks
    if not blocks or connection.needs_rollback or not all(block._from_testcase for block in blocks):
        return
    while connection.run_on_commit:
        _savepoints, hook, _robust = connection.run_on_commit.pop(0)
        hook()
