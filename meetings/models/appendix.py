from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import AppendixState, UploadKind
from meetings.models.exempt import ExemptModel, exempt_constraint
from meetings.models.report import Report


def appendix_path(appendix, filename: str) -> str:
    return f"appendices/{appendix.sha256[:2]}/{appendix.sha256}.pdf"


def source_path(appendix, filename: str) -> str:
    return f"appendices/sources/{appendix.source_sha256[:2]}/{appendix.source_sha256}"


class AppendixQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Appendices of the reports that the person reads; meetings.visibility says which of them are exempt."""
        return self.filter(report__in=Report.objects.visible_to(user))


class Appendix(ExemptModel):
    """A paper attached to a report, lettered or numbered in the house style; what is printed is always a PDF."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appendices")
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(max_length=10, choices=AppendixState.choices, default=AppendixState.READY)
    failure = models.CharField(max_length=400, blank=True)
    file = models.FileField(_("PDF file"), upload_to=appendix_path, max_length=200, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    # What came as a picture or from Word is kept as `source` beside the PDF that was made of it. While that is being
    # made there is no file and no page yet; when it can't be made, `failure` says why.
    kind = models.CharField(max_length=10, choices=UploadKind.choices, default=UploadKind.PDF)
    source = models.FileField(upload_to=source_path, max_length=200, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    alternative_text = models.TextField(_("what the picture shows, in words"), blank=True)
    # For a file that not everybody can read: its content in words (markup), or where a web page has it.
    text_alternative = models.TextField(_("the same in words"), blank=True)
    web_version = models.URLField(
        _("address of a web page with the same content"), max_length=500, blank=True
    )
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    is_tagged = models.BooleanField(default=True, editable=False)
    is_exempt = models.BooleanField(_("exempt: only in the restricted pack"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AppendixQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "appendices"
        constraints = [
            exempt_constraint("appendix"),
            models.CheckConstraint(
                condition=Q(is_exempt=True) | Q(exempt_paragraphs__len=0),
                name="appendix_with_a_paragraph_is_exempt",
                violation_error_message=_("An appendix with a paragraph of Schedule 12A is exempt."),
            ),
            models.CheckConstraint(
                condition=~Q(state=AppendixState.READY) | (~Q(file="") & Q(pages__gt=0)),
                name="ready_appendix_has_its_file",
                violation_error_message=_("An appendix that is ready has its PDF."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:appendix-download", args=[self.pk])

    @property
    def is_ready(self) -> bool:
        """Whether its PDF is there."""
        return self.state == AppendixState.READY


def picture_path(picture, filename: str) -> str:
    return f"pictures/{picture.sha256[:2]}/{picture.sha256}"


class ReportPictureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Pictures of the reports that the person reads; exempt sections keep theirs (meetings.visibility)."""
        return self.filter(report__in=Report.objects.visible_to(user))


class ReportPicture(models.Model):
    """A picture that a report shows in its text, named there by its key; it was decoded and written anew."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="pictures")
    key = models.CharField(max_length=12)
    file = models.FileField(upload_to=picture_path, max_length=200)
    original_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    size = models.PositiveBigIntegerField(_("bytes"))

    objects = ReportPictureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="picture_key_once_per_report",
                violation_error_message=_("The report has this picture already."),
            )
        ]

    def __str__(self):
        return self.original_name or self.key

    def get_absolute_url(self):
        return reverse("meetings:report-picture", args=[self.report_id, self.key])
