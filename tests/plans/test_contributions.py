"""Words from outside: who may be asked, what a link and a code open, and what becomes of the words."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core import mail
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.people.models import Person
from rondom.plans import operations, queries
from rondom.plans.contributions import asked_of, by_secret, link_actor, open_for, pieces_of
from rondom.plans.models import Contribution, Paragraph
from rondom.plans.operations import NewWriter
from rondom.plans.terms import Section, Voice, Writer
from tests.meetings.conftest import allow, parent

__all__ = ["allow", "parent"]


@pytest.fixture
def ask(world, dossier, today):
    """Ask somebody; a physiotherapist of the social work organisation when nothing is said."""

    def make(by="anouk", **more):
        values = {
            "dossier_id": dossier.pk,
            "section": Section.GOES_WELL,
            "question": "Wat ziet u bij het bewegen?",
            "last_on": today + dt.timedelta(days=14),
        }
        if not {"guardian_id", "membership_id", "who"} & set(more):
            organisation = world.organisations["smw"].pk
            more["who"] = NewWriter(Writer.CARE, "Marije Bos", "fysiotherapeut", organisation)
        actor = by if not isinstance(by, str) else world.actors[by]
        return operations.ask_contribution(actor, **(values | more))

    return make


@pytest.fixture
def asked(ask, allow):
    allow("priya")
    return ask()


def secret_of(asked):
    return asked.link.rstrip("/").rsplit("/", 1)[1]


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


def actor_of(asked):
    return link_actor(by_secret(secret_of(asked)))


def send(asked, text="Zij klimt graag.", revision=0):
    row = asked.contribution
    return operations.send_contribution(actor_of(asked), contribution_id=row.pk, text=text, revision=revision)


def names(dossier):
    return list(
        AuditEvent.objects.filter(dossier_id=dossier.pk, name__startswith="contribution.")
        .order_by("seq")
        .values_list("name", flat=True)
    )


# Asking ------------------------------------------------------------------------


def test_somebody_from_outside_needs_a_ground_for_the_organisation(ask, allow):
    assert refusal(ask) == "contribution.no_ground"
    assert not Contribution.objects.exists()
    assert not Person.objects.filter(call_name="Marije Bos").exists()
    allow("priya")
    assert ask().contribution.organisation_id


def test_without_an_organisation_only_a_parent_asks(ask, parent):
    grandma = NewWriter(Writer.NETWORK, "Oma Truus", "oma")
    assert refusal(ask, who=grandma) == "contribution.no_ground"
    assert ask(by=parent("rania"), who=grandma).contribution.person.name == "Oma Truus"


def test_only_the_coordinator_and_parents_ask(world, ask, allow, join, dossier):
    allow("priya")
    assert refusal(ask, by="daan") == "contribution.coordinator_asks"
    assert refusal(ask, by="sami") == "contribution.coordinator_asks"
    with pytest.raises(Http404):
        ask(by="hanneke")
    join(dossier, "esra")  # may carry a dossier, and does not carry this one
    assert refusal(ask, by="esra") == "contribution.coordinator_asks"


def test_a_parent_is_asked_only_with_authority(world, ask):
    thomas = world.people["thomas"].pk
    assert ask(guardian_id=thomas).contribution.writer == Writer.PARENT
    Guardianship.objects.filter(person_id=thomas).update(authority=Authority.UNKNOWN)
    assert refusal(ask, guardian_id=thomas) == "contribution.no_ground"
    with pytest.raises(Http404):
        ask(guardian_id=world.people["zeynep"].pk)


def test_nobody_asks_about_what_he_does_not_see(ask, allow, parent):
    allow("priya")
    assert refusal(ask, section=Section.HEALTH) == "contribution.section_not_yours"
    assert refusal(ask, section=Section.FAMILY_PLAN) == "contribution.section_not_yours"
    doctor = NewWriter(Writer.EXPERT, "Dokter Vos", "huisarts")
    assert ask(by=parent("rania"), section=Section.HEALTH, who=doctor)


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, True), (60, True), (61, False)])
def test_until_when(ask, allow, today, days, fine):
    allow("priya")
    last_on = today + dt.timedelta(days=days)
    if fine:
        assert ask(last_on=last_on)
    else:
        assert refusal(ask, last_on=last_on) == "contribution.day"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (NewWriter(Writer.CARE, " ", "fysiotherapeut"), "contribution.who"),
        (NewWriter(Writer.CARE, "Marije", " "), "contribution.who"),
        (NewWriter(Writer.PARENT, "Iemand", "vader"), "contribution.choose_known"),
        (NewWriter("pupil", "Iemand", "kind"), "contribution.choose_known"),
    ],
)
def test_who_must_be_somebody(ask, parent, who, code):
    assert refusal(ask, by=parent("rania"), who=who) == code
    assert refusal(ask, by=parent("rania"), question=" ") == "text.empty"


def test_the_mail_holds_the_link_and_nothing_personal(ask, allow, django_capture_on_commit_callbacks):
    allow("priya")
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(email="marije@praktijk.example")
    (sent,) = mail.outbox
    words = sent.subject + sent.body
    assert asked.link in sent.body
    for secret in (asked.code, "Sami", "Marije", "bewegen", "Anouk", "Klimboom"):
        assert secret not in words, secret


def test_neither_link_nor_code_is_stored_or_logged(asked):
    row = Contribution.objects.values().get()
    payloads = str(list(AuditEvent.objects.values_list("payload", flat=True)))
    for secret in (secret_of(asked), asked.code):
        assert secret not in str(row)
        assert secret not in payloads
    assert len(secret_of(asked)) >= 43


# The code ------------------------------------------------------------------------


def test_the_right_code_opens_and_is_told_once(asked, dossier):
    assert operations.open_contribution(secret_of(asked), code=f" {asked.code[:3]} {asked.code[3:]}")
    assert operations.open_contribution(secret_of(asked), code=asked.code)
    assert names(dossier) == ["contribution.asked", "contribution.opened"]


def test_five_wrong_codes_block_the_link_and_tell_who_asked(world, asked, dossier):
    wrong = f"{(int(asked.code) + 1) % 10**6:06d}"
    for _try in range(5):
        assert not operations.open_contribution(secret_of(asked), code=wrong)
    assert not operations.open_contribution(secret_of(asked), code=asked.code)
    assert Contribution.objects.get().blocked_at
    assert names(dossier)[-1] == "contribution.blocked"
    told = Notice.objects.filter(template="contribution_blocked").values_list("recipient_id", flat=True)
    assert list(told) == [world.people["anouk"].pk]
    assert refusal(send, asked) == "contribution.over"


def test_a_new_link_opens_what_was_blocked_and_the_old_one_stops(world, asked, today):
    for _try in range(5):
        operations.open_contribution(secret_of(asked), code="geen")
    new = operations.renew_contribution_link(
        world.actors["anouk"], contribution_id=asked.contribution.pk, last_on=today
    )
    assert by_secret(secret_of(asked)) is None
    assert not operations.open_contribution(secret_of(asked), code=asked.code)
    assert operations.open_contribution(secret_of(new), code=new.code)


@pytest.mark.parametrize("code", ["", "geen", "12345", "1234567", "١٢٣٤٥٦", "'; --"])
def test_what_is_no_code_opens_nothing(asked, code):
    assert not operations.open_contribution(secret_of(asked), code=code)


@pytest.mark.parametrize("secret", ["", "x", "0" * 43, "../../admin"])
def test_a_guessed_link_opens_nothing(asked, secret):
    assert by_secret(secret) is None
    assert not operations.open_contribution(secret, code=asked.code)
    assert Contribution.objects.get().wrong_codes == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.booleans(), max_size=14))
def test_the_limiter_is_five_wrong_ones_in_a_row(asked, tries):
    """Whatever somebody tries, the link opens exactly while there were no five wrong codes since the last right one."""
    Contribution.objects.update(wrong_codes=0, blocked_at=None)
    wrong_in_a_row, blocked = 0, False
    for right in tries:
        opened = operations.open_contribution(secret_of(asked), code=asked.code if right else "000")
        assert opened == (right and not blocked)
        wrong_in_a_row = 0 if right else wrong_in_a_row + 1
        blocked = blocked or wrong_in_a_row >= 5


# Writing ------------------------------------------------------------------------


def test_what_is_saved_is_nobodys_business_until_it_is_sent_in(world, asked, dossier):
    row = asked.contribution
    operations.save_contribution(actor_of(asked), contribution_id=row.pk, text="Zij klimt", revision=0)
    assert not Paragraph.objects.exists()
    assert names(dossier) == ["contribution.asked"]
    with pytest.raises(Conflict) as conflict:
        operations.save_contribution(actor_of(asked), contribution_id=row.pk, text="Anders", revision=0)
    assert conflict.value.theirs == "Zij klimt"
    send(asked, "Zij klimt graag.", revision=1)
    assert Contribution.objects.get().text == ""


def test_after_ready_it_is_a_paragraph_in_the_voice_of_the_writer(world, asked, dossier):
    paragraph = send(asked)
    (words,) = next(
        row.words
        for row in queries.growth_document(dossier.pk, categories=["education"])
        if row.section == Section.GOES_WELL
    )
    assert (words.name, words.role_label, words.voice) == ("Marije Bos", "fysiotherapeut", Voice.CARE)
    assert refusal(send, asked, "Nog iets") == "contribution.over"
    seen = Dossier.objects.get(pk=dossier.pk)
    decision = operations.write_paragraph
    decision(world.actors["anouk"], dossier_id=seen.pk, section=Section.GOES_WELL, text="Mijn eigen woorden")
    assert Paragraph.objects.get(pk=paragraph.pk).text == "Zij klimt graag."


def test_a_parent_writes_in_his_own_voice_and_changes_it_later_himself(world, ask, dossier):
    asked = ask(guardian_id=world.people["thomas"].pk)
    send(asked, "Hij bouwt graag.")
    row = Paragraph.objects.get()
    assert (row.author_id, row.voice, row.author_role) == (world.people["thomas"].pk, "parent", "parent")
    assert queries.missing_views(dossier) == ["het kind", "moeder", "de school"]
    operations.write_paragraph(
        world.actors["thomas"], dossier_id=dossier.pk, section=row.section, text="Hij rekent ook.", revision=1
    )
    assert [old.text for old in row.revisions.all()] == ["Hij bouwt graag."]


def test_a_grandmother_is_not_taken_for_a_parent_and_a_former_school_not_for_the_school(
    world, ask, parent, dossier
):
    grandma = ask(by=parent("rania"), who=NewWriter(Writer.NETWORK, "Oma Truus", "oma"))
    send(grandma)
    school = ask(by=parent("rania"), who=NewWriter(Writer.EARLIER_SCHOOL, "Juf An", "juf van groep 2"))
    send(school)
    assert "de school" in queries.missing_views(dossier)
    assert {"moeder", "vader"} <= set(queries.missing_views(dossier))
    assert set(Paragraph.objects.values_list("voice", flat=True)) == {Voice.NETWORK, Voice.EXPERT}


def test_a_colleague_finds_it_in_his_own_hat(world, ask, allow, dossier):
    allow("priya")
    priya = world.actors["priya"]
    asked = ask(membership_id=priya.membership_id)
    row = asked.contribution
    assert open_for(priya, on=clock.today()) == [row]
    for other in (replace(priya, organisation_id=world.organisations["ggd"].pk), world.actors["bram"]):
        assert asked_of(other, row.pk) is None
        with pytest.raises(Http404):
            operations.save_contribution(other, contribution_id=row.pk, text="x", revision=0)
    paragraph = operations.send_contribution(priya, contribution_id=row.pk, text="Rust helpt.", revision=0)
    assert (paragraph.voice, paragraph.author_id) == (Voice.CARE, priya.person_id)
    assert open_for(priya, on=clock.today()) == []


# The end ------------------------------------------------------------------------


def over(asked):
    row = by_secret(secret_of(asked))
    return refusal(
        operations.save_contribution, link_actor(row), contribution_id=row.pk, text="x", revision=0
    )


def test_taken_back_stops_at_once(world, asked, dossier):
    values = {"contribution_id": asked.contribution.pk}
    with pytest.raises(Refused):
        operations.revoke_contribution(world.actors["daan"], **values)
    with pytest.raises(Http404):
        operations.revoke_contribution(world.actors["hanneke"], **values)
    operations.revoke_contribution(world.actors["anouk"], **values)
    assert over(asked) == "contribution.over"
    assert not operations.open_contribution(secret_of(asked), code=asked.code)
    assert names(dossier)[-1] == "contribution.revoked"


def test_a_withdrawn_consent_closes_the_link_on_the_next_request(ask, allow, parent):
    consent = allow("priya")
    asked = ask()
    assert operations.open_contribution(secret_of(asked), code=asked.code)
    withdraw_consent(parent("rania"), consent_id=consent.pk)
    assert over(asked) == "contribution.over"


def test_a_parent_who_lost_authority_asks_no_more(world, ask, parent):
    asked = ask(by=parent("rania"), who=NewWriter(Writer.NETWORK, "Oma Truus", "oma"))
    Guardianship.objects.filter(person=world.people["rania"]).update(authority=Authority.NO)
    assert over(asked) == "contribution.over"


def test_a_closed_dossier_takes_no_words(asked, dossier, today):
    Dossier.objects.filter(pk=dossier.pk).update(closed_on=today)
    assert over(asked) == "contribution.over"


def test_it_is_over_by_itself_and_who_asked_is_told_once(world, asked, dossier, time_machine_days):
    time_machine_days(14)
    assert operations.expire_contributions() == 0
    time_machine_days(1)
    assert over(asked) == "contribution.over"
    assert (operations.expire_contributions(), operations.expire_contributions()) == (1, 0)
    assert names(dossier)[-1] == "contribution.expired"
    assert Notice.objects.filter(template="contribution_expired").count() == 1
    assert [piece.state for piece in pieces_of([dossier.pk], on=clock.today())] == ["expired"]
