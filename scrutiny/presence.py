"""Who has a text open just now: heartbeats in Redis, which forgets them by itself. Nothing of it is in the database.

Where Redis can't be reached nobody is seen, and everybody goes on writing.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from scrutiny.models import User

# The page says that it is still open every ten seconds; who has missed three is gone.
GONE_AFTER_SECONDS = 30


@dataclass(frozen=True)
class Present:
    """A person who has the text open."""

    user_id: int
    name: str


def arrive(place: str, user: User) -> None:
    """Note that a person has the text of `place` open."""
    with suppress(redis.RedisError), _client().pipeline() as pipe:
        pipe.hset(_key(place), str(user.pk), f"{time.time()} {user}")
        pipe.expire(_key(place), GONE_AFTER_SECONDS)
        pipe.execute()


def leave(place: str, user: User) -> None:
    """Note that a person has closed it."""
    with suppress(redis.RedisError):
        _client().hdel(_key(place), str(user.pk))


def others(place: str, user: User) -> tuple[Present, ...]:
    """The other people who have it open, by name."""
    now = time.time()
    found = []
    for user_id, value in _beats(place).items():
        at, _space, name = value.partition(" ")
        if now - float(at) < GONE_AFTER_SECONDS and user_id != str(user.pk):
            found.append(Present(int(user_id), name))
    return tuple(sorted(found, key=lambda present: present.name))


def _beats(place: str) -> dict[str, str]:
    with suppress(redis.RedisError):
        return dict(_client().hgetall(_key(place)))
    return {}


def _key(place: str) -> str:
    return f"presence:{place}"


def _client() -> redis.Redis:
    return _connected(settings.CACHES["default"]["LOCATION"])


@cache
def _connected(address: str) -> redis.Redis:
    # A page is not kept waiting for it: one try, of a second at the most.
    return redis.Redis.from_url(
        address,
        decode_responses=True,
        socket_connect_timeout=1,
        socket_timeout=1,
        retry=Retry(NoBackoff(), 0),
    )
