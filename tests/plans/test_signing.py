"""A frozen plan, and signatures nobody can put for another."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
import time_machine

from rondom.core import clock
from rondom.core.canonical import file_hash
from rondom.core.decision import Conflict, Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.plans import access, queries
from rondom.plans import operations as plans
from rondom.plans.models import Factor, Plan, PlanVersion, SignatureSlot
from rondom.plans.terms import PlanPart, PlanState

Sign = Callable[..., SignatureSlot]
SlotOf = Callable[[str], SignatureSlot]


def refused_code(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.decision.code


def test_a_version_waits_until_every_part_is_there(world: Demo, dossier: Dossier, today: dt.date) -> None:
    anouk = world.actors["anouk"]
    plan = plans.start_plan(anouk, dossier_id=dossier.pk, started_on=today)
    with pytest.raises(Refused) as caught:
        plans.freeze_version(anouk, plan_id=plan.pk)
    assert caught.value.decision.reason == (
        "Nog nodig: waar we naartoe werken, het gesprek met de ouders over dit plan, iets dat helpt, "
        "iets dat het lastig maakt, een doel, de dag waarop we samen terugkijken, "
        "wat er anders is dan in de klas, of ‘geen’, de stem van het kind, "
        "wat er met die woorden is gedaan en dat dit aan het kind is teruggezegd."
    )


def test_without_what_hinders_nothing_is_frozen(world: Demo, whole_plan: Plan) -> None:
    Factor.objects.filter(kind="hindering").delete()
    act = lambda: plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)  # noqa: E731
    assert refused_code(act) == "plan.parts_missing"


def test_a_frozen_version_is_its_own_hash(world: Demo, version: PlanVersion) -> None:
    assert version.digest == file_hash(version.content.encode())
    content = json.loads(version.content)
    assert content["number"] == 1
    assert content["plan"]["guidance"]["goals"][0]["target"] == "4,5"
    assert content["plan"]["hearing"]["words"] == "Ik wil in de klas blijven."


def test_who_is_asked(version: PlanVersion) -> None:
    asked = [(slot.person.call_name, slot.capacity_label, slot.need) for slot in version.slots.order_by("pk")]
    assert asked == [
        ("Rania", "moeder", "required"),
        ("Thomas", "vader", "required"),
        ("Sami", "leerling", "optional"),
        ("Anouk", "intern begeleider", "required"),
        ("Daan", "leerkracht", "optional"),
    ]


def test_the_last_needed_signature_puts_it_in_force(version: PlanVersion, sign: Sign) -> None:
    sign("rania")
    sign("anouk")
    version.refresh_from_db()
    assert access.is_complete(version).reason == "Vader moet nog tekenen."
    assert version.state == PlanState.TO_SIGN
    sign("thomas")
    version.refresh_from_db()
    assert (version.state, version.in_force_on) == (PlanState.IN_FORCE, clock.today())
    assert sign("sami").state == "signed"


@pytest.mark.parametrize(
    ("minutes", "code"), [(-1, "signature.confirm_first"), (14, ""), (16, "signature.confirm_first")]
)
def test_signing_asks_who_you_are(slot_of: SlotOf, world: Demo, minutes: int, code: str) -> None:
    at = clock.now() - dt.timedelta(minutes=minutes)
    act = lambda: plans.sign(world.actors["rania"], slot_id=slot_of("rania").pk, confirmed_at=at)  # noqa: E731
    if code:
        assert refused_code(act) == code
    else:
        assert act().method == "login"


def test_nobody_signs_for_another(world: Demo, slot_of: SlotOf) -> None:
    for key in ("rania", "anouk", "sami"):
        act = lambda key=key: plans.sign(  # noqa: E731
            world.actors[key], slot_id=slot_of("thomas").pk, confirmed_at=clock.now()
        )
        assert refused_code(act) == "signature.not_yours"
    assert slot_of("thomas").state == "open"


def test_nobody_signs_twice_or_refuses_after_signing(world: Demo, slot_of: SlotOf, sign: Sign) -> None:
    sign("rania")
    assert refused_code(lambda: sign("rania")) == "signature.already_given"
    act = lambda: plans.refuse_to_sign(world.actors["rania"], slot_id=slot_of("rania").pk, reason="toch niet")  # noqa: E731
    assert refused_code(act) == "signature.already_given"


def test_a_parent_who_works_at_the_school_has_one_slot(
    world: Demo, dossier: Dossier, whole_plan: Plan, today: dt.date
) -> None:
    rania, school = world.people["rania"], world.organisations["klimboom"]
    Participant.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person=rania,
        organisation=school,
        capacity="director",
        categories=["process", "education"],
        reason="directeur",
        valid_from=today,
    )
    version = plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)
    assert [slot.capacity for slot in version.slots.filter(person=rania)] == ["parent"]
    assert version.slots.get(organisation=school, need="required").person == world.people["anouk"]


def test_refusing_says_why_and_signing_later_is_possible(
    world: Demo, slot_of: SlotOf, sign: Sign, version: PlanVersion
) -> None:
    thomas = world.actors["thomas"]
    act = lambda: plans.refuse_to_sign(thomas, slot_id=slot_of("thomas").pk, reason=" ")  # noqa: E731
    assert refused_code(act) == "signature.reason_needed"
    plans.refuse_to_sign(thomas, slot_id=slot_of("thomas").pk, reason="Ik wil eerst praten.")
    assert access.is_complete(version).code == "plan.signatures_missing"
    slot = sign("thomas", except_for="de bestemming")
    assert (slot.state, slot.except_for) == ("signed", "de bestemming")


def test_a_new_version_replaces_the_one_that_waits(
    world: Demo, whole_plan: Plan, version: PlanVersion, sign: Sign
) -> None:
    anouk = world.actors["anouk"]
    act = lambda: plans.freeze_version(anouk, plan_id=whole_plan.pk)  # noqa: E731
    assert refused_code(act) == "plan.nothing_changed"
    plans.write_plan_part(
        anouk, plan_id=whole_plan.pk, part=PlanPart.DEVIATIONS, value="Geen gym.", revision=1
    )
    newer = act()
    version.refresh_from_db()
    assert (version.state, newer.number) == (PlanState.REPLACED, 2)
    assert refused_code(lambda: sign("rania")) == "signature.version_replaced"


def test_one_in_force_after_the_next(world: Demo, whole_plan: Plan, version: PlanVersion, sign: Sign) -> None:
    for key in ("rania", "thomas", "anouk"):
        sign(key)
    anouk = world.actors["anouk"]
    plans.write_plan_part(
        anouk, plan_id=whole_plan.pk, part=PlanPart.DEVIATIONS, value="Geen gym.", revision=1
    )
    newer = plans.freeze_version(anouk, plan_id=whole_plan.pk)
    version.refresh_from_db()
    assert version.state == PlanState.IN_FORCE
    for key in ("rania", "thomas", "anouk"):
        slot = newer.slots.get(person=world.people[key])
        plans.sign(world.actors[key], slot_id=slot.pk, confirmed_at=clock.now())
    states = whole_plan.versions.order_by("number").values_list("state", flat=True)
    assert list(states) == [PlanState.REPLACED, PlanState.IN_FORCE]


def test_two_writers_of_one_part_conflict_and_of_two_parts_do_not(world: Demo, whole_plan: Plan) -> None:
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    part = {"plan_id": whole_plan.pk, "part": PlanPart.DEVIATIONS, "revision": 1}
    plans.write_plan_part(anouk, value="Geen gym.", **part)
    plans.write_plan_part(daan, plan_id=whole_plan.pk, part=PlanPart.FOUNDATION, value="Omdat.", revision=0)
    with pytest.raises(Conflict) as caught:
        plans.write_plan_part(daan, value="Geen rekenen.", **part)
    assert caught.value.theirs == "Geen gym."


@pytest.mark.parametrize(
    ("part", "days", "code"),
    [("evaluate_on", -1, "plan.day_has_passed"), ("talked_on", 1, "plan.day_to_come"), ("talked_on", -1, "")],
)
def test_days_of_a_plan(
    world: Demo, whole_plan: Plan, today: dt.date, part: str, days: int, code: str
) -> None:
    act = lambda: plans.write_plan_part(  # noqa: E731
        world.actors["anouk"], plan_id=whole_plan.pk, part=part, value=today + dt.timedelta(days), revision=1
    )
    if code:
        assert refused_code(act) == code
    else:
        assert act().talked_on == today - dt.timedelta(days=1)


def test_parents_do_not_write_the_plan(world: Demo, whole_plan: Plan) -> None:
    act = lambda: plans.write_plan_part(  # noqa: E731
        world.actors["rania"], plan_id=whole_plan.pk, part="destination", value="Havo", revision=1
    )
    assert refused_code(act) == "plan.school_leads"


def test_paper_has_a_witness_and_a_scan(world: Demo, slot_of: SlotOf, today: dt.date, png: bytes) -> None:
    anouk, slot_id = world.actors["anouk"], slot_of("thomas").pk
    daan = world.people["daan"].pk
    good = {"slot_id": slot_id, "witness_id": daan, "name": "scan.png", "data": png, "signed_on": today}
    cases = [
        ({"witness_id": world.people["thomas"].pk}, "signature.witness_is_signer"),
        ({"witness_id": world.people["carla"].pk}, "signature.witness_not_around"),
        ({"signed_on": today + dt.timedelta(days=1)}, "signature.paper_day"),
        ({"signed_on": today - dt.timedelta(days=1)}, "signature.paper_day"),
        ({"data": b"gewone tekst"}, "signature.scan_type"),
        ({"slot_id": slot_of("anouk").pk}, "signature.sign_yourself"),
    ]
    for change, code in cases:
        act = lambda change=change: plans.record_paper_signature(anouk, **(good | change))  # noqa: E731
        assert refused_code(act) == code
    slot = plans.record_paper_signature(anouk, **good)
    assert (slot.method, slot.recorded_by_id, slot.witness_id) == ("paper", anouk.person_id, daan)
    assert slot.scan.content_type == "image/png"


def test_two_reminders_and_not_on_the_same_day(world: Demo, slot_of: SlotOf) -> None:
    act = lambda: plans.remind_signer(world.actors["anouk"], slot_id=slot_of("thomas").pk)  # noqa: E731
    start = clock.now()
    act()
    assert refused_code(act) == "signature.reminded_today"
    with time_machine.travel(start + dt.timedelta(days=2)):
        assert act().reminders == 2
    with time_machine.travel(start + dt.timedelta(days=4)):
        assert refused_code(act) == "signature.reminded_enough"


def test_what_waits_for_somebody(world: Demo, version: PlanVersion, sign: Sign) -> None:
    rania = world.people["rania"].pk
    assert [slot.version_id for slot in queries.slots_waiting_for(rania)] == [version.pk]
    sign("rania")
    assert queries.slots_waiting_for(rania) == []
    card = queries.plan_card(version.plan.dossier_id)
    assert card is not None
    assert (card.signed, card.waits_for, card.paper_ready) == (1, ("vader", "intern begeleider"), False)


@pytest.mark.parametrize(
    ("days", "warning", "late"), [(28, False, False), (29, True, False), (41, True, False), (42, False, True)]
)
def test_the_six_weeks_run(days: int, warning: bool, late: bool) -> None:
    start = dt.date(2026, 9, 1)
    term = queries.term_of(start, done_on=None, on=start + dt.timedelta(days=days))
    assert (term.day, term.is_warning, term.is_late) == (days + 1, warning, late)


@pytest.fixture
def png() -> bytes:
    """A small picture."""
    from io import BytesIO  # noqa: PLC0415

    from PIL import Image  # noqa: PLC0415

    buffer = BytesIO()
    Image.new("RGB", (20, 20), "white").save(buffer, "PNG")
    return buffer.getvalue()
