"""Who may use the bank of goals, offer to it, and let something in."""

import re
from collections.abc import Iterable

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import Dossier
from rondom.people.models import Person
from rondom.plans.access import may_write
from rondom.plans.bank import bank_rules
from rondom.plans.models import BankEntry
from rondom.plans.terms import VOICE_BY_ROLE, BankState

SHORTEST_NAME = 3  # of a part of a name that is looked for in a text
IN_NAMES = frozenset({"het", "een", "van", "der", "den", "ter", "ten", "sint"})  # and in any other sentence


def uses_bank(actor: Actor) -> bool:
    """Everybody who works with a plan and is not of the family."""
    return not actor.is_family and actor.role in VOICE_BY_ROLE


def check_uses_bank(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not uses_bank(actor):
        raise Http404


def may_offer(actor: Actor, dossier: Dossier) -> Decision:
    """Offer the words of a goal of this child, rewritten. dossier: as fetched for the actor."""
    part = may_write(actor, dossier, section="picture")
    if not part:
        return part
    if not uses_bank(actor):
        return refuse("bank.professionals", _("Wie met het kind werkt, kan een doel aanbieden."))
    return ALLOWED


def is_of_no_child(text: str, dossier: Dossier) -> Decision:
    """No name of anybody around this child, no date and no number stands in a text for the bank."""
    if re.search(r"\d", text):
        return refuse(
            "bank.number",
            _("Haal datums en getallen weg. Schrijf bijvoorbeeld ‘elke dag’ of ‘een paar minuten’."),
        )
    if words_of(text) & _names_around(dossier):
        return refuse("bank.name", _("Er staat nog een naam in van iemand rond het kind. Haal die weg."))
    return ALLOWED


def words_of(text: str) -> set[str]:
    """The words in a text, as names are compared: without signs, capitals of no account."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def _names_around(dossier: Dossier) -> set[str]:
    """The parts of every name: of the child, brothers and sisters, parents, everybody in the circle, now or before, and
    the school. Two queries.
    """
    around = Person.objects.filter(
        Q(pk=dossier.pupil.person_id)
        | Q(pk__in=dossier.participants.values("person"))
        | Q(pk__in=dossier.pupil.guardianships.values("person"))
        | Q(pk__in=dossier.pupil.family.pupils.values("person"))
    )
    names = [name for row in around.values_list("first_names", "call_name", "last_name") for name in row]
    return set(_parts([*names, _own_name(dossier.school.name)]))


def _own_name(school: str) -> str:
    """ "basisschool De Klimboom": what is written with a capital is the name."""
    return " ".join(word for word in school.split() if word[:1].isupper())


def _parts(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        words = (word.casefold() for word in re.findall(r"[^\W\d_]+", name))
        yield from (word for word in words if len(word) >= SHORTEST_NAME and word not in IN_NAMES)


def may_decide(actor: Actor) -> Decision:
    if actor.role in bank_rules().deciders:
        return ALLOWED
    return refuse("bank.not_decider", _("De beheerder van de regio beslist wat er in de doelenbank komt."))


def check_decides(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not may_decide(actor):
        raise Http404


def may_decide_entry(actor: Actor, entry: BankEntry, *, approve: bool) -> Decision:
    """Always another than who offered it. What is in, may be taken out again; what was declined, is gone."""
    decide = may_decide(actor)
    if not decide:
        return decide
    if entry.offered_by_id == actor.person_id:
        return refuse("bank.own_offer", _("Dit hebt u zelf aangeboden. Iemand anders beslist erover."))
    if entry.state == BankState.DECLINED or (approve and entry.state != BankState.OFFERED):
        return refuse("bank.decided", _("Hierover is al beslist."))
    return ALLOWED


def get_entry(actor: Actor, entry_id: int) -> BankEntry:
    """An entry of the own region, for who decides. Errors: Http404."""
    check_decides(actor)
    row = BankEntry.objects.filter(pk=entry_id, region_id=actor.region_id).first()
    if row is None:
        raise Http404
    return row
