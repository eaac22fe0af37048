"""Rows of other tables read along with those of one, in the same query: as an array of JSON in a column."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject


def in_an_array(rows: models.QuerySet) -> ArraySubquery:
    """All columns of rows that refer to the query around them (OuterRef), in their order."""
    columns = {field.attname: field.attname for field in rows.model._meta.concrete_fields}
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


def instance(model: type[models.Model], values: dict[str, Any]) -> Any:
    """A saved row from its columns as JSON has them."""
    fields = model._meta.concrete_fields
    return model.from_db(
        None,
        [field.attname for field in fields],
        [_value(field, values[field.attname]) for field in fields],
    )


def hold(row: models.Model, name: str, rows: Iterable[models.Model]) -> None:
    """Let `row.name.all()` answer with rows that were read already, in their order, as after prefetch_related."""
    answer = getattr(row, name).all()
    # What django.db.models.query.prefetch_one_level writes for rows that it asked for itself.
    answer._result_cache, answer._prefetch_done = list(rows), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = answer


def link(row: models.Model, name: str, known: dict[int, Any]) -> None:
    """Let `row.name` answer with a row that was read already, by its key; one that is not known is asked for."""
    key = getattr(row, f"{name}_id")
    if key in known:
        setattr(row, name, known[key])


def has_none(row: models.Model, name: str) -> None:
    """Let the other side of a one-to-one relation answer that there is none, until one is linked."""
    row._meta.get_field(name).set_cached_value(row, None)


def _value(field: models.Field, value: Any) -> Any:
    """A column's value: days, times and unique names are texts in JSON, everything else is kept as it is."""
    if isinstance(field, models.DateField | models.TimeField | models.UUIDField):
        found: dt.date | dt.time | uuid.UUID | None = field.to_python(value)
        return found
    return value
