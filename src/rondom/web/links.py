"""Addresses of other areas, for whoever reads: the family reads everything on its own pages."""

import uuid

from django.urls import reverse

from rondom.core.actor import Actor


def address(name: str, **values: object) -> str:
    return reverse(name, kwargs=values)


def address_of_child(actor: Actor, ref: uuid.UUID) -> str:
    """Where somebody reads about a child: the family on its own page, everybody else on the child's page."""
    return address("family:home") if actor.is_family else address("child:page", ref=ref)


def address_of_plan(actor: Actor, ref: uuid.UUID) -> str:
    """The plan of a child; the family reads it from its own page."""
    return address_of_child(actor, ref) if actor.is_family else address("plan:plan", ref=ref)


def address_of_meeting(actor: Actor, ref: uuid.UUID, meeting_id: int) -> str:
    if actor.is_family:
        return address_of_child(actor, ref)
    return address("meeting:detail", meeting_id=meeting_id)
