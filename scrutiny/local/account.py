"""Which account PostgreSQL and Valkey run as: PostgreSQL refuses to be root, so root gives it a low one."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scrutiny.local.folders import Refused

LOW_ACCOUNT = "nobody"
# Lets the low account pass closed folders above the clone (a clone under /root, say) without changing
# anybody's folder modes. The second is what containers usually grant.
CAPABILITIES = ("dac_read_search", "dac_override")


@dataclass(frozen=True)
class Account:
    """An account and the words that go before a command to run it so."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = ()


def lowered(uid: int, gid: int, capability: str | None = None) -> tuple[str, ...]:
    """Return the setpriv command that turns root into a low account, with at most one capability kept."""
    drop = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    if capability is None:
        return (*drop, "--inh-caps=-all", "--bounding-set=-all")
    kept = f"-all,+{capability}"
    # access(2) forgets capabilities of other accounts unless it is told not to.
    return (
        *drop,
        f"--inh-caps={kept}",
        f"--ambient-caps={kept}",
        f"--bounding-set={kept}",
        "--securebits=+no_setuid_fixup",
    )


def reaches(prefix: tuple[str, ...], folder: Path, program: Path) -> bool:
    """Try whether a command run with these words could run the program and write into the folder."""
    checks = (["test", "-x", str(program)], ["test", "-w", str(folder)])
    try:
        return all(
            subprocess.run([*prefix, *check], capture_output=True, check=False, cwd="/").returncode == 0
            for check in checks
        )
    except OSError:
        return False


def closed_folder(folder: Path) -> Account:
    """Make the services' folder, closed to all others, and return its owner: the account they run as.

    Raises Refused when the folder belongs to somebody else and this process is not root.
    """
    if not folder.exists():
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            low = pwd.getpwnam(LOW_ACCOUNT)
            os.chown(folder, low.pw_uid, low.pw_gid)
    owner = folder.stat()
    if os.geteuid() not in (0, owner.st_uid):
        raise Refused(
            f"The data in {folder} belongs to another account: start as root, or make a clone of your own."
        )
    return Account(owner.st_uid, owner.st_gid)


def for_services(folder: Path, program: Path) -> Account:
    """Return the account for the services whose data lies in the folder, able to run the program.

    Raises Refused when root can find no way to let a low account reach both.
    """
    account = closed_folder(folder)
    if os.geteuid() != 0:
        return account
    for capability in (None, *CAPABILITIES):
        prefix = lowered(account.uid, account.gid, capability)
        if reaches(prefix, folder, program):
            return Account(account.uid, account.gid, prefix)
    raise Refused(
        f"PostgreSQL may not run as root, and the account that owns {folder} cannot reach it: "
        "move the clone out of closed folders, or start as an ordinary user."
    )
