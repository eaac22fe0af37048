from django.db import migrations


class Migration(migrations.Migration):
    """House styles become rows: what committees and reports had is kept aside until they are there."""

    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.RenameField("committee", "house_style", "house_style_key"),
        migrations.RenameField("report", "house_style", "house_style_key"),
        migrations.RenameField("reportsection", "reviewed_by", "reviewer"),
    ]
