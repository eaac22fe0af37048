import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import Audience, PaperKind
from meetings.models.addressee import Addressee
from meetings.models.meeting import Meeting
from meetings.models.statutory_copy import StatutoryCopy
from partnerships.models import Partnership
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, Job, User

PACK_KINDS = (
    PaperKind.AGENDA_PACK,
    PaperKind.RESTRICTED_PACK,
    PaperKind.SUPPLEMENT,
    PaperKind.RESTRICTED_SUPPLEMENT,
)
# For the body alone to which they went.
LETTER_KINDS = (PaperKind.LETTER, PaperKind.COPY_LETTER)


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every paper for who publishes; published ones for who sits, by audience; a letter for its addressee.

        What was withdrawn from the public is seen by those alone who publish.
        """
        held = grants_of(user)
        makes = Q(council__in=held.councils_with(Permission.PUBLISH))
        out = Q(published_at__isnull=False)
        in_the_open = Q(audience=Audience.PUBLIC) & ~Q(kind__in=LETTER_KINDS)
        open_papers = (
            out
            & in_the_open
            & Q(withdrawal__isnull=True)
            & (
                Q(meeting__in=Meeting.objects.visible_to(user))
                | Q(partnership__in=Partnership.objects.visible_to(user))
            )
        )
        restricted = out & Q(
            audience=Audience.RESTRICTED,
            meeting__committee__in=held.committees_with(Permission.READ_RESTRICTED),
        )
        bodies = held.organisations_with(Permission.ANSWER_RECOMMENDATION)
        letters = (
            out
            & Q(kind__in=LETTER_KINDS)
            & (Q(addressee__organisation__in=bodies) | Q(copy__organisation__in=bodies))
        )
        return self.filter(makes | open_papers | restricted | letters)

    def published(self):
        """Public papers of meetings and partnerships that residents can see, newest version first."""
        return self.ever_public().filter(withdrawal__isnull=True)

    def ever_public(self):
        """What residents can read, and what they could read until it was withdrawn: its place says so."""
        shown = Q(meeting__in=Meeting.objects.published()) | Q(
            partnership__in=Partnership.objects.published()
        )
        return self.filter(
            shown,
            audience=Audience.PUBLIC,
            published_at__isnull=False,
            council__is_public=True,
        ).exclude(kind__in=LETTER_KINDS)

    def same_paper(self, publication):
        """All versions of the same paper of the same meeting, body or partnership."""
        return self.filter(
            kind=publication.kind,
            letter=publication.letter,
            meeting=publication.meeting_id,
            addressee=publication.addressee_id,
            copy=publication.copy_id,
            partnership=publication.partnership_id,
        )

    def current(self):
        """Published papers that no later one supersedes."""
        return self.filter(published_at__isnull=False, superseded_by__isnull=True)


def paper_path(publication, filename: str) -> str:
    return f"papers/{publication.sha256[:2]}/{publication.sha256}.pdf"


class Publication(models.Model):
    """One built version of a paper: file, hash, pages and the same thing as a web page; once published it stays."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(_("paper"), max_length=30, choices=PaperKind.choices)
    audience = models.CharField(_("for"), max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    addressee = models.ForeignKey(
        Addressee, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    copy = models.ForeignKey(
        StatutoryCopy, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    number = models.PositiveIntegerField(_("version"), default=1)
    # A supplement has a letter, adds to a pack, and its pages may go on from those of the papers before it.
    letter = models.CharField(_("letter"), max_length=2, blank=True)
    supplement_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supplements"
    )
    first_page = models.PositiveIntegerField(_("number of its first page"), default=1)
    page_prefix = models.CharField(max_length=5, blank=True)
    title = models.CharField(_("title"), max_length=300)
    file = models.FileField(upload_to=paper_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField(_("bytes"))
    html = models.TextField()
    facts = models.JSONField(default=dict, blank=True)
    built_at = models.DateTimeField(default=timezone.now)
    built_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    job = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="publications"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    late_reason = models.TextField(_("why it is published late"), blank=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "meeting", "addressee", "copy", "partnership", "letter", "number"],
                nulls_distinct=False,
                name="paper_version_once",
                violation_error_message=_("This version of the paper exists already."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_paper_has_who_and_when",
                violation_error_message=_("A published paper needs who published it and when."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        kind__in=[
                            "agenda-pack",
                            "supplement",
                            "minutes",
                            "decision-note",
                            "letter",
                            "copy-letter",
                            "member-list",
                        ],
                        audience="public",
                    )
                    | Q(
                        kind__in=["restricted-pack", "restricted-supplement", "restricted-minutes"],
                        audience="restricted",
                    )
                ),
                name="restricted_papers_are_never_public",
                violation_error_message=_("A restricted paper cannot be public."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["supplement", "restricted-supplement"], supplement_to__isnull=False)
                & ~Q(letter="")
                | ~Q(kind__in=["supplement", "restricted-supplement"])
                & Q(supplement_to__isnull=True, letter=""),
                name="supplement_has_letter_and_pack",
                violation_error_message=_("A supplement has a letter and adds to a pack."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_paper_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:publication-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:paper", args=[self.council.slug, self.pk])

    @property
    def name(self) -> str:
        """What it is called beside other papers of its meeting: "Agenda pack", "Supplement A"."""
        return f"{self.get_kind_display()} {self.letter}".strip()

    @property
    def is_supplement(self) -> bool:
        return bool(self.letter)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn from the public (no query when `withdrawal` was selected along)."""
        return hasattr(self, "withdrawal")

    @property
    def newer(self):
        """The version that supersedes it, None for the current one (no query when it was selected along)."""
        return getattr(self, "superseded_by", None)

    @property
    def is_for_residents(self) -> bool:
        """Whether it is a paper that residents read once it is published: a letter is for the body alone."""
        return self.audience == Audience.PUBLIC and self.kind not in LETTER_KINDS

    @property
    def is_pack(self) -> bool:
        """Whether it is joined from many papers: a pack or a supplement."""
        return self.kind in PACK_KINDS

    @property
    def last_page(self) -> int:
        """The number of its last page."""
        return self.first_page + self.pages - 1

    @property
    def first_label(self) -> str:
        return f"{self.page_prefix}{self.first_page}"

    @property
    def last_label(self) -> str:
        return f"{self.page_prefix}{self.last_page}"

    def place_of(self, page: str) -> str:
        """Where on the web page a page of the PDF begins, by its printed number ("143", "S2"); "" when it has none."""
        wanted = page.strip().upper().removeprefix(self.page_prefix)
        number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 0
        return f"page-{self.page_prefix}{number}" if self.first_page <= number <= self.last_page else ""
