"""What can be checked of the container files without a Docker engine; docs/operations.md names the rest."""

import re
import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from scrutiny.local.folders import ROOT

COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose():
    return YAML(typ="safe").load(COMPOSE)


def names_read_by_settings():
    source = (ROOT / "scrutiny" / "settings.py").read_text()
    return set(re.findall(r'(?:required|env\.\w+)\(\s*"([A-Z0-9_]+)"', source))


def test_the_compose_file_follows_the_compose_schema():
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.compose-spec",
        str(COMPOSE),
    ]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_web_worker_and_beat_are_one_image_with_the_same_settings(compose):
    services = [compose["services"][name] for name in ("web", "worker", "beat", "migrate")]
    assert {service["image"] for service in services} == {"scrutiny:latest"}
    assert all(service["environment"] == services[0]["environment"] for service in services)


def test_nothing_starts_before_the_migrations(compose):
    for name in ("web", "worker", "beat"):
        assert compose["services"][name]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }


def test_only_this_machine_reaches_the_web_port(compose):
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:${PORT:-8000}:8000"]


def test_the_containers_set_only_what_the_settings_read(compose):
    assert set(compose["services"]["web"]["environment"]) <= names_read_by_settings()


def test_operations_page_lists_every_setting():
    page = (ROOT / "docs" / "operations.md").read_text()
    assert set(re.findall(r"^\| `([A-Z0-9_]+)` \|", page, re.MULTILINE)) == names_read_by_settings()


def test_the_image_copies_files_that_exist():
    allowed = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    names = {name for line in copied for name in line.split()} - {"."}
    assert all((ROOT / name).exists() for name in names)
    assert {name.split("/")[0] for name in names} <= set(allowed)


def test_the_image_installs_the_libraries_that_the_runner_installs():
    from_runner = (ROOT / "scrutiny" / "local" / "system_packages.py").read_text()
    packages = re.search(r"PANGO_PACKAGES = \((.+)\)", from_runner).group(1)
    image = (ROOT / "Dockerfile").read_text()
    assert all(package in image for package in re.findall(r'"([^"]+)"', packages))
