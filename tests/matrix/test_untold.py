"""Who looks on by law while the parents need not know it yet: he only reads, and the family meets his name nowhere.

Every act of the permission table that his role may do is tried as him; then every page, file and list of the table that
the mother may open is read as her.
"""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction

from rondom.consent.models import LegalShare
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import access
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Handover, Participant
from rondom.dossiers.sharing import tell_parents
from rondom.events.models import Notice
from rondom.meetings import operations as meetings
from rondom.plans import operations as plans
from rondom.plans.models import Goal, SignatureSlot
from rondom.web.permissions import Row, Someone, expanded, rows
from rondom.web.rights.copy_content import everything
from tests.matrix.asking import Asking, state_of

pytestmark = pytest.mark.django_db

SECRET, PLACE = "Gijs", "Jeugdbescherming Veenrand"
# His own things, of no child; and what lies behind the wall, which no family sees.
OWN = (
    "account:",
    "tour:",
    "inbox:",
    "emergency:",
    "safety:",
    "watch:desk",
    "support:regions",
    "support:ask",
    "support:page",
    "support:say",
    "support:want",
    "support:code",
    "support:follow",
    "outside:",
    "about:",
    "start:",
    "search:",
    "work:",
    "demo:",
    "meeting:feed_",
)
ROWS = [row for found in rows().values() for row in found]


@pytest.fixture
def secret(asking: Asking) -> Asking:
    asking.sessions["gijs"] = asking._session(Someone(what="by law, in secret", who="gijs"))
    return asking


def of_his_role(row: Row) -> bool:
    return row.action == "change" and "youth_help" in expanded(row.yes) and not row.address.startswith(OWN)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if of_his_role(row)], ids=lambda row: f"{row.address} {row.note}"
)
def test_he_does_nothing_that_the_family_would_read(secret: Asking, row: Row) -> None:
    for state in row.state:
        with state_of(secret.world, state):
            assert secret.answer(row, "gijs") in ("refused", "not found", "nothing"), state


def test_he_reads(secret: Asking) -> None:
    page = next(row for row in rows()["child"] if row.address == "child:page" and row.shows == "Sami")
    assert secret.answer(page, "gijs") == "yes"


def seen_by_mother(asking: Asking) -> dict[str, str]:
    found = {}
    for row in ROWS:
        if row.action == "see" and "mother" in expanded(row.yes) and "open" in row.state:
            url = asking.url_of(row)
            with transaction.atomic():
                response = asking.client("mother").get(url)
                transaction.set_rollback(True)
            if not response.streaming and response.status_code == 200:
                found[f"{row.address} {url}"] = response.content.decode(errors="replace")
    return found


def test_the_mother_meets_him_nowhere(secret: Asking) -> None:
    with transaction.atomic():
        secret.client("gijs").get(f"/kinderen/{secret.world.sami.ref}/")  # a look of his
        pages = seen_by_mother(secret)
        assert len(pages) > 25
        assert {name for name, text in pages.items() if SECRET in text or PLACE in text} == set()
        rania = secret.world.actor("rania")
        copy = str(everything(rania, access.visible_dossier(rania, dossier_id=secret.world.sami.pk)))
        assert SECRET not in copy
        assert PLACE not in copy
        gijs = secret.world.demo.people["gijs"].pk
        family = [secret.world.demo.people[key].pk for key in ("rania", "thomas", "sami")]
        assert not Notice.objects.filter(recipient_id__in=family, by_person_id=gijs).exists()
        transaction.set_rollback(True)


def test_who_left_again_before_they_were_told_stays_unknown(secret: Asking) -> None:
    with transaction.atomic():
        part = Participant.objects.get(dossier=secret.world.sami, person=secret.world.demo.people["gijs"])
        dossiers.end_participation(
            secret.world.actor("gijs"), dossier_id=secret.world.sami.pk, participant_id=part.pk
        )
        pages = seen_by_mother(secret)
        assert {name for name, text in pages.items() if SECRET in text or PLACE in text} == set()
        transaction.set_rollback(True)


def test_nobody_names_him_where_the_family_reads_it(secret: Asking) -> None:
    world, gijs = secret.world, secret.world.demo.people["gijs"].pk
    anouk, sami, today = world.actor("anouk"), world.sami.pk, clock.today()
    part = Participant.objects.get(dossier=sami, person_id=gijs).pk
    goal = Goal.objects.get(document__dossier=sami)
    text = plans.GoalText(
        domain=goal.domain,
        text="Elke dag lezen.",
        owner_id=gijs,
        measure="dagen",
        start_value=Decimal(1),
        target_value=Decimal(3),
        target_on=today + dt.timedelta(days=30),
    )
    acts = {
        "agreement": lambda: dossiers.make_action(
            anouk, dossier_id=sami, what="Bellen", due_on=today, owner_id=gijs
        ),
        "handed over": lambda: dossiers_hand(world, gijs),
        "goal": lambda: plans.add_goal(anouk, dossier_id=sami, goal=text),
        "meeting": lambda: meetings.add_invitee(
            anouk, meeting_id=int(str(world.numbers["meeting_planned"])), participant_id=part
        ),
    }
    codes = {}
    for name, act in acts.items():
        with transaction.atomic():
            with pytest.raises(Refused) as refused, transaction.atomic():
                act()
            codes[name] = refused.value.decision.code
            transaction.set_rollback(True)
    assert set(codes.values()) == {"participant.parents_not_told"}, codes
    assert not SignatureSlot.objects.filter(person_id=gijs).exists()


def dossiers_hand(world, owner_id):
    from rondom.dossiers.agreements import hand_action  # noqa: PLC0415

    action_id = int(str(world.numbers["action_process_sami"]))
    return hand_action(world.actor("anouk"), dossier_id=world.sami.pk, action_id=action_id, owner_id=owner_id)


def test_an_offer_of_the_regie_waits(secret: Asking) -> None:
    world = secret.world
    part = Participant.objects.get(dossier=world.sami, person=world.demo.people["gijs"]).pk
    with transaction.atomic():
        Handover.objects.all().delete()
        with pytest.raises(Refused) as refused:
            dossiers.offer_baton(world.actor("anouk"), dossier_id=world.sami.pk, participant_id=part)
        assert refused.value.decision.code == "participant.parents_not_told"
        transaction.set_rollback(True)


def test_after_the_telling_he_works_and_is_seen(secret: Asking) -> None:
    with transaction.atomic():
        tell_parents(
            secret.world.actor("anouk"),
            dossier_id=secret.world.sami.pk,
            share_id=int(str(secret.world.numbers["share_untold"])),
            told_on=clock.today(),
        )
        asked = [row for row in ROWS if row.address == "child:note_new" and of_his_role(row)]
        assert asked
        assert {secret.answer(row, "gijs") for row in asked} == {"yes"}
        assert any(SECRET in text for text in seen_by_mother(secret).values())
        transaction.set_rollback(True)


def test_when_telling_waited_too_long_it_is_the_same(secret: Asking) -> None:
    with transaction.atomic():
        yesterday = clock.today() - dt.timedelta(days=1)
        LegalShare.objects.filter(pk=secret.world.numbers["share_untold"]).update(tell_before_on=yesterday)
        seen = access.visible_dossier(secret.world.actor("gijs"), dossier_id=secret.world.sami.pk)
        assert access.takes_part(secret.world.actor("gijs"), seen)
        assert any(SECRET in text for text in seen_by_mother(secret).values())
        transaction.set_rollback(True)
