"""Before a talk: what the family may think over, and its own subjects on the agenda."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _
from ruamel.yaml import YAML

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.meetings import access, queries
from rondom.meetings.models import Meeting
from rondom.meetings.terms import MOST_POINTS, MeetingState
from rondom.people.terms import FAMILY_ROLES, Role

_DATA = Path(__file__).parent / "data" / "preparation.yaml"


class Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parent: tuple[str, ...]
    pupil: tuple[str, ...]


class Preparation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/preparation.yaml. regions: by slug, instead of the usual ones."""

    valid_from: dt.date
    source: str
    confirmed: str
    usual: Questions
    regions: dict[str, Questions]


@cache
def _preparation() -> Preparation:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), Preparation)


def questions_for(actor: Actor, *, region: str) -> tuple[str, ...]:
    """What somebody of the family may think over. region: its slug."""
    found = _preparation().regions.get(region, _preparation().usual)
    return found.pupil if actor.role == Role.PUPIL else found.parent


def may_add_point(actor: Actor, meeting: Meeting) -> Decision:
    """Put an own subject on the agenda: a parent or the child who is asked, before the talk begins."""
    invitee = queries.invitee_of(meeting, actor.person_id)
    answer = access.may_answer(actor, meeting, invitee)
    if not answer:
        return answer
    if actor.role not in FAMILY_ROLES:
        return refuse(
            "meeting.family_adds", _("Dit is voor ouders en kind. Zet uw onderwerp op de agenda als u plant.")
        )
    if meeting.state != MeetingState.PLANNED or meeting.agenda.count() >= MOST_POINTS:
        return refuse(
            "meeting.too_many_points",
            _("De agenda is vol. Vertel het aan uw coördinator, dan past het wel ergens."),
        )
    return ALLOWED
