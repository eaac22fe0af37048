"""Larkmere's meeting of a few days ago: an ordinary evening of the Board, its minutes a draft."""

from meetings.demo.evening_shapes import (
    Amended,
    Arrived,
    Evening,
    Moved,
    Noted,
    Phrase,
    Private,
    Proposed,
    ToDo,
    Topic,
    Urgent,
)
from meetings.demo.larkmere import CHAIR, QUESTIONS, THEMES, UPDATE
from meetings.demo.larkmere_meetings import AS_BOARD, EXCLUSION
from meetings.demo.shapes import Attended, Declared, Guest, Item, Sitting
from meetings.enums import AttendanceClass, InterestKind, ItemKind
from meetings.minute_enums import PartKind, Vote

NIGHTS = "Night haven in Chapel Street"
SPEED = "Community speed watch in the northern villages"
CAMERAS = "Mobile cameras against deliberate fires"
PROGRAMME = "Work programme"
WAITING_ROOM = "Waiting room at the bus interchange"
BY_LETTER = "Answer by letter"

PHRASES = (
    Phrase(
        BY_LETTER,
        shortcut="9",
        narrative=(
            "What could not be answered at the meeting would be answered by letter within ten working days, with a "
            "copy to every member of the {committee}."
        ),
    ),
)

SITTING = Sitting(
    where=AS_BOARD,
    items=(
        Item(
            NIGHTS,
            ItemKind.OTHER,
            presenter="Tom Hale",
            text="A presentation on the first year of the night haven, and what its opening hours should be.",
        ),
        Item(
            SPEED,
            ItemKind.OTHER,
            presenter="Supt. Elin Rhys",
            text="An oral report on the speeds that volunteers measured.",
        ),
        Item(EXCLUSION, ItemKind.EXCLUSION),
        Item(
            CAMERAS,
            ItemKind.OTHER,
            presenter="Supt. Elin Rhys",
            text="An oral report on where mobile cameras are to stand, and when.",
            exempt=("7",),
            public_interest=(
                "Whoever knew the places and the nights could stay away from them. What the cameras cost and what they "
                "found will be told in public when the work is done."
            ),
        ),
        Item(
            PROGRAMME,
            ItemKind.OTHER,
            presenter="Priya Nair",
            text="What the Board will look at in the months to come.",
        ),
    ),
    dropped=(UPDATE, THEMES, QUESTIONS),
    attended=Attended(
        presided="Cllr Margaret Ash",
        ended="20:25",
        apologies=("Cllr Gareth Lyle", "Cllr Irene Cotterill"),
        guests=(
            Guest("Cllr Hugh Marlow", AttendanceClass.SUBSTITUTE, substitute_for="Cllr Gareth Lyle"),
            Guest("Tom Hale", AttendanceClass.OFFICER),
            Guest("Priya Nair", AttendanceClass.OFFICER),
            Guest("Supt. Elin Rhys"),
        ),
        declared=(
            Declared(
                "Cllr Peter Nunn",
                InterestKind.DISCLOSABLE,
                "his firm has offered to supply the cameras",
                CAMERAS,
                left_room=True,
            ),
        ),
    ),
    minutes="recent_minutes",
)

ANSWERS = (
    Noted(
        NIGHTS,
        "Who had used the haven, and had the hours of the volunteers been the right ones?",
        PartKind.QUESTION,
        "Councillor Hannah Brook",
        "It had helped 612 people in 50 weekends, most of them women under 25 on their own. One in three had come in "
        "the last half hour before it closed, and volunteers had turned people away at the door on eleven nights.",
        "Tom Hale",
    ),
    Noted(
        NIGHTS,
        "What did the police make of it, and would they miss it on a Thursday?",
        PartKind.QUESTION,
        "Councillor Dev Patel",
        "Officers had taken 94 people there whom they would otherwise have waited with in the street. Thursday was a "
        "quiet night; the hours between two and three on a Saturday morning were not.",
        "Superintendent Elin Rhys",
    ),
    Noted(
        NIGHTS,
        "Rev. Joan Firth said that Larkmere Voluntary Action had 26 trained volunteers, of whom 14 would stay "
        "until the later hour.",
    ),
    Noted(
        NIGHTS,
        "The Board thanked the volunteers of the night haven, who had given up every Friday and Saturday of the year, "
        "and asked that its thanks be passed on to each of them.",
        PartKind.COMMENDATION,
        "The Chair",
    ),
)
IN_PRIVATE = (
    Noted(
        CAMERAS,
        "Superintendent Rhys named the three places on the Alder Fields estate at which the cameras would stand, and "
        "the nights of the first four weeks.",
    ),
    Noted(
        CAMERAS,
        "Members asked that the tenants beside the second place be told by hand and not by letter, since two of them "
        "had given evidence before.",
    ),
)

HOURS = "That the Cabinet be asked to keep the night haven in Chapel Street open until 2.00 am on Friday and Saturday."
LONGER_HOURS = (
    "That the Cabinet be asked to keep the night haven in Chapel Street open until 3.00 am on Friday and Saturday, for "
    "a trial of six months;\n"
    "That the numbers of those who used it, hour by hour, be brought to the Board when the trial has run for three "
    "months."
)

EVENING = Evening(
    sitting=SITTING,
    urgent=Urgent(
        WAITING_ROOM,
        "the bus company gave notice after the agenda was published that it would lock the waiting room at 8.00 pm "
        "from $recent_plus_21, before the Board meets again.",
        "Tom Hale, Community Safety Partnership Manager",
    ),
    withdrawn={
        SPEED: "the police found that two of the devices had measured wrongly, and measure again before they report."
    },
    arrived=(Arrived(CHAIR, "Cllr Samuel Adeyemi", "18:47", none_declared=True),),
    noted=(*ANSWERS, *IN_PRIVATE),
    moved=Moved(
        NIGHTS,
        HOURS,
        mover="Cllr Hannah Brook",
        seconder="Cllr Peter Nunn",
        amended=Amended(
            LONGER_HOURS,
            mover="Cllr Ruth Penhallow",
            seconder="Cllr Dev Patel",
            asked_for_by="Councillors Penhallow, Patel and Adeyemi",
            otherwise={
                "Cllr Anthony Corley": Vote.AGAINST,
                "Cllr Peter Nunn": Vote.AGAINST,
                "Cllr Hugh Marlow": Vote.ABSTAINED,
            },
        ),
    ),
    private=Private(
        under=EXCLUSION,
        for_item=CAMERAS,
        paragraphs=("7",),
        reason="Whoever knew the places and the nights could stay away from them.",
        left_at="19:52",
        back_at="20:11",
    ),
    to_do=(
        ToDo(
            WAITING_ROOM,
            1,
            "Ask the bus company for the waiting room to stay open until the last bus has gone.",
            "Tom Hale",
            6,
        ),
        ToDo(
            NIGHTS,
            2,
            "Have officers who bring people to the night haven say at which hour they came.",
            "Supt. Elin Rhys",
            25,
        ),
    ),
    topics=(
        Topic(
            PROGRAMME,
            1,
            "Safe ways home at night",
            "What those who leave the town centre after midnight can rely on: buses, taxis, lights, the night haven.",
            "Tom Hale",
            "$month_today_plus_120",
        ),
        Topic(
            PROGRAMME,
            2,
            "Speed of traffic in the northern villages",
            "Whether the volunteers' figures and those of the police tell the same, and what is done where they do.",
            "Supt. Elin Rhys",
            "$month_today_plus_75",
        ),
    ),
    proposed=Proposed(
        "Dev Patel",
        NIGHTS,
        "What did the police make of it, and would they miss it on a Thursday?",
        "What did the police make of it, and should it open on a Thursday as well?",
        "I asked whether it should open on a third night. The answer makes sense only to that question.",
    ),
    phrased={WAITING_ROOM: BY_LETTER},
    signed_by="Councillor Margaret Ash",
)
