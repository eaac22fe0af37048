"""Make .venv, install the hashed locks into it, and go on there.

Runs as `python3 -I scrutiny/local/bootstrap.py MODULE LOCK... -- ARGUMENTS` with nothing but the standard
library: the module is started with the virtual environment's Python.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
OLDEST = (3, 11)


class Refused(SystemExit):
    """Stops with one sentence on the screen."""


def environment(root: Path = ROOT) -> dict[str, str]:
    """Return the environment for installers: their caches stay inside the clone."""
    cache = root / ".local" / "cache"
    return {
        **os.environ,
        "PIP_CACHE_DIR": str(cache / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "UV_CACHE_DIR": str(cache / "uv"),
        "RUSTUP_HOME": str(cache / "rustup"),  # pip asks for rustc's version: rustup makes a folder
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "1",  # as pip does, for machines behind a proxy with a certificate of its own
    }


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock file."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def changed(locks: list[str], stamp: dict[str, str], root: Path = ROOT) -> list[str]:
    """Return the names of the locks that differ from what the stamp says is installed."""
    return [name for name in locks if stamp.get(name) != digest(root / "requirements" / (name + ".txt"))]


def read_stamp(stamp: Path) -> dict[str, str]:
    """Return what is installed, by lock; nothing if the stamp is missing or broken."""
    try:
        return dict(json.loads(stamp.read_text()))
    except (OSError, ValueError):
        return {}


def usable(venv: Path) -> bool:
    """Say whether the environment's Python runs, is new enough, and still lies where it was made."""
    question = f"import pip, sys; print(sys.prefix, sys.version_info >= {OLDEST!r})"
    try:
        answer = subprocess.run(
            [str(venv / "bin" / "python"), "-c", question], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return answer.stdout.strip() == f"{venv} True"


def make_venv() -> None:
    """Make the virtual environment afresh."""
    print("Making .venv …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode and os.geteuid() == 0 and Path("/usr/bin/apt-get").exists():
        print("Installing python3-venv …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=False)
        made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        sys.stderr.write(made.stdout + made.stderr)
        raise Refused(
            "Python cannot make a virtual environment: as root run 'apt-get install python3-venv', "
            "then start again."
        )


def index_address(pip_settings: str) -> str | None:
    """Return the package index that pip is set up for, from `pip config list`; None for the usual one."""
    for line in pip_settings.splitlines():
        name, _, value = line.partition("=")
        if name.rpartition(".")[2] == "index-url":
            return value.strip("'\"")
    return None


def install(names: list[str]) -> None:
    """Install locks: local.txt by pip, because it brings uv; the others by uv, or by pip where uv fails."""
    python, settings = str(VENV / "bin" / "python"), environment()
    for name in sorted(names, key=lambda name: name != "local"):
        print(f"Installing requirements/{name}.txt …", flush=True)
        lock = ["--quiet", "--require-hashes", "-r", str(ROOT / "requirements" / (name + ".txt"))]
        if name != "local" and by_uv(lock, settings):
            continue
        if subprocess.run([python, "-m", "pip", "install", *lock], env=settings, check=False).returncode:
            raise Refused(
                f"requirements/{name}.txt could not be installed: see pip's message above; "
                "check that this machine reaches a package index, then start again."
            )


def by_uv(lock: list[str], settings: dict[str, str]) -> bool:
    """Install a lock by uv, from the index that pip is set up for; False when that fails."""
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        return False
    pip_settings = subprocess.run(
        [str(VENV / "bin" / "python"), "-m", "pip", "config", "list"],
        env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    address = index_address(pip_settings.stdout)
    if address and "UV_DEFAULT_INDEX" not in settings:
        settings = {**settings, "UV_DEFAULT_INDEX": address}
    command = [str(uv), "pip", "install", "--python", str(VENV / "bin" / "python"), *lock]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"uv could not ({done.stderr.strip().splitlines()[-1:]}): trying pip …", flush=True)
    return done.returncode == 0


def prepare(locks: list[str]) -> None:
    """Make the environment and install what changed; a second start at the same time waits for the first."""
    local = ROOT / ".local"
    local.mkdir(exist_ok=True)
    with open(local / "install.lock", "w") as lock_file:
        fcntl.flock(lock_file, fcntl.LOCK_EX)
        if not usable(VENV):
            make_venv()
        stamp = read_stamp(STAMP)
        names = changed(locks, stamp)
        if not names:
            return
        install(names)
        stamp.update({name: digest(ROOT / "requirements" / (name + ".txt")) for name in names})
        STAMP.write_text(json.dumps(stamp, indent=1))


def main(arguments: list[str]) -> None:
    """Prepare the environment, then become the module that was asked for."""
    if sys.version_info < OLDEST:
        raise Refused(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    module, rest = arguments[0], arguments[1:]
    divide = rest.index("--")
    try:
        prepare(rest[:divide])
    except PermissionError as error:
        raise Refused(
            f"{error.filename} cannot be written by this account: "
            "start as the account that owns this folder, or as root."
        ) from None
    except KeyboardInterrupt:
        raise Refused("Stopped.") from None
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, "-m", module, *rest[divide + 1 :]])


if __name__ == "__main__":
    main(sys.argv[1:])
