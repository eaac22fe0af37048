"""What the sample report says; all of it is invented."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def committee() -> str:
    """The committee that the sample goes to."""
    return _("Community Safety Scrutiny Committee")


def title() -> str:
    """The subject of the sample."""
    return _("Safer streets: the first year")


def author() -> dict[str, str]:
    """Who wrote it."""
    return {"forename": _("Ann"), "surname": _("Example")}


def header() -> dict[str, Any]:
    """The facts of its header, one for every line that a style may print."""
    return {
        "author_post": _("Community Safety Manager"),
        "author_telephone": "01632 960001",
        "author_contact": "01632 960001, ann.example@council.example",
        "report_of": _("The Safer Example Partnership"),
        "lead_member": _("Councillor B. Example, Portfolio Holder for Communities"),
        "lead_officer": _("C. Example, Director of Communities"),
        "lead_officer_contact": "01632 960002",
        "corporate_priorities": "\n".join((_("A safer borough"), _("Clean and lively streets"))),
        "wards": _("All wards"),
        "ward_consultation": _("12 January 2027"),
        "key_decision_ground": _("It affects two or more wards."),
        "is_key_decision": True,
    }


def texts() -> list[str]:
    """Texts of the first sections of the author's own: lists, then a table, then paragraphs."""
    return [_lists(), _table(), _paragraphs()]


def sentence(heading: str) -> str:
    """What every other section says."""
    return _("There is nothing more to say on %(heading)s in this sample.") % {"heading": heading.lower()}


def recommendations() -> list[tuple[dict[str, str], tuple[str, ...]]]:
    """Each recommendation with its lettered parts."""
    return [
        ({"verb": _("note"), "text": _("the progress of the first year.")}, ()),
        (
            {"verb": _("ask"), "text": _("the partnership to:")},
            (
                _("light the paths to the station before the winter; and"),
                _("report on reassurance patrols in six months."),
            ),
        ),
    ]


def background_papers() -> list[dict[str, str]]:
    """What it relies on."""
    return [{"title": _("Community Safety Plan 2026 to 2029"), "location": _("Civic Centre, room 2")}]


def appendices() -> list[str]:
    """The titles of its appendices."""
    return [_("Offences by ward"), _("The action plan")]


def risks() -> list[dict[str, str]]:
    """A lower and a higher risk."""
    return [
        {
            "description": _("Fewer patrols in the summer"),
            "mitigation": _("The rota for the summer is agreed in April."),
        },
        {
            "description": _("The grant for lighting ends"),
            "mitigation": _("A bid for the next round is being written."),
        },
    ]


def _lists() -> str:
    return "\n".join(
        (
            _("The partnership set out three aims for the year:"),
            f"- {_('fewer thefts from shops')}",
            f"- {_('people who feel safe after dark, above all:')}",
            f"  - {_('at the station')}",
            f"  - {_('in the parks')}",
            "",
            _("This report says how far each of them has come."),
        )
    )


def _table() -> str:
    return "\n".join(
        (
            _("Recorded offences went down in both wards that had new lighting."),
            "",
            _("Table: Offences recorded"),
            _("| Ward | 2025 | 2026 |"),
            _("| Castle | 120 | 98 |"),
            _("| Harbour | 86 | 71 |"),
        )
    )


def _paragraphs() -> str:
    return "\n".join(
        (
            _("Two ways are open to the committee:"),
            f"a. {_('to go on as planned; or')}",
            f"b. {_('to ask for more patrols:')}",
            f"  i. {_('in the evenings')}",
            f"  ii. {_('at weekends')}",
        )
    )
