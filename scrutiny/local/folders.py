"""Where the runner keeps things: everything lies in the clone's ignored folder .local."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Refused(Exception):
    """Something stands in the way; the text is the one sentence that goes on the screen."""


@dataclass(frozen=True)
class Folders:
    """The folders of one mode: "demo" for bin/run, "test" for bin/test, so that both can run at once."""

    mode: str
    root: Path = ROOT

    @property
    def state(self) -> Path:
        """All that belongs to this mode."""
        return self.root / ".local" / self.mode

    @property
    def services(self) -> Path:
        """Sockets, database files and logs of PostgreSQL and Valkey: closed to all but their account."""
        return self.state / "services"

    @property
    def media(self) -> Path:
        """Uploaded files and papers."""
        return self.state / "media"

    @property
    def home(self) -> Path:
        """A home for programs that insist on writing into one."""
        return self.state / "home"

    def make(self) -> None:
        """Make the folders that every start needs."""
        for folder in (self.state, self.media, self.home):
            folder.mkdir(parents=True, exist_ok=True)

    def empty(self) -> None:
        """Remove all data of this mode except the lock that the running start holds."""
        for entry in self.state.iterdir():
            if entry.name == "lock":
                continue
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()


LONGEST_SOCKET_PATH = 107  # bytes, in the kernel's struct sockaddr_un
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


def socket_address(folder: Path, longest_name: str = ".s.PGSQL.5432") -> str:
    """Return a path to a folder that is fit for socket addresses: short, and without characters to escape.

    A clone may lie too deep, or under a name with spaces. The folder then stays open in this process,
    and this process's children reach it through /proc.
    """
    path = str(folder)
    if len(os.fsencode(f"{path}/{longest_name}")) <= LONGEST_SOCKET_PATH and PLAIN.issuperset(path):
        return path
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    return f"/proc/{os.getpid()}/fd/{descriptor}"
