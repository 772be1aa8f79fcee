"""Text that is sealed in its column: free words about a child, and numbers that point at one."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.core.exceptions import FieldError
from django.db import DataError, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.models import Value
from django.db.models.functions import Cast
from django.db.models.lookups import Exact, IsNull, Lookup

from rondom.files.vault import UnreadableError, seal, unseal

BATCH = 200


class SealedTextField(models.TextField):
    """Text that only the program can read: AES-GCM under the file keys, base64 in the column.

    An empty text stays empty, so that constraints may ask for it; nothing else can be asked of the database.
    A value opens only in the column it was sealed for ("app.Model.field"): a new name needs a migration that
    seals again. Errors: UnreadableError on reading what is not sealed.
    """

    @property
    def place(self) -> bytes:
        return f"{self.model._meta.label}.{self.name}".encode()

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if value in (None, "") or hasattr(value, "as_sql"):
            return super().get_db_prep_save(value, connection)
        text = str(value)
        if self.max_length and len(text) > self.max_length:
            raise DataError(f"{self.place.decode()} holds {self.max_length} characters at most")
        return b64encode(seal(text.encode(), bound_to=self.place)).decode()

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        return unseal(sealed_bytes(value), bound_to=self.place).decode() if value else value

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        return {"exact": _ExactlyEmpty, "isnull": IsNull}.get(lookup_name)


class _ExactlyEmpty(Exact):
    def get_prep_lookup(self) -> str:
        if self.rhs != "":
            raise FieldError("sealed text can only be compared with the empty text")
        return ""


def seal_existing(app_label: str, fields: dict[str, list[str]]) -> RunPython:
    """For a migration, after the fields became sealed: seal what is there. fields: {model: names}. Can be undone."""

    def forwards(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
        for model, names in _models(apps, app_label, fields):
            for rows in _batches(model, [Cast(name, models.TextField()) for name in names]):
                texts = ((pk, dict(zip(names, values, strict=True))) for pk, *values in rows)
                model._base_manager.bulk_update([model(pk=pk, **found) for pk, found in texts], names)

    def backwards(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
        for model, names in _models(apps, app_label, fields):
            for rows in _batches(model, names):
                plain = ((pk, [_plain(value) for value in values]) for pk, *values in rows)
                model._base_manager.bulk_update(
                    [model(pk=pk, **dict(zip(names, values, strict=True))) for pk, values in plain], names
                )

    return RunPython(forwards, backwards)


def _models(
    apps: Apps, app_label: str, fields: dict[str, list[str]]
) -> Iterator[tuple[type[models.Model], list[str]]]:
    for name, names in fields.items():
        yield apps.get_model(app_label, name), names


def _batches(model: type[models.Model], columns: list[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """(pk, *columns) in pieces, in the order of pk."""
    rows = model._base_manager.order_by("pk").values_list("pk", *columns)
    found = list(rows[:BATCH])
    while found:
        yield found
        found = list(rows.filter(pk__gt=found[-1][0])[:BATCH])


def _plain(value: str | None) -> Value:
    return Value(value, output_field=models.TextField())


def sealed_bytes(value: str) -> bytes:
    """What stands in the column, as the vault knows it. Errors: UnreadableError."""
    try:
        return b64decode(value, validate=True)
    except (Error, ValueError) as error:
        raise UnreadableError("this text is not sealed") from error
