from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.report_section import ReportSection
from scrutiny.models import User


class SignOff(models.Model):
    """That a reviewer agreed to the text of an implication as it stood; a change of the text asks for another."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="sign_offs")
    role = models.CharField(_("role"), max_length=150)
    name = models.CharField(_("name"), max_length=150)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField(_("date"))
    # What was agreed to, word for word.
    text = models.TextField(editable=False)
    comment = models.TextField(_("comment"), blank=True)
    recorded_by = models.CharField(max_length=150, blank=True, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at", "-pk"]

    def __str__(self):
        return _("%(role)s: %(name)s") % {"role": self.role, "name": self.name}
