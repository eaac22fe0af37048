"""The words of partnerships: kinds of body, states of plans and actions, and the events of the audit log."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What a body is in law for the partnership: Crime and Disorder Act 1998 s.5; Police and Justice Act 2006 s.19."""

    RESPONSIBLE_AUTHORITY = "responsible-authority", _("Responsible authority")
    CO_OPERATING_BODY = "co-operating-body", _("Co-operating body")
    LOCAL_POLICING_BODY = "local-policing-body", _("Local policing body")
    OTHER = "other", _("Other body")


class GroupKind(models.TextChoices):
    """A board steers, a group does."""

    BOARD = "board", _("Board")
    GROUP = "group", _("Group")


class PlanStatus(models.TextChoices):
    """Where a partnership plan is in its life."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    ENDED = "ended", _("Ended")


class Rag(models.TextChoices):
    """Red, amber or green, always printed with its words."""

    RED = "red", _("Red: off track")
    AMBER = "amber", _("Amber: at risk")
    GREEN = "green", _("Green: on track")


class ActionStatus(models.TextChoices):
    """Where a plan action is."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class GoodDirection(models.TextChoices):
    """Whether a measure is better when it goes up or down: it depends on the measure."""

    UP = "up", _("Higher is better")
    DOWN = "down", _("Lower is better")
    NONE = "none", _("Neither: for information")


class Trend(models.TextChoices):
    """Which way a measure went from its last value but one to its last."""

    IMPROVING = "improving", _("Improving")
    WORSENING = "worsening", _("Getting worse")
    UNCHANGED = "unchanged", _("Unchanged")
    RISING = "rising", _("Rising")
    FALLING = "falling", _("Falling")
    UNKNOWN = "unknown", _("One value so far")


class Event(StrEnum):
    """What the audit log says of partnerships."""

    ORGANISATION_CREATED = "organisation.created"
    ORGANISATION_CHANGED = "organisation.changed"
    ORGANISATION_RENAMED = "organisation.renamed"
    ORGANISATION_ENDED = "organisation.ended"
    PERSON_CREATED = "person.created"
    PERSON_CHANGED = "person.changed"
    PERSON_LINKED = "person.linked"
    POST_CREATED = "post.created"
    POST_CHANGED = "post.changed"
    POST_ENDED = "post.ended"
    PARTNERSHIP_CREATED = "partnership.created"
    PARTNERSHIP_CHANGED = "partnership.changed"
    PARTNERSHIP_ENDED = "partnership.ended"
    GROUP_CREATED = "partnership-group.created"
    GROUP_CHANGED = "partnership-group.changed"
    GROUP_ENDED = "partnership-group.ended"
    MEMBERSHIP_CREATED = "partnership-membership.created"
    MEMBERSHIP_CHANGED = "partnership-membership.changed"
    MEMBERSHIP_MOVED = "partnership-membership.moved"
    MEMBERSHIP_ENDED = "partnership-membership.ended"
    PLAN_CREATED = "plan.created"
    PLAN_CHANGED = "plan.changed"
    PLAN_ADOPTED = "plan.adopted"
    PLAN_ENDED = "plan.ended"
    PRIORITY_CREATED = "priority.created"
    PRIORITY_CHANGED = "priority.changed"
    PRIORITY_MOVED = "priority.moved"
    PRIORITY_ENDED = "priority.ended"
    THEME_LEAD_CREATED = "theme-lead.created"
    THEME_LEAD_CHANGED = "theme-lead.changed"
    THEME_LEAD_ENDED = "theme-lead.ended"
    ACTION_CREATED = "plan-action.created"
    ACTION_CHANGED = "plan-action.changed"
    ACTION_UPDATED = "plan-action.updated"
    ACTION_CLOSED = "plan-action.closed"
    ACTION_STOPPED = "plan-action.stopped"
    ACTION_REOPENED = "plan-action.reopened"
    MEASURE_CREATED = "measure.created"
    MEASURE_CHANGED = "measure.changed"
    MEASURE_VALUE_RECORDED = "measure.value-recorded"
    MEASURE_VALUE_CORRECTED = "measure.value-corrected"
    MEASURE_ENDED = "measure.ended"


EVENTS = (Event,)
