"""The wall: for who is not named, everything is byte for byte as if there were no case."""

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.history import events_for, looks_at
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.notifications.jobs import Delivery
from rondom.people.models import Person
from rondom.people.operations import start_membership
from rondom.safeguarding import operations
from rondom.safeguarding.models import SafetyCase
from rondom.safeguarding.operations import EntryText

As = Callable[[str], Client]
NOBODY = uuid.UUID("3f2b6c1e-0000-4000-8000-000000000000")
# Same school and in the circle, same school and not, director, parents, pupil, SWV, other provider, administrator.
NOT_NAMED = [
    "anouk",
    "carla",
    "rania",
    "thomas",
    "sami",
    "ilse",
    "jorrit",
    "bram",
    "theo",
    "fenna",
    "hanneke",
]
PAGES = [
    ("child:list", False), ("child:page", True), ("child:events", True), ("child:looks", True),
    ("child:details", True), ("child:people_add", True), ("safety:child", True), ("safety:list", False),
    ("family:home", False), ("family:looks", False), ("family:readers", False), ("family:pupil", False),
    ("work:home", False), ("inbox:list", False), ("meeting:list", False), ("account:details", False),
    ("plan:plan", True), ("plan:document", True),
    ("rights:family", True), ("rights:sharing", True), ("rights:copy", True), ("rights:desk", False),
]  # fmt: skip
CHANGES_EVERY_TIME = re.compile(rb'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": "|nonce=")[^"]*')


@pytest.fixture(autouse=True)
def clock_stands_still() -> Iterator[None]:
    with time_machine.travel(clock.now().replace(hour=11), tick=False):
        yield


@pytest.fixture
def circle(world: Demo, dossier: Dossier, join: Callable[..., object]) -> Dossier:
    """Theo and Bram are asked into the circle; nobody said yes yet."""
    join(dossier, "theo")
    join(dossier, "bram")
    return dossier


def seen_by(as_: As, dossier: Dossier) -> dict[tuple[str, str], bytes]:
    """What each role gets from each page. Looks are written down, so all of it is undone afterwards."""
    found = {}
    for key in NOT_NAMED:
        client = as_(key)
        for name, of_child in PAGES:
            with transaction.atomic():
                answer = client.get(reverse(name, args=[dossier.ref] if of_child else []))
                found[key, name] = b"%d " % answer.status_code + plain(answer.content)
                transaction.set_rollback(True)
        with transaction.atomic():
            answer = client.post(reverse("search:search"), {"q": "Wit"})
            found[key, "search"] = b"%d " % answer.status_code + plain(answer.content)
            transaction.set_rollback(True)
    return found


def plain(content: bytes) -> bytes:
    return CHANGES_EVERY_TIME.sub(rb"\1", content)


def everything_in_a_case(world: Demo, dossier: Dossier) -> SafetyCase:
    """From the first concern to a decision, with a colleague who was let in."""
    daan, today = world.actors["daan"], clock.today()
    operations.raise_concern(daan, dossier_id=dossier.pk, text="Blauwe plek.", happened_on=today)
    case = SafetyCase.objects.get(dossier=dossier)
    hat = world.actors["esra"].membership_id or 0
    operations.let_in(daan, case_id=case.pk, membership_id=hat, why="denkt mee", leads=True)
    text = EntryText(kind="veilig_thuis", happened_on=today, text="Advies gevraagd.", without_name=True)
    operations.write_entry(world.actors["esra"], case_id=case.pk, step=2, text=text)
    return case


def test_nobody_who_is_not_named_sees_any_difference(world: Demo, circle: Dossier, as_: As) -> None:
    before = seen_by(as_, circle)
    everything_in_a_case(world, circle)
    after = seen_by(as_, circle)
    assert {place for place in before if before[place] != after[place]} == set()
    assert before["anouk", "safety:child"].startswith(b"200"), "the link leads somewhere"
    assert before["rania", "safety:child"].startswith(b"404")


def addresses(case: SafetyCase | None, dossier_ref: uuid.UUID) -> list[str]:
    """Every address of the area; without a case: of one that does not exist."""
    case_id = case.pk if case else NOBODY
    member_id = case.members.all()[0].pk if case else NOBODY
    found = [reverse("safety:list"), reverse("safety:child", args=[dossier_ref])]
    found += [reverse(f"safety:{name}", args=[case_id]) for name in OF_A_CASE]
    found += [reverse("safety:write", args=[case_id, 1]), reverse("safety:correct", args=[case_id, 1])]
    found += [reverse("safety:stop", args=[case_id, member_id])]
    return [*found, reverse("safety:follow_up", args=[case_id, NOBODY, "answer"])]


OF_A_CASE = ("case", "weigh", "decide", "people", "close", "log")


@pytest.mark.parametrize("key", NOT_NAMED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_is_as_one_that_does_not_exist(
    world: Demo, circle: Dossier, as_: As, key: str, method: str
) -> None:
    case = everything_in_a_case(world, circle)
    ref = NOBODY if key == "anouk" else circle.ref  # who is in the circle may raise a concern of her own
    client = as_(key)
    real = [answer_of(client, method, url) for url in addresses(case, ref)]
    unreal = [answer_of(client, method, url) for url in addresses(None, NOBODY)]
    assert real == unreal
    assert {status for status, _content in real} <= {404, 405}


def answer_of(client: Client, method: str, url: str) -> tuple[int, bytes]:
    """(status, page); a page may say its own address, to come back to after choosing a language."""
    answer = getattr(client, method)(url)
    return answer.status_code, plain(answer.content).replace(url.encode(), b"")


def test_who_is_named_opens_every_address(world: Demo, circle: Dossier, as_: As) -> None:
    case = everything_in_a_case(world, circle)
    urls = [url for url in addresses(case, circle.ref) if "stop" not in url and str(NOBODY) not in url]
    for key in ("daan", "esra"):
        assert {as_(key).get(url).status_code for url in urls} == {200}


def test_who_leaves_gets_what_everybody_gets(world: Demo, circle: Dossier, as_: As) -> None:
    case = everything_in_a_case(world, circle)
    daan, url = as_("daan"), reverse("safety:case", args=[case.pk])
    assert daan.get(url).status_code == 200
    member = case.members.get(person=world.people["daan"])
    answer = daan.post(reverse("safety:stop", args=[case.pk, member.pk]))
    assert answer.headers["Location"] == "/"
    assert daan.get(url).status_code == 404


def test_another_hat_of_the_same_person_sees_nothing(world: Demo, circle: Dossier, as_: As) -> None:
    everything_in_a_case(world, circle)
    esra = world.people["esra"]
    start_membership(world.system, person=esra, organisation=world.organisations["vaart"], role="teacher")
    client = as_("esra")
    assert client.get(reverse("safety:list")).status_code == 200
    client.post(reverse("account:hats"), {"hat": f"m{esra.memberships.order_by('pk').last().pk}"})
    assert client.get(reverse("safety:list")).status_code == 404
    assert "Veiligheid" not in client.get(reverse("work:home")).content.decode()
    html = client.get(reverse("inbox:list")).content.decode()
    assert "Er is iets voor u in Rondom." in html
    assert reverse("safety:list") not in html


def test_the_menu_has_it_for_who_is_named(world: Demo, circle: Dossier, as_: As) -> None:
    everything_in_a_case(world, circle)
    link = f'href="{reverse("safety:list")}"'
    assert link in as_("esra").get(reverse("work:home")).content.decode()
    assert link not in as_("anouk").get(reverse("work:home")).content.decode()


def test_the_log_has_it_in_a_stream_of_its_own(world: Demo, circle: Dossier, as_: As) -> None:
    """Nothing in the stream of the dossier or of the region, and looks are there too."""
    others = AuditEvent.objects.exclude(stream__startswith="safety:")
    before = list(others.values_list("hash", flat=True))
    case = everything_in_a_case(world, circle)
    as_("esra").get(reverse("safety:case", args=[case.pk]))
    assert list(others.values_list("hash", flat=True)) == before
    rows = AuditEvent.objects.filter(stream=f"safety:{case.pk}")
    assert set(rows.values_list("dossier_id", flat=True)) == {None}
    assert "safety.viewed" in rows.values_list("name", flat=True)
    assert not [row for row in events_for(circle.pk, world.actors["rania"]) if "safety" in row.name]
    assert not looks_at(circle.pk, world.actors["rania"], since=clock.now() - dt.timedelta(days=1))


def test_coming_to_write_a_concern_is_no_look_that_the_family_reads(circle: Dossier, as_: As) -> None:
    before = AuditEvent.objects.count()
    assert as_("anouk").get(reverse("safety:child", args=[circle.ref])).status_code == 200
    assert AuditEvent.objects.count() == before


def test_mail_and_inbox_say_no_word_about_it(
    world: Demo, circle: Dossier, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "outbox", [], raising=False)
    case = everything_in_a_case(world, circle)
    operations.raise_concern(
        world.actors["anouk"], dossier_id=circle.pk, text="Ook ik zag iets.", happened_on=clock.today()
    )
    told = Notice.objects.filter(template="something_for_you")
    assert set(told.values_list("recipient__call_name", flat=True)) == {"Daan", "Esra"}
    assert set(told.values_list("dossier_id", flat=True)) == {None}
    Notice.objects.exclude(pk__in=told).delete()
    Person.objects.filter(pk=world.people["daan"].pk).update(email="daan@example.org")
    Delivery().run()
    text = "".join(str(message.message()) for message in mail.outbox).lower()
    assert "rondom" in text
    for word in ("veilig", "meldcode", "zaak", "sami", str(case.pk), "safety"):
        assert word not in text
    html = as_("daan").get(reverse("inbox:list")).content.decode()
    assert "Er is iets voor u in Rondom." in html
    assert "Sami" not in html
    opened = as_("daan").post(reverse("inbox:open", args=[told.filter(recipient=world.people["daan"])[0].pk]))
    assert opened.headers["Location"] == reverse("safety:list")


def test_the_link_is_there_for_every_child_and_every_professional(
    world: Demo, circle: Dossier, as_: As
) -> None:
    link = reverse("safety:child", args=[circle.ref])
    page = reverse("child:page", args=[circle.ref])
    for key, has in (("anouk", True), ("daan", True), ("rania", False), ("sami", False)):
        assert (link in as_(key).get(page).content.decode()) is has, key
