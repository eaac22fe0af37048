"""Copying a house style for a council, and calling it something else."""

from django.urls import reverse

from meetings.models import HouseStyle
from meetings.services import house_styles
from tests.meetings import house_style_factories as styles


def copy_url(style: HouseStyle) -> str:
    return reverse("meetings:house-style-copy", args=[style.pk])


def test_a_ready_style_is_copied_under_a_new_name(client_for, clerk, council):
    ready = HouseStyle.objects.ready("capitals")
    answer = client_for(clerk).post(copy_url(ready), {"name": "Larkmere reports"}, follow=True)
    made = HouseStyle.objects.get(council=council)
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert "The copy is made." in answer.content.decode()
    version = house_styles.newest(made)
    assert version.data == house_styles.newest(ready).data
    assert (version.number, version.made_by) == (1, "Priya Nair")
    assert f"Copied from {ready}, version 1." in answer.content.decode()


def test_a_name_is_there_once_in_a_council(client_for, clerk, council):
    style = styles.make_style(council=council, by=clerk)
    page = client_for(clerk).post(copy_url(style), {"name": "Larkmere reports"}).content.decode()
    assert "The council already has a house style with this name." in page
    assert HouseStyle.objects.filter(council=council).count() == 1


def test_who_is_no_committee_officer_is_refused(client_for, partnership_officer):
    answer = client_for(partnership_officer).post(
        copy_url(HouseStyle.objects.ready("decimal")), {"name": "Mine"}
    )
    assert answer.status_code == 403
    assert "Only committee officers make house styles" in answer.content.decode()


def test_a_style_is_renamed(client_for, clerk, council):
    style = styles.make_style(council=council, by=clerk)
    url = reverse("meetings:house-style-edit", args=[style.pk])
    page = client_for(clerk).post(url, {"name": "Our reports", "version": style.version}, follow=True)
    assert "Our reports" in page.content.decode()


def test_a_ready_style_is_neither_renamed_nor_changed(client_for, clerk):
    ready = HouseStyle.objects.ready("decimal")
    for name in ("house-style-edit", "house-style-draft-general", "house-style-retire"):
        answer = client_for(clerk).get(reverse(f"meetings:{name}", args=[ready.pk]))
        assert answer.status_code == 403
        assert "Copy it and change the copy." in answer.content.decode()
