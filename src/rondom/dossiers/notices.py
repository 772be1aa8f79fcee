"""Who is told of what happens in a dossier, and of consents: consent does not know who takes part."""

from rondom.consent.events import (
    ConsentAnswered,
    ConsentAsked,
    ConsentAskedAgain,
    ConsentEnded,
    ConsentRecorded,
    ConsentWithdrawn,
    GiverAsked,
    LegalShareDecided,
    LegalShareEnded,
    ParentsTold,
)
from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.notices import QUESTION, decides_who_may_be_told, tell
from rondom.dossiers import queries
from rondom.dossiers.events import (
    ActionDone,
    ActionHanded,
    ActionMade,
    ActionStaysOpen,
    ActionStuck,
    BatonAccepted,
    BatonOffered,
    BatonRefused,
    DossierClosed,
    DossierReopened,
    EmergencyOpened,
    EmergencyToReview,
    ParticipantAdded,
    ReminderSent,
    RightsAnswered,
    RightsExtended,
    RightsRequested,
    StatementAdded,
)
from rondom.dossiers.models import Action, Participant
from rondom.dossiers.oversight import told_of_emergency
from rondom.dossiers.rights.queries import answering_people
from rondom.dossiers.telling import may_be_told

decides_who_may_be_told(may_be_told)


def of_the_action(event: ActionMade | ActionDone | ActionHanded | ActionStuck) -> str:
    return Action.objects.values_list("category", flat=True).get(pk=event.action_id)


@tell(ParticipantAdded, template="participant_added", category="")
def the_new_one(event: ParticipantAdded) -> list[int]:
    return [event.person_id]


@tell(BatonOffered, template="baton_offered", urgent=True, kind=QUESTION)
def the_next(event: BatonOffered) -> list[int]:
    return [event.to_person_id]


@tell(BatonAccepted, template="baton_accepted")
def everybody(event: BatonAccepted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(DossierClosed, template="dossier_closed")
@tell(DossierReopened, template="dossier_reopened")
def everybody_around(event: DossierClosed | DossierReopened) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(BatonRefused, template="baton_refused", urgent=True)
def the_holder(event: BatonRefused) -> list[int]:
    return [event.from_person_id]


@tell(ActionMade, template="action_made", category=of_the_action)
def the_owner(event: ActionMade) -> list[int]:
    return [event.owner_id] if event.owner_id else []


@tell(ActionDone, template="action_done", category=of_the_action)
def the_maker(event: ActionDone) -> list[int]:
    return [event.made_by_id]


@tell(ActionStuck, template="action_stuck", category=of_the_action)
def the_maker_and_the_coordinator(event: ActionStuck) -> list[int]:
    return sorted({event.made_by_id, queries.coordinator_id(event.dossier_id)})


@tell(ReminderSent, template="reminder_sent", urgent=True, kind=QUESTION, category="")
def the_reminded(event: ReminderSent) -> list[int]:
    return [event.person_id]


@tell(ActionStaysOpen, template="action_stays_open")
def the_one_with_the_regie(event: ActionStaysOpen) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(ActionHanded, template="action_made", category=of_the_action)
def the_new_owner(event: ActionHanded) -> list[int]:
    return [event.owner_id]


@tell(ConsentAskedAgain, template="consent_asked_again", urgent=True, kind=QUESTION, category="")
@tell(ConsentAsked, template="consent_asked", urgent=True, kind=QUESTION, category="")
def the_givers(event: ConsentAsked | ConsentAskedAgain) -> list[int]:
    return list(ConsentGiver.objects.filter(consent_id=event.consent_id).values_list("person_id", flat=True))


@tell(ConsentAnswered, template="consent_answered")
def the_coordinator(event: ConsentAnswered) -> list[int]:
    """Only when every yes is there: an answer after which somebody still waits, would say that it was a no."""
    whole = Consent.objects.valid_on(clock.today()).filter(pk=event.consent_id).exists()
    return [queries.coordinator_id(event.dossier_id)] if whole else []


def _coordinator_and_recipient(event: ConsentWithdrawn | ConsentEnded) -> list[int]:
    at_recipient = Participant.objects.running_on(clock.today()).filter(
        dossier_id=event.dossier_id, organisation_id=event.organisation_id
    )
    return [queries.coordinator_id(event.dossier_id), *at_recipient.values_list("person_id", flat=True)]


@tell(ConsentWithdrawn, template="consent_withdrawn", urgent=True, category="")
def who_shared(event: ConsentWithdrawn) -> list[int]:
    return _coordinator_and_recipient(event)


@tell(StatementAdded, template="statement_added")
def the_coordinator_of_a_statement(event: StatementAdded) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(RightsRequested, template="rights_to_answer", urgent=True, kind=QUESTION, category="")
def who_answers(event: RightsRequested) -> list[int]:
    return answering_people(event.dossier_id, on=clock.today())


@tell(RightsRequested, template="rights_requested")
def the_coordinator_of_a_request(event: RightsRequested) -> list[int]:
    """That it exists; not what it says."""
    return [queries.coordinator_id(event.dossier_id)]


@tell(RightsExtended, template="rights_extended", urgent=True)
def who_asked_and_waits(event: RightsExtended) -> list[int]:
    return [event.person_id]


@tell(RightsAnswered, template="rights_answered", urgent=True)
def who_asked(event: RightsAnswered) -> list[int]:
    return [event.person_id]


@tell(GiverAsked, template="consent_asked", urgent=True, kind=QUESTION, category="")
def the_new_giver(event: GiverAsked) -> list[int]:
    return [event.person_id]


@tell(ConsentRecorded, template="consent_recorded", urgent=True, category="")
def whose_answer_it_is(event: ConsentRecorded) -> list[int]:
    return [event.person_id]


@tell(ConsentEnded, template="consent_withdrawn", urgent=True, category="")
def at_the_recipient(event: ConsentEnded) -> list[int]:
    """The yes to a move ends with the move, of which everybody hears."""
    if Consent.objects.filter(pk=event.consent_id, purpose=Purpose.MOVE).exists():
        return []
    return _coordinator_and_recipient(event)


@tell(LegalShareEnded, template="legal_share")
@tell(LegalShareDecided, template="legal_share")
def who_has_the_regie(event: LegalShareDecided | LegalShareEnded) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(ParentsTold, template="legal_share_told")
@tell(LegalShareDecided, template="legal_share_told")
def the_family_that_knows(event: LegalShareDecided | ParentsTold) -> list[int]:
    """Nobody as long as telling waits."""
    share = LegalShare.objects.get(pk=event.share_id)
    if share.parents_told_on is None:
        return []
    return queries.family_readers(event.dossier_id, on=clock.today())


@tell(EmergencyOpened, template="emergency_opened", urgent=True)
def the_coordinator_at_once(event: EmergencyOpened) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(EmergencyToReview, template="emergency_to_review", urgent=True, kind=QUESTION)
def who_reviews(event: EmergencyToReview) -> list[int]:
    return told_of_emergency(event.emergency_id)
