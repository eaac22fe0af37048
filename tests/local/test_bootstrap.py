import subprocess
import sys

import pytest

from scrutiny.local import bootstrap


@pytest.fixture
def clone(tmp_path):
    (tmp_path / "requirements").mkdir()
    for name in ("base", "local"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1")
    return tmp_path


def stamp_of(clone):
    return {name: bootstrap.digest(clone / "requirements" / f"{name}.txt") for name in ("base", "local")}


def test_all_locks_are_installed_at_first(clone):
    assert bootstrap.changed(["base", "local"], {}, clone) == ["base", "local"]


def test_nothing_is_installed_when_nothing_changed(clone):
    assert bootstrap.changed(["base", "local"], stamp_of(clone), clone) == []


def test_only_the_lock_that_changed_is_installed(clone):
    stamp = stamp_of(clone)
    (clone / "requirements" / "base.txt").write_text("base==2")
    assert bootstrap.changed(["base", "local"], stamp, clone) == ["base"]


@pytest.mark.parametrize("content", [None, "", "{not json"])
def test_a_missing_or_broken_stamp_means_nothing_is_installed(tmp_path, content):
    stamp = tmp_path / "installed.json"
    if content is not None:
        stamp.write_text(content)
    assert bootstrap.read_stamp(stamp) == {}


def test_caches_of_installers_stay_in_the_clone(tmp_path):
    settings = bootstrap.environment(tmp_path)
    assert settings["PIP_CACHE_DIR"].startswith(str(tmp_path))
    assert settings["UV_CACHE_DIR"].startswith(str(tmp_path))


def test_an_environment_that_was_moved_or_never_made_is_not_usable(tmp_path):
    assert not bootstrap.usable(tmp_path / "none")
    (tmp_path / "moved" / "bin").mkdir(parents=True)
    (tmp_path / "moved" / "bin" / "python").symlink_to(sys.executable)
    assert not bootstrap.usable(tmp_path / "moved")


def test_uv_uses_the_index_that_pip_is_set_up_for():
    listed = "global.index-url='https://packages.example.invalid/simple'\nglobal.timeout='60'\n"
    assert bootstrap.index_address(listed) == "https://packages.example.invalid/simple"
    assert bootstrap.index_address("global.extra-index-url='https://b.example.invalid'") is None


def test_an_old_python_is_refused_in_a_sentence():
    program = (
        "import sys, runpy; sys.version_info = (3, 9, 2); sys.argv = ['b.py', 'module', 'base', '--'];"
        f"runpy.run_path({bootstrap.__file__!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or later is needed; this is ")
