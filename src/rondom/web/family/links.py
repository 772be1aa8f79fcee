"""Ways from the family pages to other pages and to the telephone."""

from rondom.web.links import address


def plan_url(ref: str) -> str:
    """The plan of a child, to read and to sign."""
    return address("plan:plan", ref=ref)


def family_plan_url(ref: str) -> str:
    """The plan that help leads, beside the one of school."""
    return address("plan:family_plan", ref=ref)


def scores_url(ref: str, evaluation_id: int) -> str:
    return address("plan:evaluation_scores", ref=ref, evaluation_id=evaluation_id)


def look_back_url(ref: str, evaluation_id: int) -> str:
    return address("plan:evaluation", ref=ref, evaluation_id=evaluation_id)


def child_url(ref: str) -> str:
    return address("child:page", ref=ref)


def triage_url(ref: str) -> str:
    return address("triage:page", ref=ref)


def stuck_url(ref: str) -> str:
    return address("watch:page", ref=ref)


def absence_url(ref: str) -> str:
    return address("watch:absence", ref=ref)


def dial(phone: str) -> str:
    """An address that a telephone understands."""
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""
