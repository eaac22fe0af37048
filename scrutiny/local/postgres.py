"""PostgreSQL in the clone: made once, started behind a private socket, stopped.

Anyone who reaches the socket is trusted, so the socket stands in a folder closed to all but its account,
and there is no port. The wheel's own get_server() is not used: as root it adds a user and opens folders.
"""

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from scrutiny.local.account import Account
from scrutiny.local.folders import Refused

OWNER = "scrutiny"
PATIENCE = 5.0  # seconds: how long a killed server may go on holding its lock file
# Tests throw their data away, so nothing waits for the disk.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL: its programs, the closed folder it lives in, and the account it runs as."""

    programs: Path
    folder: Path
    account: Account
    settings: tuple[str, ...] = ()

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"


def server_options(settings: tuple[str, ...]) -> str:
    """Return the server's options: no port, and the socket in the folder that holds the data folder."""
    options = ("listen_addresses=", "unix_socket_directories=..", "unix_socket_permissions=0700", *settings)
    return " ".join(f"-c {option}" for option in options)


def run(cluster: Cluster, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the cluster's account."""
    command = [*cluster.account.prefix, str(cluster.programs / program), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd="/", start_new_session=True
    )


def initialise(cluster: Cluster) -> None:
    """Make the database files, whole or not at all: an interrupted attempt is thrown away."""
    unfinished = cluster.folder / "postgres.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    options = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    made = run(cluster, "initdb", "-D", str(unfinished), "-U", OWNER, *options)
    if made.returncode:
        raise Refused(f"PostgreSQL could not make its files in {cluster.folder}: {last_line(made.stdout)}")
    unfinished.rename(cluster.data)


def is_zombie(cluster: Cluster) -> bool:
    """Say whether the lock file names a process that is dead and only not yet buried by its parent."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError, ValueError):
        return False


def is_running(cluster: Cluster) -> bool:
    """Ask pg_ctl whether this cluster's server runs; it takes a zombie for one."""
    status = run(cluster, "pg_ctl", "status", "-D", str(cluster.data))
    return status.returncode == 0 and not is_zombie(cluster)


def start(cluster: Cluster) -> None:
    """Start the server, or take over one that a killed start has left. Raises Refused with what to do."""
    if not (cluster.data / "PG_VERSION").exists():
        initialise(cluster)
    if is_running(cluster):
        return
    deadline = time.monotonic() + PATIENCE
    while not started(cluster):
        if time.monotonic() > deadline:
            raise Refused(
                f"PostgreSQL did not start: {reason(cluster)} The whole log is {cluster.log}; "
                f"to start with an empty database, remove the folder {cluster.folder}."
            )
        time.sleep(0.25)


def started(cluster: Cluster) -> bool:
    """Try to start the server once, and wait until it answers."""
    options = ("-w", "-t", "30", "-l", str(cluster.log), "-o", server_options(cluster.settings))
    return run(cluster, "pg_ctl", "start", "-D", str(cluster.data), *options).returncode == 0


def stop(cluster: Cluster) -> None:
    """Stop the server; sessions that are still open are ended."""
    run(cluster, "pg_ctl", "stop", "-D", str(cluster.data), "-m", "fast", "-w", "-t", "30")


def reason(cluster: Cluster) -> str:
    """Return what the server's log says last that is an error."""
    lines = cluster.log.read_text(errors="replace").splitlines() if cluster.log.exists() else []
    faults = [line.partition(level)[2] for line in lines for level in ("FATAL:", "PANIC:") if level in line]
    return f"{faults[-1].strip() if faults else last_line(' '.join(lines[-1:]))}."


def last_line(text: str) -> str:
    """Return the last line of a program's output that is not empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
