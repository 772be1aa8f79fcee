"""Fills the sockets when the program starts."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "rondom.config"

    def ready(self) -> None:
        for app in apps.get_app_configs():
            if app.name.startswith("rondom."):
                for socket in ("facts", "notices", "retention", "checks", "meeting_papers"):
                    if app.name != "rondom.core" and find_spec(f"{app.name}.{socket}"):
                        import_module(f"{app.name}.{socket}")
        dossiers = apps.get_app_config("dossiers")  # the signal comes per app, when every table is there
        post_migrate.connect(lock_tables, sender=dossiers, dispatch_uid="rondom.second_lock")


def lock_tables(*, using: str, **_signal: Any) -> None:
    """After every migration, so that a new table is behind the second lock from the start. PostgreSQL only."""
    from rondom.dossiers.second_lock import install  # noqa: PLC0415 - models are not there yet when this is read

    if connections[using].vendor == "postgresql":
        install(connections[using])
