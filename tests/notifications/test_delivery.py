"""Messages leave by e-mail: at once or once a day, without names, once each, and none is lost."""

import datetime as dt
from collections.abc import Callable
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from rondom.demo.people import Demo
from rondom.events.models import Notice
from rondom.notifications import operations
from rondom.notifications.jobs import Delivery
from rondom.notifications.queries import latest_digest
from rondom.people.models import Account

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = dt.datetime(2026, 11, 12, 10, 0, tzinfo=AMSTERDAM)
EVENING = dt.datetime(2026, 11, 12, 17, 5, tzinfo=AMSTERDAM)
NEXT_EVENING = EVENING + dt.timedelta(days=1)

Tell = Callable[..., Notice]


@pytest.fixture
def told(world: Demo) -> Tell:
    """A message for somebody of the demo, made now."""

    def make(key: str, template: str = "note_written", *, urgent: bool = False, **more: object) -> Notice:
        return Notice.objects.create(
            region_id=world.region.pk,
            recipient=world.people[key],
            template=template,
            payload={},
            urgent=urgent,
            created_at=dt.datetime.now(dt.UTC),
            **more,
        )

    return make


def choose(world: Demo, key: str, **choice: object) -> None:
    chosen = {"questions": "at_once", "appointments": "digest", "changes": "digest", "digest_hour": 17}
    operations.set_preference(world.actors[key], **(chosen | choice))  # type: ignore[arg-type]


def addresses() -> list[str]:
    return [message.to[0] for message in mail.outbox]


@time_machine.travel(MORNING, tick=False)
def test_urgent_leaves_at_once_and_only_once(told: Tell) -> None:
    told("anouk", "baton_offered", urgent=True)
    told("anouk")

    assert Delivery().run() == 1
    assert Delivery().run() == 0

    assert addresses() == ["anouk@demo.example"]
    assert Notice.objects.get(urgent=True).mailed_at is not None
    assert Notice.objects.get(urgent=False).mailed_at is None


def test_digest_is_one_mail_a_day(told: Tell) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        told("anouk", "action_made", party="school")
        told("anouk", "meeting_planned", party="swv", kind="appointment")
        told("anouk", "action_made", party="school")
        told("daan")
        assert Delivery().run() == 0
        clock.move_to(EVENING)
        assert Delivery().run() == 2
        told("anouk")
        assert Delivery().run() == 0
        clock.move_to(NEXT_EVENING)
        assert Delivery().run() == 1

    first = mail.outbox[0]
    assert first.subject == "Er zijn berichten voor u in Rondom"
    assert "- De school maakte een afspraak met u. (2 keer)\n" in first.body
    assert "- Het samenwerkingsverband nodigt u uit voor een overleg.\n" in first.body


@time_machine.travel(EVENING, tick=False)
def test_digest_that_was_missed_leaves_later() -> None:
    assert latest_digest(EVENING, 17) == EVENING.replace(minute=0)
    assert latest_digest(MORNING, 17) == EVENING.replace(minute=0) - dt.timedelta(days=1)
    assert latest_digest(EVENING, 7) == EVENING.replace(hour=7, minute=0)


@time_machine.travel(MORNING, tick=False)
def test_mail_has_text_and_html_and_no_name(told: Tell, world: Demo) -> None:
    told("rania", "meeting_moved", urgent=True, party="school")

    Delivery().run()

    message = mail.outbox[0]
    html = str(message.alternatives[0][0])
    assert "De school nam een besluit over een overleg" in message.body
    assert "De school nam een besluit over een overleg" in html
    for person in world.people.values():
        assert person.call_name not in message.body + html + message.subject
    assert "/berichten/" in message.body
    assert 'href="http' in html
    raw: EmailMessage = message.message()
    assert raw["Auto-Submitted"] == "auto-generated"


@time_machine.travel(EVENING, tick=False)
def test_who_wants_none_gets_none(told: Tell, world: Demo) -> None:
    choose(world, "anouk", changes="none")
    told("anouk", urgent=True)
    assert Delivery().run() == 0
    told("anouk", "baton_offered", kind="question")
    assert Delivery().run() == 1


@time_machine.travel(MORNING, tick=False)
def test_who_wants_everything_at_once_gets_it(told: Tell, world: Demo) -> None:
    choose(world, "anouk", changes="at_once")
    told("anouk")
    assert Delivery().run() == 1


@pytest.mark.parametrize(("kind", "leaves"), [("question", True), ("appointment", False), ("change", False)])
@time_machine.travel(MORNING, tick=False)
def test_what_is_asked_of_somebody_does_not_wait(told: Tell, kind: str, *, leaves: bool) -> None:
    told("rania", "consent_asked", kind=kind)
    assert Delivery().run() == leaves


def test_everybody_chooses_the_hour(told: Tell, world: Demo) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        choose(world, "anouk", digest_hour=12)
        told("anouk")
        told("daan")
        clock.move_to(MORNING.replace(hour=12, minute=1))
        Delivery().run()
        assert addresses() == ["anouk@demo.example"]
        clock.move_to(EVENING)
        Delivery().run()
        assert addresses() == ["anouk@demo.example", "daan@demo.example"]


@time_machine.travel(MORNING, tick=False)
def test_an_account_that_stopped_is_not_mailed(told: Tell, world: Demo) -> None:
    told("anouk", urgent=True)
    Account.objects.filter(person=world.people["anouk"]).update(is_active=False)
    assert Delivery().run() == 0


@time_machine.travel(MORNING, tick=False)
def test_a_wrong_choice_is_no_choice(world: Demo) -> None:
    for wrong in ({"changes": "fax"}, {"digest_hour": 3}):
        with pytest.raises(ValueError, match="is not a valid"):
            choose(world, "anouk", **wrong)


@time_machine.travel(MORNING, tick=False)
def test_what_was_read_is_not_mailed(told: Tell, world: Demo) -> None:
    told("anouk", urgent=True)
    operations.mark_all_read(world.actors["anouk"])
    assert Delivery().run() == 0


class Failing(EmailBackend):
    """Refuses one address."""

    refused = "anouk@demo.example"

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        if any(self.refused in message.to for message in messages):
            raise OSError("refused")
        return super().send_messages(messages)


def test_a_mail_that_fails_stays_and_leaves_later(told: Tell, settings: pytest.FixtureRequest) -> None:
    delivery = Delivery()
    with time_machine.travel(MORNING, tick=False) as clock:
        told("anouk", urgent=True)
        told("daan", urgent=True)
        settings.EMAIL_BACKEND = f"{__name__}.Failing"
        assert delivery.run() == 1
        assert Notice.objects.filter(mailed_at=None).count() == 1
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert delivery.run() == 0, "waits before it tries the same person again"
        clock.shift(120)
        assert delivery.run() == 1
    assert addresses() == ["daan@demo.example", "anouk@demo.example"]


@time_machine.travel(MORNING, tick=False)
def test_the_same_messages_give_the_same_message_id(told: Tell) -> None:
    notice = told("anouk", urgent=True)
    Delivery().run()
    Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
    Delivery().run()
    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert (len(mail.outbox), len(ids)) == (2, 1)


def test_nobody_reads_for_another(told: Tell, world: Demo) -> None:
    notice = told("anouk")
    assert operations.mark_read(world.actors["daan"], notice_id=notice.pk) is False
    notice.refresh_from_db()
    assert notice.read_at is None
    assert operations.mark_read(world.actors["anouk"], notice_id=notice.pk) is True
