import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.models.organisation import Organisation
from scrutiny.access.grants import grants_of
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span
from scrutiny.models import Council, User


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People in the directories of the councils where the person holds a role."""
        return self.filter(council__in=grants_of(user).council_ids)

    def by_surname(self):
        """In order of surname whatever its case: the database has no dictionary order of its own."""
        return self.order_by(models.functions.Lower("surname"), models.functions.Lower("forename"))


class Person(models.Model):
    """Someone whom papers name: councillor, officer, partner or witness; they need not be able to sign in."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("signs in as")
    )
    title = models.CharField(_("title"), max_length=60, blank=True, help_text=_("Cllr, Dr, Chief Superintendent"))
    forename = models.CharField(_("first name or initials"), max_length=80, blank=True)
    surname = models.CharField(_("surname"), max_length=80)
    is_councillor = models.BooleanField(_("is a councillor of this council"), default=False)
    email = models.EmailField(_("email address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["surname", "forename"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user"],
                name="person_signs_in_once_per_council",
                violation_error_message=_("Another person in the directory already signs in with this account."),
            )
        ]

    def __str__(self):
        return " ".join(part for part in (self.title, self.forename, self.surname) if part)

    def get_absolute_url(self):
        return reverse("partnerships:person-detail", args=[self.pk])

    @property
    def name(self) -> str:
        """First name and surname without the title."""
        return " ".join(part for part in (self.forename, self.surname) if part)

    def post_on(self, day: dt.date) -> "Post | None":
        """The post held on a day, the newest when there are several (reads `posts`, prefetch for lists)."""
        held = [post for post in self.posts.all() if post.holds_on(day)]
        return max(held, key=lambda post: post.start or dt.date.min, default=None)


class Post(DatedModel):
    """A job that a person holds in an organisation, from one date to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    title = models.CharField(_("post"), max_length=200)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["person", "start"]
        constraints = [
            *dated_constraints("post"),
            ExclusionConstraint(
                name="person_one_post_per_body_a_day",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("organisation"), RangeOperators.EQUAL),
                    (span(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already holds a post there on some of these days."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.organisation}" if self.organisation else self.title
