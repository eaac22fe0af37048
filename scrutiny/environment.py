"""Settings from the environment; what is missing is said in a sentence that tells what to do."""

from environs import Env, EnvError

env = Env()


class MissingSetting(SystemExit):
    """Stops the process with one sentence instead of a traceback."""


def required(name: str, purpose: str) -> str:
    """Return the text of an environment variable that the product cannot run without.

    Raises MissingSetting with the purpose of the variable when it is not set or empty.
    """
    try:
        value = env.str(name)
    except EnvError:
        value = ""
    if not value:
        raise MissingSetting(f"{name} is not set. {purpose} See docs/operations.md for all settings.")
    return value


def celery_broker_url(redis_url: str) -> str:
    """Return the address that Celery wants for a Redis address: sockets are written differently there."""
    if not redis_url.startswith("unix://"):
        return redis_url
    path, _, query = redis_url.removeprefix("unix://").partition("?")
    database = dict(part.split("=", 1) for part in query.split("&") if "=" in part).get("db", "0")
    return f"redis+socket://{path}?virtual_host={database}"
