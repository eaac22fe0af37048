"""Forms of measures: adding and changing one, recording a value and correcting it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import GoodDirection
from partnerships.models import Measure, MeasureValue, Priority
from scrutiny.forms import GovModelForm, VersionedModelForm


class FigureField(forms.DecimalField):
    """A number as tables print it: commas between thousands and a per cent sign are read over."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
    default_error_messages = {"invalid": _("Enter a number, such as 1,204 or 12.5.")}

    def to_python(self, value):
        if isinstance(value, str):
            value = value.replace(",", "").replace(" ", "").removesuffix("%")
        return super().to_python(value)


class MeasureFields:
    """What adding and changing a measure have in common."""

    model = Measure
    fields = ["name", "unit", "good_direction", "target", "source", "start"]
    field_classes = {"target": FigureField}
    widgets = {"good_direction": forms.RadioSelect, "target": FigureField.widget}
    labels = {
        "name": _("Measure"),
        "unit": _("Unit"),
        "good_direction": _("Which way is good"),
        "target": _("Target"),
        "source": _("Source of the figures"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "unit": _("What is counted, such as incidents, % or per 1,000 residents."),
        "source": _("Such as police recorded crime."),
        "start": _("Leave empty if it was measured before your records."),
    }


class MeasureCreateForm(GovModelForm):
    """Add a measure to a priority."""

    submit_label = _("Add the measure")
    once = True

    class Meta(MeasureFields):
        pass

    def __init__(self, *args, priority: Priority, **options):
        super().__init__(*args, **options)
        self.fields["good_direction"].choices = GoodDirection.choices
        self.cancel_url = priority.get_absolute_url()


class MeasureEditForm(VersionedModelForm):
    """Change what a measure is, its target or its dates."""

    class Meta(MeasureFields):
        fields = [*MeasureFields.fields, "end"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["good_direction"].choices = GoodDirection.choices

    @property
    def cancel_url(self) -> str:
        return self.instance.get_absolute_url()


class ValueFields:
    """What recording and correcting a value have in common."""

    model = MeasureValue
    fields = ["period", "period_end", "value", "note"]
    field_classes = {"value": FigureField}
    widgets = {"value": FigureField.widget}
    labels = {
        "period": _("Period"),
        "period_end": _("Last day of the period"),
        "value": _("Value"),
        "note": _("Note"),
    }
    help_texts = {
        "period": _("As the figures name it, such as 2025/26 or Quarter 2 2026."),
        "period_end": _("For example, 31 3 2026."),
        "note": _("Such as: counted in a new way from this year on."),
    }


class RecordValueForm(GovModelForm):
    """Record the value of a measure for a period."""

    submit_label = _("Record the value")
    once = True

    class Meta(ValueFields):
        pass

    def __init__(self, *args, measure: Measure, **options):
        super().__init__(*args, **options)
        self.fields["value"].help_text = measure.unit
        self.cancel_url = measure.get_absolute_url()


class CorrectValueForm(VersionedModelForm):
    """Correct a value of a measure."""

    class Meta(ValueFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["value"].help_text = self.instance.measure.unit

    @property
    def cancel_url(self) -> str:
        return self.instance.measure.get_absolute_url()
