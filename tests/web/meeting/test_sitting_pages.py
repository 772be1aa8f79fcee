"""A sitting on the screen: what each reads of it, its forms, the screen between two children, a question without a name."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.meetings import operations
from rondom.meetings.models import Consultation, Meeting
from rondom.notes.operations import raise_signal


@pytest.fixture
def date(world):
    return operations.open_sitting(
        world.actors["anouk"],
        kind="ihi",
        on=clock.today() + dt.timedelta(days=1),
        begins=dt.time(15),
        ends=dt.time(17, 5),
        place="Lokaal 4",
    )


@pytest.fixture
def talks(world, dossier, date, signal_text):
    """Sami at three, Elif at half past."""
    note = raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text)
    values = {"date_id": date.pk, "goal": "Samen kijken", "minutes": 30}
    return [
        operations.add_child(world.actors["anouk"], dossier_id=pk, **values)
        for pk in (dossier.pk, note.dossier_id)
    ]


def page(client, date, name="sitting"):
    return client.get(reverse(f"meeting:{name}", args=[date.pk]))


def words(response):
    return response.content.decode()


@pytest.fixture
def theo(world, join, as_):
    """The attendance officer takes part in the circle of Elif, on a ground of the law."""
    from rondom.consent.models import LegalShare  # noqa: PLC0415

    elif_ = Dossier.objects.get(pupil=world.pupils["elif"])
    actor = world.actors["theo"]
    join(elif_, "theo")
    LegalShare.objects.create(
        region=world.region,
        pupil_id=elif_.pupil_id,
        dossier_id=elif_.pk,
        ground="compulsory_education",
        recipient_id=actor.organisation_id,
        categories=["process", "absence"],
        reason="toets",
        parents_told_on=clock.today(),
        decided_by=world.people["anouk"],
        decided_at=clock.now(),
        decided_for_id=elif_.school_id,
        valid_from=clock.today(),
        valid_until=clock.today() + dt.timedelta(days=9),
    )
    return as_("theo")


def test_at_15_the_attendance_officer_reads_of_the_others_nothing(talks, date, theo, as_):
    """No name, no number, no time of the day that says that something comes before."""
    sami, elif_ = talks
    html = words(page(theo, date))
    assert "Elif Kaya" in html
    assert "15:30–16:00" in html
    for hidden in (
        "Sami",
        "15:00",
        "17:05",
        f"/overleg/{sami.pk}/",
        "Bewaar de tijden",
        "Vragen zonder naam",
    ):
        assert hidden not in html
    for hidden in ("Sami", "15:00", "17:05"):
        assert hidden not in words(theo.get(reverse("meeting:list")))
        assert hidden not in words(theo.get(reverse("meeting:detail", args=[elif_.pk])))
    assert theo.get(reverse("meeting:detail", args=[sami.pk])).status_code == 404
    assert page(theo, date, "sitting_next").status_code == 404
    assert "Sami de Wit" in words(page(as_("anouk"), date))


def test_who_leads_types_other_times(talks, date, as_):
    sami, elif_ = talks
    anouk, url = as_("anouk"), reverse("meeting:sitting_times", args=[date.pk])
    typed = {
        f"{sami.pk}-begins": "16:00", f"{sami.pk}-minutes": "20", f"{sami.pk}-sequence": "0",
        f"{elif_.pk}-begins": "15:30", f"{elif_.pk}-minutes": "", f"{elif_.pk}-sequence": "0",
    }  # fmt: skip
    faulty = anouk.post(url, typed)
    assert (faulty.status_code, "Vul een getal in" in words(faulty)) == (422, True)
    answer = anouk.post(url, typed | {f"{elif_.pk}-minutes": "30"}, follow=True)
    assert "Wie het aangaat, krijgt een nieuwe uitnodiging." in words(answer)
    assert words(answer).index("Elif Kaya") < words(answer).index("Sami de Wit")
    anouk.post(url, {"later": elif_.pk})
    assert [Meeting.objects.get(pk=row.pk).sequence for row in talks] == [2, 1]


def test_a_child_is_added_from_the_page(world, dossier, date, as_):
    anouk, url = as_("anouk"), reverse("meeting:sitting_add", args=[date.pk])
    assert anouk.post(url, {"dossier_id": "", "goal": "x", "minutes": "30"}).status_code == 422
    values = {"dossier_id": dossier.pk, "goal": "Samen kijken", "minutes": "30"}
    assert "Het kind staat op de agenda." in words(anouk.post(url, values, follow=True))
    assert Meeting.objects.get().planned_date == date


def test_a_day_for_several_children_is_opened_for_today(world, as_):
    url = reverse("meeting:sitting_open")
    assert 'type="time"' in words(as_("anouk").get(url))
    values = {"kind": "ihi", "on": clock.today().isoformat(), "begins": "15:00", "ends": "16:00", "place": ""}
    answer = as_("anouk").post(url, values, follow=True)
    assert "Er staat nog geen kind op de agenda dat u ziet" in words(answer)
    assert as_("anouk").post(url, values | {"ends": "14:00"}).status_code == 422
    assert 'aria-disabled="true"' in words(as_("daan").get(url))


def test_between_two_children_no_child_is_named_and_nothing_is_kept(talks, date, as_):
    anouk = as_("anouk")
    answer = anouk.get(reverse("meeting:sitting_next", args=[date.pk]), {"na": talks[0].pk})
    html = words(answer)
    for hidden in ("Sami", "de Wit", "Elif", "Kaya", "Rania", "Zeynep"):
        assert hidden not in html
    assert "Anouk Terpstra" in html
    assert "15:30" in html
    assert "U kunt beginnen op de dag van het overleg." in html
    assert "no-store" in answer["Cache-Control"]
    last = anouk.get(reverse("meeting:sitting_next", args=[date.pk]), {"na": "x"})
    assert "15:00" in words(last)


@pytest.mark.parametrize("count", [1, 2])
def test_the_page_takes_the_same_queries_for_one_child_and_for_two(
    talks, date, as_, count, django_assert_max_num_queries
):
    Meeting.objects.filter(pk__in=[row.pk for row in talks[count:]]).update(planned_date=None)
    anouk = as_("anouk")
    page(anouk, date)
    with django_assert_max_num_queries(12):
        page(anouk, date)


def test_a_question_is_warned_for_asked_and_answered(date, as_):
    daan, url = as_("daan"), reverse("meeting:consultation_ask", args=[date.pk])
    assert "Rondom kan niet zien of iemand het kind herkent." in words(page(daan, date))
    faulty = daan.post(url, {"question": "Een kind slaapt slecht."})
    assert "Lees uw vraag nog eens." in words(faulty)
    assert "Een kind slaapt slecht." in words(faulty)
    daan.post(url, {"question": "Een kind slaapt slecht.", "no_name": "on"})
    row = Consultation.objects.get()
    own = reverse("meeting:consultation", args=[row.pk])
    assert as_("anouk").post(own, {"advice": "Bel de jeugdarts."}).status_code == 422
    as_("anouk").post(own, {"advice": "Bel de jeugdarts.", "at_table": ["youth_doctor"]})
    html = words(daan.get(own))
    for shown in ("Bel de jeugdarts.", "jeugdarts", "Rondom legt geen verband."):
        assert shown in html
    assert as_("hanneke").get(own).status_code == 404
