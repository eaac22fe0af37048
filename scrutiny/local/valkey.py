"""Valkey in the clone: broker and cache behind a private socket, keeping nothing when it stops.

Losing it loses nothing: a job is a row in the database, and is sent again.
"""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scrutiny.local.account import Account
from scrutiny.local.folders import Refused

Process = subprocess.Popen[bytes]
SOCKET = "valkey.sock"
PATIENCE = 5.0  # seconds until a fresh server must answer


def command(program: Path, account: Account) -> list[str]:
    """Return the server's command line; its paths are relative to the folder it is started in."""
    options = {"port": "0", "unixsocket": SOCKET, "unixsocketperm": "700", "save": "", "appendonly": "no"}
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [*account.prefix, str(program), *words, "--logfile", "valkey.log"]


def ask(address: str, question: str) -> str:
    """Send one command to the server and return the first answer; empty when there is none."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(f"{address}/{SOCKET}")
            line.sendall(f"{question}\r\n".encode())
            return line.recv(1024).decode(errors="replace")
        except OSError:
            return ""


def answers(address: str) -> bool:
    """Say whether a server answers at the address."""
    return ask(address, "PING").startswith("+PONG")


@contextmanager
def running(program: Path, folder: Path, address: str, account: Account) -> Iterator[None]:
    """Start the server, or take over one that a killed start has left; stop it at the end.

    Raises Refused with what to do.
    """
    server = None if answers(address) else launch(program, folder, account)
    try:
        wait_for_answer(server, address, folder)
        yield
    finally:
        ask(address, "SHUTDOWN NOSAVE")
        if server:
            bury(server)


def launch(program: Path, folder: Path, account: Account) -> Process:
    """Start the server's process."""
    with suppress(FileNotFoundError):
        os.unlink(folder / SOCKET)
    return Process(
        command(program, account),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for_answer(server: Process | None, address: str, folder: Path) -> None:
    """Wait until the server answers. Raises Refused when it ends instead, or says nothing for too long."""
    deadline = time.monotonic() + PATIENCE
    while not answers(address):
        if (server and server.poll() is not None) or time.monotonic() > deadline:
            raise Refused(f"Valkey did not start: its log {folder / 'valkey.log'} says why.")
        time.sleep(0.02)


def bury(server: Process) -> None:
    """Wait until the server's process has ended; kill it when it does not."""
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
