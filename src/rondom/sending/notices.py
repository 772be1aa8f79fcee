"""Who is told of what is sent."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers.models import Participant
from rondom.people.models import Account
from rondom.people.terms import FAMILY_ROLES
from rondom.sending.events import SendingBlocked, SendingSent


@tell(SendingSent, template="sending_received")
def who_gets_it(event: SendingSent) -> list[int]:
    """Who has an account reads it here; the others get a mail with the link."""
    accounts = Account.objects.filter(person_id=event.person_id, is_active=True)
    return list(accounts.values_list("person_id", flat=True))


@tell(SendingSent, template="sending_made")
def the_family(event: SendingSent) -> list[int]:
    """Who shares, tells the family to whom."""
    around = Participant.objects.running_on(clock.today()).filter(dossier_id=event.dossier_id)
    return list(around.filter(capacity__in=FAMILY_ROLES).values_list("person_id", flat=True))


@tell(SendingBlocked, template="sending_blocked", urgent=True)
def who_sent_it(event: SendingBlocked) -> list[int]:
    return [event.sent_by_id]
