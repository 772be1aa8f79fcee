"""Addresses of other areas. An area that is not there gives no link instead of an error."""

import uuid

from django.urls import NoReverseMatch, reverse

from rondom.core.actor import Actor


def address(name: str, **values: object) -> str:
    """The address of a screen, or "" when there is no such screen."""
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return ""


def address_of_child(actor: Actor, ref: uuid.UUID) -> str:
    """Where somebody reads about a child: the family on its own page, everybody else on the child's page."""
    if actor.is_family:
        return address("family:home")
    return address("child:page", ref=ref) or address("child:list")


def address_of_plan(actor: Actor, ref: uuid.UUID) -> str:
    """The plan of a child; the family reads it from its own page."""
    plan = "" if actor.is_family else address("plan:plan", ref=ref)
    return plan or address_of_child(actor, ref)


def address_of_meeting(actor: Actor, ref: uuid.UUID, meeting_id: int) -> str:
    meeting = "" if actor.is_family else address("meeting:detail", meeting_id=meeting_id)
    return meeting or address_of_child(actor, ref)
