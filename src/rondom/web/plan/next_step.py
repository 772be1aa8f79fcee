"""The one next action on the pages of the growth document and the plan: pure functions of what is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.plans.terms import PlanKind, PlanPart, SlotNeed, SlotState, Voice
from rondom.triage.access import may_see_triage


@dataclass(frozen=True, slots=True)
class Next:
    """The one next action of the reader. post: the button does it at once."""

    title: str
    text: str
    url: str
    button: str
    post: bool = False


# The growth document -------------------------------------------------------------------


def next_in_document(actor: Any, dossier: Any, page: dict[str, Any]) -> Next | None:
    """Own view, the views of others, the shared picture, the pupil heard, goals, what fits, and then the plan."""
    if not page["may_write"] or not page["views"]:
        return None
    if not _has_spoken(actor, dossier, page["cards"]):
        return _own_view(dossier, is_family=actor.is_family)
    if actor.is_family or not page["sees_education"]:
        return None
    return _others(dossier, page["whole"]) or _picture(dossier, page) or _goals(dossier, page)


def _has_spoken(actor: Any, dossier: Any, cards: Sequence[Any]) -> bool:
    """A professional speaks for the school once; who is not of the school may speak, and need not."""
    if actor.is_family:
        return any(card.author_id == actor.person_id for card in cards)
    return actor.organisation_id != dossier.school_id or any(card.voice == Voice.SCHOOL for card in cards)


def _own_view(dossier: Any, *, is_family: bool) -> Next:
    name = dossier.pupil.person.call_name
    title = _("Schrijf op hoe u naar %s kijkt") if is_family else _("Schrijf op hoe de school naar %s kijkt")
    text = _("Wat gaat goed, wat is lastig, en wat wilt u? Eén van de drie is genoeg om te beginnen.")
    return Next(title % name, text, "#mijn-beeld", _("Naar uw eigen woorden"))


def _others(dossier: Any, whole: Any) -> Next | None:
    if whole:
        return None
    text = _("Met een account schrijven zij zelf. Anders schrijft u op wat zij vertellen.")
    url = reverse("plan:told", args=[dossier.ref])
    return Next(
        _("Vraag ook de anderen hoe zij kijken"),
        f"{whole.reason} {text}",
        url,
        _("Opschrijven wat iemand vertelt"),
    )


def _picture(dossier: Any, page: dict[str, Any]) -> Next | None:
    name = dossier.pupil.person.call_name
    if not all(page["factors"].get(kind) for kind in ("promoting", "hindering")):
        text = _("Van allebei één is genoeg. Dit wordt het tweede deel van het plan.")
        return Next(
            _("Schrijf samen op wat helpt en wat het lastig maakt"),
            text,
            "#begrijpen",
            _("Naar ‘Samen begrijpen’"),
        )
    if not (page["hearing"] and page["hearing"].is_whole):
        text = _("Leg vast wat %(name)s zegt, wat u daarmee doet, en zeg dat terug.") % {"name": name}
        url = reverse("plan:hearing", args=[dossier.ref])
        return Next(_("Luister naar %(name)s") % {"name": name}, text, url, _("Naar de stem van het kind"))
    return None


def _goals(dossier: Any, page: dict[str, Any]) -> Next | None:
    goals = page["goals"]
    if not goals:
        text = _("Iedereen gaf zijn beeld. Maak samen het eerste doel.")
        return Next(
            _("Maak een doel"), text, reverse("plan:goal_new", args=[dossier.ref]), _("Een doel maken")
        )
    bare = next((goal for goal in goals if goal.is_open and not goal.effort), None)
    if bare:
        url = reverse("plan:goal", args=[dossier.ref, bare.goal_id]) + "#past"
        text = _("Het doel: %(goal)s") % {"goal": bare.text}
        return Next(_("Kies wat het best past bij het doel"), text, url, _("Naar het doel"))
    if page["plan_has_version"]:
        return None
    text = _("Het beeld is klaar en de doelen staan er. Het plan neemt ze over: u typt niets opnieuw.")
    return Next(
        _("Ga verder met het plan"), text, reverse("plan:plan", args=[dossier.ref]), _("Naar het plan")
    )


# The plan ------------------------------------------------------------------------------


def next_in_plan(dossier: Any, page: dict[str, Any]) -> Next | None:
    """Sign first; who leads the plan goes on with the first part that is not whole, and then the signatures."""
    card = page["card"]
    mine = next((row for row in page["slots"] if row.is_mine and row.slot.state == SlotState.OPEN), None)
    if mine and card.state == "to_sign":
        text = _("Versie %(number)s ligt klaar. U tekent voor precies deze woorden.")
        return Next(
            _("Lees het plan en zeg wat u vindt"),
            text % {"number": card.version_number},
            mine.sign_url,
            _("Lees en teken"),
        )
    if not page["may_write"]:
        return None
    if card.version_number:
        if card.state == "to_sign":
            return _signature_of_others(page["slots"])
        return _look_back(dossier, page["look_back"]) or _new_version(dossier, page)
    missing = next((part for part in page["parts"] if part.misses), None)
    return _part(dossier, missing, page) if missing else _freeze(dossier, page)


def _look_back(dossier: Any, due: Any) -> Next | None:
    """Only when it is time, or people began."""
    if due is None or not (due.running_id or due.is_soon or due.is_late):
        return None
    url = reverse("plan:evaluations", args=[dossier.ref])
    if due.running_id:
        url = reverse("plan:evaluation", args=[dossier.ref, due.running_id])
    text = _("Per doel: werkt het, en hoe gaan we verder? Met de ouders en het kind.")
    return Next(_("Kijk samen terug op de doelen"), text, url, _("Naar het terugkijken"))


def _new_version(dossier: Any, page: dict[str, Any]) -> Next | None:
    """After looking back the plan says something else than what was signed."""
    looked_back = page["look_back"] is not None and page["look_back"].held_on
    if not looked_back or not page["may_freeze"]:
        return None
    return Next(
        _("Leg een nieuwe versie klaar om te tekenen"),
        _("Na het terugkijken is het plan veranderd. Iedereen die moet tekenen krijgt bericht."),
        page["urls"]["freeze"],
        _("Leg klaar om te tekenen"),
        post=True,
    )


def _part(dossier: Any, missing: Any, page: dict[str, Any]) -> Next:
    return Next(
        _("Maak ‘%(part)s’ af") % {"part": missing.title},
        _("Nog nodig: %(what)s.") % {"what": missing.misses},
        where_in_family_plan(dossier, missing)
        if page["content"]["kind"] == PlanKind.FAMILY
        else where_to_write(dossier, missing),
        _("Verder met dit deel"),
    )


def _freeze(dossier: Any, page: dict[str, Any]) -> Next | None:
    may_freeze = page["may_freeze"]
    if may_freeze.code == "registration.open" and may_see_triage(dossier):
        url = reverse("triage:page", args=[dossier.ref]) + "#registraties"
        return Next(_("Ga de registraties na"), may_freeze.reason, url, _("Naar de registraties"))
    if not may_freeze:
        return None
    return Next(
        _("Leg het plan klaar om te tekenen"),
        _("Alle delen zijn af. De tekst ligt dan vast, en iedereen die moet tekenen krijgt bericht."),
        page["urls"]["freeze"],
        _("Leg klaar om te tekenen"),
        post=True,
    )


def _signature_of_others(slots: Sequence[Any]) -> Next | None:
    open_ones = [row for row in slots if row.paper_url and row.slot.need != SlotNeed.OPTIONAL]
    if not open_ones:
        return None
    who = open_ones[0].slot
    return Next(
        _("Laat %(name)s tekenen") % {"name": who.name},
        _(
            "Met een account tekent %(who)s zelf. Anders: druk de pdf af, laat die tekenen en zet de scan erbij."
        )
        % {"who": who.capacity_label},
        open_ones[0].paper_url,
        _("Handtekening op papier vastleggen"),
    )


def where_in_family_plan(dossier: Any, part: Any) -> str:
    """The same for a family plan."""
    if part.key == "guidance" and _("de dag waarop we samen terugkijken") != part.misses:
        return reverse("plan:goal_new", args=[dossier.ref])
    first = {"own": PlanPart.OFFERED_ON, "guidance": PlanPart.EVALUATE_ON}.get(part.key, part.key)
    if part.key == "destination" and _("wat het gezin wil bereiken") not in part.misses:
        first = PlanPart.TALKED_ON
    return reverse("plan:family_part", args=[dossier.ref, str(first)])


def where_to_write(dossier: Any, part: Any) -> str:
    """The screen where what a part misses is written."""
    if part.key == "hearing":
        return reverse("plan:hearing", args=[dossier.ref])
    if part.key == "foundation":
        return reverse("plan:document", args=[dossier.ref]) + "#begrijpen"
    if part.key == "guidance" and _("de dag waarop we samen terugkijken") != part.misses:
        return reverse("plan:document", args=[dossier.ref]) + "#doelen"
    first = {"guidance": "evaluate_on", "deviations": "deviations"}.get(part.key, "destination")
    if part.key == "destination" and _("waar we naartoe werken") not in part.misses:
        first = "talked_on"
    return reverse("plan:part", args=[dossier.ref, first])
