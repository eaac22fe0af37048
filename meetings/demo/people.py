"""Enters the directory of a borough: accounts, organisations, people and their posts."""

import datetime as dt

from meetings.demo import cast
from meetings.demo.shapes import Body, Somebody
from meetings.demo.world import World
from partnerships.services import organisations, people, posts
from scrutiny.models import User
from scrutiny.services import users

LONG_AGO = dt.date(2020, 5, 20)
COUNCILLOR = "Cllr"


def system_administrator() -> User:
    """The person who runs the service, made by who works at the server."""
    log_in = cast.of_name("Ruth Vane")
    return with_password(
        users.appoint_system_administrator(by=None, name=log_in.name, email=log_in.email), log_in.password
    )


def enter_account(world: World, name: str, role: str, *, by: User) -> User:
    """Let somebody of the cast sign in for the borough."""
    log_in = cast.of_name(name)
    user = users.create(
        council=world.council, by=by, name=name, email=log_in.email, role=role, start=LONG_AGO
    )
    return with_password(user, log_in.password)


def with_password(user: User, password: str) -> User:
    """As if the person had followed the link in their mail."""
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def enter_bodies(world: World, bodies: tuple[Body, ...]) -> None:
    """Add organisations under the names they had at first; later names come with `rename_bodies`."""
    for body in bodies:
        world.bodies[body.name] = organisations.create(
            council=world.council,
            by=world.by(world.officer),
            name=body.name,
            kind=body.kind,
            short_name=body.short_name,
            contact_name=body.contact_name,
            contact_email=body.contact_email,
            address=body.address,
            is_the_council=body.is_the_council,
        )


def rename_bodies(world: World, bodies: tuple[Body, ...]) -> None:
    """Give bodies the names that they took since."""
    for body in (body for body in bodies if body.became):
        world.bodies[body.name] = organisations.rename(
            organisation=world.bodies[body.name],
            by=world.by(world.officer),
            name=body.became,
            on=world.days.ago(body.days_ago),
        )


def enter_people(world: World, somebodies: tuple[Somebody, ...]) -> None:
    """Add people with their posts; a councillor is known by the title."""
    for somebody in somebodies:
        *title, forename, surname = somebody.name.split()
        person = people.create(
            council=world.council,
            by=world.by(world.officer),
            title=" ".join(title),
            forename=forename,
            surname=surname,
            is_councillor=COUNCILLOR in title,
            email=somebody.email or _email(forename, surname, world),
            telephone=somebody.telephone,
        )
        world.people[somebody.name] = person
        if somebody.post:
            _enter_posts(world, somebody)


def link_accounts(world: World, names: tuple[str, ...], *, by: User) -> None:
    """Say which person signs in with which account; people are named with their titles."""
    for name in names:
        user = world.by(" ".join(name.split()[-2:]))
        people.link_account(person=world.people[name], by=by, user=user)


def _enter_posts(world: World, somebody: Somebody) -> None:
    person = world.people[somebody.name]
    post = posts.create(
        person=person,
        by=world.by(world.officer),
        title=somebody.post,
        organisation=world.body(somebody.body),
        start=LONG_AGO,
    )
    if somebody.later:
        posts.move(
            post=post,
            by=world.by(world.officer),
            title=somebody.later,
            organisation=world.body(somebody.later_body or somebody.body),
            on=world.days.ago(somebody.days_ago),
        )


def _email(forename: str, surname: str, world: World) -> str:
    return f"{forename}.{surname}@{world.council.slug}.example".lower().replace("'", "")
