"""The screens of absence: what stands there for whom, bad input, and what a page costs."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.families.models import Enrolment
from rondom.watch import absence_queries, operations
from rondom.watch.absence_rules import is_school_day
from rondom.watch.models import Absence, AbsenceAlert, AttendanceReport, LeaveRequest
from rondom.web.rights.copy_content import everything
from rondom.web.work.rows import work_of

WORDS = "Wij belden drie keer."


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def page(dossier, name="absence", **more) -> str:
    return reverse(f"watch:{name}", kwargs={"ref": dossier.ref} | more)


@pytest.fixture
def days(dossier) -> list[dt.date]:
    """The last ten school days, in order; the child was at school."""
    Enrolment.objects.update(valid_from=dt.date(2020, 1, 1))
    free, day, found = absence_queries.free_days_of(dossier), clock.today(), []
    while len(found) < 10:
        if is_school_day(day, free):
            found.append(day)
        day -= dt.timedelta(days=1)
    return found[::-1]


@pytest.fixture
def alert(actor, dossier, days) -> AbsenceAlert:
    for day in days[-3:]:
        report = operations.Report(on=day, part="day", kind="unexplained")
        operations.report_absence(actor("anouk"), dossier_id=dossier.pk, report=report)
    return AbsenceAlert.objects.get()


@pytest.fixture
def sent(alert, actor) -> AttendanceReport:
    return operations.send_report(actor("anouk"), dossier_id=alert.dossier_id, alert_id=alert.pk, words=WORDS)


def test_the_school_types_it_and_the_parents_read_it(as_, dossier, days):
    sent = {"on": days[-1], "part": "lessons", "place": 3, "kind": "late", "minutes": 20}
    assert "Het verzuim staat erbij." in text_of(
        as_("anouk").post(page(dossier, "absence_new"), sent, follow=True)
    )
    html = text_of(as_("rania").get(page(dossier)))
    assert "lesuur 3" in html
    assert "20 minuten" in html
    assert "Meld verzuim" not in html


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"on": "x"}, "Kies een dag"),
        ({"kind": ""}, "Kies waarom"),
        ({"part": ""}, "Kies welk deel van de dag"),
        ({"part": "lessons"}, "klopt niet"),
        ({"minutes": 999}, "720"),
    ],
)
def test_bad_input_keeps_what_was_typed(as_, dossier, days, changed, says):
    values = {"on": days[-1], "part": "day", "kind": "sick", "minutes": 123} | changed
    html = text_of(as_("anouk").post(page(dossier, "absence_new"), values))
    assert says in html
    assert str(values["minutes"]) in html
    assert not Absence.objects.exists()


def test_what_is_asked_stands_there_and_is_done(as_, dossier, alert):
    html = text_of(as_("rania").get(page(dossier)))
    assert "16 uur" in html
    assert "Praten met ouders en kind" in html
    url = page(dossier, "act", act_id=alert.acts.get(act="talk").pk)
    assert url in text_of(as_("anouk").get(page(dossier)))
    html = text_of(as_("anouk").post(url, {"words": "Moeder gebeld."}, follow=True))
    assert "Opgeschreven: dit is gedaan." in html
    assert "Moeder gebeld." in text_of(as_("rania").get(page(dossier)))


def test_the_report_holds_the_least_there_is(as_, dossier, alert, world):
    url = page(dossier, "report", alert_id=alert.pk)
    assert "Dit gaat mee, en niets anders" in text_of(as_("anouk").get(url))
    assert "Schrijf kort op wat de school zelf al deed" in text_of(as_("anouk").post(url, {"words": ""}))
    assert "Gemeld. Het gezin krijgt bericht." in text_of(
        as_("anouk").post(url, {"words": WORDS}, follow=True)
    )
    theo = as_("theo")
    report = AttendanceReport.objects.get()
    html = text_of(theo.get(reverse("watch:report_answer", args=[report.pk])))
    assert WORDS in html
    assert world.people["daan"].name not in html
    assert theo.get(reverse("child:page", args=[dossier.ref])).status_code == 404
    assert WORDS in text_of(as_("rania").get(page(dossier)))


def test_leerplicht_answers_from_its_work_and_the_family_reads_it(as_, actor, dossier, sent):
    url = reverse("watch:report_answer", args=[sent.pk])
    assert [row.url for row in work_of(actor("theo"), now=clock.now()).you] == [url]
    assert "Kies wat u doet" in text_of(as_("theo").post(url, {"answer": ""}))
    assert "Verstuurd." in text_of(as_("theo").post(url, {"answer": "talk"}, follow=True))
    assert "Ik praat met het gezin" in text_of(as_("rania").get(page(dossier)))
    assert as_("theo").get(url).status_code == 404


def test_a_parent_asks_leave_and_the_head_answers(as_, dossier, days):
    url = page(dossier, "leave")
    values = {"first_on": days[-2], "last_on": days[-1], "reason": "Een bruiloft."}
    assert "Schrijf op waarom u dit vraagt" in text_of(as_("rania").post(url, values | {"reason": ""}))
    assert "antwoord uiterlijk" in text_of(as_("rania").post(url, values, follow=True))
    answer = reverse("watch:leave_answer", args=[LeaveRequest.objects.get().pk])
    assert "Een bruiloft." in text_of(as_("carla").get(answer))
    assert "Schrijf op waarom niet." in text_of(as_("carla").post(answer, {"granted": "no"}))
    sent = {"granted": "no", "words": "Dit is de toetsweek."}
    assert "De ouders krijgen bericht." in text_of(as_("carla").post(answer, sent, follow=True))
    assert "Dit is de toetsweek." in text_of(as_("thomas").get(page(dossier)))


def test_a_parent_takes_the_question_back(as_, actor, dossier, days):
    leave = operations.ask_leave(
        actor("rania"), dossier_id=dossier.pk, first_on=days[-1], last_on=days[-1], reason="Feest"
    )
    html = text_of(as_("rania").post(page(dossier, "leave_back", leave_id=leave.pk), follow=True))
    assert "Uw vraag is ingetrokken." in html


def test_every_row_of_a_list_is_shown(as_, dossier, days):
    person = dossier.pupil.person
    born = person.born_on.strftime("%d-%m-%Y")
    rows = [
        f"{name};{person.last_name};{born};{days[-1]:%d-%m-%Y};ziek" for name in (person.call_name, "Iemand")
    ]
    data = "\n".join(["roepnaam;achternaam;geboortedatum;datum;reden", *rows]).encode()
    html = text_of(
        as_("anouk").post(reverse("watch:absence_list"), {"file": SimpleUploadedFile("v.csv", data)})
    )
    assert "1 van 2 rijen bewaard" in html
    assert "regel 3" in html
    html = text_of(
        as_("anouk").post(reverse("watch:absence_list"), {"file": SimpleUploadedFile("v.csv", b"x")})
    )
    assert "Deze kolommen zijn nodig" in html
    assert "Kies een bestand" in text_of(as_("anouk").post(reverse("watch:absence_list")))


def test_who_sits_at_home_is_listed_for_who_sees_it(as_, actor, dossier, today):
    url = reverse("watch:at_home")
    assert "zit niemand langer dan vier weken thuis" in text_of(as_("anouk").get(url))
    AbsenceAlert.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        rule="at_home",
        first_on=today - dt.timedelta(days=40),
        reached_on=today,
        found_on=today,
    )
    assert "40 dagen zonder onderwijs" in text_of(as_("anouk").get(url))
    assert dossier.pupil.person.name not in text_of(as_("hanneke").get(url))
    assert as_("rania").get(url).status_code == 404


def test_who_does_not_see_absence_gets_no_page(as_, dossier, join):
    join(dossier, "maaike")
    assert as_("maaike").get(page(dossier)).status_code == 404


def test_a_mistake_is_taken_away(as_, dossier, alert):
    row = Absence.objects.first()
    html = text_of(as_("anouk").post(page(dossier, "absence_back", absence_id=row.pk), follow=True))
    assert "Dit verzuim is weggehaald." in html
    assert Absence.objects.count() == 2


@pytest.mark.parametrize("who", ["rania", "anouk"])
def test_the_page_costs_the_same_for_many(as_, actor, dossier, days, who):
    client, counts = as_(who), []
    for some in (days[:3], days[3:]):
        for day in some:
            report = operations.Report(on=day, part="day", kind="unexplained")
            operations.report_absence(actor("anouk"), dossier_id=dossier.pk, report=report)
        alert = AbsenceAlert.objects.order_by("-pk")[0]
        operations.send_report(actor("anouk"), dossier_id=dossier.pk, alert_id=alert.pk, words="x")
        client.get(page(dossier))
        with CaptureQueriesContext(connection) as found:
            assert client.get(page(dossier)).status_code == 200
        counts.append(len(found))
    assert AbsenceAlert.objects.count() == 3
    assert counts[0] == counts[1]


def test_the_copy_of_the_family_holds_it(dossier, sent, actor):
    found = everything(actor("thomas"), visible_dossier(actor("thomas"), dossier_id=dossier.pk))["absence"]
    assert [len(found[name]) for name in ("rows", "alerts", "leave")] == [3, 1, 0]
