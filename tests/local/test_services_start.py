"""PostgreSQL and Valkey of the runner, started for real in a folder of the test's own."""

import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from scrutiny.local import account, postgres, programs, services
from scrutiny.local.folders import Folders, Refused, socket_address
from tests.local.liveness import ends_soon


@pytest.fixture
def folders(tmp_path_factory, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")
    folders = Folders("demo", tmp_path_factory.mktemp("clone with a space, " + 20 * "deep"))
    folders.make()
    return folders


def server_process(folders):
    return int((folders.services / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def ask(addresses, question):
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        return connection.execute(question).fetchone()[0]


def test_services_start_keep_data_and_stop(folders):
    with services.running(folders, careless=True) as addresses:
        ask(addresses, "SELECT pg_catalog.lo_from_bytea(4711, 'kept')")
        assert redis.from_url(addresses["REDIS_URL"]).ping()
        pid = server_process(folders)
    assert ends_soon(pid)
    with services.running(folders, careless=True) as addresses:
        assert ask(addresses, "SELECT pg_catalog.lo_get(4711)") == b"kept"


def test_services_have_no_port_and_a_closed_folder(folders):
    with services.running(folders, careless=True) as addresses:
        assert ask(addresses, "SHOW listen_addresses") == ""
        assert redis.from_url(addresses["REDIS_URL"]).config_get("port") == {"port": "0"}
        assert stat.S_IMODE(folders.services.stat().st_mode) == 0o700


def test_services_are_never_root(folders):
    with services.running(folders, careless=True):
        assert os.stat(f"/proc/{server_process(folders)}").st_uid != 0


def test_a_killed_database_starts_again(folders):
    with services.running(folders, careless=True):
        os.kill(server_process(folders), signal.SIGKILL)
        with services.running(folders, careless=True) as addresses:
            assert ask(addresses, "SELECT 1") == 1


def test_services_of_the_environment_are_used_and_none_is_started(folders, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/scrutiny")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    with services.running(folders) as addresses:
        assert addresses["DATABASE_URL"] == "postgresql://elsewhere/scrutiny"
        assert addresses["REDIS_URL"] == "redis://elsewhere"
    assert not folders.services.exists()


def test_a_database_that_cannot_start_is_a_sentence(folders, monkeypatch):
    monkeypatch.setattr(postgres, "PATIENCE", 0.1)
    with services.running(folders, careless=True):
        pass
    settings = folders.services / "postgres" / "postgresql.conf"
    settings.write_text("max_connections = none\n")
    sentence = r"PostgreSQL did not start: .*contains errors.* remove the folder "
    with pytest.raises(Refused, match=sentence), services.running(folders, careless=True):
        pass


def test_what_a_killed_start_has_left_can_be_stopped(folders):
    with services.running(folders, careless=True):
        pid = server_process(folders)
        services.stop_leftovers(folders)
        assert ends_soon(pid)


def test_without_any_postgresql_the_sentence_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "wheel_folder", lambda package: None)
    with pytest.raises(Refused, match=r"set DATABASE_URL .*apt-get install postgresql"):
        programs.postgres_programs(debian=tmp_path)


def test_debians_newest_postgresql_serves_where_the_wheel_does_not(monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "wheel_folder", lambda package: None)
    for version in ("9", "15"):
        (tmp_path / version / "bin").mkdir(parents=True)
        for program in ("initdb", "pg_ctl"):
            (tmp_path / version / "bin" / program).touch()
    assert programs.postgres_programs(debian=tmp_path) == tmp_path / "15" / "bin"


def test_a_short_plain_folder_is_its_own_socket_address():
    assert socket_address(Path("/usr")) == "/usr"


@pytest.mark.parametrize("name", ["with a space", "deep" * 25])
def test_any_other_folder_is_reached_through_this_process(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "file").touch()
    address = socket_address(tmp_path / name)
    assert address.startswith(f"/proc/{os.getpid()}/fd/")
    assert os.listdir(address) == ["file"]


def test_root_lends_the_low_account_at_most_one_capability():
    assert "--bounding-set=-all" in account.lowered(65534, 65534)
    assert "--bounding-set=-all,+dac_override" in account.lowered(65534, 65534, "dac_override")
