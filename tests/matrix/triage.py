"""A triage with everything, a proposal that waits, and a registration with matches."""

from typing import TYPE_CHECKING

from rondom.integrations.youth_index.jobs import send_waiting
from rondom.integrations.youth_index.models import IndexMatch
from rondom.integrations.youth_index.operations import ask_registration, switch_index
from rondom.triage import operations as triages
from rondom.triage.models import ProcessRegie, Triage
from rondom.triage.terms import RegistrationKind

if TYPE_CHECKING:
    from tests.matrix.world import World


def triage_of(world: "World") -> dict[str, object]:
    """{name: number}. Every registration is left open with a reason, so that the plan can be laid ready."""
    maaike, dossier_id = world.actor("maaike"), world.sami.pk
    triages.begin_triage(maaike, dossier_id=dossier_id)
    judgement = triages.Judgement(learning="single", living="complex", outcome="multiple")
    triages.judge(maaike, dossier_id=dossier_id, judgement=judgement)
    _confirm(world)
    triages.agree_on_crisis(maaike, dossier_id=dossier_id, text="Oma vangt hem op.", revision=1)
    for kind in RegistrationKind.values:
        triages.leave_open(maaike, dossier_id=dossier_id, kind=kind, reason="Komt nog.")
    gemeente = world.demo.organisations["gemeente"].pk
    switch_index(world.actor("fenna"), organisation_id=gemeente, on=True)
    ask_registration(maaike, dossier_id=dossier_id)
    send_waiting()
    regie = triages.choose_regie(
        maaike,
        dossier_id=dossier_id,
        leader="education",
        person_id=world.demo.people["anouk"].pk,
        reason="Anouk staat het dichtst bij Sami.",
    )
    return {
        "triage_revision": Triage.objects.get(dossier=world.sami).revision,
        "regie": regie.pk,
        "index_match": IndexMatch.objects.order_by("pk")[0].pk,
        "organisation_gemeente": gemeente,
    }


def without_triage(world: "World") -> None:
    Triage.objects.filter(dossier=world.sami).delete()


def without_proposal(world: "World") -> None:
    ProcessRegie.objects.filter(dossier=world.sami).delete()


def in_stock(world: "World") -> None:
    triages.put_in_stock(world.actor("maaike"), dossier_id=world.sami.pk)


def single(world: "World") -> None:
    """After closing it, the gemeente does not stay."""
    judgement = triages.Judgement(learning="none", living="single", outcome="single")
    triages.judge(world.actor("maaike"), dossier_id=world.sami.pk, judgement=judgement)
    _confirm(world)


def _confirm(world: "World") -> None:
    confirmation = triages.Confirmation(nature="Onrust thuis.", severity="serious", urgency="soon")
    triages.confirm(world.actor("jesse"), dossier_id=world.sami.pk, confirmation=confirmation)
