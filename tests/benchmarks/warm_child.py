"""The guard's child, started from a process that has imported all it needs already: for thousands of broken files.

`python -m tests.benchmarks.warm_child` waits for requests, one JSON line each, and forks a child for each. That child
sets its own limits and runs scrutiny.uploads.child.main, as the one of production does: only the start of Python and
the imports are saved.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

from scrutiny.uploads import child, guard, limits
from scrutiny.uploads.findings import Reason, Refused

_ROOT = Path(__file__).resolve().parents[2]
_STEP = 0.002  # seconds between two looks whether a child has ended


class WarmChild:
    """Stands in for the way in which the guard starts a child. `peak` is the most memory that one had, in megabytes."""

    def __init__(self) -> None:
        self.peak = 0.0
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.warm_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={name: os.environ[name] for name in guard._ENVIRONMENT if name in os.environ},
            text=True,
        )

    def run(self, command: list[str], given: IO[bytes], answer: IO[bytes]) -> int:
        """Do what guard._run does."""
        streams = [f"/proc/{os.getpid()}/fd/{stream.fileno()}" for stream in (given, answer)]
        given.flush()
        print(json.dumps([command[-1], *streams]), file=self.process.stdin, flush=True)
        code, peak, is_late = json.loads(self.process.stdout.readline())
        self.peak = max(self.peak, peak)
        if is_late:
            raise Refused(Reason.TOO_SLOW)
        return code

    def end(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def warm_children() -> Iterator[WarmChild]:
    """Let the guard start its children from a warm process."""
    warm, cold = WarmChild(), guard._run
    guard._run = warm.run
    try:
        yield warm
    finally:
        guard._run = cold
        warm.end()


def main() -> None:
    """Answer requests until there are no more."""
    for module in ("scrutiny.uploads.pdf_random", *(module for module, _name in child._TASKS.values())):
        import_module(module)
    for line in sys.stdin:
        task, given, answer = json.loads(line)
        number = os.fork()
        if not number:
            _be_child(task, given, answer)
        print(json.dumps(_waited(number)), flush=True)


def _be_child(task: str, given: str, answer: str) -> None:
    for stream, path, mode in ((0, given, os.O_RDONLY), (1, answer, os.O_WRONLY)):
        os.dup2(os.open(path, mode), stream)
    sys.stdin, sys.stdout = os.fdopen(0, closefd=False), os.fdopen(1, "w", closefd=False)
    try:
        child.main(json.loads(task))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _waited(number: int) -> tuple[int, float, bool]:
    """How a child ended: its code, the memory it had, and whether it had to be ended."""
    until = time.monotonic() + limits.SECONDS
    is_late = False
    while True:
        ended, status, used = os.wait4(number, 0 if is_late else os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), used.ru_maxrss / 1024, is_late
        if time.monotonic() > until:
            os.kill(number, signal.SIGKILL)
            is_late = True
        time.sleep(_STEP)


if __name__ == "__main__":
    main()
