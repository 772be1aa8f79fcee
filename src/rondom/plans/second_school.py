"""Another school thinks along: where there is a place for it, what the family can show, and what it reads."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import may_record_answer, takes_part
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.guests import guest_places, may_add_guest
from rondom.dossiers.models import Dossier, Participant
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.content import number
from rondom.plans.models import Factor, Goal, Hypothesis, Need, ShownPart
from rondom.plans.queries import growth_document, hearing_of
from rondom.plans.terms import GoalState, PartKind, PlanKind, Section
from rondom.routes.queries import place_of


def has_place(dossier: Dossier) -> bool:
    """Whether the dossier stands at a step of its route with a place for another school."""
    place = place_of(dossier.pk, on=clock.today())
    return place is not None and any(Role.SECOND_SCHOOL in here.step.guests for here in place.outlook.here)


def may_ask_second_school(actor: Actor, dossier: Dossier, member: Membership | None = None) -> Decision:
    """Ask somebody of another school: who steers, once the route is where this school has no perspective (AT-04)."""
    ask = may_add_guest(actor, dossier, member)
    if not ask or has_place(dossier):
        return ask
    return refuse(
        "second_school.no_place",
        _("Dit kan als de route bij de stap met een andere school is. Zet eerst die stap."),
    )


def may_choose_parts(actor: Actor, dossier: Dossier, place: Participant) -> Decision:
    """Whose yes is needed, chooses for himself; nobody chooses for another. place: of this dossier."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role in FAMILY_ROLES and giver_for(actor, place):
        return ALLOWED
    return refuse("second_school.family_chooses", _("Dit kiezen de ouders, en vanaf 12 jaar ook het kind."))


def may_record_parts(actor: Actor, dossier: Dossier, giver: ConsentGiver, *, said_on: dt.date) -> Decision:
    """Write down what somebody chose on paper or by word of mouth: as any answer (dossiers.access.may_record_answer).

    What somebody chose himself since then, stays. giver: of this dossier.
    """
    record = may_record_answer(actor, dossier, giver)
    if not record:
        return record
    own = ShownPart.objects.filter(chosen_by=giver.person_id, recorded_by=None, chosen_at__date__gte=said_on)
    if own.filter(participant__in=_places_of(giver, dossier)).exists():
        return refuse("consent.answered_later", _("Deze persoon koos daarna zelf. Die keuze blijft staan."))
    return ALLOWED


def place_of_giver(dossier: Dossier, giver: ConsentGiver) -> Participant:
    """Who of another school the question to this giver is about. Errors: Http404."""
    place = _places_of(giver, dossier).first()
    if place is None:
        raise Http404
    return place


def _places_of(giver: ConsentGiver, dossier: Dossier) -> QuerySet[Participant]:
    about = {"organisation_id": giver.consent.recipient_id, "capacity": giver.consent.recipient_role}
    return _places([dossier.pk]).filter(**about)


def giver_for(actor: Actor, place: Participant) -> ConsentGiver | None:
    """The actor's own answer to the question for this school, when it runs."""
    return _givers(place).filter(person_id=actor.person_id).first()


def _givers(place: Participant) -> QuerySet[ConsentGiver]:
    today = clock.today()
    return ConsentGiver.objects.filter(
        consent__pupil_id=place.dossier.pupil_id,
        consent__recipient_id=place.organisation_id,
        consent__recipient_role=place.capacity,
        consent__ended_at__isnull=True,
        consent__valid_from__lte=today,
        consent__valid_until__gt=today,
    )


def get_place(dossier: Dossier, participant_id: int) -> Participant:
    """Somebody of another school in this circle. dossier: as fetched for the actor. Errors: Http404."""
    place = _places([dossier.pk]).filter(pk=participant_id).first()
    if place is None:
        raise Http404
    return place


def place_of_question(consent_id: int, *, dossier_ids: Collection[int]) -> Participant | None:
    """Who of another school a question is about, in one of these dossiers; None when there is none (any more)."""
    rows = Consent.objects.running_on(clock.today()).filter(
        pk=consent_id, recipient_role=Role.SECOND_SCHOOL, dossier_id__in=dossier_ids
    )
    asked = rows.values_list("dossier_id", "recipient_id").first()
    return _places([asked[0]]).filter(organisation_id=asked[1]).first() if asked else None


def look_as_guest(actor: Actor, participant_id: int) -> Participant:
    """Where the actor himself thinks along for another school; writes down one look. Errors: Http404."""
    place = next((row for row in guest_places(actor, on=clock.today()) if row.pk == participant_id), None)
    if place is None:
        raise Http404
    look = DossierViewed(dossier_id=place.dossier_id, region_id=place.region_id, part="andere school")
    with transaction.atomic():
        happened(look, by=actor)
    return place


def _places(dossier_ids: Collection[int]) -> QuerySet[Participant]:
    rows = Participant.objects.running_on(clock.today()).filter(
        dossier_id__in=dossier_ids, capacity=Role.SECOND_SCHOOL
    )
    return rows.select_related("person", "organisation", "dossier__pupil__person").order_by(
        "valid_from", "pk"
    )


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Another school that thinks along about a child. open: how many parts it may read."""

    participant_id: int
    dossier_id: int
    name: str
    organisation: str
    reason: str
    until_on: dt.date | None
    open: int
    givers: tuple["AskedOf", ...] = ()


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Somebody whose choice may be written down for him."""

    giver_id: int
    name: str


def places_in(dossier_ids: Collection[int]) -> list[PlaceRow]:
    """Every other school that is asked about some children, and how much it may read. Two queries at most."""
    places = list(_places(dossier_ids))
    if not places:
        return []
    opened: dict[int, set[tuple[str, int]]] = {}
    rows = ShownPart.objects.open_on(clock.today()).filter(participant__in=places)
    for place_id, kind, item_id in rows.values_list("participant_id", "kind", "item_id"):
        opened.setdefault(place_id, set()).add((kind, item_id))
    return [
        PlaceRow(
            participant_id=row.pk,
            dossier_id=row.dossier_id,
            name=row.person.name,
            organisation=row.organisation.name if row.organisation else "",
            reason=row.reason,
            until_on=row.valid_until,
            open=len(opened.get(row.pk, ())),
        )
        for row in places
    ]


def with_givers(rows: Collection[PlaceRow], dossier: Dossier) -> list[PlaceRow]:
    """The same with who was asked about each: for who writes answers down. Two queries for each school."""
    places = {place.pk: place for place in _places([dossier.pk])}
    return [
        replace(
            row,
            givers=tuple(
                AskedOf(giver.pk, giver.person.name)
                for giver in _givers(places[row.participant_id]).select_related("person").order_by("pk")
            ),
        )
        for row in rows
    ]


# What can be shown ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the growth document, as the family reads it now."""

    kind: str
    item_id: int
    revision: int
    heading: str
    by: str
    text: str

    @property
    def key(self) -> str:
        """With the revision: who chose it, chose these words."""
        return f"{self.kind}-{self.item_id}-{self.revision}"

    @property
    def title(self) -> str:
        return heading_label(self.heading)


def heading_label(heading: str) -> str:
    return str(Section(heading).label) if heading in Section.values else str(PartKind(heading).label)


def parts_of(dossier_id: int, *, categories: Collection[str] = tuple(Category)) -> list[Part]:
    """Everything of the open growth document that has words, in the order of the document. Six queries.

    categories: those that the reader may see, as on the page of the growth document itself; the family sees all.
    """
    paragraphs = _paragraphs(dossier_id, categories)
    if Category.EDUCATION not in categories:
        return paragraphs
    return [*paragraphs, *_picture(dossier_id), *_goals(dossier_id)]


def _paragraphs(dossier_id: int, categories: Collection[str]) -> list[Part]:
    sections = growth_document(dossier_id, categories=categories)
    return [
        Part(
            PartKind.PARAGRAPH,
            row.paragraph_id,
            row.revision,
            row.section,
            f"{row.name}, {row.role_label}",
            row.text,
        )
        for section in sections
        for row in section.words
        if row.text
    ]


def _picture(dossier_id: int) -> list[Part]:
    hearing = hearing_of(dossier_id)
    found = []
    if hearing and hearing.words:
        found.append(
            Part(PartKind.HEARING, hearing.pk, hearing.revision, PartKind.HEARING, "", hearing.words)
        )
    about = {"document__dossier_id": dossier_id, "document__closed_on__isnull": True}
    factors = Factor.objects.filter(**about).select_related("author").order_by("kind", "pk")
    found += [_once(PartKind.FACTOR, row, str(row.get_kind_display()).capitalize()) for row in factors]
    explanations = Hypothesis.objects.filter(**about).select_related("author").order_by("pk")
    found += [_once(PartKind.HYPOTHESIS, row) for row in explanations]
    needs = Need.objects.filter(**about).select_related("author").order_by("subject", "pk")
    return found + [_once(PartKind.NEED, row, str(row.get_category_display())) for row in needs]


def _once(kind: PartKind, row: Factor | Hypothesis | Need, before: str = "") -> Part:
    """What is written once: it can be taken away, and not changed."""
    text = f"{before}: {row.text}" if before else row.text
    return Part(kind, row.pk, 1, kind, row.author.name, text)


def _goals(dossier_id: int) -> list[Part]:
    rows = Goal.objects.filter(
        document__dossier_id=dossier_id,
        document__closed_on__isnull=True,
        plan_kind=PlanKind.OPP,
        state=GoalState.OPEN,
    )
    return [
        Part(PartKind.GOAL, row.pk, row.revision, PartKind.GOAL, row.owner.name, _goal_words(row))
        for row in rows.select_related("owner").order_by("pk")
    ]


def _goal_words(goal: Goal) -> str:
    words = _("%(goal)s Van %(start)s naar %(target)s: %(measure)s.") % {
        "goal": goal.text,
        "start": number(goal.start_value),
        "target": number(goal.target_value),
        "measure": goal.measure,
    }
    return f"{words}\n{goal.effort}" if goal.effort else words


@dataclass(frozen=True, slots=True)
class Choice:
    """A part with what the reader chose before. changed: he chose it in earlier words, which the school may still read."""

    part: Part
    is_chosen: bool
    changed: bool


def choices_of(
    dossier_id: int, *, place_id: int, reader_id: int, categories: Collection[str] = tuple(Category)
) -> list[tuple[str, list[Choice]]]:
    """(heading, choices) of everything that can be shown. Seven queries. categories: as parts_of."""
    mine = {
        (kind, item_id): revision
        for kind, item_id, revision in ShownPart.objects.filter(
            participant_id=place_id, chosen_by_id=reader_id
        ).values_list("kind", "item_id", "revision")
    }
    found = []
    for heading, parts in groupby(parts_of(dossier_id, categories=categories), key=lambda part: part.title):
        found.append((heading, [_choice(part, mine.get((part.kind, part.item_id))) for part in parts]))
    return found


def _choice(part: Part, revision: int | None) -> Choice:
    return Choice(part, revision == part.revision, revision not in (None, part.revision))


@dataclass(frozen=True, slots=True)
class Chooser:
    """Somebody else whose yes is needed. Who chose nothing, and who said no, look the same."""

    name: str
    has_chosen: bool


def who_chose(place: Participant, *, reader_id: int) -> list[Chooser]:
    """Everybody else who chooses along. Two queries."""
    chose = set(ShownPart.objects.filter(participant=place).values_list("chosen_by_id", flat=True))
    rows = _givers(place).exclude(person_id=reader_id).select_related("person").order_by("pk")
    return [Chooser(row.person.call_name, row.person_id in chose and row.says_yes) for row in rows]


# What the other school reads ---------------------------------------------------------


@as_system("whose yes is needed is not to be seen by who reads what they chose")
def _open_ids(place: Participant) -> list[int]:
    rows = ShownPart.objects.open_on(clock.today()).filter(participant=place)
    return list(rows.values_list("pk", flat=True))


def parts_for(place: Participant) -> list[tuple[str, list[ShownPart]]]:
    """(heading, parts) that everybody chose in the same words. place: of look_as_guest. Two queries."""
    rows = ShownPart.objects.filter(pk__in=_open_ids(place), participant=place).order_by("pk")
    once: dict[tuple[str, int], ShownPart] = {}
    for row in rows:
        once.setdefault((row.kind, row.item_id), row)
    order = [*Section.values, *PartKind.values]
    found = sorted(once.values(), key=lambda row: (order.index(row.heading), row.item_id))
    return [
        (heading_label(heading), list(parts))
        for heading, parts in groupby(found, key=lambda row: row.heading)
    ]
