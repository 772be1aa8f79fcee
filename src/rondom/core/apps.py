"""App without tables; carries the checks of the sockets."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "rondom.core"
    label = "core"
