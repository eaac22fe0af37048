import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from scrutiny.local import demo, processes
from scrutiny.local.folders import Folders, Refused
from tests.local.liveness import ends_soon


@pytest.fixture
def folders(tmp_path):
    folders = Folders("demo", tmp_path)
    folders.make()
    return folders


def test_a_port_in_use_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as refusal:
            processes.need_port("127.0.0.1", port)
    assert str(refusal.value) == f"Port {port} is in use: choose another with --port."


def test_an_address_of_another_machine_is_one_sentence():
    with pytest.raises(Refused, match=r"^This machine cannot listen at 192\.0\.2\.1, port 8000: .*\.$"):
        processes.need_port("192.0.2.1", 8000)


def test_a_second_start_in_the_same_folder_is_refused(tmp_path):
    with processes.only_start(tmp_path, "bin/run"):
        sentence = r"^bin/run already runs in this folder: stop that one with Ctrl-C first\.$"
        with pytest.raises(Refused, match=sentence), processes.only_start(tmp_path, "bin/run"):
            pass
    with processes.only_start(tmp_path, "bin/run"):
        pass


def test_background_processes_end_with_their_children(tmp_path):
    program = (
        "import subprocess, sys\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "print(child.pid, flush=True)\n"
        "child.wait()"
    )
    log, command = tmp_path / "log", [sys.executable, "-c", program]
    with processes.background(command, environment=dict(os.environ), log=log) as process:
        while not log.read_text():
            time.sleep(0.05)
    assert process.returncode == -signal.SIGTERM
    assert ends_soon(int(log.read_text()))


def test_background_processes_end_when_the_runner_is_killed(tmp_path):
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from scrutiny.local import processes\n"
        "log = Path(sys.argv[1])\n"
        "with processes.background(['sleep', '60'], environment={}, log=log) as sleeper:\n"
        "    print(sleeper.pid, flush=True)\n"
        "    time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as runner:
        pid = int(runner.stdout.readline())
        runner.kill()
    assert ends_soon(pid)


def test_ctrl_c_is_an_orderly_end():
    program = (
        "import os, signal; from scrutiny.local import processes\n"
        "processes.stop_on_signals()\n"
        "try: os.kill(os.getpid(), signal.SIGINT); signal.pause()\n"
        "except processes.Stopped: os.kill(os.getpid(), signal.SIGINT); print('in order')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "in order\n")


def test_the_key_that_signs_log_ins_is_kept_and_closed(folders):
    key = demo.secret_key(folders)
    assert len(key) >= 50
    assert demo.secret_key(folders) == key
    assert (folders.state / "secret_key").stat().st_mode & 0o077 == 0


def test_reset_removes_all_but_the_lock(folders):
    (folders.state / "lock").touch()
    (folders.media / "paper.pdf").touch()
    folders.empty()
    assert [entry.name for entry in folders.state.iterdir()] == ["lock"]


def test_reset_leaves_a_database_of_somebody_elses_alone(folders):
    with pytest.raises(Refused, match=r"^--reset does not empty the database that DATABASE_URL names"):
        demo.reset(folders)


@pytest.mark.parametrize(
    ("host", "address", "allowed"),
    [
        ("127.0.0.1", "http://127.0.0.1:8001", "localhost,127.0.0.1,127.0.0.1"),
        ("0.0.0.0", "http://127.0.0.1:8001", "*"),  # noqa: S104  # compared with, not listened at
        ("::1", "http://[::1]:8001", "localhost,127.0.0.1,[::1]"),
    ],
)
def test_addresses_by_host(folders, monkeypatch, host, address, allowed):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    monkeypatch.delenv("BASE_URL", raising=False)
    settings = demo.settings(folders, host, 8001, {})
    assert settings["BASE_URL"] == address
    assert settings["ALLOWED_HOSTS"] == allowed


def test_what_programs_write_into_a_home_stays_in_the_clone(folders):
    settings = demo.settings(folders, "127.0.0.1", 8000, {})
    assert settings["HOME"].startswith(str(folders.root))
    assert settings["XDG_CACHE_HOME"].startswith(str(folders.root))
    assert "--no-control-socket" in demo.web_command("127.0.0.1", 8000)


def test_a_failing_command_shows_its_output_and_one_sentence(capsys):
    with pytest.raises(Refused, match=r"^'manage.py nonsense' failed: see its output above"):
        demo.manage(dict(os.environ), "nonsense")
    assert "nonsense" in capsys.readouterr().err
