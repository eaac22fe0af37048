"""Which function does which kind of background job; apps name theirs when they are ready."""

_HANDLERS: dict[str, str] = {}


def register_handler(kind: str, path: str) -> None:
    """Name the function `(job, progress) -> url of the result` that does jobs of a kind, by its dotted path."""
    _HANDLERS[kind] = path


def handler_path(kind: str) -> str:
    """The dotted path of the function for a kind. Raises LookupError when no app named one."""
    if kind not in _HANDLERS:
        raise LookupError(f"No handler is registered for jobs of kind {kind!r}.")
    return _HANDLERS[kind]
