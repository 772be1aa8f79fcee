"""Questions about sharing as one giver sees them: a refusal of another and no answer look the same."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rondom.consent.operations import is_for_after_change, why_again
from rondom.consent.rules import rule_at
from rondom.consent.terms import Answer, AskedAgain, Category, Purpose
from rondom.dossiers.queries import Around
from rondom.dossiers.rules import most_by_consent
from rondom.families.terms import Relation
from rondom.people.terms import GUEST_ROLES, Role
from rondom.web.family.words import bdi
from rondom.web.links import address
from rondom.web.plain_words import guest_sees, kinds
from rondom.web.templatetags.words import soft_words


@dataclass(frozen=True, slots=True)
class Giver:
    """Whose yes is needed. kind and word: the status as this reader may see it."""

    name: str
    role: str
    kind: str
    word: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question about sharing. mine: my own answer, "" open, "yes", "no" (also when taken back).

    choose_url: where the reader chooses what another school reads; a yes alone shows that school nothing.
    """

    consent_id: int
    child: str
    title: SafeString
    who: str
    role: str
    organisation: str
    why: str
    sees: list[str]
    sees_not: list[str]
    from_on: dt.date
    until_on: dt.date
    again: str
    givers: list[Giver]
    mine: str
    is_whole: bool
    is_move: bool
    choose_url: str = ""

    @property
    def waits_for(self) -> list[Giver]:
        return [giver for giver in self.givers if giver.kind == "wait"]


def questions_for(
    person_id: int, consents: Iterable[Any], circles: Collection[list[Around]], *, on: dt.date
) -> list[Question]:
    """Those questions of which this person is a giver. consents: of consents_of."""
    people = [around for circle in circles for around in circle]
    return [
        _question(consent, person_id, people, on)
        for consent in consents
        if any(giver.person_id == person_id for giver in consent.givers.all())
    ]


def _question(consent: Any, person_id: int, people: list[Around], on: dt.date) -> Question:
    to_pupil = consent.pupil.person_id == person_id
    givers = [_giver(giver, consent, person_id, on) for giver in consent.givers.all()]
    mine = next(giver for giver in consent.givers.all() if giver.person_id == person_id)
    around = [person.name for person in people if person.organisation_id == consent.recipient_id]
    is_guest = consent.recipient_role in GUEST_ROLES
    sees, sees_not = _kinds(consent, to_pupil=to_pupil)
    return Question(
        consent_id=consent.pk,
        child=consent.pupil.person.call_name,
        title=_title(consent, to_pupil=to_pupil),
        who=around[0] if around else "",
        role=str(Role(consent.recipient_role).label),
        organisation=consent.recipient.name,
        why=consent.explanation or str(Purpose(consent.purpose).label).capitalize(),
        sees=sees,
        sees_not=sees_not,
        from_on=consent.valid_from,
        until_on=consent.valid_until,
        again=_again(consent, to_pupil=to_pupil) if consent.renews_id else "",
        givers=sorted(givers, key=lambda giver: giver.is_me),
        mine="yes" if mine.says_yes else "no" if mine.answer else "",
        is_whole=all(giver.says_yes for giver in consent.givers.all()),
        choose_url=address("second_school:choose", consent_id=consent.pk) if is_guest else "",
        is_move=consent.purpose == Purpose.MOVE,
    )


def _kinds(consent: Any, *, to_pupil: bool) -> tuple[list[str], list[str]]:
    """What the recipient sees by this yes, and what not."""
    if consent.purpose == Purpose.READ_GOALS:
        return [_("De doelen van het gezinsplan: wat, wie en wanneer")], [_("De rest van het gezinsplan")]
    if consent.recipient_role in GUEST_ROLES:
        return [guest_sees(to_pupil=to_pupil)], [_("De rest van het dossier")]
    seen = (frozenset(consent.categories) & most_by_consent(consent.recipient_role)) | {Category.PROCESS}
    return kinds(seen, to_pupil=to_pupil), kinds(frozenset(Category) - seen, to_pupil=to_pupil)


def _again(consent: Any, *, to_pupil: bool) -> str:
    """Why the same question comes again."""
    if is_for_after_change(consent):
        return _before_change(consent, to_pupil=to_pupil)
    why = why_again(consent.renews)
    if why == AskedAgain.TERM:
        return _("Wij vragen het opnieuw, want de afgesproken tijd is bijna voorbij.")
    if why == AskedAgain.SCHOOL:
        return _after_change(consent, to_pupil=to_pupil)
    age = consent.pupil.age_on(consent.valid_from)
    if to_pupil and not rule_at(age, region=consent.renews.pupil.region.slug).guardians:
        return _("Wij vragen het opnieuw, want jij wordt %(age)s. Dan beslis jij zelf.") % {"age": age}
    if to_pupil:
        return _("Wij vragen het opnieuw, want jij wordt %(age)s. Dan beslis jij mee.") % {"age": age}
    name = consent.pupil.person.call_name
    return _("Wij vragen het opnieuw, want %(name)s wordt %(age)s. Dan beslist %(name)s mee.") % {
        "name": name,
        "age": age,
    }


def _before_change(consent: Any, *, to_pupil: bool) -> str:
    if to_pupil:
        return _("Wij vragen het opnieuw, want jij gaat naar een andere school.")
    name = consent.pupil.person.call_name
    return _("Wij vragen het opnieuw, want %(name)s gaat naar een andere school.") % {"name": name}


def _after_change(consent: Any, *, to_pupil: bool) -> str:
    if to_pupil:
        return _("Wij vragen het opnieuw, want jij ging naar een andere school.")
    name = consent.pupil.person.call_name
    return _("Wij vragen het opnieuw, want %(name)s ging naar een andere school.") % {"name": name}


def _title(consent: Any, *, to_pupil: bool) -> SafeString:
    if consent.recipient_role in GUEST_ROLES:
        child = bdi(consent.pupil.person.call_name)
        about_you = _("Mag een andere school over jou meedenken?")
        about_child = _("Mag een andere school meedenken over {child}?")
        return format_html(about_you if to_pupil else about_child, child=child)
    role = soft_words(str(Role(consent.recipient_role).label))
    texts = {
        Purpose.THINK_ALONG: (
            _("Mag de {role} meedenken over {child}?"),
            _("Mag de {role} over jou meedenken?"),
        ),
        Purpose.DELIVER_HELP: (_("Mag de {role} hulp geven aan {child}?"), _("Mag de {role} jou helpen?")),
        Purpose.TAKE_DECISION: (
            _("Mag de {role} beslissen over extra hulp voor {child}?"),
            _("Mag de {role} beslissen over extra hulp voor jou?"),
        ),
        Purpose.READ_GOALS: (
            _("Mag de school de doelen van het gezinsplan van {child} lezen?"),
            _("Mag de school de doelen van jouw gezinsplan lezen?"),
        ),
        Purpose.MOVE: (
            _("Mag het dossier van {child} mee naar {school}?"),
            _("Mag jouw dossier mee naar {school}?"),
        ),
    }
    text = texts[consent.purpose][to_pupil]
    school = bdi(consent.recipient.name)
    return format_html(text, role=role, child=bdi(consent.pupil.person.call_name), school=school)


def _giver(giver: Any, consent: Any, person_id: int, on: dt.date) -> Giver:
    is_me = giver.person_id == person_id
    if giver.says_yes:
        kind, word = "done", _("Zei ja")
    elif is_me and giver.answer == "":
        kind, word = "you", _("Aan u")
    elif is_me:
        kind, word = "off", _("Zei nee") if giver.answer == Answer.NO else _("Gestopt")
    else:
        kind, word = "wait", _("Nog geen ja")
    is_pupil = giver.person_id == consent.pupil.person_id
    age = consent.pupil.age_on(on)
    role = _("{age} jaar").format(age=age) if is_pupil else str(Relation(giver.capacity).label)
    return Giver(name=giver.person.name, role=role, kind=kind, word=word, is_me=is_me)
