"""Routes on the screen: an administrator draws, tries, publishes and hands on; nobody else finds anything there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rondom.dossiers.models import Baton, Dossier
from rondom.families.models import Family, Pupil
from rondom.people.models import Person
from rondom.routes import operations as routes
from rondom.routes.definition import parse_route
from rondom.routes.drafting import starting
from rondom.routes.models import RouteDraft, RouteVersion, StepVisit
from rondom.routes.operations import LIBRARY
from tests.routes.drafts import draft_of_ihi

IHI = (LIBRARY / "ihi.yaml").read_text(encoding="utf-8")
STEP = {"title": "Denken", "plain": "Wij denken na.", "phase": "prevention", "confirmed": "confirmed"}


@pytest.fixture
def fenna(as_):
    return as_("fenna")


@pytest.fixture
def ihi(world) -> RouteDraft:
    return draft_of_ihi(world)


@pytest.fixture
def running(world, dossier):
    routes.start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    return dossier


def url(name: str, *args: object) -> str:
    return reverse(f"manage:{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


def definition() -> dict:
    return RouteDraft.objects.get(key="ihi").definition


def step(key: str) -> dict:
    return next(row for row in definition()["steps"] if row["key"] == key)


def sent(client, address: str, **values):
    """Fill in the form as it stands on the page, with some values of one's own, and send it."""
    page = client.get(address)
    form = page.context["form"]
    typed = {bound.name: bound.value() for bound in form if bound.value() not in (None, False)}
    typed["read"] = page.context.get("read", "")
    return client.post(address, typed | values, follow=True)


@pytest.mark.parametrize("who", ["anouk", "carla", "rania"])
def test_others_find_nothing_there(world, ihi, as_, who):
    client = as_(who)
    version = RouteVersion.objects.get()
    for address in (
        url("routes"),
        url("routes_version", version.pk),
        url("draft", "ihi"),
        url("draft_publish", "ihi"),
        url("routes_move_on", version.pk),
    ):
        assert client.get(address).status_code == 404
    assert client.post(url("draft_discard", "ihi")).status_code == 404
    assert RouteDraft.objects.exists()


def test_the_list_tells_version_dossiers_and_doubt(running, fenna):
    page = text_of(fenna.get(url("routes")))
    assert "1 dossier loopt" in page
    assert "5 dingen nog niet bevestigd" in page
    assert "Sami" not in page


def test_a_step_is_changed_and_what_the_screen_does_not_know_stays(ihi, fenna):
    ihi.definition["steps"][2]["of_later"] = {"kept": True}
    ihi.save()
    answer = sent(
        fenna, url("draft_step", "ihi", "3"), title="Samen denken", term="30", term_unit="within_school_days"
    )
    assert "Het concept is bewaard." in text_of(answer)
    assert step("3")["title"] == "Samen denken"
    assert (step("3").get("within_days"), step("3")["within_school_days"]) == (None, 30)
    assert step("3")["of_later"] == {"kept": True}


def test_opening_and_saving_every_page_changes_nothing(ihi, fenna):
    before = parse_route(IHI)
    for row in ihi.definition["steps"]:
        sent(fenna, url("draft_step", "ihi", row["key"]))
    for name, part in (("fasen", "phases"), ("overleggen", "meeting_kinds"), ("bronnen", "sources")):
        for row in ihi.definition[part]:
            sent(fenna, url("draft_item", "ihi", name, row["key"]))
    sent(fenna, url("draft_general", "ihi"))
    assert parse_route(text_of(fenna.get(url("draft_file", "ihi")))) == before


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"term": "-3"}, "Een termijn is 1 tot en met 366 dagen"),
        ({"term": "10000"}, "Een termijn is 1 tot en met 366 dagen"),
        ({"term": "veel"}, "Vul een heel getal in"),
        ({"term_source": ""}, "Kies waar deze termijn staat"),
        ({"title": " "}, "Vul een naam in"),
        ({"phase": ""}, "Kies een fase"),
        ({"title": "x" * 301}, "Maak dit korter"),
        ({"needs": "note.unknown"}, "note.unknown"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_kept(ihi, fenna, values, says):
    answer = sent(fenna, url("draft_step", "ihi", "3"), plain="Mijn tekst.", **values)
    page = text_of(answer)
    assert says in page
    assert "Mijn tekst." in page
    assert definition() == ihi.definition


def test_a_dead_end_stands_at_its_step_and_switches_publishing_off(ihi, fenna):
    sent(fenna, url("draft_step", "ihi", "2"), first_next="", other_next=[])
    page = text_of(fenna.get(url("draft", "ihi")))
    assert "stap 2: deze stap loopt dood" in page
    assert "Los eerst op wat er niet klopt." in page
    assert url("draft_step", "ihi", "2") in page
    assert "1 fout" in page


def test_a_step_is_added_at_the_end_and_a_taken_number_is_refused(ihi, fenna):
    for key, says in (("4A", "Stap 4a is er al"), ("vier b", "kleine letters en cijfers")):
        answer = fenna.post(url("draft_step_new", "ihi"), STEP | {"key": key})
        assert says in text_of(answer)
    fenna.post(url("draft_step_new", "ihi"), STEP | {"key": "7", "title": "بعد ذلك"})
    assert definition()["steps"][-1]["title"] == "بعد ذلك"


def test_removing_a_step_tells_how_many_dossiers_stand_there(running, ihi, fenna):
    page = text_of(fenna.get(url("draft_remove", "ihi", "stappen", "1")))
    assert "1 dossier staat nu in deze stap." in page
    assert "Lopende dossiers houden hun versie" in page
    fenna.post(url("draft_remove", "ihi", "stappen", "1"))
    assert [row["key"] for row in definition()["steps"]][:2] == ["2", "3"]
    assert StepVisit.objects.get().step == "1"


def test_steps_and_parts_go_up_and_down_without_a_script(ihi, fenna):
    fenna.post(url("draft_move", "ihi", "stappen", "2"), {"up": "1"})
    fenna.post(url("draft_move", "ihi", "uitkomsten", "kept_in_regular"), {"up": "0"})
    assert [row["key"] for row in definition()["steps"]][:2] == ["2", "1"]
    assert definition()["outcomes"][0]["key"] == "placed_elsewhere"
    assert fenna.post(url("draft_move", "ihi", "zomaar", "x"), {"up": "1"}).status_code == 404


def test_two_who_change_one_step_see_both_texts(ihi, fenna):
    address = url("draft_step", "ihi", "3")
    mark = fenna.get(address).context["read"]
    sent(fenna, address, title="Van de een")
    answer = fenna.post(address, STEP | {"title": "Van de ander", "read": mark})
    page = text_of(answer)
    assert "veranderde dit terwijl u typte" in page
    assert "Van de een" in page
    assert "Van de ander" in page
    fenna.post(address, STEP | {"title": "Van de ander", "read": answer.context["read"]})
    assert step("3")["title"] == "Van de ander"


def test_a_draft_that_was_published_meanwhile_gives_the_words_back(world, ihi, fenna):
    sent(fenna, url("draft_step", "ihi", "3"), title="Denken")
    page = fenna.get(url("draft_publish", "ihi"))
    words = {"note": "Korter.", "revision": page.context["draft"].revision, "newest": 1}
    assert "Versie 2 is gepubliceerd." in text_of(fenna.post(url("draft_publish", "ihi"), words, follow=True))
    second = fenna.post(url("draft_publish", "ihi"), words | {"note": "Mijn uitleg."})
    assert second.status_code == 409
    assert "In gebruik is versie 2, van Fenna Hoekstra" in text_of(second)
    assert "Mijn uitleg." in text_of(second)
    assert RouteVersion.objects.count() == 2


def test_the_publish_page_tells_what_is_different(ihi, fenna):
    page = text_of(fenna.get(url("draft_publish", "ihi")))
    assert "Er is nog niets veranderd." in page
    sent(fenna, url("draft_step", "ihi", "3"), title="Denken", term="10")
    page = text_of(fenna.get(url("draft_publish", "ihi")))
    assert "Stap 3, Denken: naam, termijn" in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\xff\xfe\x00", "geen leesbare tekst"),
        (b"[" * 50_000, "te veel lagen"),
        (b"a: &x [1]\nb: [*x, *x]", "verwijzingen met *"),
        (IHI.replace("note.advice", "note.unknown").encode(), "onbekend feit “note.unknown”"),
        (IHI.replace("within_days: 21", "within_days: 10000").encode(), "van 1 tot en met 366 dagen"),
        (b"x" * 500_000, "te groot voor een route"),
    ],
)
def test_a_wrong_file_is_refused_in_words_and_nothing_is_stored(fenna, db, world, data, says):
    answer = fenna.post(url("routes_import"), {"file": SimpleUploadedFile("route.yaml", data)})
    assert says in text_of(answer)
    assert not RouteDraft.objects.exists()


def test_what_is_fetched_as_a_file_can_be_read_in(world, fenna):
    version = RouteVersion.objects.get()
    answer = fenna.get(url("routes_file", version.pk))
    assert text_of(answer) == version.text
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ihi-1.yaml"'
    file = SimpleUploadedFile("route.yaml", answer.content)
    assert "Het bestand klopt." in text_of(fenna.post(url("routes_import"), {"file": file}, follow=True))
    assert parse_route(text_of(fenna.get(url("draft_file", "ihi")))) == parse_route(IHI)


def test_practice_and_counts_show_what_would_be_missing(running, ihi, fenna):
    sent(fenna, url("draft_step", "ihi", "1"), done_when=["note.signal", "plan.in_force"])
    page = text_of(fenna.get(url("draft_counts", "ihi")))
    assert "straks 1" in page
    assert "Sami" not in page
    page = text_of(fenna.get(url("draft_practice", "ihi"), {"step": "3", "days": "50"}))
    assert "Te laat" in page
    page = text_of(fenna.get(url("draft_practice", "ihi"), {"step": "3", "facts": "note.advice"}))
    assert "Niets: deze stap is klaar" in page
    for wrong in ({"step": "x"}, {"days": "-1"}, {"facts": "zomaar"}):
        assert fenna.get(url("draft_practice", "ihi"), wrong).status_code == 200


def test_a_coordinator_sees_the_choice_and_takes_it(world, running, ihi, fenna, as_):
    sent(fenna, url("draft_step", "ihi", "1"), done_when=["note.signal", "plan.in_force"])
    words = {"note": "Ook een plan.", "revision": 2, "newest": 1}
    fenna.post(url("draft_publish", "ihi"), words)
    anouk = as_("anouk")
    child = reverse("child:page", args=[running.ref])
    change = reverse("child:route_version", args=[running.ref])
    assert change in text_of(anouk.get(child))
    assert change not in text_of(as_("daan").get(child))
    page = text_of(anouk.get(change))
    assert "De regio schrijft: Ook een plan." in page
    assert "een getekend plan" in page
    assert "gaat verder met versie 2" in text_of(anouk.post(change, follow=True))
    assert anouk.get(change).status_code == 404
    assert as_("daan").get(change).status_code == 404


def test_all_are_moved_after_a_report(running, ihi, fenna):
    sent(fenna, url("draft_step", "ihi", "3"), title="Denken")
    fenna.post(url("draft_publish", "ihi"), {"note": "x", "revision": 2, "newest": 1})
    newest = RouteVersion.objects.get(version=2)
    page = text_of(fenna.get(url("routes_move_on", newest.pk)))
    assert "Zet 1 dossier over" in page
    assert "1 dossier is overgezet." in text_of(fenna.post(url("routes_move_on", newest.pk), follow=True))
    assert StepVisit.objects.get().route == newest


@pytest.fixture
def many(world, today) -> int:
    """400 dossiers that stand at step 2 of the version in use."""
    count, region, anouk = 400, world.region, world.actors["anouk"]
    names = [Person(region=region, call_name="Kind", last_name=f"Nummer {n}") for n in range(count)]
    families = Family.objects.bulk_create(Family(region=region) for _ in range(count))
    pairs = zip(Person.objects.bulk_create(names), families, strict=True)
    pupils = Pupil.objects.bulk_create(Pupil(region=region, person=p, family=f) for p, f in pairs)
    place = {"region": region, "organisation_id": anouk.organisation_id, "holder_id": anouk.person_id}
    batons = Baton.objects.bulk_create(Baton(family=row, since_on=today, **place) for row in families)
    school = world.organisations["klimboom"]
    dossiers = Dossier.objects.bulk_create(
        Dossier(region=region, pupil=pupil, school=school, baton=baton, opened_on=today)
        for pupil, baton in zip(pupils, batons, strict=True)
    )
    at = {"region": region, "route": RouteVersion.objects.get(version=1), "step": "2", "track": "main"}
    StepVisit.objects.bulk_create(StepVisit(dossier=row, arrived_on=today, **at) for row in dossiers)
    return count


def test_a_step_with_400_dossiers_goes_and_they_stay(many, ihi, fenna):
    """They keep the version they began with; nobody is moved on from a step that the new one does not have."""
    page = text_of(fenna.get(url("draft_remove", "ihi", "stappen", "2")))
    assert "400 dossiers staan nu in deze stap." in page
    fenna.post(url("draft_remove", "ihi", "stappen", "2"))
    sent(fenna, url("draft_step", "ihi", "1"), first_next="3")
    draft = RouteDraft.objects.get(key="ihi")
    fenna.post(url("draft_publish", "ihi"), {"note": "x", "revision": draft.revision, "newest": 1})
    newest = RouteVersion.objects.get(version=2)
    assert "2" not in [row.key for row in parse_route(newest.text).steps]
    page = text_of(fenna.get(url("routes_move_on", newest.pk)))
    assert "Zet" not in page.split("<main")[1].split("<button")[0]
    fenna.post(url("routes_move_on", newest.pk))
    left = StepVisit.objects.filter(step="2", route__version=1, left_on=None)
    assert left.count() == many


def test_a_new_region_has_its_routes_in_a_few_clicks(world, fenna):
    RouteVersion.objects.all().delete()
    assert "Uw regio heeft nog geen route" in text_of(fenna.get(url("routes")))  # 1: the menu
    page = fenna.get(url("routes_library"))  # 2: "Naar de bibliotheek"
    names = [row.name for row in page.context["rows"]]
    answer = fenna.post(
        url("routes_library"), {"names": names}, follow=True
    )  # one tick each, and "Neem over"
    assert "Scholen kunnen ermee beginnen." in text_of(answer)
    assert RouteVersion.objects.count() == len(names) == len(starting.library_names())
    assert "Kies eerst een of meer routes." in text_of(fenna.post(url("routes_library"), follow=True))


def test_a_copy_is_another_route(world, fenna):
    version = RouteVersion.objects.get()
    fenna.post(url("routes_copy", version.pk), {"title": "Route Rust"})
    assert RouteDraft.objects.get().key == "route_rust"


def test_the_pages_ask_as_much_for_more_dossiers(
    world, running, ihi, fenna, django_assert_num_queries, django_assert_max_num_queries, signal_text
):
    from rondom.notes.operations import raise_signal  # noqa: PLC0415

    for address in (url("routes"), url("draft_counts", "ihi")):
        fenna.get(address)
    with django_assert_max_num_queries(40) as first:
        fenna.get(url("draft_counts", "ihi"))
    note = raise_signal(world.actors["anouk"], pupil_id=world.pupils["elif"].pk, text=signal_text)
    routes.start_route(world.actors["anouk"], dossier_id=note.dossier_id, route_key="ihi")
    with django_assert_num_queries(len(first.captured_queries)):
        fenna.get(url("draft_counts", "ihi"))
