"""The events of the audit log about people, councils and papers' machinery."""

from enum import StrEnum


class Event(StrEnum):
    """What the audit log says of councils, of people who can sign in, and of background jobs."""

    COUNCIL_CREATED = "council.created"
    COUNCIL_CHANGED = "council.changed"
    CLOSURE_ADDED = "council-closure.added"
    CLOSURE_REMOVED = "council-closure.removed"
    USER_CREATED = "user.created"
    USER_CHANGED = "user.changed"
    USER_DEACTIVATED = "user.deactivated"
    USER_REACTIVATED = "user.reactivated"
    ROLE_GIVEN = "role.given"
    ROLE_ENDED = "role.ended"
    SYSTEM_ADMINISTRATOR_APPOINTED = "system-administrator.appointed"
    JOB_CANCELLATION_ASKED = "job-cancellation.asked"


EVENTS = (Event,)
