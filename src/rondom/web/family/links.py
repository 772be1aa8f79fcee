"""Ways from the family pages to pages of other areas."""

from django.urls import reverse


def plan_url(ref: str) -> str:
    """The plan of a child, to read and to sign."""
    return reverse("plan:plan")
