"""Whether the parts that the service stands on answer."""

import redis
import structlog
from django.conf import settings
from django.db import DatabaseError, connection

log = structlog.get_logger()

WELL, ILL = "ok", "does not answer"
SECONDS_TO_ANSWER = 2


def report() -> dict[str, str]:
    """The state of each part by its name: "ok" or "does not answer"."""
    return {"database": _state("database", _ask_database), "broker": _state("broker", _ask_broker)}


def is_well(parts: dict[str, str]) -> bool:
    """Whether every part answers."""
    return all(state == WELL for state in parts.values())


def _state(part: str, ask) -> str:
    try:
        ask()
    except (DatabaseError, redis.RedisError, OSError):
        log.exception("part does not answer", part=part)
        return ILL
    return WELL


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_broker() -> None:
    seconds = {"socket_timeout": SECONDS_TO_ANSWER, "socket_connect_timeout": SECONDS_TO_ANSWER}
    with redis.Redis.from_url(settings.REDIS_URL, **seconds) as broker:
        broker.ping()
