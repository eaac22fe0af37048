import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.lookups import Unaccent
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.models.organisation import Organisation
from scrutiny.access.grants import grants_of
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints, span
from scrutiny.models import Council, User


def normalised(field: str) -> Func:
    """A name as dictionaries sort it: letters only, without case or accents."""
    return Func(Lower(Unaccent(F(field))), Value("[^a-z]"), Value(""), Value("g"), function="regexp_replace")


def _whole_name() -> Lower:
    return Lower(Unaccent(Concat("title", Value(" "), "forename", Value(" "), "surname")))


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People in the directories of the councils where the person holds a role."""
        return self.filter(council__in=grants_of(user).council_ids)

    def by_surname(self):
        """As dictionaries order surnames, É as E: the database has no such order of its own."""
        return self.order_by(normalised("surname"), normalised("forename"), "pk")

    def named_like(self, text: str):
        """People whose title and names hold every word of the text, whatever its case and accents."""
        people = self.annotate(_whole_name=_whole_name())
        for word in text.split():
            people = people.filter(_whole_name__contains=Lower(Unaccent(Value(word))))
        return people


class Person(models.Model):
    """Someone whom papers name: councillor, officer, partner or witness; they need not be able to sign in."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("signs in as"),
    )
    title = models.CharField(
        _("title"), max_length=60, blank=True, help_text=_("Cllr, Dr, Chief Superintendent")
    )
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
                violation_error_code="user",
                violation_error_message=_(
                    "Another person in the directory already signs in with this account."
                ),
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

    @property
    def mail_address(self) -> str:
        """Where the person gets mail: the address in the directory, else the one they sign in with (reads `user`)."""
        return self.email or (self.user.email if self.user else "")

    def post_on(self, day: dt.date, at: Organisation | None = None) -> "Post | None":
        """The post held on a day: one in the body `at` before any other, then the newest (reads `posts`)."""
        held = [post for post in self.posts.all() if post.holds_on(day)]
        body = at.pk if at else None
        return max(
            held, key=lambda post: (post.organisation_id == body, post.start or dt.date.min), default=None
        )

    def left_before(self, day: dt.date) -> dt.date | None:
        """The last day of the last post, when every post had ended by the day (reads `posts`).

        None for who still holds one then, and for who never held any.
        """
        posts = list(self.posts.all())
        if not posts or any(post.end is None or post.end >= day for post in posts):
            return None
        return max(post.end for post in posts)


class PostQuerySet(DatedQuerySet):
    def current_first(self):
        """Open posts, then the one that ended last, with their organisation."""
        return self.select_related("organisation").order_by(
            F("end").desc(nulls_first=True), F("start").desc(nulls_last=True)
        )

    def by_surname(self):
        """In order of their holders' surnames, with the holders."""
        return self.select_related("person").order_by(normalised("person__surname"), "pk")


class Post(DatedModel):
    """A job that a person holds in an organisation, from one date to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    title = models.CharField(_("post"), max_length=200)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["person", "start"]
        constraints = [
            *dated_constraints("post"),
            ExclusionConstraint(
                name="person_one_post_per_body_a_day",
                violation_error_code="start",
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
