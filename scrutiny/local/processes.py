"""The processes that a start begins: each is ended with it, and nothing else is."""

import ctypes
import errno
import fcntl
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scrutiny.local.folders import Refused

PR_SET_PDEATHSIG = 1  # prctl(2)
GRACE = 10.0  # seconds between the request to stop and the kill
Process = subprocess.Popen[bytes]
_libc = ctypes.CDLL(None)


class Stopped(BaseException):
    """Ctrl-C, or a request to end, arrived."""


def stop_on_signals() -> None:
    """Turn Ctrl-C, `kill` and a closed terminal into Stopped, once: what follows is an orderly end."""

    def stop(number: int, frame: object) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)


@contextmanager
def only_start(state: Path, name: str) -> Iterator[None]:
    """Hold the lock of a mode while it runs. Raises Refused when another start holds it."""
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"{name} already runs in this folder: stop that one with Ctrl-C first.") from None
        yield


def need_port(host: str, port: int) -> None:
    """Raises Refused when the address cannot be listened at."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Refused(f"Port {port} needs root: choose one above 1023 with --port.") from None
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                raise Refused(f"Port {port} is in use: choose another with --port.") from None
            reason = getattr(error, "strerror", None) or "a port is a number up to 65535"
            raise Refused(f"This machine cannot listen at {host}, port {port}: {reason}.") from None


def end_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it dies, however it dies."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def background(command: list[str], *, environment: dict[str, str], log: Path) -> Iterator[Process]:
    """Run a command in the background, its output in a log; end it and its children at the end."""
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that Ctrl-C reaches only us, and we end things in order
            preexec_fn=end_with_parent,
        )
    try:
        yield process
    finally:
        end(process)


def end(process: Process) -> None:
    """Ask a process to stop, wait, then kill its whole group."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def foreground(command: list[str], *, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what it printed; Ctrl-C ends it without its traceback."""
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        start_new_session=True,
    )
