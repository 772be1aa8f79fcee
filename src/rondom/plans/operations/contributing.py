"""Words from outside the circle: asked, opened with a code, saved, sent in; or taken back, or over."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import Conflict, refuse
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_code, hash_of_secret, is_code, new_code, new_secret
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.families.queries import guardians_of
from rondom.people.models import Account, Membership, Person
from rondom.plans import outside
from rondom.plans.contributions import LINK_ROLE, link_actor
from rondom.plans.events import (
    ContributionAsked,
    ContributionBlocked,
    ContributionExpired,
    ContributionLinkRenewed,
    ContributionOpened,
    ContributionRevoked,
    ContributionSaved,
    ContributionSent,
)
from rondom.plans.links import link_of, mail_link, work_link
from rondom.plans.models import Contribution, Paragraph, ParagraphRevision
from rondom.plans.operations.document import open_document
from rondom.plans.operations.text import short_text
from rondom.plans.rules import contribution_rules, term
from rondom.plans.terms import VOICE_BY_ROLE, VOICE_BY_WRITER, WRITER_BY_VOICE, Voice, Writer, category_of


@dataclass(frozen=True, slots=True)
class NewWriter:
    """Somebody who is not in Rondom yet. organisation_id: where the ground for asking him lies, if there is one."""

    writer: str
    name: str
    capacity: str
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskedLink:
    """What is shown once to who asked; neither the link nor the code is stored."""

    contribution: Contribution
    link: str
    code: str


@dataclass(frozen=True, slots=True)
class _Who:
    writer: str
    person_id: int | None
    organisation_id: int | None
    capacity: str


@transaction.atomic
def ask_contribution(
    actor: Actor,
    *,
    dossier_id: int,
    section: str,
    question: str,
    last_on: dt.date,
    who: NewWriter | None = None,
    guardian_id: int | None = None,
    membership_id: int | None = None,
    email: str = "",
) -> AskedLink:
    """Ask somebody to write in one section; answers the link and the code, which are shown once.
    One of: who (somebody new), guardian_id (a person id), membership_id (of the school, or of an organisation
    that may know). email: where the link goes, without the code; the mail leaves when everything is stored.
    Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    wanted = _who(dossier, who, guardian_id, membership_id)
    _may_ask(actor, dossier, section, wanted)
    _check_last_day(last_on)
    secret, code = new_secret(), new_code()
    row = Contribution.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        writer=wanted.writer,
        person_id=wanted.person_id or _new_person(dossier, who).pk,
        organisation_id=wanted.organisation_id,
        capacity=wanted.capacity,
        section=section,
        question=short_text(question, 500),
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        last_on=last_on,
        secret_hash=hash_of_secret(secret),
        code_hash=hash_of_code(secret, code),
    )
    happened(ContributionAsked(**_about(row), section=str(section)), by=actor)
    _mail(row, secret, email)
    return AskedLink(row, link_of(secret), code)


def _may_ask(actor: Actor, dossier: Dossier, section: str, who: _Who | Contribution) -> None:
    outside.may_ask_contribution(
        actor,
        dossier,
        section=section,
        writer=who.writer,
        person_id=who.person_id,
        organisation_id=who.organisation_id,
    ).enforce()


def _who(dossier: Dossier, new: NewWriter | None, guardian_id: int | None, membership_id: int | None) -> _Who:
    """Errors: Http404 for a number of nobody, Refused for a name that is missing."""
    if guardian_id:
        rows = guardians_of(dossier.pupil_id, on=clock.today())
        row = next((row for row in rows if row.person_id == guardian_id), None)
        if row is None:
            raise Http404
        return _Who(Writer.PARENT, guardian_id, None, str(row.get_relation_display()))
    if membership_id:
        return _colleague(dossier, membership_id)
    if new is None or not new.name.strip() or not new.capacity.strip():
        refuse("contribution.who", _("Vul in wie u vraagt, en wat hij of zij voor het kind doet.")).enforce()
        raise AssertionError("enforce raised")
    if new.writer in (Writer.PARENT, Writer.SCHOOL) or new.writer not in VOICE_BY_WRITER:
        refuse("contribution.choose_known", _("Kies deze persoon uit de lijst.")).enforce()
    return _Who(new.writer, None, new.organisation_id, new.capacity.strip()[:200])


def _colleague(dossier: Dossier, membership_id: int) -> _Who:
    rows = Membership.objects.running_on(clock.today()).filter(region_id=dossier.region_id)
    member = rows.select_related("organisation").filter(pk=membership_id).first()
    voice = VOICE_BY_ROLE.get(member.role) if member else None
    if member is None or voice is None:
        raise Http404
    writer = WRITER_BY_VOICE[Voice(voice)]
    if writer == Writer.SCHOOL and member.organisation_id != dossier.school_id:
        writer = Writer.EARLIER_SCHOOL
    capacity = f"{member.get_role_display()}, {member.organisation.name}"
    return _Who(writer, member.person_id, member.organisation_id, capacity[:200])


def _new_person(dossier: Dossier, new: NewWriter | None) -> Person:
    assert new is not None  # noqa: S101 - _who refuses a question to nobody
    return Person.objects.create(region_id=dossier.region_id, call_name=new.name.strip()[:200], last_name="")


def _check_last_day(last_on: dt.date) -> None:
    latest = clock.today() + dt.timedelta(days=contribution_rules().longest_days)
    if not clock.today() <= last_on <= latest:
        reason = _("Kies een dag die nog komt, en niet later dan over %(days)s dagen.")
        refuse("contribution.day", reason % {"days": contribution_rules().longest_days}).enforce()


def _mail(row: Contribution, secret: str, email: str) -> None:
    """After everything is stored: a mail server that is away stops nobody. Who asked can give the link himself."""
    if not email:
        return
    accounts = Account.objects.filter(person_id=row.person_id, is_active=True)
    has_account = row.organisation_id is not None and accounts.exists()
    send = partial(
        mail_link,
        email,
        link=work_link() if has_account else link_of(secret),
        last_on=row.last_on,
        language=Person.objects.values_list("language", flat=True).get(pk=row.person_id),
        has_account=has_account,
    )
    transaction.on_commit(send)


@transaction.atomic
def renew_contribution_link(actor: Actor, *, contribution_id: int, last_on: dt.date) -> AskedLink:
    """A new link and code; the old link stops at once, what was written stays. Errors: Refused, Http404."""
    row, dossier = _asked(actor, contribution_id)
    outside.may_end_contribution(actor, dossier, row).enforce()
    _may_ask(actor, dossier, row.section, row)
    _check_last_day(last_on)
    secret, code = new_secret(), new_code()
    row.secret_hash, row.code_hash = hash_of_secret(secret), hash_of_code(secret, code)
    row.wrong_codes, row.blocked_at, row.expired_at, row.last_on = 0, None, None, last_on
    row.asked_by_id = actor.person_id
    row.save()
    happened(ContributionLinkRenewed(**_about(row)), by=actor)
    return AskedLink(row, link_of(secret), code)


@transaction.atomic
def revoke_contribution(actor: Actor, *, contribution_id: int) -> None:
    """The link stops at once. What was sent in stays. Errors: Refused, Http404."""
    row, dossier = _asked(actor, contribution_id)
    outside.may_end_contribution(actor, dossier, row).enforce()
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])
    happened(ContributionRevoked(**_about(row)), by=actor)


def _asked(actor: Actor, contribution_id: int) -> tuple[Contribution, Dossier]:
    found = Contribution.objects.filter(pk=contribution_id).values_list("dossier_id", flat=True).first()
    dossier = locked_dossier(actor, found or 0)
    return Contribution.objects.select_for_update().get(pk=contribution_id), dossier


@as_system("who has a link is nobody who is signed in")
@transaction.atomic
def open_contribution(secret: str, *, code: str) -> bool:
    """Whether the code of a link is right. After a few wrong ones the link is blocked and who asked is told.

    Refuses nothing by raising: a wrong try must be stored. The same False for every reason.
    """
    row = _by_secret(secret)
    if row is None or not outside.may_contribute(link_actor(row), row):
        return False
    if not is_code(row.code_hash, secret, code):
        _count_wrong(row)
        return False
    if row.opened_at is None:
        row.opened_at = clock.now()
        happened(ContributionOpened(**_about(row)), by=link_actor(row))
    row.wrong_codes = 0
    row.save(update_fields=["opened_at", "wrong_codes"])
    return True


def _by_secret(secret: str) -> Contribution | None:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("dossier")
    return rows.filter(secret_hash=hash_of_secret(secret)).first()


def _count_wrong(row: Contribution) -> None:
    row.wrong_codes += 1
    if row.wrong_codes >= contribution_rules().wrong_codes_max:
        row.blocked_at = clock.now()
        happened(ContributionBlocked(**_about(row)), by=system_actor(row.region_id))
    row.save(update_fields=["wrong_codes", "blocked_at"])


@as_system("the writer does not see the dossier")
@transaction.atomic
def save_contribution(actor: Actor, *, contribution_id: int, text: str, revision: int) -> Contribution:
    """Keep what was written so far; nobody else reads it. revision: the one the writer started from.

    Errors: Refused, Http404; Conflict when it was saved elsewhere in between.
    """
    row = _own(actor, contribution_id)
    words = short_text(text, term("text_letters_max"), empty=True)
    if row.text == words:
        return row
    if row.revision != revision:
        raise Conflict(theirs=row.text, revision=row.revision, theirs_by=row.person.name)
    row.text, row.revision = words, row.revision + 1
    row.save(update_fields=["text", "revision"])
    happened(ContributionSaved(contribution_id=row.pk, revision=row.revision), by=actor)
    return row


@as_system("the writer does not see the dossier")
@transaction.atomic
def send_contribution(actor: Actor, *, contribution_id: int, text: str, revision: int) -> Paragraph:
    """The piece is ready: it becomes a paragraph of the writer, that nobody else changes; the link is over.

    Errors: Refused, Http404, Conflict.
    """
    row = save_contribution(actor, contribution_id=contribution_id, text=text, revision=revision)
    if not row.text:
        refuse("text.empty", _("Schrijf iets op.")).enforce()
    Dossier.objects.select_for_update().get(pk=row.dossier_id)
    row.paragraph = _paragraph(actor, row)
    row.sent_at, row.text = clock.now(), ""
    row.opened_at = row.opened_at or row.sent_at
    row.save(update_fields=["paragraph", "sent_at", "text", "opened_at"])
    paragraph = row.paragraph
    event = ContributionSent(
        **_about(row), paragraph_id=paragraph.pk, section=str(row.section), voice=str(paragraph.voice)
    )
    happened(event, by=actor)
    return paragraph


def _own(actor: Actor, contribution_id: int) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("dossier", "person")
    row = rows.filter(pk=contribution_id, person_id=actor.person_id).first()
    if row is None or (actor.role != LINK_ROLE and actor.organisation_id != row.organisation_id):
        raise Http404
    outside.may_contribute(actor, row).enforce()
    return row


def _paragraph(actor: Actor, row: Contribution) -> Paragraph:
    """The writer's own paragraph in the section; what he wrote there before stays as an earlier text."""
    document, now = open_document(actor, row.dossier), clock.now()
    voice = VOICE_BY_WRITER[row.writer]
    values = {"document": document, "section": row.section, "author_id": row.person_id, "voice": voice}
    found = Paragraph.objects.filter(**values, source="").first()
    if found is None:
        found = Paragraph(
            **values,
            region_id=row.region_id,
            category=category_of(row.section),
            author_role=actor.role if actor.role != LINK_ROLE else "",
            revision=0,
            written_at=now,
        )
    else:
        ParagraphRevision.objects.create(
            paragraph=found, revision=found.revision, text=found.text, changed_at=found.changed_at
        )
    found.text, found.nothing_to_add, found.changed_at = row.text, False, now
    found.author_label = "" if row.writer == Writer.PARENT else row.capacity
    found.told_to, found.told_on, found.revision = None, None, found.revision + 1
    found.save()
    return found


def expire_contributions() -> int:
    """Write down which questions are over, and tell who asked; for the worker. Answers how many."""
    rows = Contribution.objects.to_expire_on(clock.today())
    return sum(_expire_once(pk) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def _expire_once(contribution_id: int) -> int:
    rows = Contribution.objects.select_for_update().to_expire_on(clock.today())
    row = rows.filter(pk=contribution_id).first()
    if row is None:
        return 0
    row.expired_at = clock.now()
    row.save(update_fields=["expired_at"])
    happened(ContributionExpired(**_about(row)), by=system_actor(row.region_id))
    return 1


def _about(row: Contribution) -> dict[str, int]:
    return {
        "dossier_id": row.dossier_id,
        "region_id": row.region_id,
        "contribution_id": row.pk,
        "person_id": row.person_id,
        "asked_by_id": row.asked_by_id,
    }
