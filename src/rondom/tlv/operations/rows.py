"""What the operations of TLVs share: the locked dossier and what hangs on it."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.tlv import access
from rondom.tlv.models import TlvApplication, TlvObjection
from rondom.tlv.procedure import next_state
from rondom.tlv.terms import Act


def locked_for_tlv(actor: Actor, dossier_id: int) -> Dossier:
    """Errors: Http404, also for who does not see TLVs."""
    dossier = locked_dossier(actor, dossier_id)
    if not access.may_see(dossier):
        raise Http404
    return dossier


def locked_tlv(actor: Actor, dossier_id: int, tlv_id: int) -> tuple[Dossier, TlvApplication]:
    dossier = locked_for_tlv(actor, dossier_id)
    TlvApplication.objects.select_for_update().filter(pk=tlv_id, dossier=dossier).first()
    row = access.get_tlv(dossier, tlv_id)
    return dossier, row


def objection_of(row: TlvApplication, objection_id: int) -> TlvObjection:
    """Errors: Http404."""
    found = next((each for each in row.objections.all() if each.pk == objection_id), None)
    if found is None:
        raise Http404
    return found


def go(row: TlvApplication, act: Act) -> None:
    """The only place where a TLV comes in another state. Errors: KeyError when the table has no such step."""
    row.state = next_state(row.state, act)


def about(row: TlvApplication) -> dict[str, int]:
    return {"dossier_id": row.dossier_id, "region_id": row.region_id, "application_id": row.pk}


def needed(text: str, why: str, *, longest: int) -> str:
    """The text without the space around it. Errors: Refused when it is empty or too long."""
    text = text.strip()
    if not text:
        refuse("tlv.words_missing", why).enforce()
    if len(text) > longest:
        refuse("tlv.too_long", _("Een tekst heeft hoogstens %(most)s tekens.") % {"most": longest}).enforce()
    return text
