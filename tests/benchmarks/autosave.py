"""Measures how long the autosave of minutes takes while one clerk types, and while twenty do.

`.venv/bin/python -m tests.benchmarks.autosave [ROUNDS]` (bin/run has set everything up before). The product runs as
bin/run starts it, on PostgreSQL and Valkey of its own. Each client is a clerk's browser: it saves one item every two
seconds or so, the text a few words longer each time, and asks every four seconds what the other clerk did; two clerks
are at one meeting. One clerk alone and twenty at once are measured in turns, so that both have the same machine.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

import django

from scrutiny.local import demo, processes, services
from scrutiny.local.folders import ROOT, Folders

HOST, PORT = "127.0.0.1", 8169
CLERKS = 20
AT_ONE_MEETING = 2
ENTRIES = 20
# Seconds: the browser saves after a pause of one and a half, and asks for news every four.
TYPES_FOR = (1.5, 2.5)
ASKS_EVERY = 4.0
ALL_EVERY = 5
ALONE, TOGETHER = 40, 20
ROUNDS = 3


class Browser:
    """The open page of one clerk (autosave_clerks.Clerk): the version it last saved, how long its saves took."""

    def __init__(self, clerk: Any):
        self.clerk = clerk
        self.random = random.SystemRandom()
        self.version, self.text, self.token = 1, "", uuid.uuid4().hex
        self.mark, self.asked = "", 0
        self.seconds: list[float] = []

    def type_for(self, seconds: float) -> list[float]:
        """Type, save and ask for news; how long each save took."""
        self.seconds = []
        end = time.perf_counter() + seconds
        asks_at = time.perf_counter() + self.random.uniform(0, ASKS_EVERY)
        while (now := time.perf_counter()) < end:
            time.sleep(self.random.uniform(*TYPES_FOR))
            self.save()
            if now >= asks_at:
                asks_at = now + ASKS_EVERY
                self.ask()
        return self.seconds

    def ask(self) -> None:
        """Ask for news, as the page does: by the mark for what was typed, and every fifth time for all."""
        self.asked += 1
        known = f"?mark={self.mark}" if self.mark and self.asked % ALL_EVERY else ""
        answer = self._send("GET", f"/minutes/{self.clerk.minutes}/day/state/{known}")
        self.mark = json.loads(answer)["mark"]

    def save(self) -> None:
        """Save the text with a few words more, as the page does."""
        self.text += f" Words {len(self.text)} that a member said."
        words = {"narrative": self.text, "presented_by": "", "on_behalf_of": "", "action": ""}
        own = {"version": self.version, "beside": uuid.uuid4(), "autosave": "1"}
        begin = time.perf_counter()
        answer = self._send("POST", f"/minutes/entries/{self.clerk.entry}/day/", urlencode(words | own))
        self.seconds.append(time.perf_counter() - begin)
        self.version = json.loads(answer)["version"]

    def _send(self, method: str, path: str, body: str | None = None) -> bytes:
        token = self.token[:32]
        headers = {
            "Cookie": f"sessionid={self.clerk.session}; csrftoken={token}",
            "X-CSRFToken": token,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        # The server closes what was quiet for two seconds, so a browser comes with a new connection too.
        with closing(http.client.HTTPConnection(HOST, PORT, timeout=30)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path} was answered {answer.status}: {content[:300]!r}")
        return content


@contextmanager
def product() -> Iterator[list[Any]]:
    """The product as bin/run starts it, and clerks who are signed in to it."""
    folders = Folders("benchmark")
    options = demo.arguments(["--host", HOST, "--port", str(PORT)])
    with ExitStack() as stack:
        stack.enter_context(processes.only_start(folders.state, "autosave"))
        folders.make()
        addresses = stack.enter_context(services.running(folders))
        environment = demo.settings(folders, HOST, PORT, addresses)
        demo.manage(environment, "migrate", "--verbosity=0")
        demo.manage(environment, "load_demo")
        os.environ.update(environment)
        django.setup()
        clerks = import_module("tests.benchmarks.autosave_clerks").sign_in(CLERKS, AT_ONE_MEETING, ENTRIES)
        log: Path = folders.state / "web.log"
        command = demo.web_command(HOST, PORT)
        server = stack.enter_context(processes.background(command, environment=environment, log=log))
        demo.wait_until_healthy(options, {log: server})
        yield clerks


def typed(browsers: list[Browser], seconds: float) -> list[float]:
    """How long the saves took while all of these typed."""
    with ThreadPoolExecutor(len(browsers)) as people:
        typing = [people.submit(browser.type_for, seconds) for browser in browsers]
        return [second for one in typing for second in one.result()]


def p95(seconds: list[float]) -> float:
    """The time within which 95 of 100 saves were answered."""
    return quantiles(seconds, n=20)[-1]


def main() -> None:
    """Measure in turns, print, and end with the figure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    alone: list[float] = []
    together: list[float] = []
    with product() as clerks:
        browsers = [Browser(clerk) for clerk in clerks]
        for browser in browsers:
            browser.save()  # the first of a sitting, which also writes the audit log
        for number in range(rounds):
            alone += typed(browsers[:1], ALONE)
            together += typed(browsers, TOGETHER)
            print(f"round {number + 1}: {len(alone)} and {len(together)} saves", flush=True)
    for name, seconds in (("one clerk", alone), ("twenty clerks", together)):
        median = sorted(seconds)[len(seconds) // 2]
        print(
            f"{name}: {len(seconds)} saves, median {median * 1000:.1f} ms, p95 {p95(seconds) * 1000:.1f} ms, "
            f"slowest {max(seconds) * 1000:.1f} ms"
        )
    print(f"figure autosave_p95_20_vs_1 {p95(together) / p95(alone):.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
