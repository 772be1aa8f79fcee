"""It got stuck around Elif: her mother said so, and the stagnatiepunt looks. Lina was away a few times.

All words are invented.
"""

import datetime as dt

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.watch import operations as watch
from rondom.watch.absence_queries import free_days_of
from rondom.watch.absence_rules import is_school_day


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


def lina_is_away(demo: Demo, lina: Dossier) -> None:
    """A lesson too late and a morning at the doctor: nothing that asks for something."""
    free, day, days = free_days_of(lina), clock.today(), list[dt.date]()
    while len(days) < 2:
        if is_school_day(day, free):
            days.append(day)
        day -= dt.timedelta(days=1)
    late = watch.Report(on=days[0], part="lessons", place=1, kind="late", minutes=15)
    doctor = watch.Report(on=days[1], part="morning", kind="doctor")
    for report in (late, doctor):
        watch.report_absence(demo.actors["hanneke"], dossier_id=lina.pk, report=report)
