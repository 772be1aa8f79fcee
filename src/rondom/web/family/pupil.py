"""Mijn plan: everything a pupil sees of himself on one page."""

from dataclasses import dataclass

from rondom.consent.queries import consents_of, family_shares_in
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.family import FamilyDossier, circles
from rondom.meetings.family import invitations_of
from rondom.meetings.polls import OpenPoll, open_polls
from rondom.meetings.terms import Reply
from rondom.plans.family import Aim, Heard, aims_of, heard_in
from rondom.web.family.children import Child, Visit, children_of
from rondom.web.family.closeness import Closeness, closeness
from rondom.web.family.consents import Question, questions_for
from rondom.web.family.parent import Coordinator, Promise, coordinators_of, promises_in
from rondom.web.family.rights import RightsLink, rights_links
from rondom.web.family.ways import Way, ways


@dataclass(frozen=True, slots=True)
class Mine:
    """The whole page."""

    child: Child
    questions: list[Question]
    ways: list[Way]
    heard: Heard
    may_tell_here: bool
    aims: list[Aim]
    visits: list[Visit]
    polls: list[OpenPoll]
    promises: list[Promise]
    closeness: Closeness
    coordinator: Coordinator
    rights: list[RightsLink]

    @property
    def open_questions(self) -> list[Question]:
        return [question for question in self.questions if not question.mine]

    @property
    def given(self) -> list[Question]:
        return [question for question in self.questions if question.mine == "yes"]

    @property
    def not_given(self) -> list[Question]:
        return [question for question in self.questions if question.mine == "no"]

    @property
    def asked_to_come(self) -> Visit | None:
        return next((visit for visit in self.visits if visit.invitation.reply == Reply.NONE), None)

    @property
    def signs(self) -> bool:
        plan = self.child.plan
        return bool(plan and plan.to_sign_by_me and self.child.plan_url)


def pupil_page(actor: Actor, dossier: FamilyDossier) -> Mine:
    """dossier: as fetched for the pupil himself."""
    today = clock.today()
    consents = list(consents_of([dossier.pupil_id], on=today))
    around = circles([dossier], on=today, shares=family_shares_in(consents, [dossier.pupil_id], on=today))
    heard = heard_in([dossier.pk]).get(dossier.pk, Heard())
    child = children_of(actor, [dossier], today)[0]
    invitations = invitations_of([dossier.pk], person_id=actor.person_id)
    own_promises = [
        row for row in promises_in([dossier.pk], actor.person_id, today) if row.is_mine and not row.is_done
    ]
    return Mine(
        child=child,
        questions=questions_for(actor.person_id, consents, around.values(), on=today),
        ways=ways(heard.ways),
        heard=heard,
        may_tell_here=not heard.words or heard.heard_by_id == actor.person_id,
        aims=aims_of([dossier.pk])[dossier.pk],
        visits=[Visit(row, child.name) for row in invitations],
        polls=open_polls(actor, [dossier.pk], on=today),
        promises=own_promises,
        closeness=closeness(dossier, around[dossier.pk], reader_id=actor.person_id),
        coordinator=coordinators_of([dossier])[0],
        rights=rights_links(actor.person_id, [dossier]),
    )
