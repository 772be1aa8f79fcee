"""What makes that somebody sees a dossier, and each of these things spoiled: both locks must close."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.core import clock
from rondom.dossiers.models import EmergencyAccess, Participant
from rondom.families.models import Guardianship, Pupil
from rondom.people.models import Organisation
from tests.matrix.world import World


def rows_of(world: World, key: str) -> Consent:
    return Consent.objects.get(pk=world.numbers[f"consent_{key}"])


def change(row: object, **values: object) -> Callable[[], object]:
    return lambda: type(row).objects.filter(pk=row.pk).update(**values)  # type: ignore[attr-defined]


Spoil = tuple[str, str, Callable[[], object]]


def spoiled(world: World) -> list[Spoil]:
    """(who, what is spoiled, how): each spoils exactly one thing of somebody who sees the dossier."""
    another = Organisation.objects.create(kind="provider", name="Een andere")
    return [*_on_a_consent(world, another), *_by_law_or_danger(world, another), *_at_home_or_school(world)]


def _days() -> tuple[dt.date, dt.date, dt.date]:
    today = clock.today()
    return today - dt.timedelta(days=1), today, today + dt.timedelta(days=1)


def _on_a_consent(world: World, another: Organisation) -> list[Spoil]:
    yesterday, today, tomorrow = _days()
    yes = rows_of(world, "petra")
    part = Participant.objects.get(dossier=world.sami, person_id=world.actor("petra").person_id)
    of_rania = yes.givers.get(person=world.demo.people["rania"])
    elif_ = world.children["elif"]
    return [
        ("petra", "part begins later", change(part, valid_from=tomorrow)),
        ("petra", "part has ended", change(part, valid_from=yesterday, valid_until=today)),
        ("petra", "part of somebody else", change(part, person=world.demo.people["nora"])),
        ("petra", "part in another hat", change(part, capacity="youth_help")),
        ("petra", "part for another organisation", change(part, organisation=another)),
        ("petra", "consent begins later", change(yes, valid_from=tomorrow)),
        ("petra", "consent has ended", change(yes, valid_from=yesterday, valid_until=today)),
        ("petra", "consent was stopped", change(yes, ended_at=clock.now())),
        ("petra", "consent for another organisation", change(yes, recipient=another)),
        ("petra", "consent about another child", change(yes, pupil=elif_.pupil)),
        ("petra", "no of the mother", change(of_rania, answer="no")),
        ("petra", "yes taken back", change(of_rania, withdrawn_at=clock.now())),
        ("petra", "nobody answered", lambda: yes.givers.all().delete()),
        ("petra", "yes of somebody else", change(of_rania, person=world.demo.people["zeynep"])),
        ("petra", "nobody has authority", lambda: _nobody_decides(world, yes)),
    ]


def _by_law_or_danger(world: World, another: Organisation) -> list[Spoil]:
    yesterday, today, tomorrow = _days()
    law = LegalShare.objects.get(recipient_id=world.actor("theo").organisation_id)
    danger = EmergencyAccess.objects.get(person_id=world.actor("emma").person_id)
    elif_ = world.children["elif"]
    return [
        ("theo", "law begins later", change(law, valid_from=tomorrow)),
        ("theo", "law has ended", change(law, valid_from=yesterday, valid_until=today)),
        ("theo", "law was stopped", change(law, ended_at=clock.now())),
        ("theo", "law for another organisation", change(law, recipient=another)),
        ("theo", "law about another child", change(law, pupil=elif_.pupil)),
        ("theo", "law waits for the wish of the pupil", change(law, needs_wish_of_pupil=True)),
        ("emma", "danger of another hat", change(danger, role="teacher")),
        ("emma", "danger at another organisation", change(danger, organisation=another)),
        ("emma", "danger of somebody else", change(danger, person=world.demo.people["nora"])),
        ("emma", "danger is over", change(danger, until_at=clock.now())),
        ("emma", "danger opens later", change(danger, opened_at=clock.now() + dt.timedelta(hours=1))),
    ]


def _at_home_or_school(world: World) -> list[Spoil]:
    yesterday, today, tomorrow = _days()
    rania = Guardianship.objects.get(pupil=world.sami.pupil, person=world.demo.people["rania"])
    elif_ = world.children["elif"]
    return [
        ("rania", "no authority", change(rania, authority="no")),
        ("rania", "authority not known", change(rania, authority="unknown")),
        ("rania", "authority begins later", change(rania, valid_from=tomorrow)),
        ("rania", "authority has ended", change(rania, valid_from=yesterday, valid_until=today)),
        ("rania", "authority over another child", change(rania, pupil=elif_.pupil)),
        ("daan", "another school", change(world.sami, school=world.demo.organisations["vaart"])),
        ("sami", "another pupil", change(world.sami, pupil=_free_pupil(world))),
    ]


def _nobody_decides(world: World, yes: Consent) -> None:
    """No answer is no yes, also where nobody has to answer."""
    Guardianship.objects.filter(pupil=world.sami.pupil).update(authority="no")
    yes.givers.all().delete()


def _free_pupil(world: World) -> Pupil:
    return Pupil.objects.get(pk=world.numbers["pupil_new"])


def spoiled_names(world: World) -> list[str]:
    with transaction.atomic():
        names = [what for _key, what, _spoil in spoiled(world)]
        transaction.set_rollback(True)
    return names


WAYS_TO_SPOIL_A_WISH = 9


def wished(world: World) -> list[tuple[str, Callable[[], object]]]:
    """The ground of Theo rests on the wish of Sami, said to a question that his parents did not answer.

    (what is spoiled, how): each spoils one thing of that wish.
    """
    today = clock.today()
    theo, sami = world.actor("theo"), world.demo.people["sami"]
    LegalShare.objects.filter(recipient_id=theo.organisation_id).update(needs_wish_of_pupil=True)
    asked = rows_of(world, "petra")
    Consent.objects.filter(pk=asked.pk).update(recipient=theo.organisation_id)
    asked.givers.all().delete()  # their yes alone would do as well
    row = ConsentGiver.objects.create(
        consent=asked, person=sami, capacity="pupil", answer="yes", answered_at=clock.now()
    )
    another = Organisation.objects.create(kind="provider", name="Nog een andere")
    ways = [
        ("taken back", change(row, withdrawn_at=clock.now())),
        ("a no", change(row, answer="no")),
        ("of somebody else", change(row, person=world.demo.people["nora"])),
        ("nothing was said", lambda: asked.givers.all().delete()),
        ("the question was stopped", change(asked, ended_at=clock.now())),
        ("the question is over", change(asked, valid_from=today - dt.timedelta(days=9), valid_until=today)),
        ("the question begins later", change(asked, valid_from=today + dt.timedelta(days=1))),
        ("about another child", change(asked, pupil=world.children["elif"].pupil)),
        ("for another organisation", change(asked, recipient=another)),
    ]
    assert len(ways) == WAYS_TO_SPOIL_A_WISH
    return ways
