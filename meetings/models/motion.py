import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import MotionOutcome, Vote, VoteMethod
from meetings.models.attendance import Attendance
from meetings.models.minutes import Minute


class Motion(models.Model):
    """A motion, or an amendment of one: its wording, who moved it, and how it was decided."""

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="motions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name=_("amends the motion"),
    )
    text = models.TextField(_("wording"), help_text=_("For an amendment: the wording as it would then be."))
    mover = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mover")
    )
    seconder = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seconder"),
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=MotionOutcome.choices, default=MotionOutcome.OPEN
    )
    vote_method = models.CharField(
        _("how it was decided"), max_length=20, choices=VoteMethod.choices, default=VoteMethod.NONE
    )
    votes_for = models.PositiveSmallIntegerField(_("for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)
    is_unanimous = models.BooleanField(_("unanimous"), default=False)
    casting_vote = models.CharField(
        _("casting vote of who presided"),
        max_length=10,
        choices=[(Vote.FOR, Vote.FOR.label), (Vote.AGAINST, Vote.AGAINST.label)],
        blank=True,
    )
    asked_for_by = models.CharField(
        _("recorded vote asked for by"), max_length=250, blank=True, help_text=_("As it is printed.")
    )
    was_debated = models.BooleanField(_("it was debated"), default=True)
    result_words = models.CharField(
        _("result in the council's own words"),
        max_length=200,
        blank=True,
        help_text=_("Such as: clearly lost."),
    )
    is_exempt = models.BooleanField(_("not for publication"), default=False)
    in_private = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amends=models.F("pk")),
                name="motion_does_not_amend_itself",
                violation_error_message=_("An amendment changes another motion."),
            ),
            models.CheckConstraint(
                condition=Q(casting_vote="") | Q(votes_for=models.F("votes_against")),
                name="casting_vote_when_votes_are_equal",
                violation_error_message=_(
                    "There is a casting vote only when as many voted for it as against it. Enter both numbers."
                ),
                violation_error_code="casting_vote",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def council(self):
        return self.minute.council

    @property
    def is_kept(self) -> bool:
        """Whether it is kept from the public (reads the minute): by itself, or with all of its minute."""
        return self.is_exempt or self.in_private or self.minute.is_exempt

    @property
    def known_as(self) -> str:
        """What the audit log calls it: the minute it belongs to, since its wording may be exempt."""
        return str(_("Motion in %(minute)s") % {"minute": self.minute.known_as})


class VoteCast(models.Model):
    """How one member voted on a motion, where votes are recorded by name or the member asked for it."""

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="votes")
    attendance = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, related_name="votes", verbose_name=_("member")
    )
    vote = models.CharField(_("vote"), max_length=12, choices=Vote.choices)
    at_own_request = models.BooleanField(
        _("recorded because the member asked"),
        default=False,
        help_text=_("The Local Authorities (Standing Orders) Regulations 1993, Schedule 2 paragraph 1."),
    )

    class Meta:
        ordering = ["attendance__position", "pk"]
        verbose_name_plural = "votes cast"
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "attendance"],
                name="member_votes_once",
                violation_error_message=_("This member's vote is already recorded."),
            )
        ]

    def __str__(self):
        return f"{self.attendance}: {self.get_vote_display()}"
