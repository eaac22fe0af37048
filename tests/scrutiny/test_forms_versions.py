"""Two people edit one row: the second sees both texts and loses nothing."""

import pytest
from django.template import Context, Template

from scrutiny.forms import VersionedModelForm
from scrutiny.models import Council

pytestmark = pytest.mark.django_db


class CouncilForm(VersionedModelForm):
    class Meta:
        model = Council
        fields = ["name", "nation", "address", "notice_days", "is_public"]


@pytest.fixture
def saved():
    return Council(
        pk=1, name="Larkmere", nation="england", address="Town Hall", notice_days=5, is_public=True, version=3
    )


def typed(**changes):
    data = {"name": "Larkmere", "nation": "wales", "address": "Civic Centre", "notice_days": "5"}
    return data | {"is_public": "on", "version": "3"} | changes


def test_the_version_goes_with_the_form(saved):
    html = Template("{% load crispy_forms_tags %}{% crispy form %}").render(
        Context({"form": CouncilForm(instance=saved), "csrf_token": "T"})
    )
    assert '<input type="hidden" name="version" value="3" id="id_version">' in html


def test_the_present_version_is_saved(saved):
    form = CouncilForm(typed(), instance=saved)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["version"] == 3
    assert form.conflicts == []


@pytest.mark.parametrize("version", ["2", "", "x"])
def test_an_older_version_is_shown_beside_the_saved_one(saved, version):
    form = CouncilForm(typed(version=version), instance=saved)
    assert not form.is_valid()
    assert form.non_field_errors()[0].startswith("Someone else saved this while you were writing.")
    assert [(c.label, c.theirs, c.yours) for c in form.conflicts] == [
        ("Nation", "England", "Wales"),
        ("Address block", "Town Hall", "Civic Centre"),
    ]
    html = Template('{% include "components/conflict.html" %}').render(Context({"form": form}))
    assert "Town Hall" in html
    assert "Civic Centre" in html


def test_sending_it_once_more_saves(saved):
    form = CouncilForm(typed(version="2"), instance=saved)
    assert not form.is_valid()
    assert form["address"].value() == "Civic Centre"
    again = typed(version=form["version"].value())
    fresh = Council(pk=1, name="Larkmere", address="Town Hall", notice_days=5, version=3)
    assert CouncilForm(again, instance=fresh).is_valid()


def test_a_new_row_has_no_version_to_lose():
    assert CouncilForm(typed(version="")).is_valid()
