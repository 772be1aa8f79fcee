"""An application from its first word until it is sent or taken back."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements.filling import LONGEST, filled
from rondom.arrangements.rules import RequestForm
from rondom.consent.operations import ParentsKnow
from rondom.consent.queries import organisations_with_ground
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import add_participant
from rondom.dossiers.sharing import share_by_law
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.tlv import access, queries
from rondom.tlv.events import TlvBegun, TlvMinuted, TlvSaved, TlvSent, TlvViewGiven, TlvWithdrawn
from rondom.tlv.models import TlvApplication, TlvDecision, TlvHealth, TlvMinutes, TlvSeat, TlvView
from rondom.tlv.operations.rows import about, go, locked_for_tlv, locked_tlv, needed
from rondom.tlv.rules import category_of, form, handling_days, procedure
from rondom.tlv.terms import Act, Agrees, ViewVoice

LONGEST_HEALTH = 10_000
LONGEST_VIEW = 5000
LONGEST_NAME = 200
SWV_GROUND = "swv_task"
SWV_CATEGORIES = ("process", "education")
SHARED_DAYS = 365


@transaction.atomic
def begin_tlv(actor: Actor, *, dossier_id: int, category: str) -> TlvApplication:
    """An application with everything in it that the dossier knows. category: a code. Errors: Refused, Http404."""
    dossier = locked_for_tlv(actor, dossier_id)
    access.may_begin(actor, dossier).enforce()
    return make_draft(actor, dossier, category=category)


def make_draft(
    actor: Actor, dossier: Dossier, *, category: str, renews: TlvDecision | None = None, before: str = ""
) -> TlvApplication:
    """The draft itself, for the school of the dossier. before: the answers of the TLV that is renewed, as JSON."""
    if category_of(category) is None:
        refuse("tlv.category_missing", _("Kies een soort onderwijs.")).enforce()
    rules = form()
    fields = [*rules.fields, *(rules.renewal if renews else ())]
    asked = RequestForm(
        source=rules.source, confirmed=rules.confirmed, days_to_decide=0, fields=tuple(fields)
    )
    known = json.loads(before) if before else {}
    now = {key: text for key, text in filled(dossier, asked).items() if text}
    row = TlvApplication.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        school_id=dossier.school_id,
        board_id=dossier.school.board_id or dossier.school_id,
        category=category,
        fields=[msgspec.to_builtins(field) for field in fields],
        answers=json.dumps({field.key: known.get(field.key, "") for field in fields} | now),
        made_by_id=actor.person_id,
        made_on=clock.today(),
        renews=renews,
        renewed_from=renews.category if renews else "",
    )
    happened(TlvBegun(**about(row)), by=actor)
    return row


@transaction.atomic
def save_tlv(
    actor: Actor,
    *,
    dossier_id: int,
    tlv_id: int,
    category: str,
    answers: Mapping[str, str],
    health: str,
    revision: int,
) -> TlvApplication:
    """Keep what is filled in, also when it is not whole. health: only for the samenwerkingsverband and its experts.

    Errors: Refused, Conflict, Http404.
    """
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_write(actor, row, dossier).enforce()
    known = {field.key for field in queries.fields_of(row)}
    kept = queries.answers_of(row) | {key: text.strip() for key, text in answers.items() if key in known}
    if any(len(text) > LONGEST for text in kept.values()) or len(health) > LONGEST_HEALTH:
        refuse(
            "tlv.too_long", _("Een antwoord heeft hoogstens %(most)s tekens.") % {"most": LONGEST}
        ).enforce()
    if category_of(category) is None:
        refuse("tlv.category_missing", _("Kies een soort onderwijs.")).enforce()
    if revision != row.revision:
        raise Conflict(theirs="", revision=row.revision)
    row.answers, row.category = json.dumps(kept), category
    row.revision += 1
    row.save()
    if access.sees_health(row, dossier):
        _keep_health(actor, row, health.strip())
    happened(TlvSaved(**about(row), revision=row.revision), by=actor)
    return row


def _keep_health(actor: Actor, row: TlvApplication, words: str) -> None:
    if not words:
        TlvHealth.objects.filter(application=row).delete()
        return
    values = {"words": words, "written_by_id": actor.person_id, "written_on": clock.today()}
    TlvHealth.objects.update_or_create(application=row, defaults=values | {"region_id": row.region_id})


@transaction.atomic
def choose_annexes(
    actor: Actor, *, dossier_id: int, tlv_id: int, annexes: Sequence[str], known: Sequence[str]
) -> TlvApplication:
    """What goes with the core. known: the keys of the documents there are; others are left out. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_write(actor, row, dossier).enforce()
    row.annexes = [key for key in known if key in set(annexes)]
    row.revision += 1
    row.save(update_fields=["annexes", "revision"])
    happened(TlvSaved(**about(row), revision=row.revision), by=actor)
    return row


@transaction.atomic
def write_minutes(
    actor: Actor,
    *,
    dossier_id: int,
    tlv_id: int,
    held_on: dt.date,
    talked_on: dt.date,
    words: str,
    names: Mapping[str, str],
) -> TlvMinutes:
    """What the committee of the school said. names: {discipline: who}. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_write(actor, row, dossier).enforce()
    wanted = {each.code: each.label for each in procedure().disciplines.wanted}
    seats = {code: names.get(code, "").strip()[:LONGEST_NAME] for code in wanted}
    _check_seats(seats, wanted)
    if not dt.date(2000, 1, 1) <= min(held_on, talked_on) <= max(held_on, talked_on) <= clock.today():
        refuse("tlv.minutes_day", _("Kies een dag die al geweest is.")).enforce()
    words = needed(words, _("Schrijf op wat de commissie vindt."), longest=LONGEST_HEALTH)
    TlvMinutes.objects.filter(application=row).delete()
    minutes = TlvMinutes.objects.create(
        region_id=row.region_id,
        application=row,
        held_on=held_on,
        talked_on=talked_on,
        words=words,
        written_by_id=actor.person_id,
        written_on=clock.today(),
    )
    for code, name in seats.items():
        TlvSeat.objects.create(minutes=minutes, discipline=code, name=name)
    happened(TlvMinuted(**about(row)), by=actor)
    return minutes


def _check_seats(seats: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    """Every discipline is there, and nobody sits for two of them."""
    lacking = [label for code, label in wanted.items() if not seats[code]]
    if lacking:
        refuse(
            "tlv.seat_missing",
            _("Vul nog een naam in voor: %(who)s.") % {"who": ", ".join(lacking)},
        ).enforce()
    if len({" ".join(name.casefold().split()) for name in seats.values()}) < len(wanted):
        refuse(
            "tlv.seat_twice",
            _("Dezelfde naam staat er twee keer. De commissie heeft drie verschillende mensen."),
        ).enforce()


@transaction.atomic
def give_view(actor: Actor, *, dossier_id: int, tlv_id: int, words: str, agrees: str, signs: bool) -> TlvView:
    """The own words of a parent or the child; again replaces them. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_give_view(actor, row, dossier).enforce()
    if agrees not in Agrees.values:
        refuse("tlv.agrees_missing", _("Kies wat u ervan vindt.")).enforce()
    values = {
        "region_id": row.region_id,
        "voice": ViewVoice.PUPIL if actor.role == Role.PUPIL else ViewVoice.PARENT,
        "words": needed(words, _("Schrijf op wat u vindt."), longest=LONGEST_VIEW),
        "agrees": agrees,
        "signed_on": clock.today() if signs else None,
        "given_on": clock.today(),
    }
    view, _made = TlvView.objects.update_or_create(
        application=row, person_id=actor.person_id, defaults=values
    )
    happened(TlvViewGiven(**about(row)), by=actor)
    return view


@transaction.atomic
def send_tlv(
    actor: Actor,
    *,
    dossier_id: int,
    tlv_id: int,
    membership_id: int,
    parents_told_on: dt.date,
    core_pages: int,
) -> TlvApplication:
    """To somebody of the samenwerkingsverband who may decide; from today the term runs.

    Without a ground it is shared by law (swv_task); who decides comes into the circle. core_pages: of the core as it goes.
    Errors: Refused, Http404.
    """
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_send(actor, row, dossier, core_pages=core_pages).enforce()
    if not dt.date(2000, 1, 1) <= parents_told_on <= clock.today():
        refuse("tlv.told_day", _("Kies de dag waarop de ouders het hoorden.")).enforce()
    choices = queries.decider_choices(row.region_id, on=clock.today())
    member = next((each for each in choices if each.pk == membership_id), None)
    if member is None:
        refuse("tlv.nobody_decides", _("Kies iemand van het samenwerkingsverband.")).enforce()
    assert member is not None  # noqa: S101 - refused above
    _let_in(actor, dossier, member, parents_told_on)
    row.sent_by_id, row.sent_on, row.sent_to_id = actor.person_id, clock.today(), member.organisation_id
    row.parents_told_on = parents_told_on
    row.handling_days = handling_days(dossier.region.slug)
    go(row, Act.SEND)
    row.save()
    happened(TlvSent(**about(row)), by=actor)
    return row


def _let_in(actor: Actor, dossier: Dossier, member: Membership, told_on: dt.date) -> None:
    """A ground for the samenwerkingsverband, and a place in the circle for who decides."""
    today = clock.today()
    if member.organisation_id not in organisations_with_ground(dossier.pupil_id, on=today):
        share_by_law(
            actor,
            dossier_id=dossier.pk,
            recipient_id=member.organisation_id,
            ground=SWV_GROUND,
            categories=SWV_CATEGORIES,
            reason=_("Aanvraag van een toelaatbaarheidsverklaring (TLV)"),
            valid_until=today + dt.timedelta(days=SHARED_DAYS),
            parents=ParentsKnow(told_on=told_on),
        )
    there = Participant.objects.running_on(today).filter(
        dossier=dossier, person_id=member.person_id, capacity=member.role
    )
    if not there.exists():
        add_participant(
            actor, dossier_id=dossier.pk, membership_id=member.pk, reason=_("besluit over een TLV")
        )


@transaction.atomic
def withdraw_tlv(actor: Actor, *, dossier_id: int, tlv_id: int) -> TlvApplication:
    """The school takes it back before it is decided. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    access.may_withdraw(actor, row, dossier).enforce()
    go(row, Act.WITHDRAW)
    row.withdrawn_on = clock.today()
    row.save()
    happened(TlvWithdrawn(**about(row)), by=actor)
    return row
