"""What happens between sending and deciding: the clock that stands still, the experts, and the time it takes."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import canonical_json, file_hash
from rondom.core.decision import refuse
from rondom.dossiers.models import Participant
from rondom.events.record import happened
from rondom.tlv import access, deciding_access, queries
from rondom.tlv.events import TlvAdvised, TlvAnswered, TlvAsked, TlvExpertAsked, TlvTimeSpent
from rondom.tlv.models import TlvAdvice, TlvEffort, TlvPause
from rondom.tlv.operations.rows import about, go, locked_tlv, needed
from rondom.tlv.rules import procedure
from rondom.tlv.terms import Act, Advises, Effort, TlvState

LONGEST_ASKED = 2000
LONGEST_ANSWER = 5000
LONGEST_ADVICE = 10_000
MOST_MINUTES = 6000  # a hundred hours at once is a mistake


@transaction.atomic
def ask_more(actor: Actor, *, dossier_id: int, tlv_id: int, asked: str) -> TlvPause:
    """Something misses: from today the clock stands still. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_ask_more(actor, row, dossier).enforce()
    asked = needed(asked, _("Schrijf op wat er ontbreekt."), longest=LONGEST_ASKED)
    pause = TlvPause.objects.create(
        region_id=row.region_id,
        application=row,
        asked=asked,
        asked_by_id=actor.person_id,
        asked_on=clock.today(),
    )
    go(row, Act.ASK)
    row.save(update_fields=["state"])
    happened(TlvAsked(**about(row)), by=actor)
    return pause


@transaction.atomic
def answer_more(actor: Actor, *, dossier_id: int, tlv_id: int, answer: str) -> TlvPause:
    """The school fills in what was missed: the clock runs again. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_answer(actor, row, dossier).enforce()
    pause = queries.open_pause(row)
    assert pause is not None  # noqa: S101 - the state says so
    pause.answer = needed(answer, _("Schrijf op wat u aanvult."), longest=LONGEST_ANSWER)
    pause.answered_by_id, pause.answered_on = actor.person_id, clock.today()
    pause.save()
    go(row, Act.ANSWER)
    row.save(update_fields=["state"])
    happened(TlvAnswered(**about(row)), by=actor)
    return pause


@transaction.atomic
def ask_expert(actor: Actor, *, dossier_id: int, tlv_id: int, participant_id: int) -> TlvAdvice:
    """Ask somebody of the circle for his advice. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_ask_expert(actor, row, dossier).enforce()
    choices = queries.expert_choices(row, on=clock.today())
    part: Participant | None = next((each for each in choices if each.pk == participant_id), None)
    if part is None or part.organisation_id is None:
        refuse("tlv.expert_missing", _("Kies een deskundige uit de kring van het kind.")).enforce()
    assert part is not None  # noqa: S101 - refused above
    deciding_access.may_be_expert(part.person_id, part.capacity, row, dossier).enforce()
    advice = TlvAdvice.objects.create(
        region_id=row.region_id,
        application=row,
        expert_id=part.person_id,
        organisation_id=part.organisation_id or 0,
        role=part.capacity,
        asked_by_id=actor.person_id,
        asked_on=clock.today(),
    )
    if row.state != TlvState.INCOMPLETE:
        go(row, Act.TAKE_UP)
        row.save(update_fields=["state"])
    happened(TlvExpertAsked(**about(row), expert_id=part.person_id), by=actor)
    return advice


@transaction.atomic
def sign_advice(
    actor: Actor, *, dossier_id: int, tlv_id: int, profession: str, advises: str, words: str
) -> TlvAdvice:
    """The advice of the expert himself, signed with this act: afterwards it never changes. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_advise(actor, row, dossier).enforce()
    if profession not in {each.code for each in procedure().professions_of(actor.role)}:
        refuse("tlv.profession_missing", _("Kies uw beroep.")).enforce()
    if advises not in Advises.values:
        refuse("tlv.advises_missing", _("Kies wat u adviseert.")).enforce()
    advice = queries.advice_of(row, actor.person_id)
    assert advice is not None  # noqa: S101 - the policy says so
    advice.profession, advice.advises = profession, advises
    advice.words = needed(words, _("Schrijf uw advies op."), longest=LONGEST_ADVICE)
    advice.signed_at = clock.now()
    advice.digest = digest_of(advice)
    advice.save()
    happened(TlvAdvised(**about(row), digest=advice.digest), by=actor)
    return advice


def digest_of(advice: TlvAdvice) -> str:
    """SHA-256 of what was signed, by whom and when."""
    content = {
        "application": advice.application_id,
        "expert": advice.expert_id,
        "profession": advice.profession,
        "advises": advice.advises,
        "words": advice.words,
        "signed_at": advice.signed_at,
    }
    return file_hash(canonical_json(content))


@transaction.atomic
def enter_time(actor: Actor, *, dossier_id: int, tlv_id: int, what: str, minutes: int) -> TlvEffort:
    """Minutes that somebody spent himself. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_enter_time(actor, row, dossier).enforce()
    if what not in Effort.values:
        refuse("tlv.effort_missing", _("Kies waaraan u tijd besteedde.")).enforce()
    if not 0 < minutes <= MOST_MINUTES:
        refuse(
            "tlv.minutes", _("Vul een aantal minuten in tussen 1 en %(most)s.") % {"most": MOST_MINUTES}
        ).enforce()
    effort = TlvEffort.objects.create(
        region_id=row.region_id,
        application=row,
        person_id=actor.person_id,
        what=what,
        minutes=minutes,
        entered_on=clock.today(),
    )
    happened(TlvTimeSpent(**about(row), minutes=minutes), by=actor)
    return effort
