"""The only thing that leaves: *that* somebody is involved. There is no field for why."""

import datetime as dt

import msgspec


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Organisation, worker, how to reach the worker, and which child. Nothing else is ever sent."""

    organisation: str
    worker: str
    contact: str
    child_first_name: str
    child_last_name: str
    child_born_on: dt.date | None

    def as_text(self) -> str:
        """As it is sent and as it is kept, for the family to read."""
        return msgspec.json.encode(self).decode()
