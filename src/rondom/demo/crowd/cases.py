"""The dossiers of the crowd: batons, who takes part, the way over the route, notes and promises."""

import datetime as dt
from collections.abc import Iterator

from rondom.consent.terms import Category
from rondom.demo.crowd.families import Case
from rondom.demo.crowd.region import BATCH, Stage
from rondom.demo.crowd.words import PROMISES, SENTENCES
from rondom.dossiers.models import Action, Baton, Dossier, Participant
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.notes.models import Note
from rondom.notes.terms import NoteKind
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.routes.models import KeyAnswer, StepVisit

PATH = ("1", "2", "3", "4a", "5a", "6")
CLOSED_EVERY = 12


def text(stage: Stage, sentences: int) -> str:
    return " ".join(stage.dice.choices(SENTENCES, k=sentences))


def open_dossiers(stage: Stage, cases: list[Case]) -> None:
    firsts = [case for case in cases if case.sibling_of is None]
    batons = Baton.objects.bulk_create(_baton(stage, case) for case in firsts)
    of_family = {baton.family_id: baton for baton in batons}
    dossiers = Dossier.objects.bulk_create(_dossier(stage, case, of_family[case.family.pk]) for case in cases)
    for case, dossier in zip(cases, dossiers, strict=True):
        case.dossier = dossier
        case.helpers = _helpers(stage)
    Participant.objects.bulk_create(
        [row for case in cases for row in _participants(stage, case)], batch_size=BATCH
    )
    StepVisit.objects.bulk_create([row for case in cases for row in _visits(stage, case)], batch_size=BATCH)


def _baton(stage: Stage, case: Case) -> Baton:
    return Baton(
        region=stage.region,
        family=case.family,
        holder_id=case.coordinator.person_id,
        organisation=case.school.organisation,
        since_on=case.opened_on,
    )


def _dossier(stage: Stage, case: Case, baton: Baton) -> Dossier:
    closed = case.opened_on + dt.timedelta(days=25) if case.number % CLOSED_EVERY == 11 else None
    return Dossier(
        region=stage.region,
        pupil=case.pupil,
        school=case.school.organisation,
        baton=baton,
        opened_on=case.opened_on,
        closed_on=closed,
    )


def _helpers(stage: Stage) -> list[Membership]:
    """Nobody from outside for four in ten children; two different organisations at most for the others."""
    count = stage.dice.choice((0, 0, 1, 1, 2))
    found = {member.organisation_id: member for member in stage.dice.sample(stage.helpers, k=count)}
    return list(found.values())


def _participants(stage: Stage, case: Case) -> Iterator[Participant]:
    people: list[tuple[int, int | None, str, str]] = [
        (case.coordinator.person_id, case.coordinator.organisation_id, Role.IB, "coördinator van het gezin"),
        (case.teacher.person_id, case.teacher.organisation_id, Role.TEACHER, "eigen leerkracht"),
        (case.child.pk, None, Role.PUPIL, "over wie het gaat"),
        *((parent.pk, None, Role.PARENT, "ouder") for parent in case.parents),
        *((member.person_id, member.organisation_id, member.role, "denkt mee") for member in case.helpers),
    ]
    for person_id, organisation_id, capacity, reason in people:
        yield Participant(
            region=stage.region,
            dossier=case.dossier,
            person_id=person_id,
            organisation_id=organisation_id,
            capacity=capacity,
            categories=sorted(CATEGORIES_BY_CAPACITY[capacity]),
            reason=reason,
            added_by_id=case.coordinator.person_id,
            valid_from=case.opened_on,
        )


def _visits(stage: Stage, case: Case) -> Iterator[StepVisit]:
    steps = PATH[: stage.dice.randint(1, len(PATH))]
    last = case.dossier.closed_on or stage.today
    days = (last - case.opened_on).days // len(steps)
    for place, key in enumerate(steps):
        arrived = case.opened_on + dt.timedelta(days=place * days)
        yield StepVisit(
            region=stage.region,
            dossier=case.dossier,
            route=stage.version,
            track=stage.route.step(key).track,
            step=key,
            arrived_on=arrived,
            left_on=arrived + dt.timedelta(days=days) if place < len(steps) - 1 else case.dossier.closed_on,
            moved_by_id=case.coordinator.person_id,
        )


def write_notes(stage: Stage, cases: list[Case]) -> None:
    notes = [row for case in cases for row in _notes(stage, case)]
    Note.objects.bulk_create(notes, batch_size=BATCH)
    Action.objects.bulk_create([row for case in cases for row in _actions(stage, case)], batch_size=BATCH)
    KeyAnswer.objects.bulk_create([_answer(stage, case) for case in cases], batch_size=BATCH)


def _notes(stage: Stage, case: Case) -> Iterator[Note]:
    kinds = (NoteKind.SIGNAL, NoteKind.TALK, NoteKind.OBSERVATION, NoteKind.ADVICE, NoteKind.TALK)
    for place in range(stage.dice.randint(2, len(kinds))):
        author = case.teacher if place % 2 == 0 else case.coordinator
        day = case.opened_on + dt.timedelta(days=place * 5)
        moment = stage.moment(day)
        yield Note(
            region=stage.region,
            dossier=case.dossier,
            kind=kinds[place],
            category=stage.dice.choice(
                (Category.EDUCATION, Category.EDUCATION, Category.FAMILY, Category.CARE)
            ),
            author_id=author.person_id,
            author_role=author.role,
            talked_with="de ouders",
            talked_on=day,
            with_parents=place % 2 == 0,
            what=text(stage, stage.dice.randint(3, 12)),
            agreements=stage.dice.choice(PROMISES) + ".",
            written_at=moment,
            changed_at=moment,
        )


def _actions(stage: Stage, case: Case) -> Iterator[Action]:
    owners = (case.coordinator.person_id, case.teacher.person_id, case.parents[0].pk, None)
    for place in range(stage.dice.randint(1, 5)):
        owner = owners[place % len(owners)]
        made = stage.moment(case.opened_on + dt.timedelta(days=place * 4))
        done = stage.dice.random() < 0.5
        yield Action(
            region=stage.region,
            dossier=case.dossier,
            owner_id=owner,
            owner_name="" if owner else "opa",
            what=stage.dice.choice(PROMISES),
            due_on=stage.today + dt.timedelta(days=stage.dice.randint(-20, 60)),
            made_by_id=case.coordinator.person_id,
            made_at=made,
            done_at=made + dt.timedelta(days=3) if done else None,
            done_by_id=case.coordinator.person_id if done else None,
        )


def _answer(stage: Stage, case: Case) -> KeyAnswer:
    return KeyAnswer(
        region=stage.region,
        dossier=case.dossier,
        step="1",
        question="pupil",
        text=text(stage, 2),
        author_id=case.coordinator.person_id,
        author_role=case.coordinator.role,
        written_at=stage.moment(case.opened_on),
    )
