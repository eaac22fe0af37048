"""bin/run: the whole product on demo data, until Ctrl-C."""

import argparse
import http.client
import os
import secrets
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from scrutiny.local import assets, processes, services, system_packages
from scrutiny.local.folders import ROOT, Folders, Refused

EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  # compared with, not listened at
PATIENCE = 60.0  # seconds until the web server must answer


def arguments(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bin/run", description="Runs the product on demo data.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen at (default: 8000)")
    parser.add_argument("--reset", action="store_true", help="throw the data away and start afresh")
    return parser.parse_args(words)


def secret_key(folders: Folders) -> str:
    """Return the key that signs log-ins: made once, so that a second start keeps people logged in."""
    file = folders.state / "secret_key"
    if not file.exists():
        with open(file, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as fresh:
            fresh.write(secrets.token_urlsafe(48))
    return file.read_text()


def reachable_host(host: str) -> str:
    """Return the host as people type it: a server that listens everywhere is reached here too."""
    if host in EVERY_ADDRESS:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def settings(folders: Folders, host: str, port: int, addresses: dict[str, str]) -> dict[str, str]:
    """Return the environment of the product's processes; a setting of the caller's own is kept."""
    shown = reachable_host(host)
    return {
        "BASE_URL": f"http://{shown}:{port}",
        # A server opened to a network is reached under names that cannot be known here.
        "ALLOWED_HOSTS": "*" if host in EVERY_ADDRESS else f"localhost,127.0.0.1,{shown}",
        "SECRET_KEY": secret_key(folders),
        "MEDIA_ROOT": str(folders.media),
        "DEMO": "1",
        "LOG_FORMAT": "console",
        **os.environ,
        **addresses,
        "DJANGO_SETTINGS_MODULE": "scrutiny.settings",
        "HOME": str(folders.home),
        "XDG_CACHE_HOME": str(folders.home / ".cache"),
        "PYTHONUNBUFFERED": "1",
    }


def web_command(host: str, port: int) -> list[str]:
    """Return the web server's command: the one that production runs, with one process."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ["--workers", "1", "--threads", "8", "--no-control-socket", "--graceful-timeout", "3"]
    return [sys.executable, "-m", "gunicorn", "scrutiny.wsgi", "--bind", bind, *options]


def worker_command(folders: Folders) -> list[str]:
    """Return the worker's command; it also starts the jobs that are due by the clock."""
    schedule = str(folders.state / "schedule")
    options = ["-B", "--schedule", schedule, "--concurrency", "1", "--loglevel", "INFO", "--without-mingle"]
    return [sys.executable, "-m", "celery", "-A", "scrutiny", "worker", *options]


def manage(environment: dict[str, str], *words: str) -> str:
    """Run a management command and return what it printed. Raises Refused when it fails."""
    done = processes.foreground([sys.executable, str(ROOT / "manage.py"), *words], environment=environment)
    if done.returncode:
        sys.stderr.write(done.stdout)
        raise Refused(f"'manage.py {words[0]}' failed: see its output above; bin/run --reset starts afresh.")
    return done.stdout


def is_healthy(host: str, port: int) -> bool:
    """Ask the web server whether it and its services are well."""
    connection = http.client.HTTPConnection(reachable_host(host).strip("[]"), port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def need_all(running: dict[Path, subprocess.Popen[bytes]]) -> None:
    """Raises Refused when one of the processes has ended by itself."""
    for log, process in running.items():
        if process.poll() is not None:
            sys.stderr.write(log.read_text(errors="replace")[-3000:])
            raise Refused(f"The {log.stem} stopped by itself: the end of its log {log} is above.")


def wait_until_healthy(options: argparse.Namespace, running: dict[Path, subprocess.Popen[bytes]]) -> None:
    """Wait for the first answer of the web server. Raises Refused when it does not come."""
    deadline = time.monotonic() + PATIENCE
    while not is_healthy(options.host, options.port):
        need_all(running)
        if time.monotonic() > deadline:
            raise Refused(f"The web server did not answer at /healthz: its log is {next(iter(running))}.")
        time.sleep(0.1)


def serve(options: argparse.Namespace, folders: Folders, environment: dict[str, str], log_ins: str) -> None:
    """Run web server and worker until a signal comes or one of them ends."""
    commands = {"web": web_command(options.host, options.port), "worker": worker_command(folders)}
    with ExitStack() as stack:
        running = {
            (log := folders.state / f"{name}.log"): stack.enter_context(
                processes.background(command, environment=environment, log=log)
            )
            for name, command in commands.items()
        }
        wait_until_healthy(options, running)
        print(f"\n{log_ins.strip()}\n\nReady at {environment['BASE_URL']}/  (Ctrl-C stops it)", flush=True)
        while True:
            need_all(running)
            time.sleep(0.5)


def reset(folders: Folders) -> None:
    """Throw the data away. Raises Refused when the database is not ours to empty."""
    if os.environ.get("DATABASE_URL"):
        raise Refused("--reset does not empty the database that DATABASE_URL names: use its own tools.")
    services.stop_leftovers(folders)
    folders.empty()


def run(options: argparse.Namespace) -> None:
    """Set up what is missing, then serve."""
    folders = Folders("demo")
    with processes.only_start(folders.state, "bin/run"):
        processes.need_port(options.host, options.port)
        system_packages.need_pango()
        if options.reset:
            reset(folders)
        folders.make()
        assets.build()
        with services.running(folders) as addresses:
            environment = settings(folders, options.host, options.port, addresses)
            manage(environment, "migrate", "--verbosity=0")
            log_ins = manage(environment, "load_demo")
            serve(options, folders, environment, log_ins)


def main() -> int:
    """Run until stopped and return the exit code."""
    options = arguments(sys.argv[1:])
    processes.stop_on_signals()
    try:
        run(options)
    except processes.Stopped:
        print("\nStopped.")
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
