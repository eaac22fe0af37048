import pytest

from scrutiny.local import system_packages
from scrutiny.local.folders import Refused


def test_an_ordinary_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    monkeypatch.setattr(system_packages, "has_pango", lambda: False)
    with pytest.raises(Refused, match=r"as root run 'apt-get install libpango-1\.0-0 .*fonts-dejavu-core'"):
        system_packages.need_pango()


def test_a_missing_browser_is_a_clear_line(monkeypatch):
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    monkeypatch.setattr(system_packages, "browser", lambda: None)
    with pytest.raises(Refused, match=r"^The browser journeys cannot run .*'apt-get install chromium'"):
        system_packages.need_browser()


def test_root_installs_what_is_missing(monkeypatch):
    installed = []
    monkeypatch.setattr(system_packages, "can_install", lambda: True)
    monkeypatch.setattr(system_packages, "install", installed.append)
    monkeypatch.setattr(system_packages, "has_pango", lambda: bool(installed))
    system_packages.need_pango()
    assert installed == [system_packages.PANGO_PACKAGES]


def test_nothing_is_installed_when_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(system_packages, "install", pytest.fail)
    system_packages.need(lambda: True, ("never",), "Never said")
