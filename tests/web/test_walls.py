"""Walls that one screen or message could leave open: what a role does not see, and what a no would say."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.http import Http404, QueryDict
from django.test import Client
from django.urls import reverse
from PIL import Image

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers import operations
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import readers
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.meetings.access import is_at_the_table
from rondom.meetings.operations import finish_point, make_agreement
from rondom.people.models import Membership
from rondom.people.operations import start_membership
from rondom.plans.operations import record_paper_signature
from rondom.routes.operations import answer_key_question, start_route
from rondom.web.middleware import WRITABLE_BY_ADDRESS, WriteInGet, cleaned, refuse_writes
from tests.meetings.conftest import allow, parent, plan, running
from tests.plans.conftest import goal, goal_text, picture, slot_of, storage, version, views, whole_plan

__all__ = [
    "allow",
    "goal",
    "goal_text",
    "parent",
    "picture",
    "plan",
    "running",
    "slot_of",
    "storage",
    "version",
    "views",
    "whole_plan",
]
As = Callable[[str], Client]
Join = Callable[[Dossier, str], Participant]


@pytest.fixture
def theo(dossier: Dossier, join: Join, allow: Callable[[str], Consent], as_: As) -> Client:
    """The attendance officer: in the circle, with a yes, for who does what and absence only."""
    join(dossier, "theo")
    allow("theo")
    return as_("theo")


def status(client: Client, name: str, *args: object, **post: object) -> int:
    url = reverse(name, args=args)
    return (client.post(url, post) if post else client.get(url)).status_code


# Categories ----------------------------------------------------------------------


def test_the_words_of_the_pupil_are_for_who_sees_school(dossier: Dossier, theo: Client, as_: As) -> None:
    assert status(as_("anouk"), "plan:hearing", dossier.ref) == 200
    assert status(theo, "plan:hearing", dossier.ref) == 404


def test_key_questions_are_for_who_sees_school(world: Demo, dossier: Dossier, theo: Client, as_: As) -> None:
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    page = as_("anouk").get(reverse("child:page", args=[dossier.ref])).content.decode()
    key = page.split("/kernvraag/")[1].split("/")[0]
    assert status(as_("anouk"), "child:key_question", dossier.ref, key) == 200
    assert status(theo, "child:key_question", dossier.ref, key) == 404
    with pytest.raises(Refused):
        answer_key_question(world.actors["theo"], dossier_id=dossier.pk, question=key, text="Ja")


def test_a_paper_is_checked_for_who_sees_the_plan(version, theo: Client, as_: As) -> None:
    code = {"code": version.digest[:12]}
    assert "Dit klopt" in as_("anouk").post(reverse("plan:check"), code).content.decode()
    assert "Wij kennen dit papier niet" in theo.post(reverse("plan:check"), code).content.decode()


def test_nobody_is_reminded_of_what_the_reader_does_not_see(
    world: Demo, dossier: Dossier, theo: Client, as_: As, today: dt.date
) -> None:
    action = operations.make_action(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        what="Bellen",
        due_on=today,
        owner_id=world.people["daan"].pk,
        category="care",
    )
    for client, expected in ((theo, 404), (as_("anouk"), 302)):
        assert status(client, "child:remind", dossier.ref, about="action", item=action.pk) == expected


def test_who_takes_part_sees_the_process_whatever_was_ticked(
    world: Demo, dossier: Dossier, join: Join
) -> None:
    row = join(dossier, "carla")
    row.categories = ["absence"]
    row.save()
    assert visible_dossier(world.actors["carla"], dossier_id=dossier.pk).categories == {"process", "absence"}


def test_what_a_meeting_agreed_is_for_who_sees_school(
    world: Demo, dossier: Dossier, theo: Client, running, as_: As, today: dt.date
) -> None:
    make_agreement(
        world.actors["anouk"], meeting_id=running.pk, what="Elke dag lezen", due_on=today, owner_name="opa"
    )
    url = reverse("child:page", args=[dossier.ref])
    assert "Elke dag lezen" in as_("anouk").get(url).content.decode()
    assert "Elke dag lezen" not in theo.get(url).content.decode()


# Not there and not yours -----------------------------------------------------------


def test_an_agreement_of_another_child_is_as_one_that_is_not_there(
    world: Demo, dossier: Dossier, as_: As, today: dt.date
) -> None:
    action = operations.make_action(
        world.actors["anouk"], dossier_id=dossier.pk, what="Bellen", due_on=today, owner_name="opa"
    )
    zeynep = as_("zeynep")
    assert {status(zeynep, "family:finish", pk, x=1) for pk in (action.pk, action.pk + 1)} == {404}
    with pytest.raises(Http404):
        operations.finish_action(world.actors["hanneke"], action_id=action.pk)


def test_a_number_that_is_gone_is_not_a_broken_page(dossier: Dossier, as_: As) -> None:
    assert status(as_("anouk"), "plan:remind", dossier.ref, 999, x=1) == 404
    assert status(as_("anouk"), "plan:remove", dossier.ref, "need", 999, x=1) == 404


def test_only_who_may_begin_sees_the_pupils_of_the_school(world: Demo, as_: As) -> None:
    """An administrator of the school registers pupils; he does not begin a dossier."""
    elif_id = world.pupils["elif"].pk
    assert status(as_("daan"), "child:signal", elif_id) == 200
    Membership.objects.filter(person=world.people["daan"]).delete()
    start_membership(
        world.system,
        person=world.people["daan"],
        organisation=world.organisations["klimboom"],
        role="administrator",
    )
    assert status(as_("daan"), "child:signal", elif_id) == 404
    assert "Elif" not in as_("daan").get(reverse("child:begin")).content.decode()


@pytest.mark.parametrize("name", ["child:people_add", "child:consent_ask"])
def test_a_parent_gets_no_list_of_who_works_in_the_region(dossier: Dossier, as_: As, name: str) -> None:
    url = reverse(name, args=[dossier.ref])
    assert "Jorrit" in as_("anouk").get(url).content.decode()
    assert "Jorrit" not in as_("rania").get(url).content.decode()


def test_another_hat_is_not_at_the_table(world: Demo, running) -> None:
    anouk = world.actors["anouk"]
    assert is_at_the_table(anouk, running)
    assert not is_at_the_table(replace(anouk, role="director"), running)
    assert not is_at_the_table(replace(anouk, organisation_id=world.organisations["swv"].pk), running)


# What a no would say -----------------------------------------------------------------


@pytest.mark.parametrize(("last", "told"), [("no", 0), ("yes", 1)])
def test_the_coordinator_hears_only_that_everybody_said_yes(
    world: Demo, dossier: Dossier, today: dt.date, last: str, told: int
) -> None:
    """A message after a no, while somebody still waits, would tell that it was a no (R-CON-1)."""
    consent = _ask(world, dossier, today + dt.timedelta(days=90))
    for key, answer in (("rania", "yes"), ("thomas", last)):
        answer_consent(world.actors[key], consent_id=consent.pk, answer=answer)
    notices = Notice.objects.filter(template="consent_answered", recipient=world.people["anouk"])
    assert notices.count() == told


def _ask(world: Demo, dossier: Dossier, until: dt.date) -> Consent:
    return operations.ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["education"],
        valid_until=until,
    )


def test_a_question_that_ran_out_is_asked_again(
    world: Demo, dossier: Dossier, today: dt.date, time_machine_days: Callable[[int], None]
) -> None:
    first = _ask(world, dossier, today + dt.timedelta(days=5))
    assert _ask(world, dossier, today + dt.timedelta(days=5)) == first
    time_machine_days(5)
    second = _ask(world, dossier, today + dt.timedelta(days=90))
    assert second != first
    assert second.givers.count() == 2


# Once, and told --------------------------------------------------------------------------


def test_somebody_is_asked_into_the_circle_once(world: Demo, dossier: Dossier, today: dt.date) -> None:
    carla = world.actors["carla"].membership_id
    values = {"dossier_id": dossier.pk, "membership_id": carla, "reason": "tekent"}
    until = today + dt.timedelta(days=30)
    rows = [operations.add_participant(world.actors["anouk"], **values, valid_until=until) for _ in "ab"]
    assert rows[0] == rows[1]


def test_a_parent_without_authority_hears_nothing_more(world: Demo, dossier: Dossier, today: dt.date) -> None:
    thomas = world.people["thomas"].pk
    assert thomas in readers(dossier.pk, on=today)
    Guardianship.objects.filter(person=thomas, pupil=dossier.pupil).update(authority="no")
    assert thomas not in readers(dossier.pk, on=today)
    assert world.people["sami"].pk in readers(dossier.pk, on=today)


def test_a_subject_that_is_done_stands_in_the_log(world: Demo, running) -> None:
    point = running.agenda.first()
    for _ in "ab":
        finish_point(world.actors["anouk"], meeting_id=running.pk, point_id=point.pk)
    assert AuditEvent.objects.filter(name="meeting.point_finished").count() == 1


def test_a_scan_keeps_no_name_of_a_person(world: Demo, slot_of, today: dt.date) -> None:
    slot = record_paper_signature(
        world.actors["anouk"],
        slot_id=slot_of("rania").pk,
        witness_id=world.people["daan"].pk,
        name='Rania "Haddad".png',
        data=_png(),
        signed_on=today,
    )
    assert slot.scan.name == "handtekening.png"


def _png() -> bytes:

    made = BytesIO()
    Image.new("RGB", (20, 20), "white").save(made, "PNG")
    return made.getvalue()


# Requests ---------------------------------------------------------------------------------


def test_signs_that_nobody_can_type_are_taken_out() -> None:
    sent = QueryDict(mutable=True)
    sent.setlist("what", ["a\x00b\r\n\tc\x1b", "\udcff"])
    assert cleaned(sent).getlist("what") == ["ab\r\n\tc", ""]
    plain = QueryDict("what=groep+5&what=é")
    assert cleaned(plain) is plain


@pytest.mark.parametrize("tables", WRITABLE_BY_ADDRESS.values())
def test_a_page_of_the_account_writes_only_there(tables: tuple[str, ...]) -> None:
    sql = f"UPDATE {tables[0]} SET x = 1"
    with pytest.raises(WriteInGet):
        refuse_writes(lambda *args: "ran", sql, (), False, {})
    assert refuse_writes(lambda *args: "ran", sql, (), False, {}, more=tables) == "ran"


@pytest.mark.django_db
def test_what_is_bigger_than_a_file_may_be_is_not_read(client: Client, settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = -(2 * 1024 * 1024)  # type: ignore[attr-defined]
    assert client.post(reverse("account_login"), {"login": "x"}).status_code == 413


@pytest.mark.django_db
def test_the_pages_for_errors_are_ours(client: Client, settings: object) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10  # type: ignore[attr-defined]
    assert client.post(reverse("account_login"), {"login": "x" * 50}).status_code == 413
