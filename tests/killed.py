"""Work that is killed half-way, as a worker is by the machine that runs out of memory or is switched off.

    if killed_at(0.2, lambda: jobs.run(job_id)):
        taken_for_dead(job_id)
        jobs.run(job_id)

For tests that commit (`transaction=True`): the work is done by a process of its own, with connections of its own.
"""

import datetime as dt
import os
import select
import signal
import time
import traceback
import warnings
from collections.abc import Callable

from django.db import connection, connections
from django.utils import timezone

from scrutiny.models import Job

READY = b"+"
BACKENDS = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def killed_at(seconds: float, work: Callable[[], object]) -> bool:
    """Do the work in a child, and kill that and all that it started so many seconds after the work began.

    Returns whether it was killed before it was done. When this returns the child is gone, and so is its session at the
    database, so that what it had not committed is undone. Raises AssertionError with the traceback when the work
    raised.
    """
    assert not connection.in_atomic_block, "Only rows that are committed can be seen by another process."
    before = backends()
    connections.close_all()  # a session is of one process: the child makes its own, and this one anew
    said, says = os.pipe()
    child = fork()
    if child == 0:
        work_in_child(work, says)
    os.close(says)
    try:
        complaint = heard_until(said, seconds)
    finally:
        status = end(child)
        os.close(said)
    wait_for_the_end_of_sessions(before)
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert was_killed or status == 0, complaint.decode() or f"The child ended with status {status}."
    return was_killed


def taken_for_dead(job_id: object) -> None:
    """Let the time pass until which the worker of a job is believed to live."""
    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.filter(pk=job_id, status="running").update(claimed_until=past)


def fork() -> int:
    """Fork, in a test process that may have other threads: the child only does what this thread was about to do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def work_in_child(work: Callable[[], object], says: int) -> None:
    """Do the work, say what went wrong, and end without all that a test process does at its end."""
    try:
        os.setpgid(0, 0)
        os.write(says, READY)
        work()
        os._exit(0)
    except BaseException:  # nothing may return to pytest in the child
        os.write(says, traceback.format_exc().encode())
    finally:
        os._exit(1)


def heard_until(said: int, seconds: float) -> bytes:
    """What the child said went wrong, until it ends or its time is over."""
    os.read(said, len(READY))
    deadline, complaint = time.monotonic() + seconds, b""
    while select.select([said], [], [], max(deadline - time.monotonic(), 0))[0]:
        heard = os.read(said, 65536)
        if not heard:
            break
        complaint += heard
    return complaint


def end(child: int) -> int:
    """Kill the child, unless it has ended, and all that it started; bury it and return how it ended."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)  # it had not made a group of its own yet
    return os.waitpid(child, 0)[1]


def backends() -> set[int]:
    """The sessions of others at the test database."""
    with connection.cursor() as cursor:
        cursor.execute(BACKENDS)
        return {pid for (pid,) in cursor.fetchall()}


def wait_for_the_end_of_sessions(before: set[int], *, longest: float = 10) -> None:
    """The database ends the statement that it is at, notices that nobody is there, and undoes what was open."""
    deadline = time.monotonic() + longest
    while left := backends() - before:
        assert time.monotonic() < deadline, f"Sessions of a killed process are still there: {left}"
        time.sleep(0.005)
