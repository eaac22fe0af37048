"""Valkey in the clone: broker and cache behind a private socket, keeping nothing when it stops.

Losing it loses nothing: a job is a row in the database, and is sent again.
"""

import contextlib
import os
import socket
import subprocess
import time
from pathlib import Path

from scrutiny.local.account import Account
from scrutiny.local.folders import Refused

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


def start(program: Path, folder: Path, address: str, account: Account) -> None:
    """Start the server, or take over one that a killed start has left. Raises Refused with what to do."""
    if answers(address):
        return
    with contextlib.suppress(FileNotFoundError):
        os.unlink(folder / SOCKET)
    server = subprocess.Popen(
        command(program, account),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + PATIENCE
    while not answers(address):
        if server.poll() is not None or time.monotonic() > deadline:
            raise Refused(f"Valkey did not start: its log {folder / 'valkey.log'} says why.")
        time.sleep(0.02)


def stop(address: str) -> None:
    """Stop the server and wait until it no longer answers."""
    ask(address, "SHUTDOWN NOSAVE")
    deadline = time.monotonic() + PATIENCE
    while answers(address) and time.monotonic() < deadline:
        time.sleep(0.02)
