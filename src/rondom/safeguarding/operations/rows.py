"""Rows that every operation of a case locks or adds."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.safeguarding import access
from rondom.safeguarding.models import SafetyCase, SafetyEntry
from rondom.safeguarding.queries import entries_of
from rondom.safeguarding.terms import EntryKind


def locked_case(actor: Actor, case_id: uuid.UUID) -> SafetyCase:
    """A case of the actor, locked until the transaction ends. Errors: Http404."""
    SafetyCase.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    return access.visible_case(actor, case_id)


def check_revision(case: SafetyCase, revision: int) -> None:
    """Errors: Refused when something was written that the actor has not read: he decides on all there is."""
    if case.revision != revision:
        last = entries_of(case.pk).last()
        refuse(
            "safety.changed",
            _("Er is net iets bijgekomen in deze zaak, door %(who)s. Lees dat eerst, en bewaar dan opnieuw.")
            % {"who": last.author.name if last else _("een collega")},
        ).enforce()


def check_happened(day: dt.date) -> None:
    if day > clock.today():
        refuse("safety.day_to_come", _("Kies een dag die al geweest is.")).enforce()


def check_said(text: str, *, what: str) -> str:
    """The text without space around it. what: the sentence for a text that is empty. Errors: Refused."""
    if not text.strip():
        refuse("safety.text_missing", what).enforce()
    return text.strip()


def moved_on(case: SafetyCase, *, to_step: int) -> None:
    """Store that something was added, and how far the case came."""
    case.current_step = max(case.current_step, to_step)
    case.revision += 1
    case.save()


def add_entry(
    actor: Actor,
    case: SafetyCase,
    *,
    step: int,
    kind: EntryKind | str,
    happened_on: dt.date,
    text: str,
    why: str = "",
    without_name: bool = False,
    corrects: SafetyEntry | None = None,
) -> SafetyEntry:
    """The caller has locked the case and asked the policy."""
    last = entries_of(case.pk).last()
    return SafetyEntry.objects.create(
        region_id=case.region_id,
        case=case,
        number=last.number + 1 if last else 1,
        step=step,
        kind=kind,
        happened_on=happened_on,
        text=text,
        why=why,
        without_name=without_name,
        author_id=actor.person_id,
        author_role=actor.role,
        written_at=clock.now(),
        corrects=corrects,
    )
