"""What the board writes of a child on its list, and of which part of the samenwerkingsverband a school is."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.access import get_organisation, may_manage
from rondom.people.models import NAME_LENGTH
from rondom.people.terms import OrganisationKind
from rondom.watch import board_access as access
from rondom.watch.events import BoardFollowed, SectionSet
from rondom.watch.models import BoardFollow, SchoolSection
from rondom.watch.terms import FitOffer

LONGEST_STEP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowText:
    """How it goes with a child that sits at home or is at risk."""

    last_contact_on: dt.date | None = None
    next_step: str = ""
    next_step_on: dt.date | None = None
    offer: str = FitOffer.UNKNOWN
    back_on: dt.date | None = None


@transaction.atomic
def follow_child(actor: Actor, *, ref: uuid.UUID, text: FollowText, revision: int) -> BoardFollow:
    """Write down how it goes; the family reads it. revision: of the screen, 0 as long as nothing was written.

    Errors: Refused, Http404, Conflict when somebody else wrote meanwhile.
    """
    row = access.row_on_list(actor, ref)
    Dossier.objects.select_for_update(of=("self",)).filter(pk=row.dossier.pk).first()
    _check(text)
    follow = BoardFollow.objects.filter(dossier=row.dossier).select_related("changed_by").first()
    if revision != (follow.revision if follow else 0):
        theirs, by = (follow.next_step, follow.changed_by.name) if follow else ("", "")
        raise Conflict(theirs=theirs, revision=follow.revision if follow else 0, theirs_by=by)
    follow = follow or BoardFollow(region_id=row.dossier.region_id, dossier=row.dossier)
    follow.organisation_id = actor.organisation_id or 0
    follow.last_contact_on, follow.back_on = text.last_contact_on, text.back_on
    follow.next_step, follow.next_step_on = text.next_step.strip(), text.next_step_on
    follow.offer, follow.revision = text.offer, revision + 1
    follow.changed_by_id, follow.changed_on = actor.person_id, clock.today()
    follow.save()
    about = {"dossier_id": row.dossier.pk, "region_id": row.dossier.region_id}
    happened(BoardFollowed(**about, follow_id=follow.pk, about=follow.offer), by=actor)
    return follow


def _check(text: FollowText) -> None:
    today = clock.today()
    if text.offer not in FitOffer.values:
        refuse("board_follow.offer", _("Kies of er een passend aanbod is.")).enforce()
    if any(day and day > today for day in (text.last_contact_on, text.back_on)):
        refuse("board_follow.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    if len(text.next_step) > LONGEST_STEP:
        refuse("board_follow.too_long", _("Dit is te lang.")).enforce()
    if bool(text.next_step.strip()) != bool(text.next_step_on):
        refuse("board_follow.step_and_day", _("Schrijf de volgende stap op, met een dag erbij.")).enforce()


@transaction.atomic
def set_section(actor: Actor, *, school_id: int, name: str) -> None:
    """Of which part of the samenwerkingsverband a school is; empty for none. Errors: Refused, Http404."""
    may_manage(actor).enforce()
    school = get_organisation(actor, school_id)
    if school.kind != OrganisationKind.SCHOOL:
        refuse("school_section.no_school", _("Alleen een school hoort bij een deelverband.")).enforce()
    if len(name) > NAME_LENGTH:
        refuse("school_section.too_long", _("Deze naam is te lang.")).enforce()
    rows = SchoolSection.objects.filter(region_id=actor.region_id, school=school)
    if name.strip():
        rows.update_or_create(region_id=actor.region_id, school=school, defaults={"name": name.strip()})
    else:
        rows.delete()
    happened(SectionSet(organisation_id=school.pk), by=actor)
