"""A program: put Priya in the circle of a dossier and ask the family whether she may think along."""

import datetime as dt
import sys

import django

django.setup()

# Django must be set up before anything with a table is imported.
from rondom.consent.terms import Category, Purpose  # noqa: E402
from rondom.core import clock  # noqa: E402
from rondom.dossiers.operations import add_participant, ask_consent, bring_in_parents  # noqa: E402
from tests.e2e.make_pupil import actor_of  # noqa: E402


def ask(dossier_id: int) -> None:
    anouk, member = actor_of("anouk"), actor_of("priya").membership_id
    assert member
    bring_in_parents(anouk, dossier_id=dossier_id)
    add_participant(anouk, dossier_id=dossier_id, membership_id=member, reason="denkt mee over thuis")
    ask_consent(
        anouk,
        dossier_id=dossier_id,
        membership_id=member,
        purpose=Purpose.THINK_ALONG,
        categories=[Category.EDUCATION, Category.CARE],
        valid_until=clock.today() + dt.timedelta(days=200),
        explanation="Meedenken over rust na school",
    )


if __name__ == "__main__":
    ask(int(sys.argv[1]))
