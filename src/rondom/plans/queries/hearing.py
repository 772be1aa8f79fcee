"""How the pupil was heard, with what he made and who signed that he did not want it."""

from django.db.models import Prefetch

from rondom.plans.models import Hearing, HearingFile, HearingSignature
from rondom.plans.terms import HearingWay


def hearing_of(dossier_id: int) -> Hearing | None:
    """Of the open document, with `shown_files` and its signatures. Three queries."""
    rows = Hearing.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True)
    rows = rows.select_related("heard_by", "told_back_by")
    return rows.prefetch_related(*with_files_and_signatures()).first()


def with_files_and_signatures(path: str = "") -> list[Prefetch]:
    """What the pupil made and did not take away, as `shown_files`; the signatures. path: to the hearing, "document__hearing__"."""
    files = HearingFile.objects.filter(removed_at=None).select_related("file", "added_by").order_by("pk")
    signatures = HearingSignature.objects.select_related("person").order_by("pk")
    return [
        Prefetch(f"{path}files", files, to_attr="shown_files"),
        Prefetch(f"{path}signatures", signatures),
    ]


def tells_through_parents(dossier_id: int) -> bool:
    """Whether the pupil chose that his parents tell it."""
    rows = Hearing.objects.filter(document__dossier_id=dossier_id, document__closed_on__isnull=True)
    return HearingWay.THROUGH_PARENTS in (rows.values_list("ways", flat=True).first() or [])


def hearing_files(dossier_id: int) -> list[HearingFile]:
    """Everything the pupil drew or said; also what he took away and a frozen plan still shows."""
    rows = HearingFile.objects.filter(hearing__document__dossier_id=dossier_id)
    return list(rows.select_related("file").order_by("pk"))
