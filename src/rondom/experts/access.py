"""Who asks for experts, who agrees, who writes hours, and why not."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.arrangements.access import may_see_money
from rondom.arrangements.rules import decision_rules
from rondom.consent.queries import organisations_with_ground
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part, visible_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.experts import queries
from rondom.experts.models import Deployment, Expert
from rondom.experts.rules import expert_rules
from rondom.experts.terms import DeploymentState, ForWhom
from rondom.families.models import Guardianship
from rondom.people.queries import is_school
from rondom.people.terms import SCHOOL_ROLES
from rondom.routes.models import StepVisit


def settles(actor: Actor) -> bool:
    """Who agrees hours for the samenwerkingsverband, and keeps the calendar."""
    return bool(may_see_money(actor))


def check_settles(actor: Actor) -> None:
    """Errors: Http404."""
    if not settles(actor):
        raise Http404


def asks(actor: Actor) -> bool:
    return actor.role in decision_rules().askers and actor.organisation_id is not None


def sees_list(actor: Actor) -> bool:
    """Who settles, who works at a school, and who may be an expert, also before he stands in the calendar."""
    return settles(actor) or actor.role in SCHOOL_ROLES or actor.role in expert_rules().roles


def check_sees_list(actor: Actor) -> None:
    """Errors: Http404."""
    if not sees_list(actor):
        raise Http404


def may_see(actor: Actor, deployment: Deployment) -> bool:
    """A row without a child: of the own school, of the own calendar, or of who settles."""
    if actor.role in SCHOOL_ROLES:
        return deployment.school_id == actor.organisation_id
    mine = deployment.expert is not None and deployment.expert.membership_id == actor.membership_id
    return settles(actor) or mine


def get_deployment(actor: Actor, deployment_id: int) -> tuple[Deployment, Dossier | None]:
    """With the dossier of the child when it is for a pupil and the actor sees him. Errors: Http404."""
    row = queries.deployment_of(actor.region_id, deployment_id)
    if row is None or actor.is_family or not may_see(actor, row):
        raise Http404
    return row, dossier_of(actor, row)


def dossier_of(actor: Actor, deployment: Deployment) -> Dossier | None:
    """None for a team or a teacher, for a child one does not see, and when the dossier is gone."""
    if deployment.for_whom != ForWhom.PUPIL:
        return None
    dossier_id = queries.dossier_id_of(deployment.pk)
    if dossier_id is None:
        return None
    try:
        return visible_dossier(actor, dossier_id=dossier_id)
    except Http404:
        return None


def may_ask(actor: Actor, dossier: Dossier | None) -> Decision:
    """The school; for a child who is on the route that the region asks."""
    if not asks(actor) or not is_school(actor.organisation_id or 0):
        return refuse(
            "expert.school_asks", _("De intern begeleider of de directeur van de school vraagt dit aan.")
        )
    if dossier is None:
        return ALLOWED
    takes = takes_part(actor, dossier)
    if not takes:
        return takes
    if actor.organisation_id != dossier.school_id:
        return refuse("expert.other_school", _("Alleen de school van het kind vraagt dit aan."))
    return on_route(dossier)


def on_route(dossier: Dossier) -> Decision:
    """Where the dossier is now, against what the region asks."""
    key = queries.route_asked(dossier.region)
    if not key or StepVisit.objects.filter(dossier=dossier, route__key=key, left_on=None).exists():
        return ALLOWED
    return refuse(
        "expert.route",
        _("In deze regio komt een begeleider alleen op de route %(route)s. Begin daar eerst.")
        % {"route": key.upper()},
    )


def may_settle(actor: Actor, deployment: Deployment, dossier: Dossier | None) -> Decision:
    """Agree or decline. For a pupil only who sees the child."""
    if not settles(actor):
        return refuse("expert.no_mandate", _("Het samenwerkingsverband spreekt de uren af."))
    if deployment.state != DeploymentState.ASKED:
        return refuse("expert.settled", _("Over deze vraag is al iets afgesproken."))
    if deployment.for_whom == ForWhom.PUPIL and dossier is None:
        return refuse(
            "expert.child_not_shared",
            _("U ziet dit kind niet. De school vraagt u eerst in de kring, met toestemming van de ouders."),
        )
    return ALLOWED


def may_be_chosen(expert: Expert, dossier: Dossier | None) -> Decision:
    """An expert of a pupil is in the circle on a ground, and not of the family."""
    if dossier is None:
        return ALLOWED
    today, person = clock.today(), expert.membership.person_id
    if Guardianship.objects.filter(pupil__family=dossier.pupil.family_id, person=person).exists():
        return refuse("expert.own_family", _("Dit kind is familie van de begeleider. Kies een ander."))
    around = Participant.objects.running_on(today).filter(
        dossier=dossier, person=person, organisation=expert.membership.organisation_id
    )
    grounds = organisations_with_ground(dossier.pupil_id, on=today)
    if not around.exists() or expert.membership.organisation_id not in grounds:
        return refuse(
            "expert.not_around",
            _("Deze begeleider staat nog niet om het kind. De school vraagt dat eerst, met toestemming."),
        )
    return ALLOWED


def may_write(actor: Actor, deployment: Deployment, dossier: Dossier | None) -> Decision:
    """Hours and what it brought: the expert, while it runs, and for a pupil while he sees the child."""
    expert = deployment.expert
    if expert is None or expert.membership_id != actor.membership_id:
        return refuse("expert.not_yours", _("De begeleider schrijft dit zelf op."))
    if deployment.state != DeploymentState.AGREED:
        return refuse("expert.over", _("Deze inzet is klaar."))
    if deployment.for_whom == ForWhom.PUPIL and dossier is None:
        return refuse("expert.child_not_yours", _("U kijkt bij dit kind niet meer mee."))
    return ALLOWED


def may_see_of_child(dossier: Dossier) -> Decision:
    """Everybody around the child who sees what is about school. dossier: as fetched for the actor."""
    if "education" in dossier.categories:
        return ALLOWED
    return refuse("expert.not_for_you", _("In uw rol ziet u dit niet."))
