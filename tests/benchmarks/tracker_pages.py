"""Answers the pages of a tracker in a process and a database of its own, for tests.benchmarks.tracker.

Imported once Django is set up. It fills its database, tells on one line which pages there are, and then for each number
that it reads how long that page took, how many questions it asked, how many lines it has and whether the whole is
longer than what is counted.
"""

import json
import sys
import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from tests.benchmarks import tracker_rows


def main() -> None:
    """Read the number of recommendations from the command line, and numbers of pages from the input."""
    pages = Pages(int(sys.argv[1]))
    _say([name for name, _browser, _url in pages.all])
    for line in sys.stdin:
        _say(pages.ask(int(line)))


class Pages:
    """Every page, by a name that is the same for each size."""

    def __init__(self, count: int):
        self.place = tracker_rows.fill(count)
        # Only then does an answer tell what its template was given: the choices of each filter.
        setup_test_environment()
        self.all = list(self._all())
        teardown_test_environment()

    def ask(self, number: int) -> list:
        """Seconds, questions, lines and whether there are more than are counted, of one page."""
        name, browser, url = self.all[number]
        asked = []

        def note(execute, sql, params, many, context):
            asked.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            begin = time.perf_counter()
            answer = browser.get(url)
            took = time.perf_counter() - begin
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        text = answer.content.decode()
        questions = [sql for sql in asked if "SAVEPOINT" not in sql]
        return [took, len(questions), text.count('role="rowheader"'), "More than 1,000" in text]

    def _all(self) -> Iterator[tuple]:
        place = self.place
        people = {
            "officer": place.clerk,
            "author": place.author,
            "member": place.member,
            "co-optee": place.co_optee,
            "partner": place.partner,
        }
        for name, user in people.items():
            browser = Client()
            browser.force_login(user)
            yield from self._filtered(name, browser, "/recommendations/", is_whole=name == "officer")
        browser = Client()
        browser.force_login(place.clerk)
        yield from self._filtered(
            "committee", browser, f"/recommendations/committees/{place.committees[1].pk}/"
        )
        yield from self._filtered("body", browser, f"/recommendations/organisations/{place.bodies[1].pk}/")
        yield from self._filtered("public", Client(), f"/public/{place.council.slug}/recommendations/")

    def _filtered(self, name: str, browser, url: str, *, is_whole: bool = False) -> Iterator[tuple]:
        """The first page, and it by each choice of each filter; of most people by some of them."""
        yield name, browser, url
        yield f"{name}: page 2", browser, f"{url}?page=2"
        form = browser.get(url).context["form"]
        for field in form.fields:
            choices = [key for key, _label in getattr(form.fields[field], "choices", []) if key]
            if field == "words":
                choices = ["police", "publish residents", "patrols", "lighting"]
            for key in choices if is_whole or field == "words" else choices[:: max(1, len(choices) // 3)]:
                yield f"{name}: {field} {key}", browser, f"{url}?{field}={str(key).replace(' ', '+')}"


def _say(words) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
