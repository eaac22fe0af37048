"""How often one network address may be refused before it has to wait: a count in the cache, per purpose."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST, SECONDS = 20, 10 * 60


def is_over(purpose: str, request: HttpRequest) -> bool:
    """Whether the address was refused 20 times within ten minutes."""
    return cache.get(_name(purpose, request), 0) >= MOST


def count(purpose: str, request: HttpRequest) -> None:
    """Note a refusal; ten minutes after the first one the count begins again."""
    name = _name(purpose, request)
    if not cache.add(name, 1, SECONDS):
        try:
            cache.incr(name)
        except ValueError:  # it ran out between the two
            cache.set(name, 1, SECONDS)


def _name(purpose: str, request: HttpRequest) -> str:
    return f"throttle:{purpose}:{get_adapter(request).get_client_ip(request)}"
