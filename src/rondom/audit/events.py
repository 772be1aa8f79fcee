"""What happens to the log itself."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class StreamRemoved(Event):
    """The log of a dossier is gone. Stands in the chain of the region, so that the record cannot be made up."""

    name: ClassVar[str] = "log.removed"
    sentence = _("Het logboek van een dossier is vernietigd")
    removed_dossier_id: int
    last_seq: int
    digest: str
