"""Reading in one OSO file: hand in, look, confirm or stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.dossiers.guardians import guardians_changed
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import open_dossier
from rondom.events.record import happened
from rondom.families.completing import MoreOfPupil, complete_pupil
from rondom.families.models import Pupil
from rondom.families.operations import NewGuardian, add_household, register_pupil
from rondom.families.terms import Authority, Proof
from rondom.files.operations import store_file
from rondom.files.queries import read_file
from rondom.files.terms import FilePurpose
from rondom.integrations.oso import access, landing
from rondom.integrations.oso.dossier import Attachment, OsoDossier
from rondom.integrations.oso.errors import UnreadableFile
from rondom.integrations.oso.events import OsoCancelled, OsoHandedIn, OsoIntoDossier, OsoPupilTaken
from rondom.integrations.oso.kept import account
from rondom.integrations.oso.models import OsoAttachment, OsoImport, OsoImportLine
from rondom.integrations.oso.reader import read_oso
from rondom.integrations.oso.terms import ImportState
from rondom.plans.operations import import_paragraphs

MOST_GUARDIANS = 20
LONGEST_PREFIX = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianChoice:
    """What to do with one guardian of the file. position: see landing.FoundGuardian."""

    position: int
    take: bool
    relation: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OsoChoice:
    """What the person at school decided. same_child: None when the question was not asked."""

    same_child: bool | None = None
    group: str = ""
    guardians: Sequence[GuardianChoice] = ()
    begin: bool = False
    told_parents: bool = False


def receive_oso(actor: Actor, *, data: bytes) -> OsoImport:
    """Read the file first; only a readable one is kept, sealed. Errors: Refused."""
    access.may_import(actor).enforce()
    _read(data)
    school_id = actor.organisation_id or 0
    with transaction.atomic():
        file = store_file(
            actor,
            region_id=actor.region_id,
            owner_key=f"oso:{school_id}",
            name=_("overstapdossier.xml"),
            data=data,
            purpose=FilePurpose.IMPORT,
        )
        row = OsoImport.objects.create(
            region_id=actor.region_id,
            school_id=school_id,
            made_by_id=actor.person_id,
            made_at=clock.now(),
            file=file,
        )
        happened(OsoHandedIn(import_id=row.pk, school_id=school_id), by=actor)
    return row


def dossier_of(row: OsoImport) -> OsoDossier:
    """The file of an import, read again. Errors: Refused while the file waits for the virus scanner."""
    return _read(read_file(row.file))


def _read(data: bytes) -> OsoDossier:
    if not data:
        refuse("oso.empty", _("Dit bestand is leeg. Kies een ander bestand.")).enforce()
    try:
        oso = read_oso(data, today=clock.today())
    except UnreadableFile as unreadable:
        raise Refused(refuse(unreadable.code, unreadable.message)) from unreadable
    _refuse_what_does_not_fit(oso)
    return oso


def _refuse_what_does_not_fit(oso: OsoDossier) -> None:
    if len(oso.guardians) > MOST_GUARDIANS:
        words = _("Dit bestand heeft %(count)d ouders en verzorgers. Meer dan %(limit)d kan niet kloppen.")
        numbers = {"count": len(oso.guardians), "limit": MOST_GUARDIANS}
        refuse("oso.too_many_guardians", words % numbers).enforce()
    prefixes = [oso.pupil.prefix, *(each.prefix for each in oso.guardians)]
    if any(len(each) > LONGEST_PREFIX for each in prefixes):
        words = _("Een tussenvoegsel in dit bestand is langer dan %(limit)d tekens.")
        refuse("oso.name_too_long", words % {"limit": LONGEST_PREFIX}).enforce()


@transaction.atomic
def cancel_oso(actor: Actor, *, import_id: int) -> None:
    """Stop with a file. Nothing of it is taken over; the sealed file goes with its retention term.

    Errors: Refused, Http404.
    """
    row = _locked(actor, import_id)
    if row.state == ImportState.DONE:
        refuse("import.done", _("Dit bestand is al ingelezen.")).enforce()
    if row.state == ImportState.PREVIEW:
        _end(row, ImportState.CANCELLED)
        happened(OsoCancelled(import_id=row.pk), by=actor)


@transaction.atomic
def confirm_oso(actor: Actor, *, import_id: int, choice: OsoChoice) -> OsoImport:
    """Register the pupil or add to the one who is known, and fill the growth document; all of it or nothing.

    A second time (a double click, two tabs) gives the first result. Errors: Refused, Http404.
    """
    row = _locked(actor, import_id)
    if row.state == ImportState.DONE:
        return row
    oso = dossier_of(row)
    access.may_confirm(row, oso, told_parents=choice.told_parents).enforce()
    known = access.child_in_school(row, oso)
    if known is not None and choice.same_child is None:
        refuse("oso.say_same_child", _("Kies of dit hetzelfde kind is.")).enforce()
    matched = known if choice.same_child else None
    guardians = _guardians(oso, choice)
    row.pupil = (
        _add_to(actor, matched, oso, choice, guardians)
        if matched
        else _register(actor, row, oso, choice, guardians)
    )
    row.matched = matched is not None
    happened(OsoPupilTaken(import_id=row.pk, pupil_id=row.pupil.pk, matched=row.matched), by=actor)
    if choice.begin:
        row.dossier = _fill_dossier(actor, row, oso, row.pupil)
    _write_lines(row, oso)
    _end(row, ImportState.DONE)
    return row


def _locked(actor: Actor, import_id: int) -> OsoImport:
    OsoImport.objects.select_for_update().filter(pk=import_id).first()
    return access.get_import(actor, import_id)


def _end(row: OsoImport, state: ImportState) -> None:
    row.state, row.ended_at = state, clock.now()
    row.save(update_fields=["state", "ended_at", "pupil", "dossier", "matched"])


def _register(
    actor: Actor, row: OsoImport, oso: OsoDossier, choice: OsoChoice, guardians: list[NewGuardian]
) -> Pupil:
    pupil = register_pupil(
        actor,
        school_id=row.school_id,
        call_name=landing.call_name(oso.pupil),
        last_name=oso.pupil.last_name,
        born_on=oso.pupil.born_on,
        prefix=oso.pupil.prefix,
        first_names=" ".join(oso.pupil.first_names)[:200],
        group=choice.group[: landing.LONGEST_GROUP],
        external_number=landing.pupil_number(oso),
        guardians=guardians,
    )
    address = landing.pupil_address(oso)
    if address:
        add_household(pupil, address=address)
    return pupil


def _add_to(
    actor: Actor, pupil: Pupil, oso: OsoDossier, choice: OsoChoice, guardians: list[NewGuardian]
) -> Pupil:
    more = MoreOfPupil(
        first_names=" ".join(oso.pupil.first_names)[:200],
        prefix=oso.pupil.prefix,
        external_number=landing.pupil_number(oso),
        group=choice.group[: landing.LONGEST_GROUP],
    )
    completed = complete_pupil(actor, pupil_id=pupil.pk, more=more, guardians=guardians)
    guardians_changed(actor, pupil_id=pupil.pk)
    return completed


def _guardians(oso: OsoDossier, choice: OsoChoice) -> list[NewGuardian]:
    """The chosen ones. Somebody who died is never taken over, whatever the form says."""
    found = {each.position: each for each in landing.found_guardians(oso) if not each.deceased}
    chosen = [each for each in choice.guardians if each.take and each.position in found]
    return [_new_guardian(found[each.position], each) for each in chosen]


def _new_guardian(found: landing.FoundGuardian, chosen: GuardianChoice) -> NewGuardian:
    """The file is the proof only of what the file says."""
    from_file = chosen.authority == found.authority and found.authority != Authority.UNKNOWN
    return NewGuardian(
        relation=chosen.relation,
        call_name=found.call_name,
        last_name=found.last_name,
        prefix=found.prefix,
        email=found.email,
        phone=found.phone,
        authority=chosen.authority,
        proof=Proof.OSO if from_file else Proof.NONE,
        address=found.address,
    )


def _fill_dossier(actor: Actor, row: OsoImport, oso: OsoDossier, pupil: Pupil) -> Dossier:
    access.may_begin(actor, row, pupil).enforce()
    dossier = access.running_dossier(pupil) or open_dossier(actor, pupil_id=pupil.pk)
    added = import_paragraphs(actor, dossier_id=dossier.pk, sections=landing.paragraphs(oso))
    kept = [_keep(actor, row, dossier, each) for each in oso.attachments]
    OsoAttachment.objects.bulk_create(kept)
    happened(
        OsoIntoDossier(
            dossier_id=dossier.pk,
            region_id=dossier.region_id,
            import_id=row.pk,
            paragraphs=len(added),
            attachments=sum(each.file is not None for each in kept),
        ),
        by=actor,
    )
    return dossier


def _keep(actor: Actor, row: OsoImport, dossier: Dossier, found: Attachment) -> OsoAttachment:
    """A document that cannot be kept is written down with the reason; the others go on."""
    kept = OsoAttachment(
        source=row,
        dossier=dossier,
        name=found.file_name[:200],
        description=found.description,
        section=found.section,
        category=found.category,
        problem=found.problem[:300],
    )
    if found.problem:
        return kept
    try:
        kept.file = store_file(
            actor,
            region_id=dossier.region_id,
            owner_key=f"dossier:{dossier.pk}",
            name=found.file_name,
            data=found.content,
            purpose=FilePurpose.ATTACHMENT,
        )
    except Refused as refused:
        kept.problem = refused.decision.reason[:300]
    return kept


def _write_lines(row: OsoImport, oso: OsoDossier) -> None:
    OsoImportLine.objects.bulk_create(
        OsoImportLine(
            source=row,
            position=position,
            path=each.path[:300],
            lands_in=each.lands_in[:100],
            used=each.used,
            reason=each.reason[:300],
        )
        for position, each in enumerate(account(oso, with_dossier=row.dossier is not None), start=1)
    )
