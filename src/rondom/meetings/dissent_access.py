"""Who may say that he does not agree with a decision."""

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.meetings import access
from rondom.meetings.models import Invitee, Meeting


def may_add_dissent(actor: Actor, meeting: Meeting, invitee: Invitee | None) -> Decision:
    """For oneself, as soon as one may read the decision. For somebody at the table, noted down by who leads."""
    if invitee is None or invitee.person_id == actor.person_id:
        return access.may_add_other_view(actor, meeting)
    lead = access.may_show(actor, meeting)
    if not lead:
        return lead
    if invitee.attended is False:
        return refuse("dissent.not_there", _("Deze persoon is er niet. Kies iemand die aan tafel zit."))
    return ALLOWED
