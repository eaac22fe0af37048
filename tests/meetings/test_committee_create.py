"""Setting up a committee."""

from django.urls import reverse

from meetings.models import Committee, HouseStyle
from tests import factories

URL = "/committees/new/"


def answers(**changed):
    return {
        "name": "Overview and Scrutiny Board",
        "quorum": "4",
        "number_run": "municipal-year",
        "number_pattern": "{number}",
        "number_width": "1",
        "decision_word": "Agreed",
        "clause_style": "letter",
        "minutes_manner": "headed",
        "corrections_days": "5",
        "supplement_numbers": "continue",
        "house_style": HouseStyle.objects.ready("decimal").pk,
        "is_designated": "on",
        "uses_refs": "on",
        **changed,
    }


def test_an_officer_sets_up_a_committee(client_for, clerk, committee, partnership):
    typed = answers(parent=committee.pk, partnership=partnership.pk, terms_of_reference="To hold to account.")
    answer = client_for(clerk).post(URL, typed, follow=True)
    made = Committee.objects.get(name="Overview and Scrutiny Board")
    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == made.get_absolute_url()
    assert (made.council, made.parent, made.quorum, made.is_public) == (
        committee.council,
        committee,
        4,
        False,
    )
    for words in ("Safer Larkmere Partnership", "Agreed", "with REF numbers", "To hold to account."):
        assert words in page


def test_quorum_nought_is_refused_beside_the_field_and_nothing_typed_is_lost(client_for, clerk):
    page = client_for(clerk).post(URL, answers(quorum="0")).content.decode()
    assert "“Quorum” must be 1 or more." in page
    assert 'value="Overview and Scrutiny Board"' in page
    assert not Committee.objects.exists()


def test_a_name_is_used_once(client_for, clerk, committee):
    page = client_for(clerk).post(URL, answers(name=committee.name)).content.decode()
    assert "The council already has a committee with this name." in page


def test_a_form_sent_twice_makes_one_committee(client_for, clerk):
    browser = client_for(clerk)
    typed = answers(_once="0d8f3e6e-6a1e-4dbb-9b4e-1c6f7b0c5a11")
    first, second = browser.post(URL, typed), browser.post(URL, typed)
    assert first["Location"] == second["Location"]
    assert Committee.objects.count() == 1


def test_a_parent_of_another_council_is_refused(client_for, clerk, other_council, other_clerk):
    foreign = factories.make_committee(council=other_council, by=other_clerk, name="Elsewhere")
    page = client_for(clerk).post(URL, answers(parent=foreign.pk)).content.decode()
    assert "There is a problem" in page
    assert Committee.objects.count() == 1


def test_a_member_is_refused_with_a_sentence(client_for, member):
    answer = client_for(member).get(reverse("meetings:committee-create"))
    assert answer.status_code == 403
    assert "Only committee officers set up a committee." in answer.content.decode()
