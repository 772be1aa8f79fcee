"""Ways from the family pages to other pages and to the telephone."""

from django.urls import NoReverseMatch, reverse


def plan_url(ref: str) -> str:
    """The plan of a child, to read and to sign."""
    return reverse("plan:plan")


def child_url(ref: str) -> str:
    """The page of a child; empty where a region runs without it."""
    try:
        return reverse("child:page", args=[ref])
    except NoReverseMatch:
        return ""


def dial(phone: str) -> str:
    """An address that a telephone understands."""
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""
