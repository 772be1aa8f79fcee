"""What every act asks first, of the policy itself: takes part, not in an emergency, and the dossier is open.

And what only some may do, by who asks: the same question for everybody, one answer that is different.
"""

from collections.abc import Callable
from typing import Any

import pytest

from rondom.consent.models import ConsentGiver, LegalShare
from rondom.consent.rules import legal_grounds
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Decision
from rondom.dossiers import access as dossiers
from rondom.dossiers.models import Action, Dossier
from rondom.meetings import access as meetings
from rondom.meetings.models import Meeting
from rondom.notes import access as notes
from rondom.notes.models import Note
from rondom.plans import access as plans
from rondom.plans import evaluation_access
from rondom.plans.models import Evaluation, Goal, Plan, SignatureSlot
from rondom.routes import access as routes
from rondom.routes.engine import Move
from tests.matrix.asking import Asking, state_of
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

USUAL = Move(
    to=None,  # type: ignore[arg-type]
    usual=True,
    blocked_by=(),
    backwards=False,
    switch=False,
    beside=False,
    joins=False,
    ends="",
)
ANY_ROUTE: Any = None  # only the words of a refusal need it
Act = Callable[[Actor, Dossier], Decision]


class Acts:
    """Every act on the dossier of Sami, by name: how to ask whether somebody may."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.swv = world.demo.organisations["swv"].pk

    def row(self, model: Any, name: str) -> Any:
        return model.objects.get(pk=self.world.numbers[name])

    def of_the_dossier(self) -> dict[str, Act]:
        giver, share = self.row(ConsentGiver, "giver_open"), self.row(LegalShare, "share_told")
        ground, action = legal_grounds()["vital_interest"], self.row(Action, "action_process_daan")
        rania = self.world.demo.people["rania"].pk
        who = {"capacity": "swv_advisor", "organisation_id": self.swv}
        return {
            "steer": dossiers.may_steer,
            "add": lambda actor, seen: dossiers.may_add_participant(actor, seen, **who),
            "ask consent": lambda actor, seen: dossiers.may_ask_consent(actor, seen, recipient_id=self.swv),
            "record": lambda actor, seen: dossiers.may_record_answer(actor, seen, giver),
            "by law": lambda actor, seen: dossiers.may_share_by_law(actor, seen, ground),
            "after a share": lambda actor, seen: dossiers.may_look_after_share(actor, seen, share),
            "offer the regie": dossiers.may_offer_baton,
            "finish": lambda actor, _seen: dossiers.may_finish_action(actor, action),
            "hand on": lambda actor, seen: dossiers.may_hand_action(actor, seen, action),
            "invite": lambda actor, seen: dossiers.may_invite_family_member(actor, seen, person_id=rania),
            "remind": lambda actor, seen: dossiers.may_remind(actor, seen, reminded_on=None),
            "close": dossiers.may_close,
            "write a note": notes.may_write_note,
            "change a note": lambda actor, _seen: notes.may_change_note(
                actor, self.row(Note, "note_education_sami")
            ),
        }

    def of_the_route(self) -> dict[str, Act]:
        return {
            "start the route": routes.may_start,
            "move": lambda actor, seen: routes.may_move(actor, seen, USUAL, reason="", route=ANY_ROUTE),
            "end the route": lambda actor, seen: routes.may_end(actor, seen, ANY_ROUTE, missing=()),
            "key question": routes.may_answer_key_question,
        }

    def of_the_plan(self) -> dict[str, Act]:
        goal = Goal.objects.get(document__dossier=self.world.sami)
        plan = Plan.objects.get(dossier=self.world.sami)
        running = self.row(Evaluation, "evaluation_sami")
        mine, another = self.row(SignatureSlot, "slot_anouk"), self.row(SignatureSlot, "slot_rania")
        return {
            "write": lambda actor, seen: plans.may_write(actor, seen, section="picture"),
            "picture": plans.may_work_on_picture,
            "hear": plans.may_hear,
            "tell back": plans.may_tell_back,
            "add a goal": plans.may_add_goal,
            "change a goal": lambda actor, seen: plans.may_change_goal(actor, goal, seen),
            "work on a goal": lambda actor, seen: plans.may_work_on_goal(actor, seen, state="open"),
            "choose": plans.may_choose_effort,
            "lead looking back": lambda actor, seen: evaluation_access.may_lead_evaluation(
                actor, seen, kind="together"
            ),
            "begin to look back": lambda actor, seen: evaluation_access.may_begin_evaluation(
                actor, seen, kind="together"
            ),
            "write what came of it": lambda actor, seen: evaluation_access.may_change_evaluation(
                actor, running, seen
            ),
            "finish looking back": lambda actor, seen: evaluation_access.may_finish_evaluation(
                actor, running, seen, missing=[]
            ),
            "close the document": plans.may_close_document,
            "write the plan": plans.may_write_plan,
            "freeze": lambda actor, seen: plans.may_freeze(actor, plan, seen),
            "answer": lambda actor, _seen: plans.may_answer(actor, mine),
            "sign": lambda actor, _seen: plans.may_sign(actor, mine, confirmed_at=clock.now()),
            "on paper": lambda actor, seen: plans.may_record_paper(actor, another, seen),
            "remind of signing": lambda actor, seen: plans.may_remind(actor, another, seen),
        }

    def of_meetings(self) -> dict[str, Act]:
        return {
            f"{state}, {name}": self._at(ask, f"meeting_{state}")
            for state, asks in {
                "planned": (
                    *(meetings.may_lead, meetings.may_change_plan, meetings.may_start),
                    *(_answer, _nothing_to_add, meetings.may_work_at),
                ),
                "running": (
                    *(meetings.may_write, meetings.may_write_outlook, _decide),
                    *(meetings.may_show, meetings.may_close),
                ),
            }.items()
            for ask in asks
            for name in (ask.__name__,)
        }

    def _at(self, ask: Callable[[Actor, Meeting], Decision], name: str) -> Act:
        """Of a meeting that was fetched for who asks, where he may see it."""

        def asked(actor: Actor, _seen: Dossier) -> Decision:
            if Meeting.objects.visible_to(actor, on=clock.today()).exists():
                return ask(actor, meetings.visible_meeting(actor, self.world.numbers[name]))  # type: ignore[arg-type]
            return ask(actor, self.row(Meeting, name))

        return asked

    def every(self) -> dict[str, Act]:
        return self.of_the_dossier() | self.of_the_route() | self.of_the_plan() | self.of_meetings()


def _invitee(actor: Actor, meeting: Meeting) -> Any:
    return meeting.invitees.filter(person_id=actor.person_id).first() or meeting.invitees.order_by("pk")[0]


def _answer(actor: Actor, meeting: Meeting) -> Decision:
    own = _invitee(actor, meeting)
    own.person_id = actor.person_id
    return meetings.may_answer(actor, meeting, own)


def _nothing_to_add(actor: Actor, meeting: Meeting) -> Decision:
    own = _invitee(actor, meeting)
    own.person_id = actor.person_id
    return meetings.may_mark_nothing_to_add(actor, meeting, own)


def _decide(actor: Actor, meeting: Meeting) -> Decision:
    return meetings.may_decide(actor, meeting, kind="other", decided_by=None, mandate="")


@pytest.fixture
def world(asking: Asking) -> World:
    return asking.world


@pytest.mark.parametrize(
    ("who", "state", "code"),
    [
        ("anouk", "closed", "dossier.closed"),
        ("emma", "open", "dossier.emergency_reads"),
        ("esra", "open", "dossier.not_participant"),
    ],
)
def test_nobody_acts_who_does_not_take_part_or_when_it_is_closed(
    world: World, who: str, state: str, code: str
) -> None:
    actor = world.actor(who)
    with state_of(world, state):
        sees = Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=world.sami.pk).exists()
        reader = actor if sees else world.actor("anouk")
        seen = dossiers.visible_dossier(reader, dossier_id=world.sami.pk)
        answers = {name: ask(actor, seen).code for name, ask in Acts(world).every().items()}
    assert answers == dict.fromkeys(answers, code)


# Who may not, though he takes part in an open dossier.
NOT_YOURS = {
    ("daan", "dossier.role_does_not_steer"): (
        *("steer", "add", "ask consent", "record", "invite", "start the route", "move", "end the route"),
        *("close the document", "planned, may_lead", "planned, may_change_plan", "planned, may_start"),
        *("running, may_show", "running, may_close"),
    ),
    ("daan", "baton.not_yours"): ("offer the regie",),
    ("daan", "dossier.closed_by_coordinator"): ("close",),
    ("daan", "legal_share.role"): ("by law",),
    ("daan", "note.not_yours"): ("change a note",),
    ("daan", "signature.not_yours"): ("answer", "sign"),
    ("rania", "action.not_yours"): ("finish", "hand on"),
    ("rania", "reminder.by_professionals"): ("remind",),
    ("rania", "note.family_has_own_words"): ("write a note",),
    ("rania", "hearing.not_parent"): ("hear", "tell back"),
    ("rania", "plan.school_leads"): (
        "write the plan",
        "freeze",
        "on paper",
        "remind of signing",
        "write what came of it",
    ),
    ("rania", "meeting.family_reads"): ("planned, may_work_at", "running, may_write"),
    ("sami", "hearing.school_tells_back"): ("tell back",),
    ("theo", "route.question_not_yours"): ("key question",),
    ("theo", "paragraph.section_not_yours"): ("write", "picture"),
    ("theo", "plan.not_for_you"): ("add a goal", "work on a goal", "choose"),
}


@pytest.mark.parametrize(("who", "code"), NOT_YOURS, ids=str)
def test_what_somebody_else_does(world: World, who: str, code: str) -> None:
    actor, acts = world.actor(who), Acts(world).every()
    seen = dossiers.visible_dossier(actor, dossier_id=world.sami.pk)
    answers = {name: acts[name](actor, seen).code for name in NOT_YOURS[who, code]}
    assert answers == dict.fromkeys(answers, code)
