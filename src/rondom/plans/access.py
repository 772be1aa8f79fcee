"""Who may write, plan and sign, now, and why not."""

import datetime as dt
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.wording import words_in_row
from rondom.dossiers.access import is_coordinator, may_steer, takes_part
from rondom.dossiers.models import Dossier
from rondom.people.access import own_school
from rondom.people.terms import Role
from rondom.plans import queries
from rondom.plans.content import content_of, missing_in
from rondom.plans.kind_access import may_see_plan, may_work_on, may_write_family_plan
from rondom.plans.models import (
    Goal,
    Hearing,
    HearingFile,
    Paragraph,
    Plan,
    PlanVersion,
    SignatureSlot,
)
from rondom.plans.rules import hearing_rules, register_rules, term
from rondom.plans.terms import (
    VOICE_BY_ROLE,
    GoalState,
    NotWantedSide,
    PlanKind,
    PlanState,
    Section,
    SlotState,
    Voice,
    category_of,
)
from rondom.routes.access import is_open_field
from rondom.triage.access import registrations_are_done


def get_version(dossier: Dossier, number: int, *, kind: str = PlanKind.OPP) -> PlanVersion:
    """A frozen version. dossier: as fetched for the actor. Errors: Http404."""
    rows = PlanVersion.objects.filter(plan__dossier=dossier, plan__kind=kind, number=number)
    version = rows.select_related("plan", "paper").first() if may_see_plan(dossier, kind) else None
    if version is None:
        raise Http404
    return version


def get_slot(dossier: Dossier, slot_id: int) -> SignatureSlot:
    """Errors: Http404."""
    rows = SignatureSlot.objects.filter(pk=slot_id, version__plan__dossier=dossier)
    slot = rows.select_related("version__plan__dossier", "person", "scan").first()
    if slot is None or not may_see_plan(dossier, slot.version.plan.kind):
        raise Http404
    return slot


# Writing ------------------------------------------------------------------------


def may_write(actor: Actor, dossier: Dossier, *, section: str) -> Decision:
    """Own words in a section. dossier: as fetched for the actor."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if section == Section.FAMILY_PLAN:
        return refuse("paragraph.family_writes", _("Dit deel schrijft het gezin zelf."))
    if actor.role not in VOICE_BY_ROLE or category_of(section) not in dossier.categories:
        return refuse("paragraph.section_not_yours", _("Dit deel is niet voor uw rol."))
    return ALLOWED


def may_change_paragraph(actor: Actor, paragraph: Paragraph) -> Decision:
    """The author; and who wrote it down for him, while the author has not touched it himself."""
    if actor.person_id in (paragraph.author_id, paragraph.told_to_id):
        return ALLOWED
    return refuse("paragraph.not_yours", _("Alleen de schrijver kan dit veranderen."))


def may_write_for(actor: Actor, dossier: Dossier, *, author_id: int) -> Decision:
    """A professional writes down what the pupil or a parent tells."""
    if actor.is_family:
        return refuse("paragraph.only_own_words", _("U schrijft alleen uw eigen woorden."))
    if queries.family_role_of(dossier.pk, author_id) is None:
        return refuse(
            "paragraph.teller_not_family", _("U kunt alleen opschrijven wat het kind of een ouder vertelt.")
        )
    return ALLOWED


def may_work_on_picture(actor: Actor, dossier: Dossier) -> Decision:
    """Factors, explanations and needs: everybody in the circle with a voice."""
    return may_write(actor, dossier, section="picture")


def may_hear(actor: Actor, dossier: Dossier) -> Decision:
    """The pupil tells it himself, or somebody who works with him writes it down; a parent when the pupil chose that."""
    part = may_write(actor, dossier, section="picture")
    if not part:
        return part
    if actor.role == Role.PARENT and not queries.tells_through_parents(dossier.pk):
        return refuse(
            "hearing.not_parent",
            _("Het kind vertelt dit zelf. U schrijft uw eigen woorden op uw eigen plek."),
        )
    return ALLOWED


def may_tell_back(actor: Actor, dossier: Dossier) -> Decision:
    part = may_hear(actor, dossier)
    if not part:
        return part
    if actor.is_family:
        return refuse("hearing.school_tells_back", _("De school vertelt wat zij met jouw woorden doet."))
    return ALLOWED


def get_hearing_file(dossier: Dossier, file_id: int) -> HearingFile:
    """A drawing or a recording of the pupil. dossier: as fetched for the actor. Errors: Http404."""
    rows = HearingFile.objects.filter(pk=file_id, removed_at=None, hearing__document__dossier=dossier)
    row = rows.select_related("file").first() if may_see_plan(dossier) else None
    if row is None:
        raise Http404
    return row


def may_remove_hearing_file(actor: Actor, row: HearingFile, dossier: Dossier) -> Decision:
    part = may_hear(actor, dossier)
    if not part:
        return part
    if actor.person_id not in (row.added_by_id, dossier.pupil.person_id):
        return refuse(
            "hearing.file_not_yours", _("Alleen het kind, of wie het erbij zette, kan dit weghalen.")
        )
    return ALLOWED


def side_of(actor: Actor, dossier: Dossier) -> str:
    """For which side somebody may confirm that the pupil did not want to be heard; empty for neither."""
    roles = hearing_rules().not_wanted
    if actor.role in roles.school and actor.organisation_id == dossier.school_id:
        return NotWantedSide.SCHOOL.value
    return NotWantedSide.FAMILY.value if actor.is_family and actor.role in roles.family else ""


def may_sign_not_wanted(
    actor: Actor, dossier: Dossier, hearing: Hearing | None, *, confirmed_at: dt.datetime | None
) -> Decision:
    """That the pupil did not want to be heard: one of the school and one of the family, each for himself."""
    part = may_write(actor, dossier, section="picture")
    if not part:
        return part
    side = side_of(actor, dossier)
    if not side:
        return refuse(
            "hearing.side", _("Dit tekenen twee mensen: iemand van school, en een ouder of het kind zelf.")
        )
    if hearing is None or not (hearing.wants_nothing and hearing.not_wanted):
        return refuse("hearing.reason_first", _("Schrijf eerst op waarom het kind nu niets wil zeggen."))
    signed = list(hearing.signatures.all())
    if any(row.person_id == actor.person_id for row in signed):
        return refuse(
            "hearing.signed_by_you", _("U hebt al getekend. De andere handtekening is van iemand anders.")
        )
    if any(row.side == side for row in signed):
        return refuse("hearing.side_signed", _("Hier is al voor getekend."))
    return _just_confirmed(confirmed_at)


# Goals: picture before offer --------------------------------------------------------


def picture_is_whole(
    dossier: Dossier, *, written: set[tuple[int, str]] | None = None, kind: str = PlanKind.OPP
) -> Decision:
    """Every voice that must speak has spoken, or has nothing to add (promise 6).

    written: (author, voice) of the views, when they were read already. kind: help does not wait for the school.
    """
    missing = queries.missing_views(dossier, written=written, with_school=kind == PlanKind.OPP)
    if not missing:
        return ALLOWED
    who = words_in_row([_("het beeld van %(who)s") % {"who": label} for label in missing])
    return refuse("plan.picture_first", _("Ontbreekt: %(who)s.") % {"who": who})


def may_add_goal(actor: Actor, dossier: Dossier, *, kind: str = PlanKind.OPP) -> Decision:
    part = may_work_on(actor, dossier, kind)
    whole = picture_is_whole(dossier, kind=kind) if part else part
    return is_open_field(dossier.pk, "goals") if whole else whole


def may_change_goal(actor: Actor, goal: Goal, dossier: Dossier) -> Decision:
    if goal.document.closed_on is not None:
        return refuse("growth_document.closed", _("Dit groeidocument is gesloten."))
    return may_work_on_goal(actor, dossier, state=goal.state, kind=goal.plan_kind)


def may_work_on_goal(actor: Actor, dossier: Dossier, *, state: str, kind: str = PlanKind.OPP) -> Decision:
    """Everybody with a voice in its plan; a goal that is reached or stopped stays as it is."""
    part = may_work_on(actor, dossier, kind)
    if not part:
        return part
    if state != GoalState.OPEN:
        return refuse("goal.has_ended", _("Aan dit doel werken we niet meer."))
    return ALLOWED


def may_choose_effort(actor: Actor, dossier: Dossier, *, kind: str = PlanKind.OPP) -> Decision:
    """Support comes after the goals."""
    part = may_work_on(actor, dossier, kind)
    if not part:
        return part
    if not queries.has_goals(dossier.pk):
        return refuse("plan.goals_first", _("Maak eerst een doel. Daarna kiest u wat daarbij past."))
    return is_open_field(dossier.pk, "offers")


def may_close_document(actor: Actor, dossier: Dossier, *, open_goals: bool | None = None) -> Decision:
    """open_goals: whether there are any, when they were read already."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if queries.has_open_goals(dossier.pk) if open_goals is None else open_goals:
        return refuse(
            "growth_document.goals_open",
            _("Er zijn nog doelen waar we aan werken. Zet die eerst op gehaald of gestopt."),
        )
    return ALLOWED


# The plan ------------------------------------------------------------------------------


def may_write_plan(actor: Actor, dossier: Dossier, plan: Plan | None = None) -> Decision:
    """The school leads the OPP (WPO 40a) and the coordinator of the family writes along; help leads the family plan.

    plan: none yet is an OPP.
    """
    if plan is not None and plan.kind == PlanKind.FAMILY:
        return may_write_family_plan(actor, dossier, plan)
    part = takes_part(actor, dossier)
    if not part:
        return part
    at_school = actor.organisation_id == dossier.school_id and VOICE_BY_ROLE.get(actor.role) == Voice.SCHOOL
    if at_school or is_coordinator(actor, dossier):
        return may_see_plan(dossier)
    return refuse("plan.school_leads", _("De school schrijft dit plan. U schrijft uw eigen woorden erbij."))


def may_freeze(
    actor: Actor, plan: Plan, dossier: Dossier, *, content: dict[str, Any] | None = None
) -> Decision:
    """Every part is there, and it says something else than the version before. content: when it was read already."""
    part = may_write_plan(actor, dossier, plan)
    if not part:
        return part
    content = content or content_of(plan)
    missing = missing_in(content)
    if missing:
        return refuse("plan.parts_missing", _("Nog nodig: %(what)s.") % {"what": words_in_row(missing)})
    registered = registrations_are_done(dossier)
    if not registered:
        return registered
    if content == queries.frozen_words(plan):
        return refuse("plan.nothing_changed", _("Er is niets veranderd sinds de vorige versie."))
    return ALLOWED


def is_complete(version: PlanVersion) -> Decision:
    """Whether the plan may come into force: every needed signature is there."""
    return _all_signed(queries.waiting_labels(version))


def is_complete_card(card: queries.PlanCard | None) -> Decision:
    """The same of a plan that was read already; without a version there is nothing to sign."""
    if card is None or not card.version_number:
        return refuse("plan.no_version", _("Leg eerst een versie klaar om te tekenen."))
    return _all_signed(list(card.needs_still))


def _all_signed(waiting: list[str]) -> Decision:
    if not waiting:
        return ALLOWED
    words = ngettext("%(who)s moet nog tekenen.", "%(who)s moeten nog tekenen.", len(waiting))
    who = words_in_row(waiting)
    return refuse("plan.signatures_missing", words % {"who": who[:1].upper() + who[1:]})


def sees_plans_of_school(actor: Actor) -> bool:
    """Who answers for the plans of his school. Which of them, the dossiers say; a list opens no child."""
    return actor.role in register_rules().roles and actor.organisation_id is not None


def check_sees_plans_of_school(actor: Actor) -> int:
    """The school of the hat. Errors: Http404 for anybody else."""
    return own_school(actor, allowed=sees_plans_of_school(actor))


def may_end_plan(actor: Actor, plan: Plan, dossier: Dossier) -> Decision:
    """The end of a plan; it may be corrected afterwards."""
    part = may_write_plan(actor, dossier, plan)
    if not part:
        return part
    if not plan.versions.filter(in_force_on__isnull=False).exists():
        return refuse("plan.never_in_force", _("Dit plan heeft nog niet gegolden."))
    return ALLOWED


# Signing ---------------------------------------------------------------------------------


def may_answer(actor: Actor, slot: SignatureSlot) -> Decision:
    """Sign or refuse: only the own slot, in the hat it was made for."""
    part = takes_part(actor, slot.version.plan.dossier)
    if not part:
        return part
    if slot.person_id != actor.person_id:
        return refuse("signature.not_yours", _("U kunt alleen voor uzelf tekenen."))
    if (slot.capacity, slot.organisation_id) != (actor.role, actor.organisation_id):
        return refuse(
            "signature.other_hat",
            _("U tekent dit plan als %(role)s. Kies eerst die rol.") % {"role": slot.capacity_label},
        )
    return _is_open(slot)


def _is_open(slot: SignatureSlot) -> Decision:
    if slot.version.state not in (PlanState.TO_SIGN, PlanState.IN_FORCE):
        return refuse("signature.version_replaced", _("Er is een nieuwere versie van dit plan."))
    if slot.state == SlotState.SIGNED:
        return refuse("signature.already_given", _("Hier is al getekend."))
    return ALLOWED


def may_sign(actor: Actor, slot: SignatureSlot, *, confirmed_at: dt.datetime | None) -> Decision:
    """confirmed_at: when the account last showed who it is."""
    part = may_answer(actor, slot)
    if not part:
        return part
    return _just_confirmed(confirmed_at)


def _just_confirmed(confirmed_at: dt.datetime | None) -> Decision:
    latest = clock.now() - dt.timedelta(minutes=term("confirm_within_minutes"))
    if confirmed_at is None or not latest <= confirmed_at <= clock.now():
        return refuse("signature.confirm_first", _("Laat eerst nog een keer zien dat u het bent."))
    return ALLOWED


def may_record_paper(actor: Actor, slot: SignatureSlot, dossier: Dossier) -> Decision:
    part = may_write_plan(actor, dossier, slot.version.plan)
    if not part:
        return part
    if slot.person_id == actor.person_id:
        return refuse("signature.sign_yourself", _("Uw eigen handtekening zet u zelf, ingelogd."))
    return _is_open(slot)


def may_remind(actor: Actor, slot: SignatureSlot, dossier: Dossier) -> Decision:
    part = may_write_plan(actor, dossier, slot.version.plan)
    if not part:
        return part
    if slot.version.state != PlanState.TO_SIGN or slot.state != SlotState.OPEN:
        return refuse("signature.nothing_to_remind", _("Hier hoeft niemand meer te tekenen."))
    if slot.person_id == actor.person_id:
        return refuse("signature.is_yours", _("Dit is uw eigen handtekening."))
    if slot.reminders >= term("signature_reminders_max"):
        return refuse("signature.reminded_enough", _("Er zijn twee herinneringen gestuurd. Bel liever even."))
    if slot.reminded_at and clock.now() - slot.reminded_at < dt.timedelta(days=1):
        return refuse("signature.reminded_today", _("Vandaag is er al een herinnering gestuurd."))
    return ALLOWED
