"""From a question to hours, and to what they brought."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import Http404

from rondom.arrangements.money import school_year_of
from rondom.core import facts
from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.experts import access, operations, queries
from rondom.experts.models import Deployment, PupilDeployment
from rondom.families.models import Guardianship
from rondom.routes.models import StepVisit
from rondom.routes.operations import start_route


def code_of(call, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


@pytest.fixture
def of_sami(shared, ask) -> Deployment:
    return ask(for_whom="pupil", dossier_id=shared.pk, words="Sami kan niet goed zitten.")


def use(world, row, hours, *, on, key="ilse"):
    return operations.use_hours(
        world.actors[key], deployment_id=row.pk, given_on=on, hours=Decimal(str(hours))
    )


def finish(world, row, *, key="ilse", words="De gymles is aangepast."):
    return operations.finish_deployment(world.actors[key], deployment_id=row.pk, effect="helped", words=words)


# Asking and agreeing ----------------------------------------------------------------------------


@pytest.mark.parametrize("for_whom", ["team", "teacher"])
def test_a_school_asks_and_hours_are_agreed_used_and_weighed(world, ask, ilse, agree, today, for_whom):
    row = agree(ask(for_whom=for_whom), ilse)
    use(world, row, "7.5", on=today)
    row = finish(world, row)
    assert (row.state, row.hours_agreed, row.effect) == ("done", Decimal("7.5"), "helped")
    assert not PupilDeployment.objects.exists()


def test_only_who_knows_of_it_is_chosen(world, ask, ilse, noor, agree, today):
    row = ask()
    until = today + dt.timedelta(days=84)
    assert [match.expert for match in queries.matches_for(row, first_on=today, until=until)] == [ilse]
    assert code_of(agree, row, noor) == "expert.no_match"


def test_an_expert_is_not_agreed_fuller_than_the_week(ask, ilse, agree):
    """Eight hours a week: in twelve weeks 96, of which twelve are taken."""
    agree(ask(), ilse)
    assert code_of(agree, ask(), ilse, hours="84.25") == "expert.full"
    agree(ask(), ilse, hours=84)
    assert code_of(agree, ask(), ilse, hours="0.25") == "expert.full"


def test_who_leaves_before_the_end_is_not_chosen(ask, put, agree, today):
    short = put("ilse", ["body"], last_on=today + dt.timedelta(days=10))
    assert code_of(agree, ask(), short) == "expert.gone"
    agree(ask(), short, days=10, hours=1)


def test_a_school_has_so_many_hours_in_a_year(world, ask, ilse, agree, today):
    jorrit, school = world.actors["jorrit"], world.organisations["klimboom"].pk
    right = {"school_id": school, "school_year": school_year_of(today)}
    operations.set_right(jorrit, **right, hours=Decimal(12), revision=0)
    assert code_of(agree, ask(), ilse, hours="12.25") == "expert.right"
    row = agree(ask(), ilse)
    assert code_of(agree, ask(), ilse, hours="0.25") == "expert.right"
    assert (
        code_of(operations.set_right, jorrit, **right, hours=Decimal(11), revision=1) == "expert.below_agreed"
    )
    assert code_of(operations.set_right, jorrit, **right, hours=Decimal(20), revision=0) == "expert.changed"
    use(world, row, 3, on=today)
    finish(world, row)
    assert queries.right_now(world.region.pk, school, on=today).left == Decimal(9), (
        "what was not used is free again"
    )


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"has_no_interest": False}, "expert.interest"),
        ({"hours": "0"}, "expert.hours"),
        ({"hours": "1.1"}, "expert.hours"),
        ({"days": 0}, "expert.period"),
        ({"days": 400}, "expert.period"),
    ],
)
def test_what_is_agreed_is_whole(ask, ilse, agree, changed, code):
    assert code_of(agree, ask(), ilse, **changed) == code


def test_a_request_is_declined_with_a_reason(world, ask, ilse, agree):
    row, jorrit = ask(), world.actors["jorrit"]
    assert code_of(operations.decline_request, jorrit, deployment_id=row.pk, reason="") == "expert.words"
    operations.decline_request(jorrit, deployment_id=row.pk, reason="Er is nu niemand.")
    assert code_of(agree, row, ilse) == "expert.settled"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"expertise": "magic"}, "expert.expertise"),
        ({"words": " "}, "expert.words"),
        ({"hours": Decimal("0.1")}, "expert.hours"),
        ({"for_whom": "pupil"}, "expert.for_whom"),
        ({"for_whom": "everybody"}, "expert.for_whom"),
    ],
)
def test_a_question_is_whole(world, ask, changed, code):
    assert code_of(ask, **changed) == code


def test_who_asks_and_who_settles(world, ask, ilse, agree):
    values = {"for_whom": "team", "expertise": "body", "hours": Decimal(1), "words": "Hulp"}
    for key in ("daan", "ilse", "jorrit", "rania"):
        assert code_of(operations.ask_expert, world.actors[key], **values) == "expert.school_asks"
    row = ask()
    for key in ("anouk", "carla"):
        assert code_of(agree, row, ilse, key=key) == "expert.no_mandate"
    for key in ("hanneke", "rania", "bram", "ilse"):
        with pytest.raises(Http404):
            agree(row, ilse, key=key)


# Hours --------------------------------------------------------------------------------------------


def test_hours_that_are_used_stay_within_what_was_agreed(world, ask, ilse, agree, today):
    row = agree(ask(), ilse)
    assert code_of(use, world, row, 1, on=today + dt.timedelta(days=1)) == "expert.day_to_come"
    assert code_of(use, world, row, 1, on=today - dt.timedelta(days=1)) == "expert.day"
    use(world, row, 10, on=today)
    assert code_of(use, world, row, "2.25", on=today) == "expert.used_up"
    assert code_of(use, world, row, 1, on=today, key="jorrit") == "expert.not_yours"
    assert code_of(finish, world, row, words="") == "expert.words"


def test_nothing_is_finished_without_hours(world, ask, ilse, agree):
    assert code_of(finish, world, agree(ask(), ilse)) == "expert.nothing_used"


# Of a child -----------------------------------------------------------------------------------------


def test_of_a_child_the_family_is_told_and_reads_it(world, of_sami, ilse, agree, today):
    row = agree(of_sami, ilse)
    use(world, row, 2, on=today)
    finish(world, row, words="Sami heeft een andere stoel.")
    told = Notice.objects.filter(recipient=world.people["rania"]).values_list("template", flat=True)
    assert {"expert_asked", "expert_agreed", "expert_done"} <= set(told)
    assert Notice.objects.filter(recipient=world.people["ilse"], template="expert_chosen").exists()
    (one,) = queries.of_child(row.of_pupil.dossier_id)
    assert (one.effect_words, one.deployment.effect_words, one.deployment.words) == (
        "Sami heeft een andere stoel.",
        "",
        "",
    )


def test_an_agreed_expert_is_a_fact_of_the_route(of_sami, ilse, agree, today):
    dossier_id = of_sami.of_pupil.dossier_id
    wanted = ["expert.agreed"]
    assert not facts.facts_of([dossier_id], wanted).get(dossier_id)
    agree(of_sami, ilse)
    assert facts.facts_of([dossier_id], wanted)[dossier_id]["expert.agreed"] == today


def test_an_expert_of_a_child_is_in_the_circle_with_a_ground(world, of_sami, put, agree, shared):
    noor = put("noor", ["body"])
    assert code_of(agree, of_sami, noor) == "expert.not_around"


def test_nobody_advises_on_a_child_of_the_own_family(world, of_sami, ilse, agree, shared):
    row = Guardianship.objects.filter(pupil=shared.pupil).first()
    row.pk, row.person = None, world.people["ilse"]
    row.authority = "no"
    row.save()
    assert code_of(agree, of_sami, ilse) == "expert.own_family"


def test_who_does_not_see_the_child_agrees_nothing(world, of_sami, ilse, agree, shared):
    jorrit = world.people["jorrit"]
    shared.participants.filter(person=jorrit).update(valid_until=shared.opened_on + dt.timedelta(days=0))
    row, dossier = access.get_deployment(world.actors["jorrit"], of_sami.pk)
    if dossier is None:
        assert code_of(agree, row, ilse) == "expert.child_not_shared"


def test_only_on_the_route_of_the_region(world, shared, ask):
    """The switch of the region, against where the dossier is."""
    StepVisit.objects.filter(dossier=shared).delete()
    operations.set_route(world.actors["jorrit"], route_key="ihi")
    child = {"for_whom": "pupil", "dossier_id": shared.pk}
    assert code_of(ask, **child) == "expert.route"
    ask()  # a team is on no route
    start_route(world.actors["anouk"], dossier_id=shared.pk, route_key="ihi")
    assert ask(**child).state == "asked"


def test_another_school_asks_nothing_for_a_child(world, shared):
    with pytest.raises((Refused, Http404)):
        operations.ask_expert(
            world.actors["hanneke"],
            for_whom="pupil",
            expertise="body",
            hours=Decimal(1),
            words="Hulp",
            dossier_id=shared.pk,
        )


def test_the_hours_stay_when_the_dossier_goes(of_sami, ilse, agree):
    row = agree(of_sami, ilse)
    PupilDeployment.objects.all().delete()
    assert Deployment.objects.get(pk=row.pk).hours_agreed == Decimal(12)


# The calendar ---------------------------------------------------------------------------------------


def test_two_people_do_not_write_over_each_other(put, ilse):
    assert code_of(put, "ilse", ["body"], revision=0) == "expert.changed"
    put("ilse", ["body"], hours=6, revision=1)


def test_only_an_expert_of_the_region_is_put_in_the_calendar(world, put):
    for key in ("anouk", "jorrit"):
        with pytest.raises(Http404):
            put(key, ["body"])
    assert code_of(put, "ilse", ["magic"]) == "expert.expertise"
    with pytest.raises(Http404):
        operations.set_route(world.actors["anouk"], route_key="ihi")
