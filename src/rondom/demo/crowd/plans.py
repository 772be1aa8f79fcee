"""Growth documents, plans and meetings of the crowd."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from rondom.core.canonical import canonical_json, file_hash
from rondom.demo.crowd.cases import text
from rondom.demo.crowd.families import Case
from rondom.demo.crowd.region import BATCH, Stage
from rondom.demo.crowd.words import GOALS, SENTENCES
from rondom.people.terms import Role
from rondom.plans.content import content_of
from rondom.plans.models import (
    Factor,
    Goal,
    GoalScore,
    GrowthDocument,
    Hearing,
    Hypothesis,
    Need,
    Paragraph,
    Plan,
    PlanVersion,
    SignatureSlot,
)
from rondom.plans.terms import (
    Domain,
    FactorKind,
    HearingWay,
    NeedCategory,
    NeedSubject,
    PlanState,
    Section,
    SignMethod,
    SlotState,
    Voice,
)

PLAN_EVERY, VERSION_EVERY = 2, 4


def write_plans(stage: Stage, cases: list[Case]) -> None:
    documents = GrowthDocument.objects.bulk_create(
        [
            GrowthDocument(
                region=stage.region,
                dossier=case.dossier,
                opened_on=case.opened_on,
                closed_on=case.dossier.closed_on,
            )
            for case in cases
        ],
        batch_size=BATCH,
    )
    pairs = list(zip(cases, documents, strict=True))
    _store(Paragraph, [row for pair in pairs for row in _paragraphs(stage, *pair)])
    _store(Factor, [row for pair in pairs for row in _factors(stage, *pair)])
    _store(Hypothesis, [_hypothesis(stage, *pair) for pair in pairs])
    _store(Need, [_need(stage, *pair) for pair in pairs])
    _store(Hearing, [_hearing(stage, *pair) for pair in pairs])
    goals = [row for pair in pairs for row in _goals(stage, *pair)]
    _store(Goal, goals)
    _store(GoalScore, [row for goal in goals for row in _scores(stage, goal)])
    _make_plans(stage, [pair for pair in pairs if pair[0].number % PLAN_EVERY == 0])


def _store(model: type, rows: list) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)  # type: ignore[attr-defined]


def _paragraphs(stage: Stage, case: Case, document: GrowthDocument) -> Iterator[Paragraph]:
    """Every voice says what goes well and what is hard; the school also tells what was tried."""
    voices = (
        (Voice.PUPIL, case.child.pk, Role.PUPIL, (Section.GOES_WELL, Section.IS_HARD, Section.WISH)),
        (Voice.PARENT, case.parents[0].pk, Role.PARENT, (Section.GOES_WELL, Section.IS_HARD)),
        (
            Voice.SCHOOL,
            case.teacher.person_id,
            Role.TEACHER,
            (Section.GOES_WELL, Section.IS_HARD, Section.TRIED),
        ),
        (
            Voice.SCHOOL,
            case.coordinator.person_id,
            Role.IB,
            (Section.REASON, Section.DIDACTIC, Section.PICTURE),
        ),
    )
    for voice, author_id, role, sections in voices:
        for section in sections:
            moment = stage.moment(case.opened_on)
            yield Paragraph(
                region=stage.region,
                document=document,
                section=section,
                voice=voice,
                author_id=author_id,
                author_role=role,
                text=text(stage, stage.dice.randint(1, 5)),
                written_at=moment,
                changed_at=moment,
            )


def _factors(stage: Stage, case: Case, document: GrowthDocument) -> Iterator[Factor]:
    for domain in Domain.values:
        for kind in FactorKind.values:
            yield Factor(
                document=document,
                domain=domain,
                kind=kind,
                text=stage.dice.choice(SENTENCES),
                author_id=case.coordinator.person_id,
                written_at=stage.moment(case.opened_on),
            )


def _hypothesis(stage: Stage, case: Case, document: GrowthDocument) -> Hypothesis:
    return Hypothesis(
        document=document,
        text=text(stage, 1),
        author_id=case.coordinator.person_id,
        written_at=stage.moment(case.opened_on),
    )


def _need(stage: Stage, case: Case, document: GrowthDocument) -> Need:
    return Need(
        document=document,
        subject=NeedSubject.PUPIL,
        category=stage.dice.choice(NeedCategory.values),
        text="rust en voorspelbaarheid geven",
        author_id=case.teacher.person_id,
        written_at=stage.moment(case.opened_on),
    )


def _hearing(stage: Stage, case: Case, document: GrowthDocument) -> Hearing:
    return Hearing(
        document=document,
        ways=[HearingWay.TALK],
        words=stage.dice.choice(SENTENCES),
        heard_on=case.opened_on,
        heard_by_id=case.teacher.person_id,
        influence="Het eerste doel is samen gekozen.",
        told_back_on=case.opened_on,
        told_back_by_id=case.teacher.person_id,
    )


def _goals(stage: Stage, case: Case, document: GrowthDocument) -> Iterator[Goal]:
    for goal, measure in stage.dice.sample(GOALS, k=2):
        yield Goal(
            region=stage.region,
            document=document,
            domain=Domain.SCHOOL,
            text=f"{case.child.call_name} {goal}",
            owner_id=case.teacher.person_id,
            measure=measure,
            start_value=Decimal(2),
            target_value=Decimal(8),
            target_on=stage.today + dt.timedelta(days=120),
            made_by_id=case.coordinator.person_id,
            made_at=stage.moment(case.opened_on),
        )


def _scores(stage: Stage, goal: Goal) -> Iterator[GoalScore]:
    for place in range(3):
        yield GoalScore(
            goal=goal,
            voice=Voice.SCHOOL,
            value=Decimal(2 + place),
            scored_on=stage.days_ago(60 - 20 * place),
            author_id=goal.owner_id,
        )


def _make_plans(stage: Stage, pairs: list[tuple[Case, GrowthDocument]]) -> None:
    plans = [_plan(stage, *pair) for pair in pairs]
    _store(Plan, plans)
    versions: list[PlanVersion] = []
    slots: list[SignatureSlot] = []
    for (case, _document), plan in zip(pairs, plans, strict=True):
        if case.number % VERSION_EVERY == 0:
            version = _version(stage, case, plan)
            versions.append(version)
            slots += _slots(stage, case, version)
    _store(PlanVersion, versions)
    _store(SignatureSlot, slots)


def _plan(stage: Stage, case: Case, document: GrowthDocument) -> Plan:
    return Plan(
        region=stage.region,
        dossier=case.dossier,
        document=document,
        destination="vmbo-basis",
        foundation=text(stage, 4),
        deviations=text(stage, 2),
        talked_on=case.opened_on,
        evaluate_on=stage.today + dt.timedelta(days=100),
        started_on=case.opened_on,
        changed_at=stage.moment(case.opened_on),
        changed_by_id=case.coordinator.person_id,
    )


def _version(stage: Stage, case: Case, plan: Plan) -> PlanVersion:
    """Frozen as operations.freeze_version does, so that the pages of a version, of signing and of the paper work."""
    in_force = stage.dice.random() < 0.5
    frozen_at = stage.moment(case.opened_on)
    content = canonical_json({"plan": content_of(plan), "number": 1, "frozen_at": frozen_at})
    return PlanVersion(
        region=stage.region,
        plan=plan,
        number=1,
        state=PlanState.IN_FORCE if in_force else PlanState.TO_SIGN,
        content=content.decode(),
        digest=file_hash(content),
        frozen_at=frozen_at,
        frozen_by_id=case.coordinator.person_id,
        in_force_on=stage.days_ago(5) if in_force else None,
    )


def _slots(stage: Stage, case: Case, version: PlanVersion) -> Iterator[SignatureSlot]:
    signers = [(case.coordinator.person_id, Role.IB), *((parent.pk, Role.PARENT) for parent in case.parents)]
    for place, (person_id, capacity) in enumerate(signers):
        signed = place == 0 or version.state == PlanState.IN_FORCE
        yield SignatureSlot(
            region=stage.region,
            version=version,
            person_id=person_id,
            capacity=capacity,
            asked_at=version.frozen_at,
            state=SlotState.SIGNED if signed else SlotState.OPEN,
            answered_at=version.frozen_at if signed else None,
            method=SignMethod.LOGIN if signed else "",
            recorded_by_id=person_id if signed else None,
        )
