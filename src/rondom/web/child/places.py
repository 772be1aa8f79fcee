"""Addresses that the page of a child points to, by a short word."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def place(name: str, **values: Any) -> str:
    """The address, or nothing when that part of the program is not installed."""
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return ""
