"""Each check of asking, deciding and helping asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.arrangements import access, operations, queries
from rondom.arrangements.models import Arrangement, ArrangementPart, ArrangementRequest, PartGoal
from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.families.models import Guardianship
from rondom.notes.operations import raise_signal
from rondom.people.models import Membership
from rondom.people.terms import Role


@pytest.fixture
def seen(actor, shared):
    return lambda key: visible_dossier(actor(key), dossier_id=shared.pk)


@pytest.fixture
def as_hat(seen, actor):
    """as_hat("anouk", role=…): (actor in another hat, the dossier as fetched for it)."""

    def worn(key, **changed):
        hat, found = replace(actor(key), **changed), seen(key)
        found.seen_by = hat
        return hat, found

    return worn


@pytest.fixture
def elif_(world, signal_text):
    """The dossier of another child at the school."""
    return raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text).dossier


@pytest.fixture
def part(actor, shared, part_text):
    return operations.save_part(
        actor("anouk"), dossier_id=shared.pk, text=part_text(), part_id=None, revision=0
    )


@pytest.fixture
def help_(actor, part):
    """With a day to look back: it can start."""
    return operations.choose_evaluation(
        actor("anouk"),
        dossier_id=part.arrangement.dossier_id,
        evaluate_on=clock.today() + dt.timedelta(days=90),
    )


@pytest.fixture
def running(actor, help_):
    return operations.start_arrangement(actor("anouk"), dossier_id=help_.dossier_id)


def closed(dossier):
    dossier.closed_on = clock.today()
    return dossier


def only(dossier, *categories):
    dossier.categories = frozenset(categories)
    return dossier


def test_in_a_closed_dossier_nothing_is_done(actor, seen, sent, part):
    draft = ArrangementRequest(state="draft", school_id=sent.school_id)
    asked = {
        "begin": ("anouk", access.may_begin_request),
        "write": ("anouk", lambda who, found: access.may_write_request(who, draft, found)),
        "send": ("anouk", lambda who, found: access.may_send(who, draft, found)),
        "withdraw": ("anouk", lambda who, found: access.may_withdraw(who, sent, found)),
        "read": ("ilse", lambda who, found: access.may_read_second(who, sent, found)),
        "decide": ("jorrit", lambda who, found: access.may_decide(who, sent, found)),
        "compose": ("anouk", access.may_compose),
        "change": ("anouk", lambda who, found: access.may_change_part(who, found, side="care")),
        "start": ("anouk", lambda who, found: access.may_start(who, part.arrangement, found)),
        "begin the help": ("bram", lambda who, found: access.may_begin_part(who, part, found)),
        "end": ("anouk", lambda who, found: access.may_end(who, part.arrangement, found)),
    }
    answers = {name: may(actor(key), closed(seen(key))).code for name, (key, may) in asked.items()}
    assert answers == dict.fromkeys(asked, "dossier.closed")


# Seeing ---------------------------------------------------------------------------------


def test_requests_are_about_school_and_help_about_school_and_care(seen, sent):
    dossier = seen("anouk")
    found = {
        kinds: (
            access.may_see_requests(only(dossier, *kinds)).code,
            access.may_see_help(only(dossier, *kinds)).code,
        )
        for kinds in (("process", "education"), ("process", "care"), ("process", "absence"))
    }
    no = "arrangement.not_for_you"
    assert found == {
        ("process", "education"): ("", ""),
        ("process", "care"): (no, ""),
        ("process", "absence"): (no, no),
    }
    with pytest.raises(Http404):
        access.get_request(only(dossier, "process"), sent.pk)


def test_nobody_in_particular_reads_all(seen, request_):
    nobody = seen("jorrit")
    assert not access.may_read(request_, nobody)
    nobody.seen_by = None
    assert access.may_read(request_, nobody)


def test_requests_and_parts_are_found_in_their_own_dossier(seen, elif_, sent, part):
    assert (queries.request_of(elif_.pk, sent.pk), queries.part_of(elif_.pk, part.pk)) == (None, None)
    dossier = seen("anouk")
    assert access.get_part(dossier, part.pk) == part
    assert queries.part_of(dossier.pk, part.pk + 1) is None
    with pytest.raises(Http404):
        access.get_part(dossier, part.pk + 1)


def test_each_sees_the_parts_of_his_kinds_of_data(part):
    school = ArrangementPart.objects.get(pk=part.pk)
    school.pk, school.side = None, "education"
    school.save()
    sides = lambda *kinds: [row.side for row in queries.parts_seen(part.arrangement, kinds)]  # noqa: E731
    assert (sides("care"), sides("education"), sides("process")) == (["care"], ["education"], [])


# Asking ---------------------------------------------------------------------------------


def test_a_request_about_another_child_is_not_in_the_way(actor, seen, elif_, request_):
    anouk, dossier = actor("anouk"), seen("anouk")
    assert access.may_begin_request(anouk, dossier).code == "arrangement.already_asked"
    ArrangementRequest.objects.filter(pk=request_.pk).update(dossier=elif_)
    assert access.may_begin_request(anouk, dossier)


def test_the_role_and_the_school_ask(world, as_hat):
    code = lambda **hat: access.may_begin_request(*as_hat("anouk", **hat)).code  # noqa: E731
    assert code() == ""
    other = {code(role=Role.TEACHER), code(organisation_id=world.organisations["vaart"].pk)}
    assert other == {"arrangement.school_asks"}
    hat, dossier = as_hat("anouk")
    assert access.may_begin_request(hat, only(dossier, "process")).code == "arrangement.not_for_you"


def test_who_does_not_ask_hears_that_first(actor, seen, sent, granted):
    daan, found = actor("daan"), seen("daan")
    sent.refresh_from_db()
    for may in (access.may_write_request, access.may_withdraw, access.may_send):
        assert may(daan, sent, found).code == "arrangement.school_asks"


@pytest.mark.parametrize("name", ["wanted_from", "wanted_until", "wanted_cents"])
def test_a_period_and_an_amount_are_asked(actor, seen, request_, fill, name):
    row = fill(request_)
    assert access.may_send(actor("anouk"), row, seen("anouk"))
    setattr(row, name, None)
    assert access.may_send(actor("anouk"), row, seen("anouk")).code == "arrangement.period_missing"


@pytest.mark.parametrize("spoil", ["part ended", "part elsewhere", "another capacity", "no ground"])
def test_somebody_with_a_ground_decides(world, actor, seen, elif_, request_, fill, today, spoil):
    row = fill(request_)
    rows = Participant.objects.filter(dossier=row.dossier_id, person=world.people["jorrit"])
    assert access.may_send(actor("anouk"), row, seen("anouk"))
    if spoil == "part ended":
        rows.update(valid_from=today - dt.timedelta(days=1), valid_until=today)
    elif spoil == "part elsewhere":
        rows.update(dossier=elif_)
    elif spoil == "another capacity":
        rows.update(capacity=Role.SWV_ADVISOR)
    else:
        rows.update(organisation=world.organisations["smw"])
    assert access.may_send(actor("anouk"), row, seen("anouk")).code == "arrangement.nobody_decides"


# Deciding -------------------------------------------------------------------------------


def test_only_what_was_sent_is_read_and_decided(actor, seen, request_):
    for key, may in (("ilse", access.may_read_second), ("jorrit", access.may_decide)):
        assert may(actor(key), request_, seen(key)).code == "arrangement.not_waiting"


def test_it_is_read_once_and_by_another_than_who_decides(actor, seen, sent):
    ilse, jorrit = actor("ilse"), actor("jorrit")
    assert access.may_read_second(ilse, sent, seen("ilse"))
    assert access.may_decide(jorrit, sent, seen("jorrit"))
    sent.read_by_id = jorrit.person_id
    assert access.may_read_second(ilse, sent, seen("ilse")).code == "arrangement.already_read"
    assert access.may_decide(jorrit, sent, seen("jorrit")).code == "arrangement.you_read_it"
    sent.read_by_id, sent.made_by_id = None, ilse.person_id
    assert access.may_read_second(ilse, sent, seen("ilse")).code == "arrangement.own_request"


@pytest.mark.parametrize("spoil", ["left", "somebody else", "elsewhere"])
def test_who_works_for_the_school_does_not_decide(world, actor, shared, sent, today, spoil):
    work = {"region": world.region, "role": "board_support", "valid_from": today - dt.timedelta(days=9)}
    row = Membership.objects.create(person=world.people["jorrit"], organisation=sent.board, **work)
    free = lambda: access.without_interest(actor("jorrit"), sent, shared).code  # noqa: E731
    assert free() == "arrangement.own_school"
    rows = Membership.objects.filter(pk=row.pk)
    if spoil == "left":
        rows.update(valid_until=today)
    elif spoil == "somebody else":
        rows.update(person=world.people["hanneke"])
    else:
        rows.update(organisation=world.organisations["smw"])
    assert free() == ""


@pytest.mark.parametrize("spoil", ["over", "somebody else", "another child"])
def test_nobody_decides_about_his_own_child(world, actor, shared, sent, today, spoil):
    kin = {"region": world.region, "relation": "other", "authority": "no"}
    row = Guardianship.objects.create(
        pupil=shared.pupil, person=world.people["jorrit"], valid_from=today - dt.timedelta(days=9), **kin
    )
    free = lambda: access.without_interest(actor("jorrit"), sent, shared).code  # noqa: E731
    assert free() == "arrangement.own_child"
    rows = Guardianship.objects.filter(pk=row.pk)
    if spoil == "over":
        rows.update(valid_until=today)
    elif spoil == "somebody else":
        rows.update(person=world.people["hanneke"])
    else:
        rows.update(pupil=world.pupils["elif"])
    assert free() == ""


# The help -------------------------------------------------------------------------------


def test_parts_are_written_by_who_sees_their_kind(actor, seen):
    anouk = actor("anouk")
    assert access.may_compose(anouk, seen("anouk"))
    assert access.may_compose(anouk, only(seen("anouk"), "process")).code == "arrangement.not_for_you"
    school = only(seen("anouk"), "process", "education")
    assert access.may_change_part(anouk, school, side="education")
    assert access.may_change_part(anouk, school, side="care").code == "arrangement.part_not_for_you"
    daan = only(seen("daan"), "process")
    assert access.may_change_part(actor("daan"), daan, side="care").code == "dossier.role_does_not_steer"


def test_help_that_runs_for_another_child_or_ended_is_not_in_the_way(actor, seen, elif_, running):
    anouk, dossier = actor("anouk"), seen("anouk")
    rows = Arrangement.objects.filter(pk=running.pk)
    assert access.may_compose(anouk, dossier).code == "arrangement.runs"
    rows.update(dossier=elif_)
    assert access.may_compose(anouk, dossier)
    rows.update(dossier=running.dossier, state="ended", ended_on=clock.today())
    assert access.may_compose(anouk, dossier)


def test_it_starts_whole(actor, seen, help_, today):
    def code(key="anouk", row=help_) -> str:
        return access.may_start(actor(key), row, seen(key)).code

    assert code() == ""
    assert code("daan") == "dossier.role_does_not_steer"
    assert code(row=None) == "arrangement.nothing_to_start"
    assert code(row=Arrangement(state="ended")) == "arrangement.nothing_to_start"
    for day in (None, today):
        help_.evaluate_on = day
        assert code() == "arrangement.evaluate_first"
    PartGoal.objects.filter(part__arrangement=help_).delete()
    assert code(row=Arrangement.objects.get(pk=help_.pk)) == "arrangement.goals_first"


def test_without_parts_nothing_starts(actor, seen, help_):
    help_.parts.all().delete()
    assert access.may_start(actor("anouk"), help_, seen("anouk")).code == "arrangement.no_parts"


@pytest.mark.parametrize(
    ("later", "bridging", "code"),
    [(1, "", "arrangement.bridging_first"), (0, "", ""), (1, "Elke dag rust.", "")],
)
def test_what_begins_later_is_bridged(actor, seen, help_, today, later, bridging, code):
    help_.parts.update(
        starts_on=today + dt.timedelta(days=later),
        bridging=bridging,
        bridging_by=bridging and "De leerkracht",
    )
    assert access.may_start(actor("anouk"), help_, seen("anouk")).code == code


def test_help_at_home_is_begun_by_who_steers(actor, seen, running):
    part = running.parts.get()
    assert access.may_begin_part(actor("bram"), part, seen("bram"))
    assert access.may_begin_part(actor("rania"), part, seen("rania")).code == "dossier.role_does_not_steer"
    part.provider_id = None
    assert access.may_begin_part(actor("rania"), part, seen("rania")).code == "dossier.role_does_not_steer"
    assert access.may_begin_part(actor("anouk"), part, seen("anouk"))
    part.begun_on = clock.today()
    assert access.may_begin_part(actor("anouk"), part, seen("anouk")).code == "arrangement.part_began"
    part.arrangement.state = "ended"
    assert access.may_begin_part(actor("anouk"), part, seen("anouk")).code == "arrangement.not_running"


def test_what_runs_is_ended_by_who_steers(actor, seen, running):
    anouk, daan = actor("anouk"), actor("daan")
    assert access.may_end(anouk, running, seen("anouk"))
    for nothing in (None, Arrangement(state="draft")):
        assert access.may_end(anouk, nothing, seen("anouk")).code == "arrangement.not_running"
        assert access.may_end(daan, nothing, seen("daan")).code == "dossier.role_does_not_steer"


# Over children --------------------------------------------------------------------------


def test_the_catalogue_and_the_money(actor):
    found = {
        key: (bool(access.may_publish_catalogue(actor(key))), bool(access.may_see_money(actor(key))))
        for key in ("fenna", "jorrit", "anouk")
    }
    assert found == {"fenna": (True, False), "jorrit": (False, True), "anouk": (False, False)}
    access.check_sees_money(actor("jorrit"))
    with pytest.raises(Http404):
        access.check_sees_money(actor("fenna"))
