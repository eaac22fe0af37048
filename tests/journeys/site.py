"""The product as a web site for one test: real requests over a port of this machine, inside the test's transaction.

A site with a database of its own would have to be emptied after each test, and the product's database refuses that:
the audit log is never emptied and a published paper is never deleted. So the server shares the connection of the
test, whose transaction is rolled back at the end.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import LiveServerThread

# The pages' policy lets them run scripts of their own site, so that is where axe is; a browser fetches it once.
AXE_PATH = "/axe.min.js"
AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_bytes()
AXE_HEADERS = [("Content-Type", "text/javascript; charset=utf-8"), ("Cache-Control", "max-age=3600")]
# When Django closes a connection that is in a transaction; as for its test client, it must not.
BETWEEN_REQUESTS = (request_started, request_finished)


class SharingServer(ThreadedWSGIServer):
    """Leaves the connection open after a request: it is the test's."""

    def _close_connections(self) -> None:
        """Close nothing."""


class SharingThread(LiveServerThread):
    server_class = SharingServer


class Gate:
    """Lets one request after another to the product, for they are in one transaction, and none after the test."""

    def __init__(self):
        self.turn, self.is_open = threading.Lock(), True

    def shut(self) -> None:
        """Wait for who is in, and let nobody in any more: a page may still ask when its test is over."""
        with self.turn:
            self.is_open = False

    def handler(self, _django_handler) -> Callable:
        """The product behind this gate, and axe as a script of the site."""
        product = WSGIHandler()

        def answer(environ, start_response):
            if environ["PATH_INFO"] == AXE_PATH:
                start_response("200 OK", AXE_HEADERS)
                return [AXE]
            with self.turn:
                if self.is_open:
                    return product(environ, start_response)
            start_response("503 Service Unavailable", [])
            return []

        return answer


class Site:
    """The running product."""

    def __enter__(self) -> "Site":
        self._shared = connections["default"]
        self._shared.inc_thread_sharing()
        for signal in BETWEEN_REQUESTS:
            signal.disconnect(close_old_connections)
        self._gate = Gate()
        self._thread = SharingThread(
            "127.0.0.1", self._gate.handler, connections_override={"default": self._shared}
        )
        self._thread.daemon = True
        self._thread.start()
        self._thread.is_ready.wait()
        if self._thread.error:
            raise self._thread.error
        return self

    def __exit__(self, *_error) -> None:
        self._gate.shut()
        self._thread.terminate()
        for signal in BETWEEN_REQUESTS:
            signal.connect(close_old_connections)
        self._shared.dec_thread_sharing()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._thread.port}"
