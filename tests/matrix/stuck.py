"""It is stuck around Sami: the stagnatiepunt took it up and asks the teacher something; the father wrote a letter."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.families.models import Enrolment
from rondom.watch import operations
from rondom.watch.absence_queries import free_days_of
from rondom.watch.absence_rules import is_school_day
from rondom.watch.models import AbsenceAct, AbsenceAlert, OfficeSlot, Rung, RungTerm

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
    return {
        "stuck_sami": case.pk,
        "call_of_daan": call.pk,
        "letter": letter.pk,
        "letter_of_elif": other.pk,
    } | absence_of(world)


def absence_of(world: "World") -> dict[str, object]:
    """A day, a rule that was reached and one that was reported; leave that the father asked."""
    anouk, sami = world.actor("anouk"), world.sami
    Enrolment.objects.filter(pupil=sami.pupil_id).update(valid_from=dt.date(2020, 1, 1))
    free, day = free_days_of(sami), clock.today()
    while not is_school_day(day, free):
        day -= dt.timedelta(days=1)
    row = operations.report_absence(
        anouk, dossier_id=sami.pk, report=operations.Report(on=day, part="morning", kind="unexplained")
    )
    reported, waiting = (_alert(sami, rule, day) for rule in ("at_home", "hours"))
    report = operations.send_report(anouk, dossier_id=sami.pk, alert_id=reported.pk, words="Gebeld.")
    leave = operations.ask_leave(
        world.actor("thomas"), dossier_id=sami.pk, first_on=day, last_on=day, reason="Een begrafenis."
    )
    return {
        "absent_on": str(day),
        "absence_of_sami": row.pk,
        "absence_alert": waiting.pk,
        "absence_act": waiting.acts.get(act="talk").pk,
        "attendance_report": report.pk,
        "leave_of_sami": leave.pk,
    } | talk_and_application(world)


def talk_and_application(world: "World") -> dict[str, object]:
    """A moment of leerplicht that Anouk booked and a free one; the father applied at a school, and the mother of Elif."""
    anouk, sami = world.actor("anouk"), world.sami
    theo = world.actor("theo")
    operations.publish_office_hour(
        theo,
        school_id=sami.school_id,
        on=clock.today() + dt.timedelta(days=1),
        begins=dt.time(9),
        minutes=20,
        count=2,
    )
    taken, free_slot = OfficeSlot.objects.order_by("begins_at")
    booking = operations.book_slot(anouk, dossier_id=sami.pk, slot_id=taken.pk, reason="late")
    father = world.actor("thomas")
    asked = {"school": "De Wilg", "asked_on": clock.today(), "at_no_school": False}
    applied = operations.write_admission(father, dossier_id=sami.pk, **asked)
    other = operations.write_admission(world.actor("zeynep"), dossier_id=world.children["elif"].pk, **asked)
    return {
        "admission": applied.pk,
        "admission_of_elif": other.pk,
        "free_slot": free_slot.pk,
        "booking": booking.pk,
    }


def _alert(dossier: Dossier, rule: str, day: dt.date) -> AbsenceAlert:
    alert = AbsenceAlert.objects.create(
        region_id=dossier.region_id, dossier=dossier, rule=rule, first_on=day, reached_on=day, found_on=day
    )
    for act in ("talk", "report"):
        AbsenceAct.objects.create(region_id=dossier.region_id, alert=alert, act=act, due_on=day)
    return alert


def not_taken_up(world: "World") -> None:
    rungs = Rung.objects.filter(case__dossier=world.sami, organisation__isnull=False)
    RungTerm.objects.filter(rung__in=rungs).update(done_on=None)
    rungs.update(taken_by=None)
