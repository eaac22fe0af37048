"""The database and broker of a start: those that the environment names, else our own."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import quote

import psycopg

from scrutiny.local import account, postgres, programs, valkey
from scrutiny.local.folders import Folders, socket_address

DATABASE = "scrutiny"


@contextmanager
def running(folders: Folders, *, careless: bool = False) -> Iterator[dict[str, str]]:
    """Give DATABASE_URL and REDIS_URL of services that run, and stop at the end those that were started.

    `careless` makes PostgreSQL fast and forgetful, for tests. Raises Refused when a service cannot start.
    """
    with ExitStack() as started:
        yield {
            "DATABASE_URL": os.environ.get("DATABASE_URL") or database(folders, started, careless),
            "REDIS_URL": os.environ.get("REDIS_URL") or broker(folders, started),
        }


def database(folders: Folders, started: ExitStack, careless: bool) -> str:
    """Start PostgreSQL and return its address."""
    cluster = cluster_in(folders, postgres.CARELESS if careless else ())
    started.callback(postgres.stop, cluster)
    postgres.start(cluster)
    host = socket_address(folders.services)
    make_database(host)
    return database_address(host)


def cluster_in(folders: Folders, settings: tuple[str, ...] = ()) -> postgres.Cluster:
    """Return the PostgreSQL of a mode, not started."""
    binaries = programs.postgres_programs()
    owner = account.for_services(folders.services, binaries / "initdb")
    return postgres.Cluster(binaries, folders.services, owner, settings)


def stop_leftovers(folders: Folders) -> None:
    """Stop services that a killed start has left."""
    if folders.services.exists():
        postgres.stop(cluster_in(folders))
        valkey.ask(socket_address(folders.services), "SHUTDOWN NOSAVE")


def database_address(host: str, name: str = DATABASE) -> str:
    """Return the address of a database behind a socket folder."""
    return f"postgresql:///{name}?host={quote(host)}&user={postgres.OWNER}"


def make_database(host: str) -> None:
    """Make the product's database unless it is there."""
    with psycopg.connect(database_address(host, "postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE}")


def broker(folders: Folders, started: ExitStack) -> str:
    """Start Valkey and return its address."""
    program = programs.valkey_program()
    owner = account.for_services(folders.services, program)
    address = socket_address(folders.services)
    started.enter_context(valkey.running(program, folders.services, address, owner))
    return f"unix://{address}/{valkey.SOCKET}?db=0"
