"""What a connector to an index does."""

from typing import Protocol

import msgspec

from rondom.integrations.youth_index.message import Message


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another organisation that is involved with the same child."""

    organisation: str
    contact: str


class Connector(Protocol):
    """Sends one registration. Called by the worker, never while somebody waits for a page."""

    def register(self, message: Message) -> tuple[Match, ...]:
        """Return who else is involved. Errors: ConnectorError when the index does not answer; it is tried again."""


class ConnectorError(Exception):
    """The index did not answer. The text holds no data of a child."""
