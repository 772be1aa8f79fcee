"""Who stands beside the child without a say: he reads along, and writes no plan, steers and decides nothing (AT-07)."""

import pytest

from rondom.core.decision import Refused
from rondom.dossiers.access import get_dossier, may_steer
from rondom.meetings.access import may_hold
from rondom.meetings.terms import MeetingKind
from rondom.plans.access import may_add_goal, may_choose_effort, may_write
from rondom.plans.operations import write_paragraph
from rondom.routes.operations import start_route
from tests.meetings.conftest import allow, parent

__all__ = ["allow", "parent"]


@pytest.mark.parametrize("key", ["koen", "peter"])
def test_who_brings_people_together_changes_and_decides_nothing(world, dossier, join, allow, key):
    join(dossier, key)
    allow(key)
    actor = world.actors[key]
    seen = get_dossier(actor, dossier.ref, looking_at="page")
    refused = (
        may_write(actor, seen, section="picture"),
        may_add_goal(actor, seen),
        may_choose_effort(actor, seen),
        may_steer(actor, seen),
        may_hold(actor, seen, kind=MeetingKind.MDO),
    )
    assert [bool(decision) for decision in refused] == [False] * len(refused)
    assert all(decision.reason for decision in refused)
    for act in (
        lambda: write_paragraph(actor, dossier_id=dossier.pk, section="wish", text="Rust"),
        lambda: start_route(actor, dossier_id=dossier.pk, route_key="ihi"),
    ):
        with pytest.raises(Refused):
            act()


def test_who_leads_the_duty_of_care_may_take_the_regie_and_call_a_meeting(world, dossier, join, allow):
    join(dossier, "nadine")
    allow("nadine")
    nadine = world.actors["nadine"]
    seen = get_dossier(nadine, dossier.ref, looking_at="page")
    assert may_steer(nadine, seen)
    assert may_hold(nadine, seen, kind=MeetingKind.MDO)
