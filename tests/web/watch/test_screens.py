"""The screens of what is stuck: what stands there for whom, bad input, and what a page costs."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.operations import make_action
from rondom.watch import operations
from rondom.watch.finding import Found
from rondom.watch.models import RoleCall, Rung, StagnationCase, StuckSignal
from rondom.watch.terms import StuckRule
from rondom.web.rights.copy_content import everything
from rondom.web.work.rows import work_of
from tests.watch.conftest import WORD


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def page(dossier, name="page", **more) -> str:
    return reverse(f"watch:{name}", kwargs={"ref": dossier.ref} | more)


def at_desk(case, name="case", **more) -> str:
    return reverse(f"watch:{name}", kwargs={"stuck_id": case.pk} | more)


def test_a_parent_presses_and_sees_who_gets_it(as_, dossier):
    rania = as_("rania")
    assert page(dossier) in text_of(rania.get(reverse("family:home")))
    html = text_of(rania.post(page(dossier, "press"), {"word": WORD}, follow=True))
    assert "Wij weten het." in html
    assert "Uiterlijk op" in html
    assert WORD in html


def test_the_word_is_for_who_looks_and_who_wrote_it(as_, dossier, taken):
    assert WORD in text_of(as_("thomas").get(page(dossier)))
    assert WORD in text_of(as_("koen").get(at_desk(taken)))
    for who in ("rania", "anouk", "daan", "sami"):
        html = text_of(as_(who).get(page(dossier)))
        assert WORD not in html
        assert "zei dat het vastloopt" in html


def test_too_long_a_word_is_kept(as_, dossier):
    html = text_of(as_("rania").post(page(dossier, "press"), {"word": "x" * 1001}))
    assert "x" * 1001 in html
    assert not StagnationCase.objects.exists()


def test_a_rule_says_why_in_words_and_its_source_to_professionals(as_, dossier):
    operations.found_stuck(dossier_id=dossier.pk, found=(Found(StuckRule.NO_PROGRESS, 31, 2),))
    for who, url in (("rania", page(dossier)), ("koen", at_desk(StagnationCase.objects.get()))):
        html = text_of(as_(who).get(url))
        assert "Er veranderde 31 dagen niets, en 2 dingen zijn te laat." in html
        assert ("AT-32" in html) is (who == "koen")


def test_the_region_without_a_point_is_said_in_words(as_, dossier, no_point, case):
    assert "Deze regio heeft geen stagnatiepunt." in text_of(as_("rania").get(page(dossier)))
    assert as_("jorrit").get(at_desk(case)).status_code == 200


def test_nobody_in_the_region_is_said_too(as_, dossier, case):
    StagnationCase.objects.update(organisation=None, desk_role="")
    Rung.objects.all().delete()
    assert "nog niemand die hiernaar kijkt" in text_of(as_("rania").get(page(dossier)))


def test_the_desk_sees_who_and_when_and_not_what(as_, world, dossier, taken, actor, today):
    make_action(
        actor("anouk"),
        dossier_id=dossier.pk,
        what="Slaaponderzoek",
        due_on=today,
        owner_id=actor("daan").person_id,
    )
    html = text_of(as_("koen").get(at_desk(taken)))
    assert world.people["daan"].name in html
    assert "Slaaponderzoek" not in html
    assert reverse("child:page", kwargs={"ref": dossier.ref}) not in html
    assert as_("koen").get(reverse("child:page", kwargs={"ref": dossier.ref})).status_code == 404


def test_the_desk_has_no_button_that_decides(as_, taken):
    html = text_of(as_("koen").get(at_desk(taken)))
    for word in ("plan/", "/overleg/", "Ken toe", "Besluit"):
        assert word not in html.split("<main")[1].split("</main>")[0]


def test_the_desk_takes_up_checks_addresses_and_ends(as_, dossier, case, around):
    koen = as_("koen")
    assert "Pak dit eerst op." in text_of(koen.get(at_desk(case)))
    assert "U hebt dit opgepakt." in text_of(koen.post(at_desk(case, "take_up"), follow=True))
    sent = {f"who_{around('daan').pk}": "yes", f"who_{around('anouk').pk}": "no"}
    html = text_of(koen.post(at_desk(case, "roles"), sent, follow=True))
    assert "Nam zijn of haar rol" in html
    assert "Nam de rol nog niet" in html
    call = at_desk(case, "call", participant_id=around("anouk").pk)
    assert "De vraag is verstuurd." in text_of(koen.post(call, {"question": "Wanneer belt u?"}, follow=True))
    end = {"outcome": "solved", "explanation": "Anouk belt nu elke week.", "next_code": ""}
    assert "gemiddeld 0 dagen" in text_of(koen.post(at_desk(case, "end"), end, follow=True))
    assert "Anouk belt nu elke week." in text_of(as_("rania").get(page(dossier)))


@pytest.mark.parametrize(
    ("name", "sent", "says"),
    [
        ("end", {"outcome": "", "explanation": "Bewaar mij"}, "Kies hoe het afliep"),
        ("end", {"outcome": "solved", "explanation": ""}, "Leg uit hoe het afliep"),
        ("end", {"outcome": "not_solved", "explanation": "Bewaar mij"}, "Kies bij wie het verdergaat."),
    ],
)
def test_bad_input_keeps_what_was_typed(as_, taken, name, sent, says):
    html = text_of(as_("koen").post(at_desk(taken, name), sent))
    assert says in html
    assert sent["explanation"] in html
    assert StagnationCase.objects.get().closed_on is None


def test_who_is_addressed_answers_from_his_work(as_, dossier, taken, actor, around):
    call = operations.call_on(
        actor("koen"), case_id=taken.pk, participant_id=around("daan").pk, question="Wanneer belt u?"
    )
    url = page(dossier, "answer", call_id=call.pk)
    assert url in text_of(as_("daan").get(reverse("work:home")))
    assert "Schrijf op wat u doet" in text_of(as_("daan").post(url, {"answer": ""}))
    as_("daan").post(url, {"answer": "Morgen."})
    assert RoleCall.objects.get().answer == "Morgen."
    for who in ("rania", "anouk"):
        assert "Morgen." in text_of(as_(who).get(page(dossier)))
    assert as_("daan").get(page(dossier, "answer", call_id=987654)).status_code == 404


def test_the_ladder_with_its_terms_stands_on_the_page_of_the_family(as_, dossier, case, today):
    html = text_of(as_("rania").get(page(dossier)))
    for words in ("Geschillencommissie", "binnen 70 dagen", "Onderwijsconsulent", "De rechter"):
        assert words in html
    url = page(dossier, "rung", rung="disputes_committee")
    assert "Kies een dag" in text_of(as_("rania").post(url, {"begun_on": today, "decided_on": "x"}))
    long_ago = today - dt.timedelta(days=43)
    html = text_of(as_("rania").post(url, {"begun_on": today, "decided_on": long_ago}, follow=True))
    assert "Te laat klaar" in html
    rung = Rung.objects.get(code="disputes_committee")
    html = text_of(
        as_("rania").post(page(dossier, "term_met", rung_id=rung.pk), {"code": "defence"}, follow=True)
    )
    assert "Opgeschreven: dit is er." in html
    sent = {"outcome": "solved", "words": "Zij gaven ons gelijk."}
    assert "Zij gaven ons gelijk." in text_of(
        as_("rania").post(page(dossier, "rung_end", rung_id=rung.pk), sent, follow=True)
    )


@pytest.mark.parametrize("who", ["anouk", "rania", "fenna", "hanneke"])
def test_who_has_no_desk_gets_no_desk(as_, case, who):
    assert as_(who).get(reverse("watch:desk")).status_code == 404
    assert as_(who).get(at_desk(case)).status_code == 404


@pytest.mark.parametrize(("name", "who"), [("page", "rania"), ("page", "anouk")])
def test_the_page_costs_the_same_for_many(as_, dossier, taken, actor, around, name, who):
    client = as_(who)
    counts = []
    for count, people in ((1, ["daan"]), (3, ["anouk", "rania"])):
        for key in people:
            operations.call_on(
                actor("koen"), case_id=taken.pk, participant_id=around(key).pk, question="Wat doet u?"
            )
            StuckSignal.objects.create(
                region_id=taken.region_id,
                case=taken,
                by_id=actor(key).person_id,
                capacity="parent",
                said_on="2020-01-01",
            )
        client.get(page(dossier, name))
        with CaptureQueriesContext(connection) as found:
            assert client.get(page(dossier, name)).status_code == 200
        counts.append(len(found))
        assert StuckSignal.objects.count() == count + 1
    assert counts[0] == counts[1]


def test_my_work_has_what_lies_on_my_desk(case, actor):
    work = work_of(actor("koen"), now=clock.now())
    assert [(row.what, row.due_on is not None) for row in (*work.late, *work.you)] == [
        ("Pak op: het loopt vast", True)
    ]
    operations.take_up(actor("koen"), case_id=case.pk)
    work = work_of(actor("koen"), now=clock.now())
    assert [row.what for row in work.you] == ["Kijk waar het vastzit"]


def test_the_copy_of_the_family_holds_every_step(dossier, taken, actor):
    [found] = everything(actor("thomas"), visible_dossier(actor("thomas"), dossier_id=dossier.pk))["stuck"]
    assert [word for _row, word in found["signals"]] == [WORD]
    [found] = everything(actor("rania"), visible_dossier(actor("rania"), dossier_id=dossier.pk))["stuck"]
    assert [word for _row, word in found["signals"]] == [""]
    assert [row.title for row in found["rungs"]] == ["Stagnatiepunt"]
