"""Taking part that ends: with one meeting, the day after it is over; or with the work of a whole organisation."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.consent import operations as consent
from rondom.consent.models import LegalShare
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.circle import about, leave
from rondom.dossiers.events import ParticipantEnds
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.terms import EndsWith
from rondom.events.record import happened


@transaction.atomic
def end_with_meeting(actor: Actor, *, dossier_id: int, meeting_id: int) -> list[Participant]:
    """The meeting is closed or does not take place: who came for it alone, reads until the end of today.

    Called by the operation that ends the meeting, which has asked whether the actor may.
    """
    tomorrow = clock.today() + dt.timedelta(days=1)
    rows = Participant.objects.running_on(clock.today()).select_for_update()
    rows = rows.filter(dossier_id=dossier_id, ends_with=EndsWith.MEETING, ends_with_meeting=meeting_id)
    ended = [row for row in rows if row.valid_until is None or row.valid_until > tomorrow]
    for row in ended:
        row.valid_until = tomorrow
        row.save(update_fields=["valid_until"])
        happened(ParticipantEnds(**about(row)), by=actor)
    return ended


def may_end_organisation(dossier: Dossier, *, organisation_id: int) -> Decision:
    """A family is never without a coordinator: who has the regie hands it over first."""
    if dossier.baton.organisation_id == organisation_id:
        return refuse(
            "participant.holds_baton", _("De coördinator kan pas weg als iemand anders de regie heeft.")
        )
    return ALLOWED


@as_system("who ends the work of his own organisation sees nothing any more of what is still to be ended")
@transaction.atomic
def end_organisation(actor: Actor, *, dossier_id: int, organisation_id: int) -> list[Participant]:
    """The work of an organisation is done: at the next request nobody of it sees anything, and no yes is left.

    Called by the operation that ends the work, which has asked whether the actor may, and locked the dossier.
    Errors: Refused when somebody of it has the regie.
    """
    dossier = Dossier.objects.select_related("baton").get(pk=dossier_id)
    may_end_organisation(dossier, organisation_id=organisation_id).enforce()
    today = clock.today()
    rows = Participant.objects.running_on(today).select_for_update(of=("self",))
    ended = list(rows.filter(dossier=dossier, organisation_id=organisation_id).order_by("pk"))
    for row in ended:
        leave(actor, row)
    consent.end_consents_for(actor, dossier_id=dossier.pk, recipient_ids=[organisation_id])
    shares = LegalShare.objects.filter(
        dossier_id=dossier.pk, recipient_id=organisation_id, ended_at__isnull=True, valid_until__gt=today
    )
    for share_id in shares.order_by("pk").values_list("pk", flat=True):
        consent.end_legal_share(actor, share_id=share_id)
    return ended
