"""Posts: the jobs that people hold in organisations, from one date to another."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerships import policies
from partnerships.enums import Event
from partnerships.models import Organisation, Person, Post
from partnerships.services import organisations
from scrutiny import records
from scrutiny.models import User
from scrutiny.templatetags.british import uk_date

DAY = dt.timedelta(days=1)


@transaction.atomic
def create(
    *,
    person: Person,
    by: User,
    title: str,
    organisation: Organisation | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> Post:
    """Add a post that a person holds or held. Raises Refused, and ValidationError when terms overlap."""
    policies.check_edit_directory(by, person.council)
    post = Post(person=person, title=title, organisation=organisation, start=start, end=end)
    _check_body(post)
    return records.create(post, by=by, event=Event.POST_CREATED, council=person.council, person=person.pk)


@transaction.atomic
def change(*, post: Post, by: User, expected_version: int | None = None, **details) -> Post:
    """Correct a post. Raises Refused, StaleEdit, and ValidationError."""
    council = post.person.council
    policies.check_edit_directory(by, council)
    for name, value in details.items():
        setattr(post, name, value)
    _check_body(post)
    return records.change(
        post, by=by, event=Event.POST_CHANGED, council=council, expected_version=expected_version, **details
    )


@transaction.atomic
def end(*, post: Post, by: User, on: dt.date) -> Post:
    """Record the last day of a post. Raises Refused, and ValidationError for a day before it began."""
    council = post.person.council
    policies.check_edit_directory(by, council)
    return records.end(post, by=by, event=Event.POST_ENDED, council=council, on=on)


@transaction.atomic
def move(*, post: Post, by: User, title: str, organisation: Organisation | None, on: dt.date) -> Post:
    """Move the holder of a post to a new one on a day; the old one ends the day before. Returns the new post.

    Raises Refused, and ValidationError for a day that is not within the old post.
    """
    policies.check_edit_directory(by, post.person.council)
    if post.start and on <= post.start:
        raise ValidationError(
            {"on": _("The old post began on %(day)s. Enter a later day.") % {"day": uk_date(post.start)}}
        )
    if post.end and on > post.end + DAY:
        raise ValidationError(
            {
                "on": _("The old post ended on %(day)s. Add the new one by itself.")
                % {"day": uk_date(post.end)}
            }
        )
    end(post=post, by=by, on=on - DAY)
    return create(person=post.person, by=by, title=title, organisation=organisation, start=on)


def _check_body(post: Post) -> None:
    organisation = post.organisation
    if organisation and organisation.council_id != post.person.council_id:
        raise ValidationError({"organisation": _("Choose an organisation of this council's directory.")})
    organisations.check_lasts(organisation, end=post.end)
