from django.db import migrations
from django.utils import timezone

from meetings.house_style_data import to_data
from meetings.ready_styles import READY


def give(apps, schema_editor):
    """Each ready style as a row with its first version, for the committees and reports that had its name."""
    styles, versions = (
        apps.get_model("meetings", "HouseStyle"),
        apps.get_model("meetings", "HouseStyleVersion"),
    )
    committees, reports = apps.get_model("meetings", "Committee"), apps.get_model("meetings", "Report")
    for key, sheet in READY.items():
        name = dict(styles._meta.get_field("key").choices)[key]
        style, _ = styles.objects.get_or_create(council=None, key=key, defaults={"name": str(name)})
        version = versions.objects.filter(style=style).order_by("-number").first()
        version = version or versions.objects.create(style=style, number=1, data=to_data(sheet))
        committees.objects.filter(house_style_key=key, house_style=None).update(house_style=style)
        reports.objects.filter(house_style_key=key, house_style=None).update(house_style=version)


def telephone_apart(apps, schema_editor):
    """The telephone of an author, which a header may print by itself, out of the line with both."""
    reports = apps.get_model("meetings", "Report")
    for report in reports.objects.exclude(author_contact="").filter(author_telephone=""):
        words = [word for word in report.author_contact.split() if "@" not in word]
        report.author_telephone = " ".join(words)[:60]
        report.save(update_fields=["author_telephone"])


def keep_reviewers(apps, schema_editor):
    """A report that named the reviewer of a section goes on saying so: it was reviewed before sign-offs were kept."""
    sections, sign_offs = apps.get_model("meetings", "ReportSection"), apps.get_model("meetings", "SignOff")
    for section in sections.objects.exclude(reviewer="").filter(sign_offs=None).select_related("report"):
        day = section.report.cleared_at or timezone.now()
        sign_offs.objects.create(
            section=section,
            role=section.reviewer,
            name=section.reviewer,
            text=section.body,
            signed_on=timezone.localdate(day),
            comment="Named in the report before sign-offs were kept.",
        )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_records_of_reports")]

    operations = [
        migrations.RunPython(give, migrations.RunPython.noop),
        migrations.RunPython(telephone_apart, migrations.RunPython.noop),
        migrations.RunPython(keep_reviewers, migrations.RunPython.noop),
    ]
