"""Words for generated packs: sentences such as reports of a crime and disorder committee are made of. All invented."""

from __future__ import annotations

from random import Random

THEMES = (
    "Serious violence and knife crime",
    "Domestic abuse and sexual violence",
    "Anti-social behaviour in the town centre",
    "Hate crime and community cohesion",
    "Drugs, alcohol and reoffending",
    "Safer streets at night",
    "Modern slavery and exploitation",
)
WARDS = (
    "Castle",
    "Mere",
    "Northgate",
    "St Anne’s",
    "Harbour",
    "Weirside",
    "Larkfield",
    "Old Market",
    "Priory",
)
SURNAMES = (
    "Achebe",
    "Birtwistle",
    "Cowper",
    "Dhillon",
    "Eze",
    "Farrant",
    "Gill",
    "Ŵyn-Jones",
    "Lind",
    "Okoro",
)
SERVICES = ("Youth justice", "CCTV and control room", "Licensing visits", "Street wardens", "Victim support")
_WHO = (
    "The partnership",
    "The community safety team",
    "The police and crime commissioner",
    "Each of the responsible authorities",
    "The neighbourhood policing team",
    "The probation service",
    "The fire and rescue authority",
    "The integrated care board",
    "The head of licensing",
    "The housing association",
)
_DID = (
    "has reviewed",
    "will report to the committee on",
    "has agreed to pay for",
    "is not yet able to show the effect of",
    "asked residents about",
    "has strengthened",
    "shares information on",
    "proposes to continue",
    "has set a target for",
    "was asked in September to explain",
)
_WHAT = (
    "the late patrols in the streets around the market",
    "support for people who have reported an offence more than once",
    "the use of dispersal powers and community protection notices",
    "outreach work with young people at risk of exploitation",
    "the information-sharing agreement between schools and the police",
    "lighting, planting and cameras along the riverside paths",
    "the perpetrator programme and the refuge places that go with it",
    "visits to licensed premises after complaints by neighbours",
    "the restorative justice offer for first-time offenders",
    "the waiting time between a referral and a first appointment",
)
_WHEN = (
    "since the strategic assessment of the autumn",
    "in the two quarters to 30 September 2026",
    "before the end of the financial year",
    "following the recommendation that this committee made in March",
    "during the summer holidays",
    "within the £120,000 of the safer streets grant",
    "at no cost to the general fund",
    "in every ward but two",
)
_THUS = (
    "and the number of repeat reports fell by a fifth",
    "although the figures of the last two months are provisional",
    "so that a case conference is held within ten working days",
    "which is in line with the plan for 2026 to 2029",
    "but confidence among residents has not risen at the same rate",
    "and the evaluation by the university is expected in the new year",
    "because two of the five posts could not be filled",
    "and partners have been asked to name a lead officer",
)


def dice_of(seed: int | str) -> Random:
    """What chooses: the same for the same seed."""
    return Random(seed)  # noqa: S311  # the same packs in every run are the point


def sentence(dice: Random) -> str:
    """One sentence of 15 to 35 words."""
    who, did, what = dice.choice(_WHO), dice.choice(_DID), dice.choice(_WHAT)
    when, thus = dice.choice(_WHEN), dice.choice(_THUS)
    return f"{who} {did} {what} {when}, {thus}." if dice.random() < 0.6 else f"{who} {did} {what} {when}."


def short(dice: Random) -> str:
    """A phrase for a list or a cell of a table."""
    what = dice.choice(_WHAT)
    return f"{what[0].upper()}{what[1:]}"


def paragraph(dice: Random) -> str:
    """Two to five sentences."""
    return " ".join(sentence(dice) for _ in range(dice.randint(2, 5)))
