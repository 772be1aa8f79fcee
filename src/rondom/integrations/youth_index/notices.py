"""Who is told that a registration did not arrive."""

from rondom.consent.terms import Category
from rondom.core.notices import tell
from rondom.integrations.youth_index.events import IndexFailed
from rondom.integrations.youth_index.models import IndexEntry


@tell(IndexFailed, template="index_failed", urgent=True, category=Category.CARE.value)
def who_asked(event: IndexFailed) -> list[int]:
    return [IndexEntry.objects.values_list("worker_id", flat=True).get(pk=event.entry_id)]
