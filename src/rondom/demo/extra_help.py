"""Extra help in the demo region: money for the board, and a request for Sami that waits for a decision."""

import datetime as dt

from rondom.arrangements import operations as arrangements
from rondom.arrangements.money import school_year_of
from rondom.arrangements.queries import answers_of, fields_of
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Dossier

BUDGET_CENTS = 4_000_000
ASKED_CENTS = 90_000
TYPED = {
    "reason": "Sami komt in een drukke klas niet tot lezen. Wat de school zelf deed, is niet genoeg.",
    "plan": "Een begeleider oefent twee keer per week met Sami, en laat Daan zien hoe dat kan.",
    "own_part": "Daan leest elke dag tien minuten met Sami. Er is een rustige plek voor in de klas.",
}


def build_extra_help(demo: Demo, sami: Dossier) -> None:
    """Sami is shared with the samenwerkingsverband already; its coordinator comes in to decide."""
    _budgets(demo)
    anouk = demo.actors["anouk"]
    member = demo.actors["jorrit"].membership_id or 0
    dossiers.add_participant(
        anouk, dossier_id=sami.pk, membership_id=member, reason="besluit over extra hulp"
    )
    row = arrangements.begin_request(anouk, kind="support", dossier_id=sami.pk)
    known = {field.key: "Zie het groeidocument." for field in fields_of(row) if field.required}
    wanted = arrangements.Wanted(
        first_on=clock.today() + dt.timedelta(days=14),
        last_on=clock.today() + dt.timedelta(days=90),
        cents=ASKED_CENTS,
    )
    arrangements.save_request(
        anouk,
        request_id=row.pk,
        answers=known | {key: text for key, text in answers_of(row).items() if text} | TYPED,
        wanted=wanted,
        revision=1,
        dossier_id=sami.pk,
    )
    arrangements.send_request(anouk, request_id=row.pk, dossier_id=sami.pk)


def _budgets(demo: Demo) -> None:
    """This school year and the next: a period may go on after the summer."""
    year = school_year_of(clock.today())
    for each in (year, year + 1):
        arrangements.set_budget(
            demo.actors["jorrit"],
            board_id=demo.organisations["board"].pk,
            school_year=each,
            cents=BUDGET_CENTS,
            revision=0,
        )
