"""Who may have which document, each check asked by itself."""

import pytest

from rondom.documents.decision import decision_kind
from rondom.documents.family_plan import may_read_family_plan
from rondom.documents.look_back import may_read_look_back
from rondom.documents.minutes import may_take_minutes
from rondom.documents.plan import may_read_plan
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.meetings.access import visible_meeting
from rondom.meetings.models import Meeting


@pytest.fixture
def reads(world, dossier):
    """reads("daan", "process"): what he may see, narrowed to kinds of data where some are named."""

    def made(key, *kinds, meeting=None):
        actor = world.actors[key]
        seen = visible_dossier(actor, dossier_id=dossier.pk)
        seen.categories = frozenset(kinds) or seen.categories
        found = visible_meeting(actor, meeting.pk) if meeting else None
        if found:
            found.dossier = seen
        return Reading(actor, seen, found)

    return made


def test_the_plan_is_for_who_sees_what_is_about_school(reads, version):
    assert may_read_plan(reads("anouk"))
    assert may_read_plan(reads("anouk", "process")).code == "plan.not_for_you"


def test_without_a_plan_there_is_no_document(reads):
    assert may_read_plan(reads("anouk")).code == "document.no_plan"
    assert may_read_look_back(reads("anouk")).code == "document.no_look_back"
    assert may_read_look_back(reads("anouk", "process")).code == "plan.not_for_you"


def test_a_look_back_is_there_when_it_is_finished(reads, finished):
    assert may_read_look_back(reads("anouk"))
    assert may_read_look_back(reads("anouk", "process")).code == "plan.not_for_you"


def test_the_plan_of_the_family_is_theirs_to_share(world, dossier, reads, family_words):
    assert may_read_family_plan(reads("anouk", "family")).code == "document.no_family_plan"
    assert may_read_family_plan(reads("anouk", "education")).code == "document.family_only"


def test_a_shared_plan_is_for_who_sees_what_is_of_the_family(reads, shared):
    assert may_read_family_plan(reads("anouk", "family"))
    assert may_read_family_plan(reads("anouk", "education")).code == "document.family_only"


def test_minutes_are_taken_along_when_nothing_changes_any_more(world, reads, closed, join, dossier):
    assert may_take_minutes(reads("daan", meeting=closed))
    join(dossier, "carla")
    assert may_take_minutes(reads("carla", meeting=closed)).code == "meeting.not_at_the_table"
    Meeting.objects.filter(pk=closed.pk).update(state="running", closed_at=None, closed_by=None)
    assert may_take_minutes(reads("daan", meeting=closed)).code == "document.talk_not_closed"


def test_a_decision_is_for_who_sees_the_requests(reads):
    may = decision_kind(None).may  # type: ignore[arg-type]
    assert may(reads("anouk"))
    assert may(reads("anouk", "care")).code == "arrangement.not_for_you"
