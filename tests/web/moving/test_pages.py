"""The screens of a move as who announces it, the family, the new school, and everybody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rondom.consent.models import Consent
from rondom.consent.terms import Purpose
from rondom.events.models import Notice
from rondom.moving.models import MoveTick, SchoolMove
from rondom.moving.operations import accept_move
from rondom.people.models import Membership
from rondom.routes.models import RouteAtSchool, StepVisit
from rondom.routes.operations import LIBRARY, publish_route


def page_of(move, part=""):
    return f"/overstap/{move.ref}/{part}"


def html_of(client, url):
    response = client.get(url, follow=True)
    assert response.status_code == 200, url
    return response.content.decode()


def typed(world, **changed):
    values = {
        "school": world.organisations["vaart"].pk,
        "moves_on": (world.today.replace(day=1).isoformat()),
        "kind": "po_vo",
    }
    return values | changed


def test_announced_from_the_page_of_the_child(world, child, as_, today):
    anouk = as_("anouk")
    assert f"/overstap/kind/{child.ref}/" in html_of(anouk, f"/kinderen/{child.ref}/")
    url = f"/overstap/kind/{child.ref}/"
    assert "basisschool De Klimboom</option>" not in html_of(anouk, url)
    response = anouk.post(url, typed(world, moves_on=today.isoformat()))
    move = SchoolMove.objects.get()
    assert response.headers["Location"] == page_of(move)
    assert (move.kind, move.to_school) == ("po_vo", world.organisations["vaart"])
    assert anouk.get(url).headers["Location"] == page_of(move), "a move that runs has one page"


def test_a_refusal_keeps_what_was_typed(world, child, as_):
    anouk = as_("anouk")
    response = anouk.post(f"/overstap/kind/{child.ref}/", typed(world, moves_on="1999-01-01"))
    html = response.content.decode()
    assert "Kies een dag vanaf" in html
    assert 'value="1999-01-01"' in html
    assert not SchoolMove.objects.exists()


def test_schools_of_another_region(elsewhere, child, as_, today):
    anouk = as_("anouk")
    url = f"/overstap/kind/{child.ref}/?regio=zandstad"
    assert "basisschool De Duin" in html_of(anouk, url)
    duin = elsewhere.organisations["duin"]
    anouk.post(url, {"school": duin.pk, "moves_on": today.isoformat(), "kind": "other_school"})
    move = SchoolMove.objects.get()
    assert move.leaves_region
    assert "TLV of arrangement" in html_of(anouk, page_of(move))


def test_a_teacher_sees_the_reason_on_the_switched_off_button(child, as_):
    html = html_of(as_("daan"), f"/overstap/kind/{child.ref}/")
    assert "Dit doet de coördinator, of de intern begeleider van de school." in html


def test_the_family_reads_it_in_plain_words_and_says_yes(world, child, announce, as_):
    move = announce(child)
    rania = as_("rania")
    home = html_of(rania, "/ons-gezin/")
    assert "Mag het dossier van <bdi>Sami</bdi> mee naar <bdi>Lyceum De Vaart</bdi>?" in home
    assert 'href="/overstap/"' in home
    assert "Lyceum De Vaart" in html_of(rania, "/overstap/")
    html = html_of(rania, page_of(move))
    assert "De twee scholen praten met elkaar over uw kind." in html
    assert "Bron:" not in html
    asked = Consent.objects.get(purpose=Purpose.MOVE)
    rania.post(f"/ons-gezin/toestemming/{asked.pk}/", {"answer": "yes"})
    assert asked.givers.get(person=world.people["rania"]).answer == "yes"


def test_the_new_school_answers_from_mijn_werk(world, child, announce, agree, as_):
    move = announce(child)
    hanneke = as_("hanneke")
    assert hanneke.get(page_of(move)).status_code == 404
    assert "Sami" not in html_of(hanneke, "/mijn-werk/")
    agree(move)
    assert "Neem Sami over, of zeg waarom niet" in html_of(hanneke, "/mijn-werk/")
    html = html_of(hanneke, page_of(move))
    assert "Geef antwoord" in html
    assert f"/kinderen/{child.ref}/" not in html
    assert hanneke.get(f"/kinderen/{child.ref}/").status_code == 404
    refused = hanneke.post(page_of(move, "antwoord/"), {"antwoord": "nee", "reason": ""})
    assert "Schrijf op waarom uw school de overstap niet aanneemt" in refused.content.decode()
    hanneke.post(page_of(move, "antwoord/"), {"antwoord": "ja"})
    move.refresh_from_db()
    assert move.state == "accepted"
    assert "Op de dag zelf gaat het dossier mee." in html_of(as_("anouk"), page_of(move))


def test_a_no_is_read_by_the_old_school_and_the_family(child, announce, agree, as_):
    move = announce(child)
    agree(move)
    as_("hanneke").post(page_of(move, "antwoord/"), {"antwoord": "nee", "reason": "Wij zijn vol."})
    for who in ("anouk", "rania"):
        assert "Wij zijn vol." in html_of(as_(who), page_of(move))
    assert as_("hanneke").get(page_of(move)).status_code == 404


def test_points_are_ticked_by_who_owes_them(world, child, announce, as_, today):
    move = announce(child)
    anouk, url = as_("anouk"), page_of(move, "punt/warm_talk/")
    assert url in html_of(anouk, page_of(move))
    assert "Overstap: nog 3 punten op de lijst" in html_of(anouk, "/mijn-werk/")
    assert "Kies een dag" in anouk.post(url, {"happened_on": "x"}).content.decode()
    anouk.post(url, {"happened_on": today.isoformat()})
    tick = MoveTick.objects.get()
    assert (tick.item, tick.ticked_by) == ("warm_talk", world.people["anouk"])
    assert "Overstap: nog 2 punten op de lijst" in html_of(anouk, "/mijn-werk/")
    assert "Anouk Terpstra" in html_of(as_("rania"), page_of(move))
    anouk.post(page_of(move, "punt/warm_talk/weer-open/"))
    assert not MoveTick.objects.exists()


@pytest.mark.parametrize(
    ("who", "point", "reason"),
    [
        ("anouk", "goals_checked", "Dit punt is van iemand anders."),
        ("rania", "warm_talk", "Dit punt is van iemand anders."),
    ],
)
def test_not_by_others(child, announce, as_, today, who, point, reason):
    move = announce(child)
    client, url = as_(who), page_of(move, f"punt/{point}/")
    assert reason in html_of(client, url)
    client.post(url, {"happened_on": today.isoformat()})
    assert not MoveTick.objects.exists()


def test_what_comes_after_waits_for_the_day(world, child, announce, agree, as_, today):
    move = announce(child)
    agree(move)
    accept_move(world.actors["hanneke"], move_id=move.pk)
    html = html_of(as_("hanneke"), page_of(move, "punt/goals_checked/"))
    assert "Dit kan pas als het kind op de nieuwe school zit." in html


def test_a_day_to_come_is_refused(world, child, announce, as_, today):
    move = announce(child)
    response = as_("anouk").post(page_of(move, "punt/warm_talk/"), {"happened_on": "2099-01-01"}, follow=True)
    assert "Kies een dag die al geweest is." in response.content.decode()


def test_points_that_are_not_there(child, announce, as_):
    move = announce(child)
    for point in ("parents_agree", "advice_in_file", "nothing"):
        assert as_("anouk").get(page_of(move, f"punt/{point}/")).status_code == 404


def test_withdrawn(child, announce, agree, as_):
    move = announce(child)
    agree(move)
    anouk = as_("anouk")
    assert "Trek de overstap in" in html_of(anouk, page_of(move))
    anouk.post(page_of(move, "intrekken/"))
    assert "Deze overstap gaat niet door." in html_of(anouk, page_of(move))
    assert as_("hanneke").get(page_of(move)).status_code == 404


def test_help_is_asked_for_after_the_day(world, child, join, ask, announce, as_, holds, today):
    join(child, "ilse")
    old = ask(child, "ilse", "rania", "thomas")
    move = announce(child)
    anouk = as_("anouk")
    assert "SWV Veenrand" in html_of(anouk, page_of(move))
    anouk.post(page_of(move, f"toestemming/{old.pk}/"))
    new = Consent.objects.get(renews=old)
    assert new.valid_from == move.moves_on
    assert holds(old)
    assert "Gevraagd voor daarna" in html_of(anouk, page_of(move))
    assert "want <bdi>" not in html_of(as_("rania"), "/ons-gezin/")
    assert "want Sami gaat naar een andere school." in html_of(as_("rania"), "/ons-gezin/")
    assert anouk.post(page_of(move, "toestemming/999999/")).status_code == 404


def test_the_route_of_the_new_school(world, child, moved, as_):
    for name in ("hia", "flex_zat"):
        publish_route(world.system, text=(LIBRARY / f"{name}.yaml").read_text())
    vaart = world.organisations["vaart"]
    for key in ("hia", "flex_zat"):
        RouteAtSchool.objects.create(region=world.region, school=vaart, key=key)
    move = moved(child)
    hanneke, url = as_("hanneke"), f"/overstap/kind/{child.ref}/route/"
    assert url in html_of(hanneke, page_of(move))
    html = html_of(hanneke, url)
    assert "Die route staat niet aan op deze school." in html
    assert "Wat ontbreekt er dan?" in html
    before = StepVisit.objects.get(dossier=child)
    assert "Schrijf op waarom" in hanneke.post(url, {"route": "hia"}).content.decode()
    hanneke.post(url, {"route": "hia", "hia-reason": "Zo werkt onze school."})
    before.refresh_from_db()
    now = StepVisit.objects.get(dossier=child, left_on__isnull=True)
    assert (now.route.key, before.left_on is not None) == ("hia", True)
    html_of(hanneke, f"/kinderen/{child.ref}/")
    assert "Route IHI" in html_of(hanneke, f"/kinderen/{child.ref}/route/uitleg/")
    assert hanneke.post(url, {"route": "nothing", "nothing-reason": "x"}).status_code == 404


def test_the_old_route_may_be_finished(world, child, moved, as_, today):
    publish_route(world.system, text=(LIBRARY / "hia.yaml").read_text())
    RouteAtSchool.objects.create(region=world.region, school=world.organisations["vaart"], key="hia")
    move = moved(child)
    as_("hanneke").post(page_of(move, "punt/route_chosen/"), {"happened_on": today.isoformat()})
    assert MoveTick.objects.get().item == "route_chosen"
    assert StepVisit.objects.get(dossier=child).left_on is None


def test_strangers_find_nothing(child, announce, agree, as_):
    move = announce(child)
    agree(move)
    for who in ("ruben", "ilse", "zeynep", "fenna", "esra"):
        client = as_(who)
        assert client.get(page_of(move)).status_code == 404
        assert "Sami" not in html_of(client, "/overstap/")


def test_a_message_to_the_new_school_names_no_child(child, announce, agree, as_):
    move = announce(child)
    agree(move)
    hanneke = as_("hanneke")
    html = html_of(hanneke, "/berichten/")
    assert "Een andere school vraagt of uw school een leerling overneemt." in html
    assert "Sami" not in html
    notice = Notice.objects.get(template="move_asked")
    assert hanneke.post(f"/berichten/{notice.pk}/").headers["Location"] == "/overstap/"
    assert move.is_open


def test_mijn_werk_costs_one_query_for_all_moves(world, child, announce, agree, as_):
    client = as_("hanneke")
    client.get("/mijn-werk/")
    with CaptureQueriesContext(connection) as without:
        client.get("/mijn-werk/")
    move = announce(child)
    agree(move)
    with CaptureQueriesContext(connection) as with_one:
        assert "Sami" in client.get("/mijn-werk/").content.decode()
    assert len(with_one) == len(without) + 1


def test_the_child_that_went_is_on_the_pages_of_the_new_school(world, child, moved, as_):
    move = moved(child)
    hanneke = as_("hanneke")
    assert "Sami de Wit" in html_of(hanneke, "/mijn-werk/")
    assert "Lyceum De Vaart" in html_of(hanneke, f"/kinderen/{child.ref}/")
    assert "Afvinken" in html_of(hanneke, page_of(move))
    anouk = as_("anouk")
    assert anouk.get(f"/kinderen/{child.ref}/").status_code == 404
    assert "Sami" in html_of(anouk, page_of(move))
    assert Membership.objects.filter(person=world.people["anouk"]).exists()
