"""Whether the service says that it is well, and which part is not."""

from django.db import OperationalError

from scrutiny import health


def test_all_is_well(client, db):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok"}


def test_a_broker_that_does_not_answer_is_named(client, db, settings, tmp_path):
    settings.REDIS_URL = f"unix://{tmp_path}/nobody-listens.sock"
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "broker": "does not answer"}


def test_a_database_that_does_not_answer_is_named(client, monkeypatch):
    def refuses():
        raise OperationalError("connection refused")

    monkeypatch.setattr(health, "_ask_database", refuses)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "does not answer", "broker": "ok"}
