"""Giving sealed texts the current key."""

from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Cast

from rondom.files.sealed import BATCH, SealedTextField, sealed_bytes
from rondom.files.vault import UnreadableError, current_key_id, key_id_of, unseal


def reseal_texts() -> tuple[int, list[str]]:
    """Walk every sealed column in batches. Returns how many texts got the current key, and what did not open.

    A batch is one transaction: stopped half-way, the next run goes on with what still has an old key.
    """
    done, lost = 0, []
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                resealed, unreadable = _reseal_column(model, field)
                done += resealed
                lost += [f"{model._meta.label}.{field.name} {pk}" for pk in unreadable]
    return done, lost


def _reseal_column(model: type[models.Model], field: SealedTextField) -> tuple[int, list[Any]]:
    done, unreadable, last = 0, [], None
    while batch := _old_in_batch(model, field, after=last):
        last, old, lost = batch
        done += old
        unreadable += lost
    return done, unreadable


@transaction.atomic
def _old_in_batch(
    model: type[models.Model], field: SealedTextField, *, after: Any
) -> tuple[Any, int, list[Any]] | None:
    """Reseal one batch: (last pk, how many, pks that do not open); None behind the last."""
    as_stored = Cast(field.name, models.TextField())
    rows = model._base_manager.select_for_update(of=("self",)).order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    found = list(rows.values_list("pk", as_stored)[:BATCH])
    if not found:
        return None
    plain: list[Any] = []
    unreadable = []
    for pk, stored in found:
        try:
            if stored and key_id_of(sealed_bytes(stored)) != current_key_id():
                text = unseal(sealed_bytes(stored), bound_to=field.place).decode()
                plain.append(model(pk=pk, **{field.name: text}))
        except UnreadableError:
            unreadable.append(pk)
    model._base_manager.bulk_update(plain, [field.name])
    return found[-1][0], len(plain), unreadable
