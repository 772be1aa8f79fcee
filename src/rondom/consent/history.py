"""Consents of now and before: for the family's own share log and copy."""

import datetime as dt

from django.db.models import Exists, OuterRef, Prefetch

from rondom.consent.models import Consent, ConsentGiver, LegalShare


def all_consents_of(pupil_id: int, *, on: dt.date) -> list[Consent]:
    """Every question about a pupil with its givers, also what has ended, newest first; `holds`: as consents_of.

    Whose answer somebody may read is up to the caller: of another giver never more than that everybody said yes.
    Two queries.
    """
    givers = ConsentGiver.objects.select_related("person").order_by("pk")
    rows = Consent.objects.filter(pupil_id=pupil_id).select_related("recipient")
    rows = rows.annotate(holds=Exists(Consent.objects.valid_on(on).filter(pk=OuterRef("pk"))))
    return list(rows.prefetch_related(Prefetch("givers", givers)).order_by("-asked_at", "-pk"))


def told_legal_shares(pupil_id: int) -> list[LegalShare]:
    """Sharing without consent that the parents were told of, also what has ended, newest first. One query."""
    rows = LegalShare.objects.filter(pupil_id=pupil_id, parents_told_on__isnull=False)
    return list(rows.select_related("recipient", "decided_by").order_by("-decided_at", "-pk"))
