"""Rules of the house that no other tool checks."""

import ast
import dataclasses
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from rondom.core import events
from rondom.core.events import Event
from rondom.web.middleware import WriteInGet, refuse_writes
from tests.architecture.tracked import ROOT

SRC = ROOT / "src" / "rondom"
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
}


def test_screens_call_no_orm_writes() -> None:
    found = [
        f"{path.relative_to(SRC)}:{node.lineno} .{node.func.attr}()"
        for path in (SRC / "web").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and ".objects" in ast.unparse(node.func)
    ]
    assert found == []


def test_only_the_clock_reads_the_clock() -> None:
    reads = re.compile(r"timezone\.(now|localdate|localtime)\(\)|date\.today\(|datetime\.now\(")
    found = [
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts
        and path != SRC / "core" / "clock.py"
        and reads.search(path.read_text())
    ]
    assert found == []


def test_no_text_or_name_in_events() -> None:
    """Ids and codes only: a field of an event is a number, a flag or a short code."""
    allowed = {"int", "bool", "str", "int | None", "uuid.UUID", "UUID"}
    codes = {
        "part", "capacity", "kind", "step", "from_step", "to_step", "question", "outcome", "about", "role",
        "authority", "proof", "state", "phase", "section", "voice", "answer", "method", "code", "reply", "purpose",
        "subject", "category", "domain", "digest", "what", "change", "why", "reader",
    }  # fmt: skip
    odd = [
        f"{name}.{field}: {kind}"
        for name, event in events.kinds().items()
        for field, kind in _fields(event).items()
        if kind not in allowed or (kind == "str" and field not in codes)
    ]
    assert odd == []


def _fields(event: type[Event]) -> dict[str, str]:
    return {
        name: field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
        for name, field in ((field.name, field) for field in dataclasses.fields(event))
    }


GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()


def test_every_app_and_model_is_in_the_glossary() -> None:
    missing = [
        f"{app.label}.{model.__name__}"
        for app in apps.get_app_configs()
        if app.name.startswith("rondom.")
        for model in app.get_models()
        if f"`{model.__name__}`" not in GLOSSARY
    ]
    assert missing == []
    named = {
        app.name.removeprefix("rondom.") for app in apps.get_app_configs() if app.name.startswith("rondom.")
    }
    assert {name for name in named if f"`{name}`" not in GLOSSARY} == set()


@pytest.mark.parametrize(
    "sql", ["UPDATE people_person SET x=1", "INSERT INTO notes_note VALUES (1)", "DELETE FROM x"]
)
def test_a_page_that_only_shows_cannot_write(sql: str) -> None:
    with pytest.raises(WriteInGet):
        refuse_writes(lambda *args: None, sql, (), False, {})


@pytest.mark.parametrize("sql", ["SELECT 1", 'INSERT INTO "audit_auditevent" VALUES (1)', "SAVEPOINT a"])
def test_a_page_may_read_and_say_that_somebody_looked(sql: str) -> None:
    assert refuse_writes(lambda *args: "ran", sql, (), False, {}) == "ran"


# Addresses that everybody may open; each with the reason. Everything else sends a stranger to sign in.
OPEN = {
    "start:home": "sends on",
    "start:demo": "demo mode only",
    "start:demo_sign_in": "demo mode only",
    "account_login": "sign in",
    "account_logout": "sign out",
    "account_signup": "closed, says so",
    "account_reset_password": "forgot",
    "account_reset_password_done": "forgot",
    "account_reset_password_from_key": "forgot",
    "account_reset_password_from_key_done": "forgot",
    "account_inactive": "says so",
    "account_email_verification_sent": "says so",
    "account_confirm_email": "link from a mail",
    "account_confirm_login_code": "code from a mail",
    "account:invitation": "link from a mail",
    "outside:follow": "link with a code",
    "outside:page": "link with a code",
    "outside:code": "link with a code",
    "outside:save": "link with a code",
    "sending:follow": "link with a code",
    "sending:page": "link with a code",
    "sending:code": "link with a code",
    "sending:file": "link with a code",
    "support:regions": "who has no account asks for help",
    "support:ask": "who has no account asks for help",
    "support:follow": "link with a code",
    "support:page": "link with a code",
    "support:code": "link with a code",
    "meeting:feed": "a calendar at a secret address",
    "meeting:poll_follow": "link with a code",
    "meeting:poll_link": "link with a code",
    "meeting:poll_link_code": "link with a code",
    "mfa_authenticate": "second step of signing in",
    "mfa_login_webauthn": "sign in",
    "mfa_signup_webauthn": "closed",
    "mfa_trust": "second step of signing in",
    "set_language": "language",
    "about:help": "text",
    "about:privacy": "text",
    "about:accessibility": "text",
    "gallery": "demo and development only",
}


def _patterns(patterns, before="", space=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _patterns(pattern.url_patterns, before + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), f"{space}{pattern.name}"


def _example(address: str) -> str:
    address = re.sub(r"<uuid:[a-z_]+>", "3f2b6c1e-0000-4000-8000-000000000000", address)
    address = re.sub(r"<int:[a-z_]+>", "1", address)
    return "/" + re.sub(r"<(?:\w+:)?[a-z_0-9]+>", "1", re.sub(r"\(\?P<[^>]+>[^)]*\)", "1", address)).strip(
        "^$"
    )


ADDRESSES = sorted((name, address) for address, name in _patterns(get_resolver().url_patterns))


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "address"), [pair for pair in ADDRESSES if pair[0] not in OPEN])
def test_a_stranger_is_sent_to_sign_in(name: str, address: str) -> None:
    answer = Client().get(_example(address))
    assert answer.status_code in (302, 405), name
    if answer.status_code == 302:
        assert answer["Location"].startswith("/account/login/") or "/account/" in answer["Location"], name


def test_the_list_of_open_addresses_names_no_others() -> None:
    assert set(OPEN) - {name for name, _address in ADDRESSES} <= {
        "account_confirm_email", "account_confirm_login_code", "account_email_verification_sent", "account_inactive",
        "account_signup", "mfa_signup_webauthn", "mfa_trust", "account:invitation",
        "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
        "account_reset_password_from_key_done",
    }  # fmt: skip


def test_source_has_no_inline_imports_without_a_reason() -> None:
    found = [
        f"{path.relative_to(SRC)}:{inner.lineno}"
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom) and "#" not in _line(path, inner.lineno)
    ]
    assert found == []


def _line(path: Path, number: int) -> str:
    return path.read_text().splitlines()[number - 1]
