"""Which hats a person has, and which one is on."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.families.queries import hats_of

SESSION_KEY = "hat"


@dataclass(frozen=True, slots=True)
class Choice:
    """A hat as the screen shows it. value is kept in the session; kind: of the organisation, empty for the family."""

    value: str
    label: str
    organisation: str
    actor: Actor
    kind: str = ""


def choices(account_id: int, person_id: int) -> list[Choice]:
    """All hats of a person today: professional ones first. One query."""
    professional, family = hats_of(person_id, on=clock.today())
    found = [
        Choice(
            value=hat.value,
            label=hat.role_label,
            organisation=hat.organisation,
            actor=hat.worn_by(person_id, account_id=account_id),
            kind=hat.organisation_kind,
        )
        for hat in professional
    ]
    labels = {"parent": _("ouder"), "pupil": _("leerling")}
    found += [
        Choice(
            value=hat.value,
            label=labels[hat.value],
            organisation="",
            actor=hat.worn_by(person_id, account_id=account_id),
        )
        for hat in family
    ]
    return found


def must_choose(request: HttpRequest, found: list[Choice]) -> bool:
    """Whether somebody has several hats and did not say, since he signed in, which one is on."""
    return len(found) > 1 and request.session.get(SESSION_KEY) not in {choice.value for choice in found}


def hat_on(request: HttpRequest, found: list[Choice]) -> Choice | None:
    """The hat that is on: the chosen one while it exists, else the only one, else the first."""
    wanted = request.session.get(SESSION_KEY)
    return next((choice for choice in found if choice.value == wanted), found[0] if found else None)
