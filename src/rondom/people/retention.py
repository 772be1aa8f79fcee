"""How long people are kept: as long as anything that is kept names them. Source: AVG art. 5 lid 1 onder e."""

from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, Ending, keep, keep_with
from rondom.people.forgetting import anonymise, known_people, remove_accounts

_SOURCE = _("AVG art. 5 lid 1 onder e")
_UNNEEDED = _("niets noemt deze persoon meer")

keep(
    "people.Membership",
    months=24,
    label=_("rollen van medewerkers"),
    start=_("de rol is geëindigd"),
    source=_SOURCE,
    kind=DataKind.PEOPLE,
    since="valid_until",
)
keep(
    "people.Invitation",
    months=12,
    label=_("uitnodigingen voor een account"),
    start=_("de uitnodiging is verlopen"),
    source=_SOURCE,
    kind=DataKind.PEOPLE,
    since=TruncDate("expires_at"),
)
keep(
    "people.Account",
    label=_("accounts"),
    months=1,
    start=_UNNEEDED,
    source=_SOURCE,
    kind=DataKind.PEOPLE,
    since="person__unneeded_since",
    region="person__region_id",
    destroy=remove_accounts,
    follows="person",
)

keep(
    "people.Person",
    label=_("namen van mensen"),
    months=1,
    start=_UNNEEDED,
    source=_SOURCE,
    kind=DataKind.PEOPLE,
    rows=known_people,
    ending=Ending.ANONYMISE,
    destroy=anonymise,
)
keep_with("people.Membership", {"people.SchoolContact": "membership"})
