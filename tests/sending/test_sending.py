"""Sending exactly what somebody needs: only with a ground, for a time, and the family sees it."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.consent.operations import withdraw_consent
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.documents.blocks import sentences
from rondom.dossiers.models import Dossier, Participant
from rondom.events.models import Notice
from rondom.plans import operations as plans
from rondom.sending import access, operations
from rondom.sending.models import Sending, SentPart
from rondom.sending.queries import by_secret, people_to_send_to, sendings_of, sent_to
from rondom.sending.reading import given, pdf_of, previewed

OPP, CORE, FAMILY = "document:ontwikkelingsperspectief", "document:kern", "document:gezinsplan"


def refused(act):
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.decision.code


def secret_of(sent):
    return sent.link.rstrip("/").rsplit("/", 1)[-1]


def reasons(mine, receiver):
    return {row.part.key: row.decision.code for row in access.choices_for(mine(), receiver)}


# What may go ---------------------------------------------------------------------------


def test_without_a_ground_nothing_can_be_chosen(mine, wish, version, organisation, send):
    codes = set(reasons(mine, organisation).values())
    assert codes == {"sending.no_ground", "document.no_family_plan", "document.no_look_back"}
    assert refused(lambda: send(organisation, wish)) == "sending.no_ground"
    assert not Sending.objects.exists()


def test_each_part_needs_its_own_ground(mine, wish, version, shared, organisation, allow_about, send):
    allow_about("priya", [Category.PROCESS, Category.EDUCATION])
    codes = reasons(mine, organisation)
    assert (codes[OPP], codes[FAMILY], codes[wish]) == ("", "sending.category", "")
    assert refused(lambda: send(organisation, wish, FAMILY)) == "sending.category"
    sent = send(organisation, wish, OPP)
    assert [part.key for part in sent.sending.parts.order_by("pk")] == [wish, OPP]


def test_one_yes_of_two_parents_is_no_ground(world, mine, wish, organisation, allow_about, send):
    consent = allow_about("priya", [Category.EDUCATION])
    assert reasons(mine, organisation)[wish] == ""
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    assert reasons(mine, organisation)[wish] == "sending.no_ground"


def test_health_never_leaves_by_a_link(world, mine, organisation, allow_about, dossier):
    allow_about("priya", list(Category.values))
    health = mine()
    health.dossier.categories = frozenset(Category.values)
    theirs = access.seen_by_receiver(organisation, health.dossier, sees=Category.values)
    assert Category.MEDICAL not in theirs.categories
    assert Category.EDUCATION in theirs.categories


def test_the_sender_gives_no_more_than_he_sees_himself(world, dossier, mine, version, teacher, send):
    place = dossier.participants.get(person=world.people["anouk"])
    place.categories = [Category.PROCESS]
    place.save()
    codes = reasons(mine, teacher)
    assert codes[OPP] == codes[CORE] == "plan.not_for_you"
    assert not [key for key in codes if key.startswith("growth:")]


def test_what_the_sender_did_not_see_stays_out_for_who_sees_more(world, dossier, version, teacher, send):
    secret = "Gesprekken bij het wijkteam."
    plans.write_paragraph(world.actors["rania"], dossier_id=dossier.pk, section="support_so_far", text=secret)
    place = dossier.participants.get(person=world.people["anouk"])
    place.categories = [Category.PROCESS, Category.EDUCATION]
    place.save()
    sent = send(teacher, CORE)
    sheet = given(sent_to(world.actors["daan"], sent.sending.pk)).sheets[0]
    assert secret not in list(sentences(sheet.document.blocks))


def test_minutes_go_to_who_was_there_only(world, mine, closed, teacher, organisation, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    key = f"minutes:{closed.pk}"
    assert reasons(mine, teacher)[key] == ""
    assert reasons(mine, organisation)[key] == "sending.not_for_receiver"
    assert given(send(teacher, key).sending).sheets[0].slug == f"verslag-{closed.pk}"


def test_what_is_not_there_and_nothing_at_all(teacher, wish, send):
    with pytest.raises(Http404):
        send(teacher, "growth:niets")
    with pytest.raises(Http404):
        send(teacher, "minutes:99")
    assert refused(lambda: send(teacher)) == "sending.nothing_chosen"


# Who may send, to whom -------------------------------------------------------------------


@pytest.mark.parametrize("key", ["daan", "rania", "sami"])
def test_who_does_not_steer_sends_nothing(teacher, wish, send, key):
    send(teacher, wish)
    assert refused(lambda: send(teacher, wish, by=key)) == "dossier.role_does_not_steer"


def test_who_is_not_around_finds_nothing(teacher, wish, send):
    with pytest.raises(Http404):
        send(teacher, wish, by="hanneke")


def test_a_closed_dossier_sends_nothing(dossier, teacher, wish, send):
    sent = send(teacher, wish)
    Dossier.objects.update(closed_on=clock.today())
    assert refused(lambda: send(teacher, wish)) == "dossier.closed"
    assert given(Sending.objects.select_related("dossier").get(pk=sent.sending.pk)) is None


def test_to_whom(world, dossier, mine, allow_about):
    seen = mine().dossier
    assert [row.name for row in people_to_send_to(seen, but=world.people["anouk"].pk)] == [
        world.people["daan"].name
    ]
    assert access.organisations_to_send_to(seen) == []
    allow_about("priya", [Category.EDUCATION])
    smw = world.organisations["smw"]
    assert access.organisations_to_send_to(seen) == [smw]
    assert access.get_receiver(seen, f"o{smw.pk}").organisation_id == smw.pk
    daan = Participant.objects.get(dossier=dossier, person=world.people["daan"])
    assert access.get_receiver(seen, f"p{daan.pk}").person_id == daan.person_id
    mother = Participant.objects.get(dossier=dossier, person=world.people["rania"])
    for slug in ("o1", f"p{mother.pk}", "p0", "x", "p" + "9" * 30, f"o{world.organisations['swv'].pk}"):
        with pytest.raises(Http404):
            access.get_receiver(seen, slug)


@pytest.mark.parametrize("days", [-1, 61])
def test_the_last_day_is_to_come_and_near(today, teacher, wish, send, days):
    assert refused(lambda: send(teacher, wish, last_on=today + dt.timedelta(days=days))) == "sending.day"


def test_who_has_no_account_is_named(organisation, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    nobody = operations.NewReader(" ", "fysiotherapeut")
    assert refused(lambda: send(organisation, wish, reader=nobody)) == "sending.who"
    assert refused(lambda: send(organisation, wish, reader=None)) == "sending.who"


# Reading -----------------------------------------------------------------------------------


def test_what_is_previewed_is_what_is_read(mine, organisation, wish, version, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    before = previewed(mine(), organisation, [wish, OPP])
    after = given(by_secret(secret_of(send(organisation, wish, OPP)))).sheets
    assert [(row.slug, row.document, row.pages) for row in before] == [
        (row.slug, row.document, row.pages) for row in after
    ]
    assert "Rust in huis." in list(sentences(after[0].document.blocks))


def test_a_link_has_a_code_and_stores_neither(
    organisation, wish, allow_about, send, mailoutbox, django_capture_on_commit_callbacks
):
    allow_about("priya", [Category.EDUCATION])
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(organisation, wish)
    secret = secret_of(sent)
    row = Sending.objects.get()
    assert secret not in str(vars(row))
    assert sent.code not in (row.code_hash, row.secret_hash)
    assert operations.open_sending(secret, code=sent.code)
    assert not operations.open_sending("x" + secret, code=sent.code)
    mail = next(mail for mail in mailoutbox if mail.to == ["marije@praktijk.test"])
    assert sent.link in mail.body
    assert [
        word for word in ("Sami", "Marije", "Klimboom", "Anouk", sent.code) if word in str(mail.message())
    ] == []


def test_a_few_wrong_codes_block_the_link_and_tell_who_sent_it(world, organisation, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    sent = send(organisation, wish)
    wrong = "000000" if sent.code != "000000" else "111111"
    for _turn in range(5):
        assert not operations.open_sending(secret_of(sent), code=wrong)
    assert not operations.open_sending(secret_of(sent), code=sent.code)
    told = Notice.objects.filter(template="sending_blocked").values_list("recipient_id", flat=True)
    assert list(told) == [world.people["anouk"].pk]


def test_a_right_code_forgets_the_wrong_ones(organisation, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    sent = send(organisation, wish)
    for _turn in range(3):
        operations.open_sending(secret_of(sent), code="")
        assert operations.open_sending(secret_of(sent), code=sent.code)
        assert Sending.objects.get().wrong_codes == 0


def test_a_consent_that_is_withdrawn_works_at_the_next_request(world, organisation, wish, allow_about, send):
    consent = allow_about("priya", [Category.EDUCATION])
    secret = secret_of(send(organisation, wish))
    assert given(by_secret(secret))
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    assert given(by_secret(secret)) is None
    with pytest.raises(Http404):
        pdf_of(by_secret(secret), "groeidocument")


def test_only_the_part_without_a_ground_goes(world, organisation, wish, shared, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    of_family = allow_about("priya", [Category.FAMILY], purpose="deliver_help")
    secret = secret_of(send(organisation, wish, FAMILY))
    assert [row.slug for row in given(by_secret(secret)).sheets] == ["groeidocument", "gezinsplan"]
    withdraw_consent(world.actors["rania"], consent_id=of_family.pk)
    found = given(by_secret(secret))
    assert ([row.slug for row in found.sheets], found.gone) == (["groeidocument"], ["Gezinsplan"])


def test_what_was_changed_afterwards_was_not_chosen(world, dossier, teacher, wish, version, send):
    sent = send(teacher, wish, OPP)
    row = lambda: given(sent_to(world.actors["daan"], sent.sending.pk))  # noqa: E731
    assert row().gone == []
    plans.write_paragraph(
        world.actors["rania"], dossier_id=dossier.pk, section="wish", text="En nog iets.", revision=1
    )
    assert len(row().gone) == 1
    assert [sheet.slug for sheet in row().sheets] == ["ontwikkelingsperspectief"]


def test_a_signature_that_comes_in_is_no_other_plan(world, teacher, version, send, sign):
    sent = send(teacher, OPP)
    sign("rania")
    assert given(sent_to(world.actors["daan"], sent.sending.pk)).gone == []


def test_it_is_over_after_its_day_and_after_stopping(world, dossier, teacher, wish, send, time_machine_days):
    first, second = send(teacher, wish), send(teacher, wish)
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    stop = {"dossier_id": dossier.pk, "sending_id": first.sending.pk}
    assert refused(lambda: operations.revoke_sending(daan, **stop)) == "sending.not_yours"
    operations.revoke_sending(anouk, **stop)
    assert given(sent_to(daan, first.sending.pk)) is None
    assert refused(lambda: operations.revoke_sending(anouk, **stop)) == "sending.over"
    assert given(sent_to(daan, second.sending.pk))
    time_machine_days(15)
    assert given(sent_to(daan, second.sending.pk)) is None


def test_it_is_of_one_hat(world, teacher, wish, send):
    sent = send(teacher, wish)
    daan = world.actors["daan"]
    assert sent_to(daan, sent.sending.pk)
    for other in (replace(daan, role="director"), replace(daan, organisation_id=0), world.actors["anouk"]):
        assert sent_to(other, sent.sending.pk) is None


def test_who_left_the_circle_reads_nothing(world, dossier, today, teacher, wish, send):
    sent = send(teacher, wish)
    Participant.objects.filter(dossier=dossier, person=world.people["daan"]).update(valid_until=today)
    assert given(sent_to(world.actors["daan"], sent.sending.pk)) is None


# Told --------------------------------------------------------------------------------------


def test_the_family_and_the_receiver_are_told(world, teacher, wish, send):
    send(teacher, wish)
    people = {row.pk: key for key, row in world.people.items()}
    told = Notice.objects.filter(template__startswith="sending_").values_list("template", "recipient_id")
    assert {(template, people[who]) for template, who in told} == {
        ("sending_received", "daan"),
        ("sending_made", "rania"),
        ("sending_made", "thomas"),
        ("sending_made", "sami"),
    }


def test_every_opening_is_in_the_log_and_on_the_list(world, dossier, organisation, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    sent = send(organisation, wish)
    for what in ("page", "groeidocument"):
        operations.note_opened(by_secret(secret_of(sent)), what=what)
    rows = AuditEvent.objects.filter(name="sending.opened", dossier_id=dossier.pk)
    assert [row.payload["what"] for row in rows.order_by("seq")] == ["page", "groeidocument"]
    assert {row.person_id for row in rows} == {sent.sending.person_id}
    [row] = sendings_of(dossier)
    assert (row.name, row.capacity, len(row.opened)) == ("Marije Bos", "fysiotherapeut", 2)
    assert row.parts == (("growth", "wish"),)


def test_the_list_asks_as_much_for_three(dossier, teacher, wish, send, django_assert_num_queries):
    send(teacher, wish)
    with django_assert_num_queries(5):
        assert len(sendings_of(dossier)) == 1
    send(teacher, wish)
    send(teacher, wish)
    with django_assert_num_queries(5):
        assert len(sendings_of(dossier)) == 3


def test_the_list_says_that_it_cannot_be_read_now(
    world, dossier, today, teacher, organisation, wish, allow_about, send
):
    consent = allow_about("priya", [Category.EDUCATION])
    send(teacher, wish)
    send(organisation, wish)
    states = lambda: [row.state for row in sendings_of(dossier)]  # noqa: E731
    assert states() == ["open", "open"]
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    assert states() == ["no_ground", "open"]
    Participant.objects.filter(dossier=dossier, person=world.people["daan"]).update(valid_until=today)
    assert states() == ["no_ground", "no_ground"]


def test_the_log_holds_codes_only(organisation, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    send(organisation, wish)
    payload = AuditEvent.objects.get(name="sending.sent").payload
    assert payload["what"] == wish
    assert "Marije" not in str(payload)
    assert SentPart.objects.get().digest not in str(payload)
