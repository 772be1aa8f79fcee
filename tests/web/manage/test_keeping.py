"""Bewaren en vernietigen: counts for the administrator, nothing for others."""

import pytest
from django.urls import reverse

from rondom.dossiers.closing import close_dossier
from rondom.dossiers.models import Dossier
from rondom.keeping.models import DestructionSwitch, LegalHold
from rondom.keeping.queries import is_on
from rondom.notes.operations import raise_signal

PAGE = "manage:keeping"


@pytest.fixture
def old(world, dossier, today) -> Dossier:
    """Closed so long ago that its term is over."""
    close_dossier(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        outcome="goals_reached",
        reason="Het gaat goed met Sami.",
    )
    Dossier.objects.filter(pk=dossier.pk).update(
        closed_on=today.replace(year=today.year - 4, day=1),
        opened_on=today.replace(year=today.year - 5, day=1),
    )
    dossier.refresh_from_db()
    return dossier


def text_of(client, name=PAGE, *args) -> str:
    return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("who", ["anouk", "daan", "rania"])
@pytest.mark.parametrize("name", [PAGE, "manage:hold_place"])
def test_others_find_nothing_there(world, as_, who, name):
    assert as_(who).get(reverse(name)).status_code == 404


@pytest.mark.parametrize("who", ["anouk", "rania"])
def test_others_switch_nothing(world, as_, who):
    assert as_(who).post(reverse("manage:keeping_switch"), {"on": "1"}).status_code == 404
    assert not DestructionSwitch.objects.exists()


def test_the_list_tells_counts_and_no_names(old, as_):
    page = text_of(as_("fenna"))
    assert "dossiers, met verslagen, plannen en alles wat erbij hoort" in page
    assert "Vernietigen staat uit" in page
    assert "Sami" not in page
    assert "WVO 2020 art. 2.47 lid 16" in page


def test_switching_on_needs_the_list_that_was_read(old, as_, world, signal_text):
    client = as_("fenna")
    digest = client.get(reverse(PAGE)).context["digest"]
    for sent in ({"on": "1"}, {"on": "1", "digest": "0" * 64}):
        answer = client.post(reverse("manage:keeping_switch"), sent, follow=True)
        assert "De lijst is intussen veranderd" in answer.content.decode()
    answer = client.post(reverse("manage:keeping_switch"), {"on": "1", "digest": digest}, follow=True)
    assert "Vernietigen wacht op een tweede persoon" in answer.content.decode()
    confirm = reverse("manage:keeping_confirm")
    answer = client.post(confirm, {"digest": digest}, follow=True)
    assert "Iemand anders bevestigt dit: een tweede paar ogen." in answer.content.decode()
    assert not is_on(world.region.pk)
    other = as_("ria")
    assert "Een dossier blokkeren" not in text_of(other)
    answer = other.post(confirm, {"digest": "0" * 64}, follow=True)
    assert "De lijst is intussen veranderd" in answer.content.decode()
    answer = other.post(confirm, {"digest": digest}, follow=True)
    assert "Bevestigd door Ria Bakker." in answer.content.decode()
    assert is_on(world.region.pk)
    answer = other.post(confirm, {"digest": digest}, follow=True)
    assert "Er is niets om te bevestigen." in answer.content.decode()
    assert other.post(reverse("manage:keeping_switch"), {"on": "0"}).status_code == 404
    answer = client.post(reverse("manage:keeping_switch"), {"on": "0"}, follow=True)
    assert "Vernietigen staat uit" in answer.content.decode()


def test_a_hold_is_placed_and_lifted(old, as_):
    client = as_("fenna")
    words = {"dossier_ref": str(old.ref), "reason": "Klacht bij de geschillencommissie."}
    answer = client.post(reverse("manage:hold_place"), words, follow=True)
    page = answer.content.decode()
    assert "één dossier" in page
    assert words["reason"] in page
    assert "1 geblokkeerd" in page
    hold = LegalHold.objects.get()
    answer = client.post(reverse("manage:hold_lift", args=[hold.pk]), follow=True)
    assert "Er is niets geblokkeerd." in answer.content.decode()
    assert client.post(reverse("manage:hold_lift", args=[hold.pk])).status_code == 404


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        ({"dossier_ref": "abc"}, "Dit is geen kenmerk van een dossier."),
        ({"dossier_ref": "3f2b6c1e-0000-4000-8000-000000000000"}, "Er is geen dossier met dit kenmerk"),
        ({"reason": "  "}, "Schrijf op waarom dit bewaard moet blijven"),
        ({"valid_until": "2001-01-01"}, "Kies een dag die nog komt."),
    ],
)
def test_bad_input_is_told_and_kept(old, as_, spoiled, says):
    words = {"dossier_ref": str(old.ref), "reason": "Klacht."} | spoiled
    answer = as_("fenna").post(reverse("manage:hold_place"), words)
    assert says in answer.content.decode()
    assert words["dossier_ref"] in answer.content.decode()
    assert not LegalHold.objects.exists()


def test_a_dossier_of_another_region_is_not_there(old, as_, world):
    from rondom.people.models import Region  # noqa: PLC0415

    Dossier.objects.filter(pk=old.pk).update(region=Region.objects.create(name="Elders", slug="elders"))
    answer = as_("fenna").post(
        reverse("manage:hold_place"), {"dossier_ref": str(old.ref), "reason": "Klacht."}
    )
    assert "Er is geen dossier met dit kenmerk" in answer.content.decode()


def test_the_page_asks_as_much_for_more_dossiers(
    old, as_, world, signal_text, django_assert_max_num_queries, django_assert_num_queries
):
    client = as_("fenna")
    text_of(client)
    with django_assert_max_num_queries(400) as first:
        text_of(client)
    again = raise_signal(world.actors["daan"], pupil_id=old.pupil_id, text=signal_text)
    Dossier.objects.filter(pk=again.dossier_id).update(closed_on=old.closed_on, opened_on=old.opened_on)
    with django_assert_num_queries(len(first.captured_queries)):
        text_of(client)
