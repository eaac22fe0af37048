from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind
from scrutiny.models import Council


class StandingPhrase(models.Model):
    """Words that a council's minutes use again and again, with fields such as {names} that are filled in."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="standing_phrases")
    key = models.SlugField(
        _("replaces the ready phrase"), max_length=60, blank=True, help_text=_("Empty: a phrase of your own.")
    )
    kind = models.CharField(
        _("offered for items of the kind"), max_length=30, choices=ItemKind.choices, blank=True
    )
    label = models.CharField(_("name"), max_length=80)
    shortcut = models.CharField(
        _("key"), max_length=1, blank=True, help_text=_("A digit that inserts it while minutes are taken.")
    )
    narrative = models.TextField(_("what is said"), blank=True)
    clauses = models.TextField(_("what is decided"), blank=True, help_text=_("One clause in each paragraph."))
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "key"],
                condition=~Q(key=""),
                name="standing_phrase_replaced_once",
                violation_error_message=_("This phrase is already replaced by one of your own."),
            ),
            models.UniqueConstraint(
                fields=["council", "shortcut"],
                condition=~Q(shortcut=""),
                name="standing_phrase_shortcut_once",
                violation_error_message=_("Another phrase already has this key."),
            ),
            models.CheckConstraint(
                condition=~Q(narrative="", clauses=""),
                name="standing_phrase_says_something",
                violation_error_message=_("Write what is said, or what is decided."),
            ),
        ]

    def __str__(self):
        return self.label
