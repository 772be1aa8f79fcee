"""Fills the sockets when the program starts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class ConfigConfig(AppConfig):
    name = "rondom.config"

    def ready(self) -> None:
        for app in apps.get_app_configs():
            if app.name.startswith("rondom."):
                for socket in ("facts", "notices", "retention", "checks"):
                    if app.name != "rondom.core" and find_spec(f"{app.name}.{socket}"):
                        import_module(f"{app.name}.{socket}")
