"""It got stuck around Elif: her mother said so, and the stagnatiepunt looks. All words are invented."""

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.watch import operations as watch


def mother_presses(demo: Demo, elif_: Dossier) -> None:
    watch.press(demo.actors["zeynep"], dossier_id=elif_.pk, word="Wij wachten al weken. Niemand belt.")


def point_looks(demo: Demo, elif_: Dossier) -> None:
    """Koen takes it up, looks who took his role, and asks the coordinator."""
    koen, case = demo.actors["koen"], elif_.stagnations.get()
    watch.take_up(koen, case_id=case.pk)
    people = Participant.objects.filter(dossier=elif_)
    anouk = people.get(person_id=demo.people["anouk"].pk)
    mother = people.get(person_id=demo.people["zeynep"].pk)
    watch.check_roles(koen, case_id=case.pk, taken={mother.pk: True, anouk.pk: False})
    watch.call_on(
        koen, case_id=case.pk, participant_id=anouk.pk, question="Wie belt moeder, en op welke dag?"
    )
