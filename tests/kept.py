"""Fixtures that are made once by each process and put back for every other test that asks for them.

The cast costs half of the time of an average test when the services make it anew. So the first test makes a record
through the services, as in life; its new and changed rows are written down with what the fixture returned, and later
tests get the same rows by one statement and the same objects by unpickling. Each test still has its transaction, and
whatever it does to the rows or objects is gone at its end.
"""

import functools
import inspect
import io
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone


@dataclass
class Made:
    """The kept records that a test has so far, by names that also tell how each was made."""

    media: Path
    names: dict[int, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)

    def add(self, value, name: str):
        self.names[id(value)], self.values[name] = name, value
        return value

    def name_of(self, given) -> str:
        """How what a fixture depends on was made. Raises KeyError if that is unknown."""
        if given is None:
            return ""
        # A fixture such as `seat` hands over a function: where that is written tells it from one of a test file.
        return str(given.__code__) if inspect.isfunction(given) else self.names[id(given)]

    def states(self) -> dict[str, bytes]:
        """How each object stands that has attributes."""
        return {
            key: self.pickle(vars(value)) for key, value in self.values.items() if hasattr(value, "__dict__")
        }

    def pickle(self, value) -> bytes:
        """Objects of kept fixtures are named, so that a committee's council is the council of the test."""
        file = io.BytesIO()
        pickler = pickle.Pickler(file)
        pickler.persistent_id = lambda part: self.names.get(id(part))
        pickler.dump(value)
        return file.getvalue()

    def unpickle(self, pickled: bytes):
        unpickler = pickle.Unpickler(io.BytesIO(pickled))  # noqa: S301  # written by this process
        unpickler.persistent_load = self.values.__getitem__
        return unpickler.load()


@dataclass
class Record:
    """What one fixture left: rows, files, and pickled what it returned and wrote on objects of other fixtures."""

    name: str
    sql: str
    rows: list
    files: dict[Path, bytes]
    pickled: bytes

    def put_back(self, made: Made):
        if self.sql:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, self.rows)
        for name, content in self.files.items():
            (made.media / name).parent.mkdir(parents=True, exist_ok=True)
            (made.media / name).write_bytes(content)
        value, touched = made.unpickle(self.pickled)
        for name, state in touched.items():
            vars(made.values[name]).update(state)
        return value


def kept(make: Callable | None = None, *, of: Iterable[str] = ()):
    """Make a fixture of a function whose arguments are kept fixtures, functions or nothing.

    A function that takes `**cast` names them in `of`. If a test file has a fixture of its own in place of one of
    these, the record is made anew for each of its tests.
    """
    if make is None:
        return lambda function: kept(function, of=of)
    records: dict[tuple, Record] = {}

    def fixture(made: Made, **given):
        try:
            key = (timezone.localdate(), *(made.name_of(value) for value in given.values()))
        except KeyError:
            return make(**given)
        if settings.EMAIL_URL:  # mail that left is in no table
            return make(**given)
        if key in records:
            return made.add(records[key].put_back(made), records[key].name)
        name = f"{make.__module__}.{make.__name__} {len(records)}"
        value, records[key] = written_down(name, lambda: make(**given), made)
        return made.add(value, name)

    asked = inspect.signature(make).parameters.values()
    names = ["made", *(word.name for word in asked if word.kind is not word.VAR_KEYWORD), *of]
    fixture.__name__, fixture.__doc__, fixture.__module__ = make.__name__, make.__doc__, make.__module__
    fixture.__signature__ = inspect.Signature(
        [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in names]
    )
    return pytest.fixture(fixture)


def written_down(name: str, make: Callable, made: Made) -> tuple[object, Record]:
    """Make a record, and write down what was new after it."""
    rows, files, states = all_rows(), all_files(made.media), made.states()
    value = make()
    sql, values = difference(rows, all_rows())
    new_files = {name: content for name, content in all_files(made.media).items() if name not in files}
    touched = {
        name: vars(made.values[name]) for name, state in made.states().items() if state != states[name]
    }
    return value, Record(name, sql, values, new_files, made.pickle((value, touched)))


def all_files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def all_rows() -> dict[tuple[str, str], str]:
    """Each row of the product as PostgreSQL writes it, by its table and key."""
    selects = [
        f"SELECT '{table}', {key}::text, row::text FROM {table} row"  # noqa: S608  # names that Django knows
        for table, key in tables().items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects))
        return {(table, key): row for table, key, row in cursor.fetchall()}


@functools.cache
def tables() -> dict[str, str]:
    """The tables of the product, and the column that is the key of each."""
    configs = [apps.get_app_config(app) for app in settings.PROJECT_APPS]
    models = [model for config in configs for model in config.get_models(include_auto_created=True)]
    return {model._meta.db_table: model._meta.pk.column for model in models}


def difference(before: dict, after: dict) -> tuple[str, list]:
    """The statements, with their parameters, that lead from one state of the database to the next."""
    assert before.keys() <= after.keys(), "A kept fixture deletes nothing."
    new, statements, values = defaultdict(list), [], []
    for (table, key), row in after.items():
        if (table, key) not in before:
            new[table].append(row)
        elif before[table, key] != row:
            statements.append(_update(table))
            values += [row, key]
    for table, rows in new.items():
        statements.append(f"INSERT INTO {table} SELECT * FROM unnest(%s::text[]::{table}[])")  # noqa: S608
        values.append(rows)
    return ";".join(statements), values


def _update(table: str) -> str:
    key = tables()[table]
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    names = ", ".join(f'"{name}"' for name in columns if name != key)
    return f"UPDATE {table} SET ({names}) = (SELECT {names} FROM (SELECT (%s::{table}).*) r) WHERE {key}::text = %s"  # noqa: S608
