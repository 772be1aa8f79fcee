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
    return address("child:detail", dossier_ref=ref) or address("child:list")
