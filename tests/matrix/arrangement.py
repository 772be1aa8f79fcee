"""A request that waits for the samenwerkingsverband, money for the board, and an arrangement that is ready to start."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from rondom.arrangements import operations as arrangements
from rondom.arrangements.models import ArrangementRequest
from rondom.arrangements.money import school_year_of
from rondom.arrangements.queries import fields_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier

if TYPE_CHECKING:
    from tests.matrix.world import World


def arrangement_of(world: "World") -> dict[str, object]:
    """{name: number}."""
    anouk, board = world.actor("anouk"), world.demo.organisations["board"].pk
    year = school_year_of(clock.today())
    for each in (year, year + 1):
        arrangements.set_budget(
            world.actor("jorrit"), board_id=board, school_year=each, cents=1_000_000, revision=0
        )
    asked = _asked(anouk, world.sami)
    arrangements.send_request(anouk, dossier_id=world.sami.pk, request_id=asked.pk)
    arrangements.choose_evaluation(
        anouk, dossier_id=world.sami.pk, evaluate_on=clock.today() + dt.timedelta(days=60)
    )
    elif_ = world.children["elif"]
    return {
        "asked": asked.pk,
        "asked_elif": _asked(anouk, elif_).pk,
        "part_of_help": _part(world, world.sami, "goal_sami"),
        "part_of_elif": _part(world, elif_, "goal_elif"),
        "organisation_jgh": world.demo.organisations["jgh"].pk,
        "budget_target": f"{board}-{year}-1",
        "budget_source": f"{board}-{year}",
        "board": board,
        "school_vaart": world.demo.organisations["vaart"].pk,
        "this_year": year,
    }


def _asked(anouk: Actor, dossier: Dossier) -> ArrangementRequest:
    row = arrangements.begin_request(anouk, dossier_id=dossier.pk, kind="support")
    today = clock.today()
    return arrangements.save_request(
        anouk,
        dossier_id=dossier.pk,
        request_id=row.pk,
        answers={field.key: "Samen lezen." for field in fields_of(row)},
        wanted=arrangements.Wanted(first_on=today, last_on=today + dt.timedelta(days=20), cents=20_000),
        revision=1,
    )


def _part(world: "World", dossier: Dossier, goal: str) -> int:
    text = arrangements.PartText(
        side="care",
        what="Gesprekken thuis over rust.",
        provider_id=world.demo.organisations["jgh"].pk,
        hours_per_week=Decimal(1),
        first_on=clock.today(),
        last_on=clock.today() + dt.timedelta(days=60),
        payer="municipality",
        cents=50_000,
        goal_ids=[int(str(world.numbers[goal]))],
    )
    return arrangements.save_part(world.actor("anouk"), dossier_id=dossier.pk, text=text).pk


def not_asked(world: "World") -> None:
    ArrangementRequest.objects.filter(dossier=world.sami).delete()


def still_written(world: "World") -> None:
    rows = ArrangementRequest.objects.filter(dossier=world.sami)
    rows.update(state="draft", sent_on=None, sent_by=None, expected_on=None)


def is_decided(world: "World") -> None:
    today = clock.today()
    ruling = arrangements.Ruling(
        verdict="granted",
        reason="Dit past bij Sami.",
        has_no_interest=True,
        first_on=today,
        last_on=today + dt.timedelta(days=20),
        cents=20_000,
    )
    made = arrangements.decide(
        world.actor("jorrit"),
        dossier_id=world.sami.pk,
        request_id=int(str(world.numbers["asked"])),
        ruling=ruling,
    )
    world.numbers["decision_of_help"] = made.number


def runs(world: "World") -> None:
    arrangements.start_arrangement(world.actor("anouk"), dossier_id=world.sami.pk)
