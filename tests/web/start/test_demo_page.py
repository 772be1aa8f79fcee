"""One-click sign-in: only in the demo, only for the people of the demo."""

from typing import Any

from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.people.models import Account
from rondom.people.operations import create_account, create_person


def one_click(client: Client, account_id: int | None) -> Any:
    return client.post(reverse("start:demo_sign_in", args=[account_id]))


def test_everybody_of_the_demo_has_a_button(world: Demo, client: Client) -> None:
    response = client.get(reverse("start:demo"))

    groups = {group.title: [player.key for player in group.players] for group in response.context["groups"]}
    assert list(groups) == ["School", "Samenwerkingsverband en hulp", "Gezin", "Beheer"]
    assert sum(len(keys) for keys in groups.values()) == Account.objects.count()
    assert groups["Beheer"] == ["fenna", "ria"]
    assert {"rania", "thomas", "zeynep", "sami", "lina"} == set(groups["Gezin"])
    assert all(player.part for group in response.context["groups"] for player in group.players)
    assert "verzonnen" in response.content.decode()
    assert "mail" in str(response.context["mail_folder"])


def test_one_click_in_the_demo(world: Demo, client: Client) -> None:
    response = one_click(client, world.actors["rania"].account_id)
    assert response.status_code == 302
    assert client.get(reverse("account:details")).status_code == 200  # without a second step


def test_no_one_click_outside_the_demo(world: Demo, client: Client, settings: Any) -> None:
    settings.DEMO = False
    assert client.get(reverse("start:demo")).status_code == 404
    assert one_click(client, world.actors["rania"].account_id).status_code == 404
    assert client.get("/").headers["Location"] == reverse("account_login")


def test_no_way_around_the_second_step_outside_the_demo(world: Demo, client: Client, settings: Any) -> None:
    one_click(client, world.actors["rania"].account_id)
    settings.DEMO = False
    response = client.get(reverse("account:details"))
    assert response.headers["Location"] == reverse("account:second_factor")


def test_no_one_click_for_a_real_address(world: Demo, client: Client) -> None:
    person = create_person(world.system, call_name="Karin", last_name="Post")
    account = create_account(person=person, email="karin@example.org", password="x")
    assert one_click(client, account.pk).status_code == 404
    assert one_click(client, 999_999).status_code == 404


def test_page_asks_the_database_a_fixed_number_of_times(
    world: Demo, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(4):
        client.get(reverse("start:demo"))
