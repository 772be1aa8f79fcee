"""Writing in a step. Nothing is changed afterwards; a correction is written beside it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.safeguarding import access
from rondom.safeguarding.events import EntryWritten
from rondom.safeguarding.models import SafetyEntry
from rondom.safeguarding.operations.rows import (
    add_entry,
    check_happened,
    check_said,
    locked_case,
    moved_on,
)
from rondom.safeguarding.terms import KINDS_OF_STEP, EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """without_name: Veilig Thuis was asked without the name of the child."""

    kind: str
    happened_on: dt.date
    text: str
    why: str = ""
    without_name: bool = False


@transaction.atomic
def write_entry(
    actor: Actor, *, case_id: uuid.UUID, step: int, text: EntryText, corrects: int | None = None
) -> SafetyEntry:
    """Write in a step. corrects: the number of an earlier entry that this one puts right.

    Errors: Refused (closed, a day to come, a text or reason is missing, a kind of another step), Http404.
    """
    case = locked_case(actor, case_id)
    access.may_write(case).enforce()
    earlier = access.get_entry(case, corrects) if corrects else None
    said = _checked(text, step, corrected=earlier)
    entry = add_entry(
        actor,
        case,
        step=step,
        kind=text.kind,
        happened_on=text.happened_on,
        text=said,
        why=text.why.strip(),
        without_name=text.without_name,
        corrects=earlier,
    )
    moved_on(case, to_step=step)
    happened(EntryWritten(case_id=case.pk, number=entry.number, step=step), by=actor)
    return entry


def _checked(text: EntryText, step: int, *, corrected: SafetyEntry | None) -> str:
    said = check_said(text.text, what=_("Schrijf op wat u zag, hoorde of besprak."))
    check_happened(text.happened_on)
    if text.kind not in KINDS_OF_STEP.get(step, ()):
        refuse("safety.kind_of_other_step", _("Dit hoort bij een andere stap.")).enforce()
    if text.without_name and text.kind != EntryKind.VEILIG_THUIS:
        refuse(
            "safety.without_name_elsewhere", _("Zonder naam vragen kan alleen bij Veilig Thuis.")
        ).enforce()
    if corrected and not text.why.strip():
        refuse("safety.correction_without_why", _("Schrijf op wat er niet klopte.")).enforce()
    return said
