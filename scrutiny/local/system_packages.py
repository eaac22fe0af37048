"""What pip cannot bring: Pango for the papers, a browser for the journeys. Root has them from apt."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from scrutiny.local.folders import Refused

# The libraries that WeasyPrint loads; its import fails without any one of them.
PANGO_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
BROWSER_PACKAGES = ("chromium",)


def loads(library: str) -> bool:
    """Say whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_pango() -> bool:
    """Say whether WeasyPrint will find its libraries (in milliseconds, where its import takes a second)."""
    return all(loads(library) for library in PANGO_LIBRARIES)


def browser() -> str | None:
    """Return the path of Chromium; None when there is none."""
    return shutil.which("chromium")


def can_install() -> bool:
    """Say whether this process may install Debian's packages."""
    return os.geteuid() == 0 and Path("/usr/bin/apt-get").exists()


def install(packages: tuple[str, ...]) -> None:
    """Install Debian's packages."""
    print(f"Installing {' '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def need_pango() -> None:
    """Make sure that papers can be rendered. Raises Refused with the line that installs what is missing."""
    need(has_pango, PANGO_PACKAGES, "Papers cannot be made, because Pango is missing")


def need_browser() -> None:
    """Make sure that the journeys have a browser. Raises Refused with the line that installs it."""
    need(lambda: browser() is not None, BROWSER_PACKAGES, "The browser journeys cannot run without Chromium")


def need(present: Callable[[], bool], packages: tuple[str, ...], trouble: str) -> None:
    """Install packages when something is not present and this process may; else say what to install."""
    if present():
        return
    if can_install():
        install(packages)
    if not present():
        raise Refused(f"{trouble}: as root run 'apt-get install {' '.join(packages)}', then start again.")
