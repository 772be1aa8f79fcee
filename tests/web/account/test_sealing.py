"""The secrets of a second factor are not in the database as they are, and follow the keys of the files."""

import io
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command
from django.test import override_settings

from rondom.demo.people import Demo
from rondom.files.vault import UnreadableError
from rondom.people.models import Account
from rondom.web.account.sealing import MARK, seal_text, unseal_text

SEED = "JBSWY3DPEHPK3PXP"
OLD, NEW = "1:" + "00" * 32, "2:" + "11" * 32


@pytest.fixture
def account(world: Demo) -> Account:
    account = Account.objects.get(pk=world.actors["daan"].account_id)
    TOTP.activate(account, SEED)
    RecoveryCodes.activate(account)
    return account


def code_now() -> str:
    return format_hotp_value(hotp_value(SEED, next(iter(yield_hotp_counters_from_time()))))


def app_of(account: Account) -> TOTP:
    return TOTP(Authenticator.objects.get(user=account, type="totp"))


def test_seeds_are_sealed_and_still_work(account: Account) -> None:
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert SEED not in stored
    assert stored.count(MARK) == 2
    assert app_of(account).validate_code(code_now())


def test_a_changed_seed_does_not_open() -> None:
    sealed = seal_text(SEED)
    with pytest.raises(UnreadableError):
        unseal_text(sealed[:-6] + "AAAAA=")
    with pytest.raises(UnreadableError):
        unseal_text(MARK + "?")


def test_new_key(account: Account, settings) -> None:
    settings.FILE_KEYS = [NEW, OLD]
    said = io.StringIO()
    call_command("reencrypt_factors", stdout=said)
    call_command("reencrypt_factors", stdout=said)

    assert said.getvalue().split("\n")[:2] == [
        "2 second factors have the current key now",
        "0 second factors have the current key now",
    ]
    with override_settings(FILE_KEYS=[NEW]):
        assert app_of(account).validate_code(code_now())


def test_a_seed_from_before_is_sealed_by_the_same_command(account: Account) -> None:
    Authenticator.objects.filter(type="totp").update(data={"secret": SEED})
    assert app_of(account).validate_code(code_now())

    call_command("reencrypt_factors", stdout=io.StringIO())

    assert Authenticator.objects.get(type="totp").data["secret"].startswith(MARK)


def test_a_lost_key_is_said(account: Account, settings) -> None:
    settings.FILE_KEYS = [NEW]
    with pytest.raises(CommandError, match="2 second factors could not be read"):
        call_command("reencrypt_factors", stdout=io.StringIO())
