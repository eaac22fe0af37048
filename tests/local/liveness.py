"""Whether processes have ended."""

import time


def has_ended(pid: int) -> bool:
    """Say whether a process is gone, or dead and only not yet buried by its parent."""
    try:
        with open(f"/proc/{pid}/stat") as status:
            return status.read().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def ends_soon(pid: int) -> bool:
    """Wait up to five seconds for a process to end."""
    deadline = time.monotonic() + 5
    while not has_ended(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return has_ended(pid)
