"""What people really paste, leave out and undo in a plan: an answer in words, and paper that stays valid."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.guardians import set_authority
from rondom.dossiers.models import Dossier
from rondom.families.models import Guardianship
from rondom.families.terms import Authority, Proof
from rondom.plans import operations as plans
from rondom.plans.models import Goal, GrowthDocument, Hearing, Plan, PlanVersion, SignatureSlot
from rondom.plans.operations.paper import paper_bytes
from rondom.plans.terms import PlanPart, PlanState, SlotState
from tests.plans.conftest import *  # noqa: F403

As = Callable[[str], Client]
MB = 1024 * 1024
WORD_TABLE = "Vak\tNiveau\tDoel\r\nRekenen\tE4\tM5\x0b\r\nLezen\tM5\tE5\x07\r\n\u2022\tspelling\u00a0–\u2013\u201cgoed\u201d\r\n"
UNBROKEN = "woord" * 1000  # five thousand signs, the most that fits in this part
ARABIC = "Zijn oma zegt: \u0633\u0627\u0645\u064a \u064a\u0642\u0631\u0623 \u0643\u062b\u064a\u0631\u0627 (en dat klopt)."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"measure": ""}, "Vul dit in"),
        ({"target_on": "2020-01-01"}, "Kies een dag die nog komt."),
        ({"target_value": "1"}, "Het doel is hetzelfde als het begin."),
        ({"target_value": "veel"}, "Vul een getal in"),
    ],
    ids=["no measure", "a day before it begins", "nothing changes", "no number"],
)
def test_a_goal_that_cannot_be_measured_keeps_what_was_typed(
    as_: As, world: Demo, dossier: Dossier, picture: GrowthDocument, change: dict[str, str], words: str
) -> None:
    typed = {
        "text": "Leest elke dag.", "domain": "school", "owner_id": str(world.people["daan"].pk),
        "measure": "dagen per week", "start_value": "1", "target_value": "4", "target_on": "2031-01-01",
    }  # fmt: skip
    html = as_("anouk").post(f"/plan/{dossier.ref}/doelen/nieuw/", typed | change).content.decode()
    assert words in html
    assert 'value="Leest elke dag."' in html
    assert not Goal.objects.exists()


@pytest.mark.parametrize("text", [WORD_TABLE, UNBROKEN, ARABIC], ids=["a table", "no space", "right to left"])
def test_what_was_pasted_is_kept_and_the_paper_stays_valid(
    as_: As, whole_plan: Plan, dossier: Dossier, text: str
) -> None:
    anouk, address = as_("anouk"), f"/plan/{dossier.ref}/deel/foundation/"
    assert anouk.post(address, {"value": text, "revision": "0"}).status_code == 302
    whole_plan.refresh_from_db()
    assert (
        whole_plan.foundation.split() == text.replace("\x07", "").split()
    )  # a sign that rings a bell is no word
    assert anouk.get(f"/plan/{dossier.ref}/").status_code == 200
    assert anouk.post(f"/plan/{dossier.ref}/klaarleggen/").status_code == 302
    data = paper_bytes(PlanVersion.objects.get())
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
    assert page.is_pdf_compliant_bytes(data, profile="3a")


def test_ten_thousand_words_without_a_space_are_refused_and_kept(
    as_: As, whole_plan: Plan, dossier: Dossier
) -> None:
    text = "woord" * 10_000
    html = as_("anouk").post(f"/plan/{dossier.ref}/deel/foundation/", {"value": text, "revision": "0"})
    assert "Deze tekst is te lang: 50000 tekens. Er passen er 5000." in html.content.decode()
    assert text in html.content.decode()


def test_a_plan_of_sixty_pages_is_made_and_the_meter_says_it(
    as_: As, world: Demo, whole_plan: Plan, dossier: Dossier, goal: Goal
) -> None:
    for number in range(190):
        row = Goal.objects.get(pk=goal.pk)
        row.pk, row._state.adding = None, True
        row.text = f"{number} " + "Leest elke dag een stuk voor. " * 15
        row.effort = "Samen lezen na de pauze. " * 18
        row.measure = "hoe vaak hij leest per week " * 6
        row.save()
    html = as_("anouk").get(f"/plan/{dossier.ref}/").content.decode()
    assert "woorden" in html
    version = plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)
    data = paper_bytes(version)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 60
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
    core = as_("anouk").get(f"/documenten/{dossier.ref}/kern/pdf/", follow=True)
    assert "Dit document is te lang" in core.content.decode()


def test_a_drawing_of_forty_megabytes_is_refused_before_it_is_kept(as_: As, dossier: Dossier) -> None:
    big = SimpleUploadedFile("tekening.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * (40 * MB), "image/png")
    answer = as_("sami").post(f"/plan/{dossier.ref}/stem/bestand/", {"kind": "drawing", "file": big})
    assert answer.status_code == 413
    assert "te groot" in answer.content.decode()
    assert not Hearing.objects.filter(files__isnull=False).exists()


# Authority ---------------------------------------------------------------------------


@pytest.fixture
def without_authority(world: Demo, dossier: Dossier) -> Callable[[str], None]:
    """without_authority("thomas"): the register says so, and the coordinator writes it down."""

    def say(key: str) -> None:
        row = Guardianship.objects.get(pupil=dossier.pupil, person=world.people[key])
        set_authority(
            world.actors["anouk"], guardianship_id=row.pk, authority=Authority.NO, proof=Proof.REGISTER
        )

    return say


def test_after_authority_ended_nobody_signs(
    world: Demo,
    version: PlanVersion,
    slot_of: Callable[[str], SignatureSlot],
    without_authority: Callable[[str], None],
) -> None:
    without_authority("thomas")
    with pytest.raises((Http404, Refused)):
        plans.sign(world.actors["thomas"], slot_id=slot_of("thomas").pk, confirmed_at=clock.now())
    assert slot_of("thomas").state == SlotState.OPEN


def test_a_signature_of_who_had_no_authority_stands_for_nobody_in_the_next_version(
    world: Demo,
    version: PlanVersion,
    sign: Callable[..., SignatureSlot],
    without_authority: Callable[[str], None],
    today: dt.date,
) -> None:
    sign("thomas")
    without_authority("thomas")
    anouk = world.actors["anouk"]
    later = today + dt.timedelta(days=120)
    plans.write_plan_part(anouk, plan_id=version.plan_id, part=PlanPart.EVALUATE_ON, value=later, revision=1)
    second = plans.freeze_version(anouk, plan_id=version.plan_id)
    assert world.people["thomas"].pk not in set(second.slots.values_list("person", flat=True))
    kept = version.slots.get(person=world.people["thomas"])
    assert (kept.state, kept.answered_at is not None) == (
        SlotState.SIGNED,
        True,
    )  # what happened is not undone
    for key in ("rania", "anouk"):
        plans.sign(
            world.actors[key],
            slot_id=second.slots.get(person=world.people[key]).pk,
            confirmed_at=clock.now(),
        )
    second.refresh_from_db()
    assert second.state == PlanState.IN_FORCE


def test_of_two_versions_only_the_newest_is_signed(
    world: Demo,
    version: PlanVersion,
    slot_of: Callable[[str], SignatureSlot],
    goal: Goal,
    goal_text: plans.GoalText,
) -> None:
    old = slot_of("rania").pk
    goal.refresh_from_db()
    changed = replace(goal_text, text="Sami leest zelf.")
    plans.change_goal(world.actors["anouk"], goal_id=goal.pk, goal=changed, revision=goal.revision)
    second = plans.freeze_version(world.actors["anouk"], plan_id=version.plan_id)
    with pytest.raises(Refused) as refusal:
        plans.sign(world.actors["rania"], slot_id=old, confirmed_at=clock.now())
    assert refusal.value.decision.code == "signature.version_replaced"
    new = second.slots.get(person=world.people["rania"])
    plans.sign(world.actors["rania"], slot_id=new.pk, confirmed_at=clock.now())
    states = SignatureSlot.objects.filter(person=world.people["rania"]).order_by("version__number")
    assert list(states.values_list("state", flat=True)) == [SlotState.OPEN, SlotState.SIGNED]
