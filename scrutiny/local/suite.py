"""bin/test: linters, types, generated files and every test; pytest's summary is the last line."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from scrutiny.local import assets, processes, services, system_packages
from scrutiny.local.folders import ROOT, Folders, Refused

PYTHON = sys.executable
# The last: a dozen processes start from these sources, and each would compile them again.
NOT_INHERITED = ("DJANGO_SETTINGS_MODULE", "DEMO", "PYTHONDONTWRITEBYTECODE")
# What is checked before the tests: the name for the screen, then the command.
CHECKS = {
    "Linter": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "Layout of the Python files": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "Templates": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    "Types": [PYTHON, "-m", "mypy"],
    "Migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "Generated pages of docs/": [PYTHON, "manage.py", "generate_docs", "--check"],
}


def pytest_command(words: list[str]) -> list[str]:
    """Return pytest's command: the whole suite on two cores, or just what the arguments ask for."""
    return [PYTHON, "-m", "pytest", *(words or ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"])]


def settings(folders: Folders, addresses: dict[str, str]) -> dict[str, str]:
    """Return the environment of checks and tests; what they write into a home or /tmp stays in the clone."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return {
        **inherited,
        **addresses,
        "SECRET_KEY": "tests-only-0123456789-0123456789-0123456789-0123456789",
        "STATIC_FROM_SOURCE": "1",
        "BASE_URL": "http://127.0.0.1:8000",
        "MEDIA_ROOT": str(folders.media),
        "HOME": str(folders.home),
        "XDG_CACHE_HOME": str(folders.home / ".cache"),
        "XDG_CONFIG_HOME": str(folders.home / ".config"),
        "PYTEST_DEBUG_TEMPROOT": str(folders.state),
        "NODE_DISABLE_COMPILE_CACHE": "1",
    }


def check(environment: dict[str, str]) -> None:
    """Run the checks, two at a time. Raises Refused for the first in their order that failed, after its output."""

    def checked(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=ROOT, env=environment, text=True, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    with ThreadPoolExecutor(2) as two:
        results = two.map(checked, CHECKS.values())
        for (name, command), done in zip(CHECKS.items(), results, strict=True):
            print(f"{name} …", flush=True)
            if done.returncode:
                two.shutdown(cancel_futures=True)
                sys.stderr.write(done.stdout)
                words = " ".join(command[2:] if command[1] == "-m" else command[1:])
                raise Refused(f"The tests were not run, because '{words}' failed: see its output above.")


def run(words: list[str]) -> int:
    """Set up what is missing, check, test, and return pytest's exit code."""
    folders = Folders("test")
    with processes.only_start(folders.state, "bin/test"):
        system_packages.need_pango()
        system_packages.need_browser()
        folders.make()
        assets.build()
        with services.running(folders, careless=True) as addresses:
            environment = settings(folders, addresses)
            if not words:
                check(environment)
            return subprocess.run(pytest_command(words), cwd=ROOT, env=environment, check=False).returncode


def main() -> int:
    """Run everything and return the exit code."""
    processes.stop_on_signals()
    try:
        return run(sys.argv[1:])
    except processes.Stopped:
        print("\nStopped.", file=sys.stderr)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
