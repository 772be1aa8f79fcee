"""Addresses of screens of others; empty while such a screen is not there."""

import uuid

from django.urls import NoReverseMatch, reverse

CHILD = ("child:page", "child:child", "child:home", "child:detail")
GROWTH = ("plan:document", "plan:growth")


def child_address(ref: uuid.UUID) -> str:
    return _first(CHILD, ref)


def growth_address(ref: uuid.UUID) -> str:
    return _first(GROWTH, ref)


def _first(names: tuple[str, ...], ref: uuid.UUID) -> str:
    for name in names:
        try:
            return reverse(name, kwargs={"ref": ref})
        except NoReverseMatch:
            continue
    return ""
