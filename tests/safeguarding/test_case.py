"""A case from the first concern to the end: what may be written, weighed and decided, and what not."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.people.models import Membership
from rondom.people.operations import start_membership
from rondom.safeguarding import operations, queries
from rondom.safeguarding.access import may_raise_concern
from rondom.safeguarding.meldcode import veilig_thuis_decides_by
from rondom.safeguarding.models import SafetyCase, SafetyEntry, SafetyMember
from rondom.safeguarding.operations import EntryText, Given
from rondom.safeguarding.reminders import send_due
from tests.safeguarding.conftest import answers


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.decision.code


@pytest.fixture
def note(today: dt.date) -> EntryText:
    return EntryText(kind="colleague", happened_on=today, text="Samen de signalen bekeken.")


@pytest.fixture
def write(world, case):
    def put(by: str = "daan", *, step: int = 2, text: EntryText, **more: object) -> SafetyEntry:
        return operations.write_entry(world.actors[by], case_id=case.pk, step=step, text=text, **more)

    return put


@pytest.fixture
def next_code(case, today):
    def read(on: dt.date = today) -> str:
        case.refresh_from_db()
        found = queries.to_do(case, list(queries.weighings_of(case.pk)), on=on)
        return found.code if found else ""

    return read


# Beginning ---------------------------------------------------------------------------


def test_the_first_concern_begins_a_case_that_its_writer_leads(world, case, today):
    member = case.members.get()
    assert (member.person, member.leads, member.organisation) == (
        world.people["daan"], True, world.organisations["klimboom"],
    )  # fmt: skip
    assert case.entries.get().kind == "note"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"text": "  "}, "safety.text_missing"),
        ({"happened_on": dt.date(2090, 1, 1)}, "safety.day_to_come"),
    ],
)
def test_a_concern_says_what_and_when(concern, spoil, code):
    assert code_of(lambda: concern("daan", **spoil)) == code
    assert not SafetyCase.objects.exists()


@pytest.mark.parametrize("who", ["rania", "thomas", "sami"])
def test_the_family_begins_no_case(concern, who):
    assert code_of(lambda: concern(who)) == "safety.not_in_the_circle"


@pytest.mark.parametrize("who", ["ruben", "ilse", "bram", "fenna", "zeynep", "carla"])
def test_who_is_not_in_the_circle_begins_no_case(concern, who):
    with pytest.raises(Http404):
        concern(who)


def test_a_colleague_adds_to_a_case_he_does_not_see(world, case, concern, dossier):
    concern("anouk", "Hij durfde niet naar huis.")
    assert SafetyCase.objects.count() == 1
    entry = case.entries.get(kind="outside")
    assert entry.author == world.people["anouk"]
    with pytest.raises(Http404):
        operations.close_case(world.actors["anouk"], case_id=case.pk, reason="other", text="x", revision=1)
    assert list(queries.own_concerns(world.actors["anouk"], dossier.pk)) == [entry]
    assert not queries.own_concerns(world.actors["daan"], dossier.pk)
    told = Notice.objects.filter(template="something_for_you").values_list("recipient_id", flat=True)
    assert list(told) == [world.people["daan"].pk]


def test_the_answer_is_the_same_whether_a_case_exists(world, dossier, concern, today):
    anouk = world.actors["anouk"]
    before = may_raise_concern(anouk, dossier)
    values = {"dossier_id": dossier.pk, "text": "Zorgen.", "happened_on": today}
    concern("daan")
    assert may_raise_concern(anouk, dossier) == before
    assert operations.raise_concern(anouk, **values) is None
    SafetyCase.objects.all().delete()
    assert operations.raise_concern(anouk, **values) is None


def test_who_has_a_case_writes_in_it(concern, case):
    assert code_of(lambda: concern("daan")) == "safety.has_a_case"


def test_two_organisations_each_have_their_own(world, concern, case, dossier, join, ask_for):
    join(dossier, "bram")
    ask_for("bram")
    concern("bram", "Ook wij maken ons zorgen.")
    assert SafetyCase.objects.count() == 2
    assert not case.entries.filter(kind="outside").exists()
    theirs = SafetyCase.objects.exclude(pk=case.pk)
    assert list(SafetyCase.objects.visible_to(world.actors["bram"], on=dossier.opened_on)) == list(theirs)
    assert list(SafetyCase.objects.visible_to(world.actors["daan"], on=dossier.opened_on)) == [case]


def test_one_running_case_per_organisation_and_child_in_the_database(case):
    twin = SafetyCase(**{field.attname: getattr(case, field.attname) for field in case._meta.fields})
    twin.pk = "00000000-0000-4000-8000-000000000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_case_in_which_nobody_is_left_does_not_swallow_a_concern(world, case, concern, today):
    Membership.objects.filter(person=world.people["daan"]).update(valid_until=today)
    concern("anouk", "Weer een blauwe plek.")
    case.refresh_from_db()
    assert (case.state, case.close_reason) == ("closed", "nobody_left")
    new = SafetyCase.objects.running().get()
    assert list(queries.members_of(new.pk, on=today).values_list("person__call_name", flat=True)) == ["Anouk"]


# People -----------------------------------------------------------------------------


def test_who_is_let_in_sees_it_and_is_told_nothing_by_mail_words(world, case, let_in, today):
    esra = world.actors["esra"]
    assert not queries.is_named(esra, on=today)
    let_in("esra", is_attention_officer=True)
    assert queries.is_named(esra, on=today)
    notice = Notice.objects.get(recipient=world.people["esra"])
    assert (notice.template, notice.dossier_id) == ("something_for_you", None)


def test_only_who_leads_lets_people_in(world, case, let_in):
    let_in("esra")
    assert code_of(lambda: let_in("anouk", by="esra")) == "safety.does_not_lead"
    assert let_in("anouk", by="daan", leads=True).leads


@pytest.mark.parametrize(
    ("key", "why", "code"),
    [
        ("bram", "denkt mee", "safety.other_organisation"),
        ("ruben", "denkt mee", "safety.other_organisation"),
        ("esra", " ", "safety.text_missing"),
    ],
)
def test_who_is_not_let_in(let_in, key, why, code):
    assert code_of(lambda: let_in(key, why=why)) == code


def test_an_administrator_is_not_let_in(world, case, let_in):
    start_membership(
        world.system,
        person=world.people["fenna"],
        organisation=world.organisations["klimboom"],
        role="administrator",
    )
    hat = Membership.objects.get(person=world.people["fenna"], organisation=world.organisations["klimboom"])
    world.actors["fenna"] = dataclasses.replace(world.actors["fenna"], membership_id=hat.pk)
    assert code_of(lambda: let_in("fenna")) == "safety.role_has_no_duty"


def test_the_last_who_leads_stays(world, case, let_in):
    own = case.members.get()
    let_in("esra")
    leave = {"case_id": case.pk, "member_id": own.pk}
    assert code_of(lambda: operations.take_out(world.actors["daan"], **leave)) == "safety.last_who_leads"
    let_in("anouk", leads=True)
    operations.take_out(world.actors["daan"], **leave)
    with pytest.raises(Http404):
        operations.take_out(world.actors["daan"], **leave)


def test_a_member_leaves_by_himself_and_takes_nobody_out(world, case, let_in):
    esra, anouk = let_in("esra"), let_in("anouk")
    act = {"case_id": case.pk, "member_id": anouk.pk}
    assert code_of(lambda: operations.take_out(world.actors["esra"], **act)) == "safety.does_not_lead"
    operations.take_out(world.actors["esra"], case_id=case.pk, member_id=esra.pk)
    assert SafetyMember.objects.get(pk=esra.pk).valid_until is not None


@pytest.mark.parametrize("way", ["taken_out", "left_the_organisation"])
def test_access_ends_at_once(world, case, let_in, today, way):
    row, esra = let_in("esra"), world.actors["esra"]
    assert queries.is_named(esra, on=today)
    if way == "taken_out":
        operations.take_out(world.actors["daan"], case_id=case.pk, member_id=row.pk)
    else:
        Membership.objects.filter(pk=esra.membership_id).update(valid_until=today)
    assert not queries.is_named(esra, on=today)


@pytest.mark.parametrize(
    ("place", "role", "sees"),
    [("klimboom", "director", True), ("klimboom", "administrator", False), ("vaart", "teacher", False)],
)
def test_the_hat_that_is_on_counts(world, case, let_in, today, place, role, sees):
    """A second hat that Esra really has: of the organisation of the case and with the duty, or it opens nothing."""
    let_in("esra")
    organisation = world.organisations[place]
    hat = start_membership(world.system, person=world.people["esra"], organisation=organisation, role=role)
    other = dataclasses.replace(
        world.actors["esra"], membership_id=hat.pk, role=role, organisation_id=organisation.pk
    )
    assert queries.is_named(other, on=today) is sees


def test_who_comes_back_is_named_anew(world, case, let_in, today, time_machine_days):
    let_in("esra")
    Membership.objects.filter(person=world.people["esra"]).update(valid_until=today)
    time_machine_days(10)
    start_membership(
        world.system,
        person=world.people["esra"],
        organisation=world.organisations["klimboom"],
        role="director",
    )
    hat = Membership.objects.get(person=world.people["esra"], role="director")
    esra = dataclasses.replace(world.actors["esra"], membership_id=hat.pk, role="director")
    later = today + dt.timedelta(days=10)
    assert not queries.is_named(esra, on=later)
    world.actors["esra"] = esra
    let_in("esra")
    assert queries.is_named(esra, on=later)


def test_when_who_leads_is_gone_the_others_lead(world, case, let_in, today):
    let_in("esra")
    Membership.objects.filter(person=world.people["daan"]).update(valid_until=today)
    assert let_in("anouk", by="esra", leads=True).leads


# Writing ----------------------------------------------------------------------------


def test_writing_moves_the_case_on_and_never_back(case, write, note, today):
    write(step=3, text=EntryText(kind="talk", happened_on=today, text="Met moeder gepraat."))
    write(step=2, text=note)
    case.refresh_from_db()
    assert case.current_step == 3
    assert [entry.number for entry in case.entries.order_by("number")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"text": ""}, "safety.text_missing"),
        ({"happened_on": dt.date(2090, 1, 1)}, "safety.day_to_come"),
        ({"kind": "talk"}, "safety.kind_of_other_step"),
        ({"kind": "outside"}, "safety.kind_of_other_step"),
        ({"without_name": True}, "safety.without_name_elsewhere"),
    ],
)
def test_what_is_not_written(write, note, spoil, code):
    assert code_of(lambda: write(text=dataclasses.replace(note, **spoil))) == code


def test_veilig_thuis_is_asked_without_a_name(write, note):
    asked = dataclasses.replace(note, kind="veilig_thuis", without_name=True)
    assert write(text=asked).without_name


def test_a_correction_stands_beside_what_it_corrects(case, write, note):
    first = write(text=note)
    wrong = dataclasses.replace(note, text="Het was een andere dag.")
    assert code_of(lambda: write(text=wrong, corrects=first.number)) == "safety.correction_without_why"
    right = write(text=dataclasses.replace(wrong, why="Ik vergiste mij."), corrects=first.number)
    first.refresh_from_db()
    assert (right.corrects, first.text) == (first, note.text)
    with pytest.raises(Http404):
        write(text=wrong, corrects=99)


# Weighing and deciding ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "weighing.unfinished"),
        (("yes",), "weighing.unfinished"),
        (("yes", "no", "yes"), "weighing.unfinished"),
        (("no", "yes"), "weighing.past_the_end"),
        (("yes", "yes", "yes"), "weighing.past_the_end"),
    ],
)
def test_a_weighing_that_is_not_whole(weigh, words, code):
    assert code_of(lambda: weigh(*words)) == code


def test_every_answer_has_a_reason(world, case):
    given = dict(answers("no")) | {"suspicion": Given("no", " ")}
    act = {"case_id": case.pk, "answers": given, "revision": 1}
    assert code_of(lambda: operations.weigh(world.actors["daan"], **act)) == "weighing.reason_missing"


def test_nobody_weighs_on_half_of_what_is_there(world, case, concern):
    concern("anouk")
    act = {"case_id": case.pk, "answers": answers("no"), "revision": case.revision}
    assert code_of(lambda: operations.weigh(world.actors["daan"], **act)) == "safety.changed"


def test_the_frame_asks_and_the_decision_answers(weigh, decide, today, next_code):
    assert next_code() == "consult"
    assert weigh("yes", "doubt").advice == "report_now"
    assert next_code() == "decide"
    decision = decide(reports=True, reported_on=today)
    assert next_code() == "await_answer"
    due = veilig_thuis_decides_by(today)
    assert next_code(due) == "await_answer"
    assert next_code(due + dt.timedelta(days=1)) == "ask_answer"
    assert decision.answered_on is None


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"helps": False}, "decision.nothing_chosen"),
        ({"help_what": " "}, "safety.text_missing"),
        ({"effect_by_on": None}, "decision.term_missing"),
        ({"effect_by_on": dt.date(2020, 1, 1)}, "decision.term_missing"),
        ({"reports": True}, "decision.report_day_missing"),
        ({"reports": True, "reported_on": dt.date(2090, 1, 1)}, "safety.day_to_come"),
        ({"parents_informed": "no"}, "safety.text_missing"),
        ({"parents_informed": "not_yet"}, "safety.text_missing"),
    ],
)
def test_what_a_decision_needs(weigh, decide, help_until, spoil, code):
    weigh("yes", "no", "yes", "yes")
    assert code_of(lambda: decide(**help_until | spoil)) == code
    assert decide(**help_until)


def test_another_choice_than_the_frame_says_needs_a_reason(weigh, decide, help_until):
    weigh("yes", "yes")
    assert code_of(lambda: decide(**help_until)) == "decision.differs_without_reason"
    assert decide(**help_until, differs_because="De politie is er al.")


def test_a_decision_follows_a_weighing_once(weigh, decide, help_until):
    assert code_of(lambda: decide(**help_until)) == "safety.not_weighed"
    weigh("yes", "no", "yes", "yes")
    decide(**help_until)
    assert code_of(lambda: decide(**help_until)) == "safety.decided"


def test_help_without_effect_is_weighed_again(
    world, case, weigh, decide, help_until, let_in, next_code, time_machine_days
):
    let_in("esra")
    weigh("yes", "no", "yes", "yes")
    decide(**help_until)
    until = help_until["effect_by_on"]
    assert next_code(until) == "await_effect"
    assert send_due() == 0
    time_machine_days(31)
    assert next_code(until + dt.timedelta(days=1)) == "weigh_again"
    Notice.objects.all().delete()
    assert (send_due(), send_due()) == (1, 0)
    told = set(Notice.objects.values_list("recipient_id", flat=True))
    assert told == {world.people["daan"].pk, world.people["esra"].pk}
    assert weigh("yes", "no", "yes", "yes", "no").advice == "report"
    assert next_code() == "decide"


@pytest.mark.parametrize("settled", ["effect", "weighed", "closed"])
def test_nobody_is_reminded_of_what_is_settled(
    world, case, weigh, decide, help_until, today, time_machine_days, settled
):
    weigh("yes", "no", "yes", "yes")
    decision = decide(**help_until)
    act = {"case_id": case.pk, "decision_id": decision.pk, "happened_on": today, "text": "Het gaat goed."}
    if settled == "effect":
        operations.follow_up(world.actors["daan"], what="effect", **act)
    elif settled == "weighed":
        weigh("yes", "no", "yes", "yes", "yes")
    else:
        case.refresh_from_db()
        operations.close_case(
            world.actors["daan"], case_id=case.pk, reason="other", text="Verhuisd.", revision=case.revision
        )
    time_machine_days(31)
    assert send_due() == 0


def test_what_came_of_a_decision_is_written_once(world, case, weigh, decide, today, next_code):
    weigh("yes", "yes")
    decision = decide(
        reports=True, reported_on=today, parents_informed="not_yet", parents_text="Niet veilig."
    )

    def follow(what: str, **more: object) -> object:
        act = {"case_id": case.pk, "decision_id": decision.pk, "happened_on": today, "text": "Gebeld."} | more
        return operations.follow_up(world.actors["daan"], what=what, **act)

    assert code_of(lambda: follow("effect")) == "decision.nothing_open"
    assert code_of(lambda: follow("answer", text="")) == "safety.text_missing"
    assert follow("answer").answered_on == today
    assert code_of(lambda: follow("answer")) == "decision.nothing_open"
    assert next_code() == "inform"
    follow("parents")
    assert next_code() == "close"
    assert case.entries.filter(step=5).count() == 2


# Closing -----------------------------------------------------------------------------


@pytest.fixture
def close(world, case):
    def put(by: str = "daan", reason: str = "other", text: str = "Afgerond.") -> SafetyCase:
        case.refresh_from_db()
        return operations.close_case(
            world.actors[by], case_id=case.pk, reason=reason, text=text, revision=case.revision
        )

    return put


def test_who_closes_has_weighed_and_decided(close, weigh, decide, today):
    assert code_of(close) == "safety.not_weighed"
    weigh("yes", "yes")
    assert code_of(close) == "safety.not_decided"
    decide(reports=True, reported_on=today)
    for reason in ("no_suspicion", "safe", "nobody_left", "nonsense"):
        assert code_of(lambda reason=reason: close(reason=reason)) == "safety.reason_does_not_fit"
    assert code_of(lambda: close(text=" ")) == "safety.text_missing"
    assert close(reason="reported").state == "closed"


def test_a_closed_case_is_read_only(world, close, weigh, write, note, let_in, concern):
    weigh("no")
    let_in("esra")
    assert code_of(lambda: close(by="esra")) == "safety.does_not_lead"
    close(reason="no_suspicion")
    for act in (lambda: write(text=note), lambda: weigh("no"), lambda: let_in("anouk"), close):
        assert code_of(act) == "safety.closed"
    concern("daan", "Toch weer zorgen.")
    assert SafetyCase.objects.running().count() == 1
