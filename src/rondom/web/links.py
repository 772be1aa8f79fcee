"""Addresses of other areas, for whoever reads: the family reads everything on its own pages."""

import uuid

from django.urls import reverse

from rondom.core.actor import Actor
from rondom.meetings.polls import plan_draft


def address(name: str, **values: object) -> str:
    return reverse(name, kwargs=values)


def address_of_child(actor: Actor, ref: uuid.UUID) -> str:
    """Where somebody reads about a child: the family on its own page, everybody else on the child's page."""
    return address("family:home") if actor.is_family else address("child:page", ref=ref)


def address_after_asking(actor: Actor, ref: uuid.UUID, dossier_id: int) -> str:
    """Where somebody goes on after asking people into the circle: the talk he was planning, else the child."""
    return address_of_kept_plan(actor, ref, dossier_id) or address("child:page", ref=ref)


def address_of_kept_plan(actor: Actor, ref: uuid.UUID, dossier_id: int) -> str:
    """The talk that somebody was planning when he went to ask somebody; empty when he was not. One query."""
    page = next(iter(plan_draft(actor, dossier_id).get("page", [])), "")
    return address(page, ref=ref) if page else ""


def address_of_plan(actor: Actor, ref: uuid.UUID, *, is_family_plan: bool = False) -> str:
    """The plan of a child; the family reads it from its own page. is_family_plan: the one that help leads."""
    if actor.is_family:
        return address_of_child(actor, ref)
    return address("plan:family_plan" if is_family_plan else "plan:plan", ref=ref)


def address_of_meeting(actor: Actor, ref: uuid.UUID, meeting_id: int) -> str:
    if actor.is_family:
        return address_of_child(actor, ref)
    return address("meeting:detail", meeting_id=meeting_id)
