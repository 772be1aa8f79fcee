"""Who may ask for and write a piece from outside the circle, and who may write and share the family's own plan."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.queries import organisations_with_ground
from rondom.consent.rules import rule_at
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import is_coordinator, takes_part
from rondom.dossiers.models import Dossier
from rondom.families.models import Guardianship
from rondom.families.queries import guardians_of
from rondom.families.terms import Authority
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.models import Contribution
from rondom.plans.terms import WRITABLE_SECTIONS, ContributionState, Writer, category_of


def may_ask_contribution(
    actor: Actor,
    dossier: Dossier,
    *,
    section: str,
    writer: str,
    person_id: int | None,
    organisation_id: int | None,
) -> Decision:
    """Ask somebody to write a piece. The question itself tells that the child has a dossier.

    A parent may ask whoever he likes: that is the yes of the family. The coordinator may ask a parent with
    authority, the own school, and an organisation that may know of the child: by a consent, or by the law.
    """
    part = takes_part(actor, dossier)
    if not part:
        return part
    if section not in WRITABLE_SECTIONS or category_of(section) not in dossier.categories:
        return refuse("contribution.section_not_yours", _("Over dit onderwerp kunt u niets vragen."))
    if actor.role == Role.PARENT:
        return ALLOWED
    if not is_coordinator(actor, dossier):
        return refuse("contribution.coordinator_asks", _("Dit vraagt de coördinator, of een ouder."))
    if _may_know(dossier, writer=writer, person_id=person_id, organisation_id=organisation_id):
        return ALLOWED
    return refuse(
        "contribution.no_ground",
        _(
            "Wie u dit vraagt, weet dan dat er een dossier is. Daarvoor is toestemming nodig voor de organisatie. "
            "Vraag die eerst, of laat een ouder dit vragen."
        ),
    )


def _may_know(dossier: Dossier, *, writer: str, person_id: int | None, organisation_id: int | None) -> bool:
    """Whether somebody may know of the dossier today without a parent asking him."""
    today = clock.today()
    if writer == Writer.PARENT:
        guardians = guardians_of(dossier.pupil_id, on=today)
        return any(row.person_id == person_id and row.authority == Authority.YES for row in guardians)
    if organisation_id == dossier.school_id:
        return True
    return organisation_id in organisations_with_ground(dossier.pupil_id, on=today, known_to_family=True)


def may_end_contribution(actor: Actor, dossier: Dossier, contribution: Contribution) -> Decision:
    """Take the question back, or make a new link: who asked, and the coordinator."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.person_id != contribution.asked_by_id and not is_coordinator(actor, dossier):
        return refuse("contribution.not_yours", _("Alleen wie dit vroeg of de coördinator kan dit."))
    if contribution.sent_at or contribution.revoked_at:
        return refuse("contribution.over", _("Deze vraag is al klaar of ingetrokken."))
    return ALLOWED


@as_system("who writes a piece does not see the consents that his question rests on")
def may_contribute(actor: Actor, contribution: Contribution) -> Decision:
    """Write the piece: who was asked, in this hat, while it is open and the ground still holds.

    contribution: with its dossier. The reason is the same for everything that is over: it tells nothing.
    """
    over = refuse(
        "contribution.over",
        _("U kunt dit stuk niet meer schrijven. Vraag degene die u dit vroeg om een nieuwe link."),
    )
    dossier = contribution.dossier
    if contribution.person_id != actor.person_id or dossier.closed_on is not None:
        return over
    if contribution.state_on(clock.today()) not in (ContributionState.ASKED, ContributionState.OPENED):
        return over
    asked_by_family = Guardianship.objects.running_on(clock.today()).filter(
        pupil=dossier.pupil_id, person_id=contribution.asked_by_id, authority=Authority.YES
    )
    may_know = asked_by_family.exists() or _may_know(
        dossier,
        writer=contribution.writer,
        person_id=contribution.person_id,
        organisation_id=contribution.organisation_id,
    )
    return ALLOWED if may_know else over


def may_write_family_draft(actor: Actor, dossier: Dossier) -> Decision:
    """The own plan of the family: its parents with authority and the pupil, nobody else."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in FAMILY_ROLES:
        raise Http404
    return ALLOWED


def may_share_family_draft(actor: Actor, dossier: Dossier) -> Decision:
    """A parent; or a pupil of an age at which he decides alone."""
    part = may_write_family_draft(actor, dossier)
    if not part:
        return part
    age = dossier.pupil.age_on(clock.today()) or 0
    if actor.role == Role.PARENT or not rule_at(age, region=dossier.region.slug).guardians:
        return ALLOWED
    return refuse("family_draft.parents_share", _("Je ouders delen het plan. Vraag het aan hen."))
