"""Forms of plans: drafting, changing, adopting, ending, and starting the next one."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.models import Partnership, Plan
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm


class PlanFields:
    """What drafting and changing a plan have in common."""

    model = Plan
    fields = ["title", "period_start", "period_end", "summary"]
    widgets = {"summary": forms.Textarea(attrs={"rows": 6})}
    labels = {
        "title": _("Title"),
        "period_start": _("First day of the plan"),
        "period_end": _("Last day of the plan"),
        "summary": _("Summary"),
    }
    help_texts = {
        "period_start": _("For example, 1 4 2026."),
        "period_end": _("The period need not be three years. For example, 31 3 2030."),
        "summary": _("What residents read above the priorities."),
    }


class PlanCreateForm(GovModelForm):
    """Draft a plan."""

    submit_label = _("Draft the plan")
    once = True

    class Meta(PlanFields):
        pass

    def __init__(self, *args, partnership: Partnership, **options):
        super().__init__(*args, **options)
        self.cancel_url = partnership.get_absolute_url()


class NextPlanForm(GovModelForm):
    """Draft the plan that follows one."""

    submit_label = _("Start the next plan")
    once = True

    class Meta(PlanFields):
        pass

    def __init__(self, *args, plan: Plan, **options):
        start, end = plan.next_period
        initial = {"title": plan.title, "period_start": start, "period_end": end}
        super().__init__(*args, initial=initial, **options)
        self.cancel_url = plan.get_absolute_url()


class PlanEditForm(VersionedModelForm):
    """Change a plan's title, period or summary."""

    class Meta(PlanFields):
        pass

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()


class AdoptForm(GovForm):
    """When a plan was adopted, and by whom."""

    submit_label = _("Record that it was adopted")
    adopted_on = DateField(label=_("Date adopted"), help_text=_("For example, 26 3 2026."))
    adopted_by = forms.CharField(
        label=_("Adopted by"),
        max_length=150,
        help_text=_("The meeting that adopted it, such as Full Council."),
    )

    def __init__(self, *args, plan: Plan, **options):
        super().__init__(*args, **options)
        self.cancel_url = plan.get_absolute_url()


class PlanEndForm(GovForm):
    """The last day on which a plan was in force."""

    submit_label = _("End the plan")
    submit_variant = "warning"
    ended_on = DateField(label=_("Last day in force"), help_text=_("For example, 31 3 2026."))

    def __init__(self, *args, plan: Plan, **options):
        last = min(plan.period_end, timezone.localdate())
        super().__init__(*args, initial={"ended_on": last}, **options)
        self.cancel_url = plan.get_absolute_url()
