"""Settings come from the environment; what is missing is said in one sentence instead of a traceback."""

import os
import subprocess
import sys

import pytest

from scrutiny.environment import MissingSetting, celery_broker_url, required


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SECRET_KEY", "SECRET_KEY is not set. It signs log-ins"),
        ("DATABASE_URL", "DATABASE_URL is not set. It is the address of the PostgreSQL database"),
        ("REDIS_URL", "REDIS_URL is not set. It is the address of Redis or Valkey"),
    ],
)
def test_a_missing_setting_stops_the_service_with_a_sentence(name, sentence):
    environment = {key: value for key, value in os.environ.items() if key != name}
    started = subprocess.run(
        [sys.executable, "-c", "import scrutiny.settings"], env=environment, capture_output=True, text=True
    )
    assert started.returncode == 1
    assert started.stderr.startswith(sentence)
    assert "See docs/operations.md for all settings." in started.stderr
    assert "Traceback" not in started.stderr


def test_an_empty_setting_is_missing_too(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "")
    with pytest.raises(MissingSetting, match="SECRET_KEY is not set"):
        required("SECRET_KEY", "It signs log-ins.")


@pytest.mark.parametrize(
    ("redis", "celery"),
    [
        ("redis://cache:6379/0", "redis://cache:6379/0"),
        ("unix:///run/valkey.sock?db=3", "redis+socket:///run/valkey.sock?virtual_host=3"),
        ("unix:///run/valkey.sock", "redis+socket:///run/valkey.sock?virtual_host=0"),
    ],
)
def test_celery_reads_the_same_address_in_its_own_words(redis, celery):
    assert celery_broker_url(redis) == celery
