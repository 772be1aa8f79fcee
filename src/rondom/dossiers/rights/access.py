"""Who may use which right over a dossier, and who answers, now, and why not."""

import datetime as dt
import uuid

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.dossiers.events import RightsRead
from rondom.dossiers.models import Dossier, RightsRequest, Statement
from rondom.dossiers.rights.rules import decides_alone, may_copy_own_words, rights_rules
from rondom.dossiers.terms import RightsState
from rondom.events.record import happened
from rondom.people.terms import Role

ANSWERING_ROLES = frozenset({Role.DIRECTOR, Role.PRIVACY_OFFICER})
ALL, OWN_WORDS = "all", "own_words"


def get_own_dossier(actor: Actor, ref: uuid.UUID, *, looking_at: str) -> Dossier:
    """The dossier of one's child or of oneself, also when it is closed; writes the look. Errors: Http404."""
    if not actor.is_family:
        raise Http404
    return get_dossier(actor, ref, looking_at=looking_at)


def own_dossier(actor: Actor, dossier_id: int) -> Dossier:
    """The same without the look: for operations. Errors: Http404."""
    if not actor.is_family:
        raise Http404
    return visible_dossier(actor, dossier_id=dossier_id)


def may_replace_statement(actor: Actor, statement: Statement) -> Decision:
    """Only the author says something else in its place, and once: the new one can be replaced again."""
    if statement.author_id != actor.person_id:
        return refuse("statement.not_yours", _("Alleen de schrijver kan een nieuwe verklaring geven."))
    if hasattr(statement, "replaced_by"):
        return refuse(
            "statement.already_replaced",
            _("U hebt deze verklaring al vervangen. Vervang de nieuwste, of schrijf een andere."),
        )
    return ALLOWED


def may_request(actor: Actor, dossier: Dossier) -> Decision:
    """A parent with authority until the pupil decides alone; then the pupil. dossier: as fetched for the actor."""
    alone = decides_alone(dossier.pupil.age_on(clock.today()))
    age = {"age": rights_rules().alone_from_age.value}
    if actor.role == Role.PUPIL and not alone:
        return refuse(
            "rights.too_young",
            _("Tot je %(age)s bent, vragen je ouders dit voor jou. Praat er samen over.") % age,
        )
    if actor.role == Role.PARENT and alone:
        return refuse("rights.pupil_decides", _("Vanaf %(age)s jaar vraagt uw kind dit zelf.") % age)
    return ALLOWED if actor.is_family else refuse("rights.not_family", _("Dit vraagt het gezin zelf."))


def copy_part(actor: Actor, dossier: Dossier) -> str:
    """What a copy holds: everything this reader sees, or, for a pupil who is still young, his own words."""
    is_young = actor.role == Role.PUPIL and not decides_alone(dossier.pupil.age_on(clock.today()))
    return OWN_WORDS if is_young else ALL


def may_copy(actor: Actor, dossier: Dossier) -> Decision:
    if copy_part(actor, dossier) == ALL:
        return may_request(actor, dossier)
    if may_copy_own_words(dossier.pupil.age_on(clock.today())):
        return ALLOWED
    return refuse(
        "rights.too_young_to_copy",
        _("Vanaf %(age)s jaar kun je zelf een kopie van jouw woorden maken. Nu kunnen je ouders dat doen.")
        % {"age": rights_rules().own_words_from_age.value},
    )


def may_copy_now(actor: Actor, dossier: Dossier, *, confirmed_at: dt.datetime | None) -> Decision:
    """confirmed_at: when the account last showed who it is."""
    copy = may_copy(actor, dossier)
    if not copy:
        return copy
    latest = clock.now() - dt.timedelta(minutes=rights_rules().confirm_within_minutes.value)
    if confirmed_at is None or not latest <= confirmed_at <= clock.now():
        return refuse("rights.confirm_first", _("Laat eerst nog een keer zien dat u het bent."))
    return ALLOWED


def answers_requests(actor: Actor) -> bool:
    """Whether this hat has a desk. Of which schools: RightsRequest.objects.to_answer_by."""
    return actor.role in ANSWERING_ROLES


def get_request(actor: Actor, request_id: int) -> RightsRequest:
    """A request for who answers it; that it was read is written down. Errors: Http404.

    It shows the request and whose dossier it is about, never what is in that dossier.
    """
    with transaction.atomic():
        rows = RightsRequest.objects.to_answer_by(actor).filter(pk=request_id)
        row = rows.select_related(
            "dossier__pupil__person", "dossier__school", "requested_by", "answered_by"
        ).first()
        if row is None:
            raise Http404
        event = RightsRead(dossier_id=row.dossier_id, region_id=row.region_id, request_id=row.pk)
        happened(event, by=actor)
    return row


def may_answer(request: RightsRequest) -> Decision:
    """request: fetched with to_answer_by, which says by whom."""
    if request.state != RightsState.OPEN:
        return refuse("rights.already_answered", _("Op dit verzoek is al antwoord gegeven."))
    return ALLOWED


def may_extend(request: RightsRequest) -> Decision:
    """Once, and said within the first term (AVG art. 12 lid 3)."""
    answer = may_answer(request)
    if not answer:
        return answer
    if request.extended_on is not None:
        return refuse(
            "rights.extended_once", _("De tijd is al één keer langer gemaakt. Dat kan niet nog eens.")
        )
    if clock.today() > request.due_on:
        return refuse("rights.extended_too_late", _("De eerste maand is voorbij. Geef nu antwoord."))
    return ALLOWED
