"""It is stuck around Sami: the stagnatiepunt took it up and asks the teacher something; the father wrote a letter."""

from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.watch import operations
from rondom.watch.models import Rung, RungTerm

if TYPE_CHECKING:
    from tests.matrix.world import World

FATHERS_WORD = "Wij horen al weken niets."


def stuck_of(world: "World") -> dict[str, object]:
    """{name: number}."""
    koen, thomas, dossier_id = world.actor("koen"), world.actor("thomas"), world.sami.pk
    case = operations.press(thomas, dossier_id=dossier_id, word=FATHERS_WORD)
    operations.take_up(koen, case_id=case.pk)
    teacher = world.sami.participants.get(person_id=world.demo.people["daan"].pk)
    call = operations.call_on(koen, case_id=case.pk, participant_id=teacher.pk, question="Wanneer belt u?")
    today = clock.today()
    letter = operations.begin_rung(
        thomas, dossier_id=dossier_id, code="disputes_committee", begun_on=today, decided_on=today
    )
    elif_ = world.children["elif"].pk
    operations.press(world.actor("zeynep"), dossier_id=elif_)
    other = operations.begin_rung(world.actor("zeynep"), dossier_id=elif_, code="consultant", begun_on=today)
    return {"stuck_sami": case.pk, "call_of_daan": call.pk, "letter": letter.pk, "letter_of_elif": other.pk}


def not_taken_up(world: "World") -> None:
    rungs = Rung.objects.filter(case__dossier=world.sami, organisation__isnull=False)
    RungTerm.objects.filter(rung__in=rungs).update(done_on=None)
    rungs.update(taken_by=None)
