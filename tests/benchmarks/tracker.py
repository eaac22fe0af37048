"""Measures how long the tracker's pages take with 500 recommendations, and with 50,000 that have 150,000 answers.

`.venv/bin/python -m tests.benchmarks.tracker [ROUNDS]` (bin/run has set everything up before). Each size has a database
and a process of its own, side by side on one PostgreSQL. Every page is asked of both in turns, so that both have the
same machine: the first page and each choice of each filter, for officers, authors, members, co-opted members without
exempt papers, a body's representative and residents; of a page the quickest of all rounds counts, as timeit has it.

A page that has more lines takes longer for its lines. So only pages count for the figure that 500 fill to nine
tenths of what 50,000 do; the others are printed with a star.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg

from scrutiny.local import demo, processes, services
from scrutiny.local.folders import ROOT, Folders, socket_address

SMALL, LARGE = 500, 50_000
ROUNDS = 9
FILLED = 0.9
START = "import django; django.setup(); from tests.benchmarks import tracker_pages; tracker_pages.main()"
HOST, PORT = "127.0.0.1", 8168


class Side:
    """The pages of one size, in a process of their own."""

    def __init__(self, count: int, environment: dict[str, str]):
        command = [sys.executable, "-c", START, str(count)]
        self.process = subprocess.Popen(  # our own module
            command, env=environment, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def read(self) -> Any:
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"The process ended with {self.process.wait()}.")
        return json.loads(line)

    def ask(self, number: int) -> list[Any]:
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return self.read()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def sides() -> Iterator[list[Side]]:
    """Both sizes, filled."""
    folders = Folders("benchmark")
    with ExitStack() as stack:
        stack.enter_context(processes.only_start(folders.state, "tracker"))
        folders.make()
        addresses = stack.enter_context(services.running(folders))
        found = []
        for count in (SMALL, LARGE):
            environment = demo.settings(folders, HOST, PORT, addresses | _own(addresses, folders, count))
            environment |= {"ALLOWED_HOSTS": "testserver", "LOG_LEVEL": "WARNING"}
            demo.manage(environment, "migrate", "--verbosity=0")
            side = Side(count, environment)
            stack.callback(side.end)
            found.append(side)
        yield found


def _own(addresses: dict[str, str], folders: Folders, count: int) -> dict[str, str]:
    """The addresses of a new, empty database of one size, and of its part of the cache."""
    name, host = f"tracker_{count}", socket_address(folders.services)
    with psycopg.connect(services.database_address(host, "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    cache = addresses["REDIS_URL"].partition("?")[0]
    return {
        "DATABASE_URL": services.database_address(host, name),
        "REDIS_URL": f"{cache}?db={int(count == LARGE)}",
    }


def measured(small: Side, large: Side, rounds: int) -> dict[str, list[list[Any]]]:
    """By page what each size took at its quickest, and what it asked and showed."""
    names = small.read()
    if names != large.read():
        raise RuntimeError("The sizes have different pages.")
    found: dict[str, list[list[Any]]] = {}
    for turn in range(rounds + 1):
        for number, name in enumerate(names):
            pair = [side.ask(number) for side in (small, large)]
            # The first round warms up: what a process or the database reads once is no page's own.
            if turn > 1:
                pair = [min(old, new) for old, new in zip(found[name], pair, strict=True)]
            found[name] = pair
        print(f"round {turn} of {rounds}", flush=True)
    return found


def main() -> None:
    """Measure in turns, print each page, and end with the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with sides() as (small, large):
        found = measured(small, large, rounds)
    ratios = {name: many[0] / few[0] for name, (few, many) in found.items()}
    like = {name for name, (few, many) in found.items() if few[2] >= FILLED * many[2]}
    print(f"{'page':45} {'500':>8} {'50,000':>8} ratio lines   questions")
    for name in sorted(ratios, key=ratios.get):
        few, many = found[name]
        print(
            f"{name:45} {few[0] * 1000:5.1f} ms {many[0] * 1000:5.1f} ms {ratios[name]:5.2f} "
            f"{few[2]:2}/{many[2]:2} {few[1]:3}/{many[1]:1}{'' if name in like else ' *'}"
        )
    print(f"{len(like)} of {len(ratios)} pages have about as many lines in both sizes")
    print(f"figure tracker_50000_vs_500 {max(ratios[name] for name in like):.2f}")
    print(f"figure tracker_queries {max(one[1] for pair in found.values() for one in pair)}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    main()
