"""The database itself keeps the log append-only."""

from django.db import migrations

from rondom.audit import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_audit_log")]

    operations = [
        migrations.RunPython(
            lambda apps, schema: append_only.install_first(schema.connection),
            lambda apps, schema: append_only.remove(schema.connection),
        )
    ]
