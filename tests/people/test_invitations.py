"""An invitation: who gets one, what is stored of it, how it ends."""

import datetime as dt
import smtplib
from contextlib import suppress

import pytest
import time_machine
from django.core import mail
from django.db import transaction

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.families import operations as families
from rondom.people import operations
from rondom.people.invitations import invitation_terms
from rondom.people.models import Account, Invitation, Person
from rondom.people.queries import entries_of, invitation_shown

PASSWORD = "een lange zin met fietsen"


@pytest.fixture
def person(world: Demo) -> Person:
    """A parent without an account."""
    pupil = families.register_pupil(
        world.actors["anouk"],
        school_id=world.organisations["klimboom"].pk,
        call_name="Noor",
        last_name="Jansen",
        born_on=dt.date(2017, 1, 1),
        guardians=[
            families.NewGuardian(
                relation="mother", call_name="Mila", last_name="Jansen", email="mila@example.org"
            )
        ],
    )
    return pupil.guardianships.get().person


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """What waits until all is stored."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def secret(world: Demo, person: Person) -> str:
    return operations.invite(world.actors["anouk"], person=person)[1]


def refusal(secret: str, *, email: str = "mila@example.org", password: str = PASSWORD) -> str:
    with pytest.raises(Refused) as refused:
        operations.accept_invitation(secret, email=email, password=password)
    return refused.value.decision.code


def test_link_makes_an_account_once(person: Person, secret: str) -> None:
    account = operations.accept_invitation(secret, email="Mila@Example.org", password=PASSWORD)

    assert (account.person, account.email) == (person, "mila@example.org")
    assert account.check_password(PASSWORD)
    assert refusal(secret, email="other@example.org") == "invitation.closed"
    assert list(AuditEvent.objects.filter(name__startswith="invitation.").values_list("name", flat=True)) == [
        "invitation.sent",
        "invitation.accepted",
    ]


def test_only_the_hash_is_stored_and_the_mail_names_nobody(world: Demo, person: Person, on_commit) -> None:
    with on_commit(execute=True):
        secret = operations.invite(world.actors["anouk"], person=person)[1]
    stored = Invitation.objects.values_list().get()
    [message] = mail.outbox

    assert secret not in str(stored)
    assert secret not in str(list(AuditEvent.objects.values_list("payload")))
    assert secret in message.body
    for name in ("Noor", "Mila", "Jansen", "Klimboom", "Anouk"):
        assert name not in message.body + message.subject
    assert message.to == ["mila@example.org"]


def test_link_ends_after_its_days(secret: str) -> None:
    end = clock.now() + dt.timedelta(days=invitation_terms().valid_days)
    with time_machine.travel(end - dt.timedelta(minutes=1)):
        assert invitation_shown(secret, at=clock.now()).is_open
    with time_machine.travel(end + dt.timedelta(minutes=1)):
        assert not invitation_shown(secret, at=clock.now()).is_open
        assert refusal(secret) == "invitation.closed"


def test_new_link_withdraws_the_old_one(world: Demo, person: Person, secret: str) -> None:
    newer = operations.invite(world.actors["anouk"], person=person)[1]

    assert refusal(secret) == "invitation.closed"
    assert operations.accept_invitation(newer, email="mila@example.org", password=PASSWORD)


def test_withdrawn_link(world: Demo, person: Person, secret: str) -> None:
    operations.withdraw_invitation(world.actors["anouk"], person=person)

    assert refusal(secret) == "invitation.closed"
    assert entries_of([person.pk], at=clock.now())[person.pk].invited_until is None


def test_unknown_link(world: Demo) -> None:
    assert refusal("no-such-secret") == "invitation.closed"
    assert refusal("") == "invitation.closed"


@pytest.mark.parametrize("password", ["kort", "123456789012", "password1234", "mila@example.org"])
def test_weak_password_changes_nothing(secret: str, password: str) -> None:
    assert refusal(secret, password=password) == "account.weak_password"
    assert invitation_shown(secret, at=clock.now()).is_open


@pytest.mark.parametrize("address", ["anouk@demo.example", "ANOUK@demo.example"])
def test_address_in_use_changes_nothing(secret: str, address: str) -> None:
    assert refusal(secret, email=address) == "account.email_taken"
    assert invitation_shown(secret, at=clock.now()).is_open


def test_somebody_with_an_account_gets_no_link(world: Demo) -> None:
    with pytest.raises(Refused) as refused:
        operations.invite(world.actors["anouk"], person=world.people["rania"])
    assert refused.value.decision.code == "invitation.has_account"


def test_somebody_without_address_gets_no_link(world: Demo) -> None:
    with pytest.raises(Refused) as refused:
        operations.invite(world.actors["anouk"], person=world.pupils["elif"].person)
    assert refused.value.decision.code == "invitation.no_address"


def test_link_leaves_only_when_all_is_stored(world: Demo, person: Person, on_commit) -> None:
    with on_commit(execute=True):
        operations.invite(world.actors["anouk"], person=person)
        assert mail.outbox == []
    assert len(mail.outbox) == 1


def test_link_of_what_was_not_stored_does_not_leave(world: Demo, person: Person, on_commit) -> None:
    with on_commit(execute=True), suppress(RuntimeError), transaction.atomic():
        operations.invite(world.actors["anouk"], person=person)
        raise RuntimeError
    assert mail.outbox == []
    assert not Invitation.objects.exists()


def test_mail_that_does_not_leave_withdraws_its_link(
    world: Demo, person: Person, on_commit, settings: pytest.FixtureRequest
) -> None:
    settings.EMAIL_BACKEND = "tests.people.test_invitations.NoMail"  # type: ignore[attr-defined]
    with pytest.raises(Refused) as refused, on_commit(execute=True):
        secret = operations.invite(world.actors["anouk"], person=person)[1]

    assert refused.value.decision.code == "invitation.mail_failed"
    assert not invitation_shown(secret, at=clock.now()).is_open
    assert entries_of([person.pk], at=clock.now())[person.pk].invited_until is None


class NoMail:
    """A mail server that is away."""

    def __init__(self, **_options: object) -> None:
        pass

    def send_messages(self, _messages: object) -> int:
        raise smtplib.SMTPServerDisconnected


def test_who_has_an_account_and_who_is_invited(
    world: Demo, person: Person, secret: str, django_assert_num_queries: object
) -> None:
    rania = world.people["rania"]
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = entries_of([person.pk, rania.pk], at=clock.now())
    assert found[rania.pk].has_account
    assert found[person.pk].invited_until == Invitation.objects.get().expires_at
    operations.accept_invitation(secret, email="mila@example.org", password=PASSWORD)
    assert Account.objects.filter(person=person).exists()
