import os

import pytest

from scrutiny.local import suite
from scrutiny.local.folders import ROOT, Folders, Refused


def test_the_whole_suite_uses_both_cores_and_arguments_replace_that():
    assert suite.pytest_command([])[3:] == ["-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
    assert suite.pytest_command(["tests/local", "-k", "run"])[-3:] == ["tests/local", "-k", "run"]


def test_the_first_failing_check_stops_with_a_sentence(monkeypatch, capsys):
    failing = {"Linter": ["python3", "-c", "print('line 3'); raise SystemExit(1)"], "Types": ["not run"]}
    monkeypatch.setattr(suite, "CHECKS", failing)
    with pytest.raises(Refused, match=r"^The tests were not run, because .* failed: see its output above\.$"):
        suite.check(dict(os.environ))
    assert "line 3" in capsys.readouterr().err


def test_what_tests_write_stays_in_the_clone(tmp_path):
    settings = suite.settings(Folders("test", tmp_path), {})
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "PYTEST_DEBUG_TEMPROOT", "MEDIA_ROOT"):
        assert settings[name].startswith(str(tmp_path))


def test_ci_runs_nothing_but_bin_test():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ['exec "$(dirname "$0")/../bin/test"']
