"""What one does from the page of a child: notes, people, consent, regie, agreements, reminders, authority."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.consent.models import Consent, ConsentGiver
from rondom.dossiers.models import Action, Baton, Dossier, Handover, Participant
from rondom.families.models import Guardianship, Pupil
from rondom.notes.models import Note

SIGNAL = {"talked_with": "moeder", "what": "Lezen gaat moeizaam.", "agreements": "Wij lezen samen."}


@pytest.fixture
def signal(today: dt.date) -> dict[str, object]:
    return SIGNAL | {"talked_on": today}


def test_a_signal_opens_the_dossier_and_brings_in_the_parents(world, as_, signal) -> None:
    url = reverse("child:signal", args=[world.pupils["elif"].pk])
    answer = as_("anouk").post(url, signal | {"with_parents": "on"}, follow=True)
    assert "Elif Kaya" in answer.content.decode()
    dossier = Dossier.objects.get(pupil=world.pupils["elif"])
    assert dossier.participants.filter(person=world.people["zeynep"], capacity="parent").exists()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"talked_with": ""}, "Schrijf op met wie u sprak"),
        ({"agreements": ""}, "Schrijf een afspraak op"),
        ({"no_agreements": "on"}, "Schrijf een afspraak op"),
        ({"talked_on": "2999-01-01"}, "Kies een dag die al geweest is"),
    ],
)
def test_a_signal_that_misses_a_part_keeps_what_was_typed(world, as_, signal, change, message) -> None:
    url = reverse("child:signal", args=[world.pupils["elif"].pk])
    page = as_("anouk").post(url, signal | change).content.decode()
    assert page.count(message) == 2
    assert "Lezen gaat moeizaam." in page
    assert not Dossier.objects.exists()


def test_nobody_begins_with_a_pupil_of_another_school(world, as_, signal) -> None:
    url = reverse("child:signal", args=[world.pupils["lina"].pk])
    assert as_("anouk").get(url).status_code == 404


def test_searching_a_pupil_puts_no_name_in_the_address(world, as_) -> None:
    page = as_("anouk").post(reverse("child:begin"), {"words": "elif"}).content.decode()
    assert "Elif Kaya" in page
    assert "Sami de Wit" not in page
    assert 'method="post"' in page


def test_registering_by_hand_writes_pupil_and_guardians(world, as_) -> None:
    form = {
        "leerling-call_name": "Kai",
        "leerling-name_prefix": "van",
        "leerling-last_name": "Dam",
        "leerling-born_on": "2018-02-03",
        "een-relation": "mother",
        "een-call_name": "Eva",
        "een-last_name": "Dam",
        "een-authority": "yes",
        "een-proof": "register",
        "twee-relation": "father",
        "twee-authority": "unknown",
        "twee-proof": "none",
    }
    answer = as_("anouk").post(reverse("child:register"), form)
    pupil = Pupil.objects.get(person__call_name="Kai")
    assert answer.url == reverse("child:signal", args=[pupil.pk])
    assert pupil.person.name == "Kai van Dam"
    assert [row.person.name for row in pupil.guardianships.all()] == ["Eva Dam"]
    half = as_("anouk").post(reverse("child:register"), form | {"twee-call_name": "Jan"})
    assert "Vul de achternaam in" in half.content.decode()


def test_a_note_saved_elsewhere_shows_both_texts(dossier, as_, address, note, signal) -> None:
    written = note(dossier)
    client, url = as_("anouk"), address("note_change", dossier, note_id=written.pk)
    form = signal | {"category": "education", "revision": 1}
    assert client.post(url, form | {"what": "Eerste tekst."}).status_code == 302
    both = client.post(url, form | {"what": "Tweede tekst."})
    assert both.status_code == 409
    assert "Eerste tekst." in both.content.decode()
    assert "Tweede tekst." in both.content.decode()
    assert Note.objects.get(pk=written.pk).what == "Eerste tekst."
    assert client.post(url, form | {"what": "Tweede tekst.", "revision": 2}).status_code == 302


def test_only_the_writer_changes_a_note_and_others_read_it(dossier, as_, address, note, signal) -> None:
    written = note(dossier)
    page = as_("daan").get(address("note", dossier, note_id=written.pk)).content.decode()
    assert "Wij spraken over lezen." in page
    assert "Verslag veranderen" not in page
    as_("daan").post(
        address("note_change", dossier, note_id=written.pk), signal | {"category": "education", "revision": 1}
    )
    assert Note.objects.get(pk=written.pk).revision == 1


def test_a_note_outside_the_categories_is_not_found(dossier, as_, address, note) -> None:
    written = note(dossier, category="care")
    assert as_("daan").get(address("note", dossier, note_id=written.pk)).status_code == 404


def test_somebody_from_outside_waits_for_the_parents(world, dossier, as_, address) -> None:
    member = world.actors["ilse"].membership_id
    form = {"reason": "Kijkt mee bij rekenen.", "categories": ["process", "education"]}
    url = address("people_add_one", dossier, membership_id=member)
    answer = as_("anouk").post(url, form)
    assert answer.url == address("consent_ask_one", dossier, membership_id=member)
    assert Participant.objects.get(dossier=dossier, person=world.people["ilse"]).reason == form["reason"]
    assert "wacht op toestemming" in as_("anouk").get(address("page", dossier)).content.decode()
    assert as_("ilse").get(address("page", dossier)).status_code == 404


def test_consent_is_shown_in_the_words_of_the_parents_before_it_is_asked(
    world, dossier, as_, address, today
) -> None:
    url = address("consent_ask_one", dossier, membership_id=world.actors["ilse"].membership_id)
    form = {
        "purpose": "think_along",
        "categories": ["education"],
        "valid_until": today + dt.timedelta(days=90),
        "explanation": "Kijkt mee bij rekenen.",
    }
    preview = as_("anouk").post(url, form).content.decode()
    for words in ("Dit lezen de ouders", "Kijkt mee bij rekenen.", "school en leren", "Rania Haddad"):
        assert words in preview
    assert not Consent.objects.exists()
    assert as_("anouk").post(url, form | {"vraag": "1"}).status_code == 302
    assert Consent.objects.get().categories == ["education"]


def test_a_reminder_goes_once_a_day_also_to_who_said_no(world, dossier, as_, address, ask) -> None:
    ask(dossier, "ilse", "rania")
    giver = ConsentGiver.objects.get(person=world.people["thomas"])
    client, url = as_("anouk"), address("remind", dossier)
    form = {"about": "consent", "item": giver.pk}
    assert "De herinnering is gestuurd." in client.post(url, form, follow=True).content.decode()
    again = client.post(url, form, follow=True).content.decode()
    assert "Vandaag is al een herinnering gestuurd." in again
    given = ConsentGiver.objects.get(person=world.people["rania"])
    assert client.post(url, {"about": "consent", "item": given.pk}).status_code == 404


def test_nobody_sees_that_a_parent_answered_but_that_parent(world, dossier, as_, address, ask) -> None:
    ask(dossier, "ilse", "rania")
    assert "gaf antwoord" not in as_("anouk").get(address("events", dossier)).content.decode()
    assert "gaf antwoord" in as_("rania").get(address("events", dossier)).content.decode()


def test_an_agreement_is_made_and_finished_by_its_owner(world, dossier, as_, address, today) -> None:
    form = {
        "what": "Legt het dagrooster klaar",
        "owner": world.people["daan"].pk,
        "due_on": today,
        "category": "education",
    }
    assert as_("anouk").post(address("action_new", dossier), form).status_code == 302
    action = Action.objects.get()
    done = address("action_done", dossier, action_id=action.pk)
    as_("carla").post(done)
    assert Action.objects.get().done_at is None
    as_("daan").post(done)
    assert Action.objects.get().done_by == world.people["daan"]


def test_an_agreement_has_one_owner_and_a_day_to_come(world, dossier, as_, address) -> None:
    form = {"what": "Leest voor", "due_on": "2020-01-01", "category": "education"}
    page = as_("anouk").post(address("action_new", dossier), form).content.decode()
    assert "Kies één persoon, of schrijf één naam op" in page
    assert "Kies een dag die nog komt" in page
    assert "Leest voor" in page


def test_the_regie_is_offered_refused_with_a_reason_and_accepted(world, dossier, as_, address, join) -> None:
    participant = join(dossier, "esra")
    offer = {"participant": participant.pk}
    as_("anouk").post(address("baton_offer", dossier), offer)
    assert "nog niet aangenomen" in as_("rania").get(address("page", dossier)).content.decode()
    answer = address("baton_answer", dossier, handover_id=Handover.objects.get().pk)
    silent = as_("esra").post(answer, {"antwoord": "nee", "reason": ""}).content.decode()
    assert "Schrijf op waarom u de regie niet aanneemt" in silent
    as_("esra").post(answer, {"antwoord": "nee", "reason": "Ik ben met verlof."})
    assert Baton.objects.get().holder == world.people["anouk"]
    as_("anouk").post(address("baton_offer", dossier), offer)
    answer = address("baton_answer", dossier, handover_id=Handover.objects.get(answer="").pk)
    as_("daan").post(answer, {"antwoord": "ja"})
    assert Baton.objects.get().holder == world.people["anouk"]
    as_("esra").post(answer, {"antwoord": "ja"})
    assert Baton.objects.get().holder == world.people["esra"]


def test_somebody_stops_but_not_the_coordinator(world, dossier, as_, address, join) -> None:
    teacher = Participant.objects.get(dossier=dossier, person=world.people["daan"])
    holder = Participant.objects.get(dossier=dossier, person=world.people["anouk"])
    for row in (teacher, holder):
        as_("anouk").post(address("people_stop", dossier, participant_id=row.pk))
    teacher.refresh_from_db()
    holder.refresh_from_db()
    assert teacher.valid_until is not None
    assert holder.valid_until is None


def test_authority_is_set_by_who_may_register(world, dossier, as_, address) -> None:
    row = Guardianship.objects.get(person=world.people["thomas"], pupil=dossier.pupil)
    form = {"guardian": row.pk, f"{row.pk}-authority": "no", f"{row.pk}-proof": "court"}
    as_("daan").post(address("details", dossier), form)
    row.refresh_from_db()
    assert row.authority == "yes"
    as_("anouk").post(address("details", dossier), form)
    row.refresh_from_db()
    assert (row.authority, row.proof) == ("no", "court")


def test_an_address_is_hidden_from_the_other_household_and_a_secret_one_from_everybody(
    world, dossier, as_, address, signal
) -> None:
    assert "Kade 12" in as_("anouk").get(address("details", dossier)).content.decode()
    mother = as_("rania").get(address("details", dossier)).content.decode()
    assert "Lindelaan 4" in mother
    assert "Kade 12" not in mother
    as_("anouk").post(
        reverse("child:signal", args=[world.pupils["elif"].pk]), signal | {"with_parents": "on"}
    )
    other = Dossier.objects.get(pupil=world.pupils["elif"])
    assert "Molenweg" not in as_("anouk").get(address("details", other)).content.decode()
    assert "Molenweg" in as_("zeynep").get(address("details", other)).content.decode()


def test_who_looked_is_shown_by_name_and_organisation(world, dossier, as_, address) -> None:
    as_("daan").get(address("page", dossier))
    page = as_("rania").get(address("looks", dossier)).content.decode()
    assert "Daan Kuipers" in page
    assert "basisschool De Klimboom" in page


def test_a_dossier_without_a_signal_gets_one(world, dossier, as_, address) -> None:
    """From an import a dossier begins without a signal: the note form writes it when the page asks for it."""
    Note.objects.filter(kind="signal").delete()
    url = address("note_new", dossier) + "?soort=signal"
    assert "Signaal vastleggen" in as_("anouk").get(url).content.decode()
    form = {
        "talked_with": "de juf",
        "talked_on": "2020-01-01",
        "what": "Rekenen is lastig.",
        "category": "education",
    }
    assert as_("anouk").post(url, form | {"no_agreements": "on"}).status_code == 302
    assert Note.objects.filter(dossier=dossier, kind="signal").count() == 1
