"""What is shown of notes."""

from collections.abc import Collection

from django.db.models import QuerySet

from rondom.notes.models import Note


def notes_of(dossier_id: int, *, categories: Collection[str]) -> QuerySet[Note]:
    """Notes in the categories somebody may see, newest first."""
    return (
        Note.objects.filter(dossier_id=dossier_id, category__in=categories)
        .select_related("author")
        .order_by("-talked_on", "-pk")
    )
