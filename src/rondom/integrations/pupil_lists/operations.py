"""Reading in a list of pupils: hand in, choose rows, confirm or stop."""

from collections.abc import Collection
from pathlib import PurePath

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.events.record import happened
from rondom.families.models import Pupil
from rondom.families.operations import NewGuardian, register_pupil
from rondom.families.terms import Relation
from rondom.files.operations import store_file
from rondom.files.queries import read_file
from rondom.files.terms import FilePurpose
from rondom.integrations.pupil_lists import access
from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.events import ListCancelled, ListHandedIn, ListRead
from rondom.integrations.pupil_lists.models import ListImport, ListImportRow
from rondom.integrations.pupil_lists.pupil_list import ParentRow, PupilList, PupilRow
from rondom.integrations.pupil_lists.queries import JudgedRow, judged_rows
from rondom.integrations.pupil_lists.reader import read_pupil_list
from rondom.integrations.pupil_lists.terms import ImportState, RowState
from rondom.integrations.pupil_lists.text_table import decode

LONGEST_PREFIX = 30
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def receive_list(actor: Actor, *, name: str, data: bytes) -> ListImport:
    """Read the list first; only a readable one is kept, sealed and under a name of ours. Errors: Refused."""
    access.may_import(actor).enforce()
    _read(data, name)
    school_id = actor.organisation_id or 0
    suffix = ".xlsx" if PurePath(name).suffix.lower() == ".xlsx" else ".csv"
    with transaction.atomic():
        file = store_file(
            actor,
            region_id=actor.region_id,
            owner_key=f"pupil-list:{school_id}",
            name=f"leerlingenlijst{suffix}",
            data=_storable(data),
            purpose=FilePurpose.IMPORT,
        )
        row = ListImport.objects.create(
            region_id=actor.region_id,
            school_id=school_id,
            made_by_id=actor.person_id,
            made_at=clock.now(),
            file=file,
        )
        happened(ListHandedIn(import_id=row.pk, school_id=school_id), by=actor)
    return row


def _storable(data: bytes) -> bytes:
    """Old programs write UTF-16; we keep text as UTF-8."""
    return decode(data).encode() if data.startswith(UTF_16) else data


def list_of(row: ListImport) -> PupilList:
    """The list of an import, read again. Errors: Refused while the file waits for the virus scanner."""
    return _read(read_file(row.file), row.file.name)


def _read(data: bytes, name: str) -> PupilList:
    try:
        return read_pupil_list(data, name, today=clock.today())
    except UnreadableFile as unreadable:
        raise Refused(refuse(unreadable.code, unreadable.message)) from unreadable


@transaction.atomic
def choose_rows(actor: Actor, *, import_id: int, shown: Collection[int], chosen: Collection[int]) -> None:
    """Remember which of the shown rows the person wants. Errors: Refused, Http404."""
    row = _locked(actor, import_id)
    access.may_change(row).enforce()
    row.left_out = sorted((set(row.left_out) - set(shown)) | (set(shown) - set(chosen)))
    row.save(update_fields=["left_out"])


@transaction.atomic
def cancel_list(actor: Actor, *, import_id: int) -> None:
    """Stop with a list. Nobody is registered; the sealed file goes with its retention term."""
    row = _locked(actor, import_id)
    access.may_change(row).enforce()
    _end(row, ImportState.CANCELLED)
    happened(ListCancelled(import_id=row.pk), by=actor)


@transaction.atomic
def confirm_list(actor: Actor, *, import_id: int) -> ListImport:
    """Register the chosen pupils; all of them or nobody.

    A second time (a double click, two tabs) gives the first result. Errors: Refused, Http404.
    """
    row = _locked(actor, import_id)
    if row.state == ImportState.DONE:
        return row
    access.may_change(row).enforce()
    judged = judged_rows(list_of(row), row.school_id)
    results = [_take(actor, row, each) for each in judged]
    ListImportRow.objects.bulk_create(results)
    registered = sum(each.state == RowState.REGISTERED for each in results)
    _end(row, ImportState.DONE)
    happened(ListRead(import_id=row.pk, registered=registered, skipped=len(results) - registered), by=actor)
    return row


def _locked(actor: Actor, import_id: int) -> ListImport:
    ListImport.objects.select_for_update().filter(pk=import_id).first()
    return access.get_list(actor, import_id)


def _end(row: ListImport, state: ImportState) -> None:
    row.state, row.ended_at = state, clock.now()
    row.save(update_fields=["state", "ended_at"])


def _take(actor: Actor, source: ListImport, judged: JudgedRow) -> ListImportRow:
    result = ListImportRow(source=source, row_number=judged.number, state=judged.state)
    if not judged.can_register or judged.pupil is None:
        return result
    if judged.number in source.left_out:
        result.state = RowState.LEFT_OUT
        return result
    result.state, result.pupil = RowState.REGISTERED, _register(actor, source.school_id, judged.pupil)
    return result


def _register(actor: Actor, school_id: int, found: PupilRow) -> Pupil:
    return register_pupil(
        actor,
        school_id=school_id,
        call_name=found.given_name,
        last_name=found.last_name,
        born_on=found.born_on,
        prefix=found.prefix,
        first_names=found.first_names,
        group=found.group,
        home_language=found.home_language,
        external_number=found.number,
        guardians=[_guardian(each) for each in found.parents],
    )


def _guardian(found: ParentRow) -> NewGuardian:
    """A list proves nothing: the authority is as the school wrote it, to be checked."""
    call_name, prefix, last_name = split_name(found.name)
    return NewGuardian(
        relation=Relation.PARENT,
        call_name=call_name or str(Relation.PARENT.label),
        prefix=prefix,
        last_name=last_name,
        email=found.email,
        phone=found.phone,
        authority=found.authority,
    )


def split_name(name: str) -> tuple[str, str, str]:
    """ "Thomas de Wit" → ("Thomas", "de", "Wit"). Small words after the first are the prefix."""
    first, *rest = name.split() or [""]
    small = 0
    while small < len(rest) - 1 and rest[small].islower():
        small += 1
    prefix = " ".join(rest[:small])
    if len(prefix) > LONGEST_PREFIX:
        return first, "", " ".join(rest)
    return first, prefix, " ".join(rest[small:])
