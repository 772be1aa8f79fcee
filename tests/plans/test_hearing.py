"""AT-19: how a pupil is heard, in every form; what was done, telling back, and when he does not want to."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import page
import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.files.models import StoredFile
from rondom.files.queries import read_file
from rondom.notes.operations import raise_signal
from rondom.plans import access, queries
from rondom.plans import operations as plans
from rondom.plans.content import content_of, missing_in
from rondom.plans.models import Hearing, HearingFile, HearingSignature, Plan
from rondom.plans.operations.paper import paper_bytes
from rondom.plans.queries import plan_of, version_content
from rondom.plans.retention import told_by_a_pupil
from rondom.plans.terms import FileKind, HearingWay
from tests.files.samples import pdf, picture, wav


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.decision.code


@pytest.fixture
def heard(world, dossier, today) -> Callable[..., Hearing]:
    def record(key="daan", ways=(HearingWay.TALK,), words="Rust.", **more) -> Hearing:
        return plans.record_hearing(
            world.actors[key], dossier_id=dossier.pk, ways=ways, words=words, heard_on=today, **more
        )

    return record


@pytest.fixture
def draw(world, dossier) -> Callable[..., HearingFile]:
    def add(key="sami", kind=FileKind.DRAWING, data=None) -> HearingFile:
        return plans.add_hearing_file(
            world.actors[key], dossier_id=dossier.pk, kind=kind, data=data or picture("PNG")
        )

    return add


@pytest.fixture
def not_wanted(world, dossier, heard) -> Hearing:
    heard(ways=(HearingWay.NOTHING,), words="")
    return plans.say_not_wanted(world.actors["daan"], dossier_id=dossier.pk, reason="Hij is er moe van.")


@pytest.fixture
def sign_that(world, dossier) -> Callable[..., HearingSignature]:
    def put(key: str, revision: int | None = None) -> HearingSignature:
        now = Hearing.objects.get().revision
        return plans.sign_not_wanted(
            world.actors[key],
            dossier_id=dossier.pk,
            revision=now if revision is None else revision,
            confirmed_at=clock.now(),
        )

    return put


# Own forms ---------------------------------------------------------------------------


def test_a_drawing_and_a_voice_count_as_words(world, dossier, draw, today) -> None:
    plans.choose_ways(world.actors["sami"], dossier_id=dossier.pk, ways=["talk"])
    draw()
    draw(kind=FileKind.VOICE, data=wav())
    hearing = queries.hearing_of(dossier.pk)
    assert hearing.ways == ["talk", "drawing", "voice"]
    assert (hearing.heard_on, hearing.heard_by) == (today, world.people["sami"])
    assert [row.kind for row in hearing.shown_files] == ["drawing", "voice"]
    assert read_file(hearing.shown_files[1].file) == wav()


def test_a_name_of_a_phone_is_not_kept(draw) -> None:
    assert draw().file.name == "tekening.png"


@pytest.mark.parametrize(("kind", "data"), [(FileKind.DRAWING, pdf()), (FileKind.VOICE, picture("PNG"))])
def test_another_kind_is_refused_and_nothing_is_kept(draw, kind: str, data: bytes) -> None:
    assert refused(lambda: draw(kind=kind, data=data)) == "file.type"
    assert not Hearing.objects.exists()


def test_there_is_an_end_to_how_many(draw) -> None:
    for _turn in range(6):
        draw()
    assert refused(draw) == "hearing.files_enough"


def test_something_new_asks_for_telling_back_anew(world, dossier, whole_plan: Plan, draw) -> None:
    assert dossier.growth_documents.get().hearing.is_whole
    draw()
    assert not dossier.growth_documents.get().hearing.is_whole
    assert missing_in(content_of(plan_of(dossier.pk))) == ["dat dit aan het kind is teruggezegd"]


def test_the_pupil_takes_away_and_who_put_it_there_and_nobody_else(world, draw) -> None:
    of_daan, of_sami = draw("daan"), draw()
    take = lambda key, row: plans.remove_hearing_file(world.actors[key], file_id=row.pk)  # noqa: E731
    assert refused(lambda: take("anouk", of_daan)) == "hearing.file_not_yours"
    assert refused(lambda: take("daan", of_sami)) == "hearing.file_not_yours"
    assert refused(lambda: take("rania", of_sami)) == "hearing.not_parent"
    take("sami", of_daan)
    take("sami", of_sami)
    assert not HearingFile.objects.exists()
    assert Hearing.objects.get().heard_on is None


def test_what_was_frozen_keeps_its_drawing(world, dossier, whole_plan: Plan, draw, today) -> None:
    anouk, row = world.actors["anouk"], draw()
    plans.tell_back(anouk, dossier_id=dossier.pk, told_back_on=today, message="We doen de deur dicht.")
    version = plans.freeze_version(anouk, plan_id=whole_plan.pk)
    plans.remove_hearing_file(world.actors["sami"], file_id=row.pk)
    assert queries.hearing_of(dossier.pk).shown_files == []
    hearing = version_content(version)["plan"]["hearing"]
    assert (hearing["files"][0]["sha256"], hearing["message"]) == (row.file.sha256, "We doen de deur dicht.")
    paper = paper_bytes(version)
    assert b"/Image" in paper
    assert page.validate_pdf_bytes(paper, profile=page.ValidationProfile.PDF_A_3A).failures == []


# Through somebody else ---------------------------------------------------------------


def test_a_parent_tells_it_only_when_the_pupil_asked_that(world, dossier, heard) -> None:
    assert refused(lambda: heard("rania")) == "hearing.not_parent"
    plans.choose_ways(world.actors["sami"], dossier_id=dossier.pk, ways=["through_parents"])
    asked = Notice.objects.filter(template="pupil_chose_ways").values_list("recipient_id", flat=True)
    assert set(asked) == {world.people[key].pk for key in ("anouk", "rania", "thomas")}
    hearing = heard("rania", ways=["talk"], words="Hij wil bij Noor zitten.")
    assert hearing.ways == ["through_parents"]
    assert hearing.through == world.people["rania"].name


def test_who_told_it_for_the_pupil_stands_in_the_plan(world, dossier, whole_plan: Plan, heard) -> None:
    heard("sami", ways=["through_other"], words="Opa zegt het.", through="opa Henk")
    assert content_of(plan_of(dossier.pk))["hearing"]["through"] == "opa Henk"


@pytest.mark.parametrize(("ways", "words"), [(("talk",), "Rust."), (("nothing",), "")])
def test_words_of_the_pupil_are_not_changed_by_another(heard, ways, words) -> None:
    heard("sami", ways=ways, words=words)
    assert refused(heard) == "hearing.is_theirs"


def test_words_are_written_down_beside_a_drawing(draw, heard) -> None:
    draw()
    hearing = heard("daan", ways=["talk", "drawing"], words="Dat is mijn plek.")
    assert (hearing.words, hearing.files.count()) == ("Dat is mijn plek.", 1)


# Not wanted --------------------------------------------------------------------------


def test_two_signatures_stand_for_the_three(
    world, dossier, whole_plan: Plan, heard, sign_that, today: dt.date
) -> None:
    heard("sami", ways=["nothing"], words="")
    left = lambda: missing_in(content_of(plan_of(dossier.pk)))  # noqa: E731
    school = "daaronder de handtekening van iemand van school"
    family = "daaronder de handtekening van een ouder of het kind"
    assert left() == ["waarom het kind nu niets wil zeggen", school, family]
    anouk = world.actors["anouk"]
    assert refused(lambda: plans.freeze_version(anouk, plan_id=whole_plan.pk)) == "plan.parts_missing"
    plans.say_not_wanted(anouk, dossier_id=dossier.pk, reason="Hij is er moe van.")
    assert left() == [school, family]
    sign_that("daan")
    assert left() == [family]
    sign_that("thomas")
    assert left() == []
    version = plans.freeze_version(anouk, plan_id=whole_plan.pk)
    hearing = version_content(version)["plan"]["hearing"]
    assert hearing["not_wanted"] == "Hij is er moe van."
    assert [row["name"] for row in hearing["signed"]] == [
        world.people["daan"].name,
        world.people["thomas"].name,
    ]


def test_nobody_signs_twice_or_for_both_sides(world, not_wanted, sign_that) -> None:
    sign_that("daan")
    assert refused(lambda: sign_that("daan")) == "hearing.signed_by_you"
    assert refused(lambda: sign_that("anouk")) == "hearing.side_signed"
    sign_that("sami")
    assert refused(lambda: sign_that("rania")) == "hearing.side_signed"


def test_a_teacher_who_is_the_parent_too_signs_once(world, dossier, not_wanted, sign_that, join) -> None:
    Guardianship.objects.filter(person=world.people["rania"]).update(person=world.people["daan"])
    dossier.participants.filter(person=world.people["rania"]).update(person=world.people["daan"])
    world.actors["daan_at_home"] = type(world.actors["rania"])(
        person_id=world.people["daan"].pk, role="parent", region_id=world.region.pk
    )
    sign_that("daan")
    assert refused(lambda: sign_that("daan_at_home")) == "hearing.signed_by_you"


def test_who_is_not_of_this_school_or_the_family_does_not_sign(world, dossier) -> None:
    anouk = world.actors["anouk"]
    others = (
        replace(anouk, organisation_id=0),
        replace(anouk, role="social_worker"),
        world.actors["hanneke"],
        replace(anouk, organisation_id=None),
        replace(world.actors["rania"], organisation_id=1),
    )
    assert {access.side_of(actor, dossier) for actor in others} == {""}
    assert [access.side_of(world.actors[key], dossier) for key in ("daan", "rania", "sami")] == [
        "school",
        "family",
        "family",
    ]


def test_one_shows_who_one_is_and_signs_what_one_read(world, dossier, not_wanted, sign_that) -> None:
    sign = lambda: plans.sign_not_wanted(  # noqa: E731
        world.actors["daan"], dossier_id=dossier.pk, revision=not_wanted.revision, confirmed_at=None
    )
    assert refused(sign) == "signature.confirm_first"
    with pytest.raises(Conflict):
        sign_that("daan", revision=not_wanted.revision - 1)


def test_signing_that_is_for_a_side_with_a_reason_in_an_open_dossier(world, dossier, not_wanted) -> None:
    anouk = world.actors["anouk"]

    def code(hearing=not_wanted, actor=anouk, closed_on=None) -> str:
        seen = visible_dossier(anouk, dossier_id=dossier.pk)
        seen.seen_by, seen.closed_on = actor, closed_on
        return access.may_sign_not_wanted(actor, seen, hearing, confirmed_at=clock.now()).code

    assert code() == ""
    assert code(closed_on=clock.today()) == "dossier.closed"
    assert code(actor=replace(anouk, organisation_id=0)) == "hearing.side"
    no_reason, said = Hearing(ways=["nothing"]), Hearing(ways=["talk"], not_wanted="x")
    assert {code(row) for row in (None, no_reason, said)} == {"hearing.reason_first"}


@pytest.mark.parametrize("spoil", ["another number", "taken away", "another child", "not about school"])
def test_a_drawing_is_found_by_who_sees_the_plan(world, dossier, draw, signal_text, spoil) -> None:
    row, seen = draw(), visible_dossier(world.actors["anouk"], dossier_id=dossier.pk)
    assert access.get_hearing_file(seen, row.pk) == row
    number = row.pk
    if spoil == "another number":
        number = 0
    elif spoil == "taken away":
        HearingFile.objects.filter(pk=row.pk).update(removed_at=clock.now())
    elif spoil == "another child":
        about = {"pupil_id": world.pupils["elif"].pk, "text": signal_text}
        seen = raise_signal(world.actors["daan"], **about).dossier
        seen.categories = frozenset({"education"})
    else:
        seen.categories = frozenset({"process"})
    with pytest.raises(Http404):
        access.get_hearing_file(seen, number)


def test_other_words_and_a_pupil_who_does_speak_take_the_signatures_away(
    world, dossier, not_wanted, sign_that, heard
) -> None:
    sign_that("daan")
    plans.say_not_wanted(world.actors["anouk"], dossier_id=dossier.pk, reason="Iets anders.")
    assert not HearingSignature.objects.exists()
    sign_that("daan")
    hearing = heard("sami", words="Toch wel.")
    assert not HearingSignature.objects.exists()
    assert (hearing.not_wanted, hearing.is_whole) == ("", False)


def test_who_said_or_drew_something_did_want(world, dossier, draw, heard) -> None:
    draw()
    assert refused(lambda: heard("sami", ways=["nothing"], words="")) == "hearing.nothing_alone"
    assert refused(lambda: heard("sami", ways=["nothing"], words="Iets")) == "hearing.nothing_alone"
    why = lambda: plans.say_not_wanted(world.actors["daan"], dossier_id=dossier.pk, reason="x")  # noqa: E731
    assert refused(why) == "hearing.not_nothing"


def test_who_may_sign_is_asked(world, not_wanted) -> None:
    asked = Notice.objects.filter(template="hearing_not_wanted").values_list("recipient_id", flat=True)
    assert {world.people[key].pk for key in ("rania", "thomas", "sami", "anouk")} <= set(asked)


def test_a_file_that_was_taken_away_is_destroyed_and_the_others_stay(world, draw) -> None:
    kept, gone = draw(), draw()
    plans.remove_hearing_file(world.actors["sami"], file_id=gone.pk)
    assert list(told_by_a_pupil(StoredFile.objects.all())) == [kept.file]
