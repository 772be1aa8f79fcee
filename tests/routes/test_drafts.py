"""Drafts: begun, changed by two people, checked, published; what is wrong is said at its step."""

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.core.decision import Conflict, Refused
from rondom.routes.definition import RouteError, dump_route, parse_route, plain_values, shaped_route
from rondom.routes.drafting import definition as parts
from rondom.routes.drafting import operations, starting
from rondom.routes.drafting.checking import as_file, check
from rondom.routes.models import RouteDraft, RouteVersion
from rondom.routes.operations import LIBRARY, publish_route
from tests.consent.test_two_at_once import at_once
from tests.routes.drafts import draft_of_ihi, small_route, values

IHI = (LIBRARY / "ihi.yaml").read_text(encoding="utf-8")
FENNA = "fenna"


@pytest.fixture
def fenna(world):
    return world.actors[FENNA]


@pytest.fixture
def ihi(world) -> RouteDraft:
    return draft_of_ihi(world)


def again(draft: RouteDraft) -> RouteDraft:
    return RouteDraft.objects.get(pk=draft.pk)


def messages_of(draft: RouteDraft) -> list[str]:
    return [problem.message for problem in check(again(draft).definition).problems]


def change_step(actor, draft, key, **changes) -> None:
    stored = again(draft).definition
    operations.change_item(
        actor,
        route_key=draft.key,
        part="steps",
        key=key,
        values=changes,
        read=parts.read_mark(stored, "steps", key),
    )


def test_a_draft_begins_as_the_version_in_use_and_is_right(fenna, ihi):
    assert not check(ihi.definition).problems
    assert parse_route(as_file(ihi.definition)) == parse_route(IHI)
    assert starting.draft_from_version(fenna, version_id=RouteVersion.objects.get().pk) == ihi
    assert AuditEvent.objects.filter(name="route.draft_started").count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"next": []}, "deze stap loopt dood"),
        ({"next": ["9"]}, "hierna komt stap 9, maar die is er niet."),
        ({"needs": ["note.unknown"]}, "onbekend feit “note.unknown”."),
        ({"parties": ["clown"]}, "onbekende rol “clown”."),
        ({"within_days": -3}, "termijn is van 1 tot en met 366 dagen"),
        ({"within_days": 10_000}, "termijn is van 1 tot en met 366 dagen"),
    ],
)
def test_what_is_wrong_stands_at_the_step_and_stops_publishing(fenna, ihi, changes, message):
    change_step(fenna, ihi, "3", **changes)
    checked = check(again(ihi).definition)
    assert any(message in words for words in checked.at("3"))
    with pytest.raises(Refused) as refusal:
        publish(fenna, again(ihi))
    assert refusal.value.decision.code == "route.draft_wrong"
    assert RouteVersion.objects.count() == 1


def test_a_circle_without_exit_is_named(fenna, ihi):
    change_step(fenna, ihi, "5a", next=["4a"])
    change_step(fenna, ihi, "5b", next=["4b"])
    assert any("draaien in een kring" in words for words in messages_of(ihi))


def test_arabic_is_only_text(fenna, ihi):
    change_step(fenna, ihi, "3", title="مستشار المدرسة", plain="يفكر المستشار معكم.")
    version = publish(fenna, again(ihi))
    assert parse_route(version.text).step("3").title == "مستشار المدرسة"


def test_two_steps_of_one_key_cannot_be(fenna, ihi):
    with pytest.raises(Refused) as refusal:
        operations.add_item(fenna, route_key="ihi", part="steps", key="4a", values=values())
    assert refusal.value.decision.code == "route.key_taken"


@pytest.mark.parametrize("key", ["", "4 a", "x" * 21, "../x", "Vier"])
def test_a_number_of_a_step_is_short_and_plain(fenna, ihi, key):
    with pytest.raises(Refused) as refusal:
        operations.add_item(fenna, route_key="ihi", part="steps", key=key, values=values())
    assert refusal.value.decision.code == "route.key_wrong"


def test_a_step_that_is_gone_takes_the_ways_to_it_along(fenna, ihi):
    operations.remove_item(fenna, route_key="ihi", part="steps", key="5b")
    route = shaped_route(again(ihi).definition)
    assert all("5b" not in step.next for step in route.steps)
    assert route.switches == (("4a", "4b"),)
    assert route.meeting_kind("ihi").steps == ("5a",)
    assert route.step("4b").next == ()


def test_order_and_exchanges_change(fenna, ihi):
    operations.move_item(fenna, route_key="ihi", part="steps", key="4b", up=True)
    operations.move_item(fenna, route_key="ihi", part="steps", key="1", up=True)
    change_step(fenna, ihi, "5a", switch_with=[])
    route = shaped_route(again(ihi).definition)
    assert [step.key for step in route.steps] == ["1", "2", "3", "4b", "4a", "5a", "5b", "6"]
    assert route.switches == (("4a", "4b"),)


def test_who_changes_the_same_step_second_is_told_and_nothing_is_lost(fenna, ihi):
    read = parts.read_mark(ihi.definition, "steps", "3")
    change_step(fenna, ihi, "3", title="Van Fenna")
    with pytest.raises(Conflict) as conflict:
        operations.change_item(
            fenna, route_key="ihi", part="steps", key="3", values={"title": "Van een ander"}, read=read
        )
    assert "Van Fenna" in conflict.value.theirs
    assert parts.item(again(ihi).definition, "steps", "3")["title"] == "Van Fenna"


def test_two_people_change_two_steps_without_meeting(fenna, ihi):
    read = parts.read_mark(ihi.definition, "steps", "3")
    change_step(fenna, ihi, "2", title="Praten")
    operations.change_item(
        fenna, route_key="ihi", part="steps", key="3", values={"title": "Denken"}, read=read
    )
    titles = [row["title"] for row in again(ihi).definition["steps"][1:3]]
    assert titles == ["Praten", "Denken"]
    assert again(ihi).revision == 3


@pytest.fixture
def shorter(fenna, ihi) -> RouteDraft:
    """The draft of IHI with one other term: revision 2."""
    change_step(fenna, ihi, "3", within_days=30)
    return again(ihi)


def publish(actor, draft, note="Kortere termijn.", read=None):
    newest = RouteVersion.objects.filter(key=draft.key).order_by("-version").first()
    read = read or (draft.revision, newest.version if newest else 0)
    return operations.publish_draft(actor, route_key=draft.key, note=note, read=read)


def test_a_draft_becomes_the_next_version_and_goes(fenna, shorter):
    version = publish(fenna, shorter)
    assert (version.version, version.note, version.published_by_id) == (
        2,
        "Kortere termijn.",
        fenna.person_id,
    )
    assert parse_route(version.text).version == 2
    assert parse_route(version.text).step("3").within_days == 30
    assert not RouteDraft.objects.exists()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"note": "  "}, "route.note_needed"),
        ({"read": (99, 1)}, "route.draft_changed"),
        ({"read": (2, 0)}, "route.published_meanwhile"),
    ],
)
def test_publishing_is_refused(fenna, shorter, spoil, code):
    with pytest.raises(Refused) as refusal:
        publish(fenna, shorter, **spoil)
    assert refusal.value.decision.code == code
    assert RouteDraft.objects.count() == RouteVersion.objects.count() == 1


def test_a_draft_that_says_nothing_new_is_no_version(fenna, ihi):
    with pytest.raises(Refused) as refusal:
        publish(fenna, ihi)
    assert refusal.value.decision.code == "route.nothing_changed"


def test_who_publishes_second_is_told(fenna, shorter):
    publish(fenna, shorter)
    with pytest.raises(Refused) as refusal:
        publish(fenna, shorter, read=(2, 1))
    assert refusal.value.decision.code == "route.published_meanwhile"
    assert RouteVersion.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_one_version(world):
    draft = small_route(world)
    press = lambda: publish(world.actors[FENNA], draft, read=(draft.revision, 0))  # noqa: E731
    assert at_once(press, press) == ["", "route.published_meanwhile"]
    assert RouteVersion.objects.filter(key=draft.key).count() == 1


@pytest.mark.parametrize("who", ["anouk", "daan", "rania", "carla"])
def test_only_the_administrator_of_the_region_works_on_routes(world, ihi, who):
    actor = world.actors[who]
    for refused in (
        lambda: starting.draft_from_nothing(actor, title="x", source="x", first_phase="x"),
        lambda: starting.draft_from_file(actor, text=IHI),
        lambda: starting.take_over(actor, names=["ihi"]),
        lambda: operations.discard_draft(actor, route_key="ihi"),
        lambda: publish(actor, ihi),
    ):
        with pytest.raises(Refused) as refusal:
            refused()
        assert refusal.value.decision.code == "route.not_administrator"
    assert again(ihi) == ihi


def test_a_route_of_another_region_is_not_there(world, ihi):
    from rondom.people.operations import create_region  # noqa: PLC0415

    RouteDraft.objects.update(region=create_region(name="Elders", slug="elders"))
    with pytest.raises(Http404):
        operations.discard_draft(world.actors[FENNA], route_key="ihi")


def test_a_route_from_nothing_says_what_comes_first_until_it_is_whole(world):
    fenna = world.actors[FENNA]
    draft = starting.draft_from_nothing(fenna, title="Route Rust", source="Afspraak", first_phase="Begin")
    assert any("nog geen stap" in words for words in messages_of(draft))
    starting_again = starting.draft_from_nothing(fenna, title="Route Rust", source="x", first_phase="x")
    assert (draft.key, starting_again.key) == ("route_rust", "route_rust_2")
    operations.discard_draft(fenna, route_key="route_rust")
    operations.discard_draft(fenna, route_key="route_rust_2")
    assert publish(fenna, small_route(world)).version == 1


def test_a_file_is_refused_in_words_and_nothing_is_stored(fenna):
    for text, words in (
        (IHI.replace("note.advice", "note.unknown"), "onbekend feit"),
        ("a: &b 1\nc: *b\n", "verwijzingen met *"),
        (IHI.replace('title: "Route IHI"', "").replace("title: Route IHI", 'title: "a\\0b"'), "geen letter"),
    ):
        with pytest.raises(RouteError) as error:
            starting.draft_from_file(fenna, text=text)
        assert words in str(error.value)
    assert not RouteDraft.objects.exists()


def test_there_is_one_draft_of_a_route(fenna, ihi):
    with pytest.raises(Refused) as refusal:
        starting.draft_from_file(fenna, text=IHI)
    assert refusal.value.decision.code == "route.draft_there"


def test_taking_over_publishes_what_the_region_does_not_have(fenna):
    with pytest.raises(Refused) as refusal:
        starting.take_over(fenna, names=["ihi"])
    assert refusal.value.decision.code == "route.already_there"
    RouteVersion.objects.all().delete()
    (version,) = starting.take_over(fenna, names=["ihi"])
    assert (version.version, version.text) == (1, IHI)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)


@given(titles=st.lists(words, min_size=8, max_size=8), up=st.lists(st.sampled_from(["4a", "5b", "6"])))
def test_what_goes_out_as_a_file_comes_in_the_same(titles, up):
    definition = plain_values(IHI)
    for step, title in zip(definition["steps"], titles, strict=True):
        definition = parts.with_item(definition, "steps", step["key"], {"title": title, "note": title})
    for key in up:
        definition = parts.with_item_moved(definition, "steps", key, up=True)
    text = as_file(definition)
    assert shaped_route(plain_or_shaped(text)) == shaped_route(definition)
    assert as_file(plain_or_shaped(text)) == text


def plain_or_shaped(text: str) -> dict:
    """What is read back, also of a route whose order is not right."""
    from rondom.routes.definition.reading import _read  # noqa: PLC0415

    return _read(text)


@pytest.mark.parametrize("name", starting.library_names())
def test_every_library_route_goes_through_a_draft_without_loss(world, name):
    text = starting.library_text(name)
    assert dump_route(shaped_route(plain_values(text))) == dump_route(parse_route(text))


def test_the_same_words_again_change_nothing(fenna, ihi):
    change_step(fenna, ihi, "3", title=parts.item(ihi.definition, "steps", "3")["title"])
    assert again(ihi).revision == 1


def test_a_published_text_of_the_system_counts_as_newer(world, fenna, ihi):
    publish_route(world.system, text=IHI.replace("In de klas", "In de groep"))
    with pytest.raises(Refused) as refusal:
        publish(fenna, ihi, read=(1, 1))
    assert refusal.value.decision.code == "route.published_meanwhile"
    assert publish(fenna, ihi).version == 3
