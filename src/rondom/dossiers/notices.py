"""Who is told of what happens in a dossier, and of consents: consent does not know who takes part."""

from rondom.consent.events import ConsentAnswered, ConsentAsked, ConsentWithdrawn
from rondom.consent.models import Consent, ConsentGiver
from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.dossiers.events import (
    ActionDone,
    ActionMade,
    BatonAccepted,
    BatonOffered,
    BatonRefused,
    ParticipantAdded,
    ReminderSent,
)
from rondom.dossiers.models import Participant


@tell(ParticipantAdded, template="participant_added")
def the_new_one(event: ParticipantAdded) -> list[int]:
    return [event.person_id]


@tell(BatonOffered, template="baton_offered", urgent=True)
def the_next(event: BatonOffered) -> list[int]:
    return [event.to_person_id]


@tell(BatonAccepted, template="baton_accepted")
def everybody(event: BatonAccepted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(BatonRefused, template="baton_refused", urgent=True)
def the_holder(event: BatonRefused) -> list[int]:
    return [event.from_person_id]


@tell(ActionMade, template="action_made")
def the_owner(event: ActionMade) -> list[int]:
    return [event.owner_id] if event.owner_id else []


@tell(ActionDone, template="action_done")
def the_maker(event: ActionDone) -> list[int]:
    return [event.made_by_id]


@tell(ReminderSent, template="reminder_sent", urgent=True)
def the_reminded(event: ReminderSent) -> list[int]:
    return [event.person_id]


@tell(ConsentAsked, template="consent_asked", urgent=True)
def the_givers(event: ConsentAsked) -> list[int]:
    return list(ConsentGiver.objects.filter(consent_id=event.consent_id).values_list("person_id", flat=True))


@tell(ConsentAnswered, template="consent_answered")
def the_coordinator(event: ConsentAnswered) -> list[int]:
    """Only when every yes is there: an answer after which somebody still waits, would say that it was a no."""
    whole = Consent.objects.valid_on(clock.today()).filter(pk=event.consent_id).exists()
    return [queries.coordinator_id(event.dossier_id)] if whole else []


@tell(ConsentWithdrawn, template="consent_withdrawn", urgent=True)
def coordinator_and_recipient(event: ConsentWithdrawn) -> list[int]:
    at_recipient = Participant.objects.running_on(clock.today()).filter(
        dossier_id=event.dossier_id, organisation_id=event.organisation_id
    )
    return [queries.coordinator_id(event.dossier_id), *at_recipient.values_list("person_id", flat=True)]
