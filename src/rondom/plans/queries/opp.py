"""The plan (OPP): its versions, its signatures and its term."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, QuerySet, Subquery
from django.utils.timezone import localdate

from rondom.core import clock
from rondom.core.canonical import short_code
from rondom.dossiers.models import Dossier
from rondom.files.models import StoredFile
from rondom.files.terms import FilePurpose
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.models import Plan, PlanVersion, SignatureSlot
from rondom.plans.opp_form import statutory
from rondom.plans.queries.hearing import with_files_and_signatures
from rondom.plans.rules import signature_rule, term
from rondom.plans.terms import PlanKind, PlanState, SlotNeed, SlotState


@dataclass(frozen=True, slots=True)
class Term:
    """The clock of the law: day 1 is the day the extra support began. done_on: first version in force."""

    day: int
    days: int
    due_on: dt.date
    is_warning: bool
    is_late: bool
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SlotCard:
    slot_id: int
    person_id: int
    name: str
    initials: str
    capacity: str
    capacity_label: str
    need: str
    state: str
    state_label: str
    asked_at: dt.datetime
    answered_at: dt.datetime | None
    method: str
    method_label: str
    witness_name: str
    scan_id: int | None
    reason: str
    except_for: str
    except_goals: tuple[int, ...]
    signed_version: int | None
    reminders: int
    reminded_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The plan and its newest version. version_number 0: nothing was frozen yet, state is draft."""

    plan_id: int
    kind: str
    version_id: int | None
    version_number: int
    state: str
    state_label: str
    code: str
    frozen_at: dt.datetime | None
    in_force_on: dt.date | None
    slots: tuple[SlotCard, ...]
    paper_ready: bool
    term: Term

    @property
    def perspective_on(self) -> dt.date | None:
        """When the school fixed the perspective: after the talk, without the parents' agreement (R-OPP-2)."""
        of_school = (
            slot
            for slot in self.slots
            if slot.need == SlotNeed.REQUIRED and slot.capacity not in FAMILY_ROLES
        )
        answered = (slot.answered_at for slot in of_school if slot.state == SlotState.SIGNED)
        return next((localdate(at) for at in answered if at), None)

    @property
    def signed(self) -> int:
        return sum(slot.state == SlotState.SIGNED for slot in self.slots)

    @property
    def needs_still(self) -> tuple[str, ...]:
        """Capacities whose signature the plan needs before it counts."""
        return tuple(missing_signers(self.slots, kind=self.kind))

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Capacities that did not answer yet, and are needed or asked."""
        open_slots = (slot for slot in self.slots if slot.state == SlotState.OPEN)
        return tuple(slot.capacity_label for slot in open_slots if slot.need != SlotNeed.OPTIONAL)


def plan_of(dossier_id: int, *, kind: str = "opp") -> Plan | None:
    rows = Plan.objects.filter(dossier_id=dossier_id, kind=kind)
    rows = rows.select_related(
        *("document__hearing__told_back_by", "changed_by", "dossier__pupil__person", "dossier__school"),
        *("led_by", "led_by_organisation"),
    )
    return rows.prefetch_related(*with_files_and_signatures("document__hearing__")).first()


def plan_card(dossier_id: int, *, plan: Plan | None = None) -> PlanCard | None:
    """plan: when it was read already. Two queries; one more when nobody was asked to sign yet."""
    plan = plan or Plan.objects.filter(dossier_id=dossier_id, kind="opp").first()
    if plan is None:
        return None
    newest, slots = _newest_version(plan)
    state = PlanState(newest.state) if newest else PlanState.DRAFT
    return PlanCard(
        plan_id=plan.pk,
        kind=plan.kind,
        version_id=newest.pk if newest else None,
        version_number=newest.number if newest else 0,
        state=state.value,
        state_label=str(state.label),
        code=short_code(newest.digest) if newest else "",
        frozen_at=newest.frozen_at if newest else None,
        in_force_on=newest.in_force_on if newest else None,
        slots=slots,
        paper_ready=bool(newest and newest.paper_id),
        term=term_of(plan.started_on, done_on=newest.first_force if newest else None, on=clock.today()),
    )


def _newest_version(plan: Plan) -> tuple[Any, tuple[SlotCard, ...]]:
    """The newest version, with the day the first came into force as `first_force`, and its slots."""
    versions = plan.versions.order_by("-number")
    first_force = versions.order_by("in_force_on").filter(in_force_on__isnull=False).values("in_force_on")[:1]
    slots = list(
        SignatureSlot.objects.filter(version=Subquery(versions.values("pk")[:1]))
        .select_related("person", "witness", "version")
        .defer("version__content")
        .annotate(first_force=Subquery(first_force))
        .order_by("pk")
    )
    if not slots:
        return versions.defer("content").annotate(first_force=Subquery(first_force)).first(), ()
    newest: Any = slots[0].version
    newest.first_force = slots[0].first_force
    return newest, tuple(_slot(row) for row in slots)


def has_version(dossier_id: int) -> bool:
    """Whether a version of the plan was ever frozen."""
    return PlanVersion.objects.filter(plan__dossier_id=dossier_id, plan__kind="opp").exists()


def term_of(started_on: dt.date, *, done_on: dt.date | None, on: dt.date) -> Term:
    """Source of the numbers: data/terms.yaml. The first day counts: on the day of the start it is day 1."""
    days = term("opp_within_days")
    day = ((done_on or on) - started_on).days + 1
    return Term(
        day=day,
        days=days,
        due_on=started_on + dt.timedelta(days=days),
        is_warning=done_on is None and term("opp_warn_after_days") <= day <= days,
        is_late=day > days,
        done_on=done_on,
    )


def opp_terms(dossier_ids: Collection[int], *, on: dt.date) -> dict[int, Term]:
    """The term per dossier that has a plan, for lists. One query."""
    rows = Plan.objects.filter(dossier_id__in=dossier_ids, kind=PlanKind.OPP).annotate(
        done_on=Min("versions__in_force_on")
    )
    found = rows.values_list("dossier_id", "started_on", "done_on")
    return {key: term_of(start, done_on=done_on, on=on) for key, start, done_on in found}


def versions_of(plan_id: int) -> QuerySet[PlanVersion]:
    return (
        PlanVersion.objects.filter(plan_id=plan_id).select_related("frozen_by", "paper").order_by("-number")
    )


def version_content(version: PlanVersion) -> dict[str, Any]:
    """The frozen words, as they were signed."""
    content: dict[str, Any] = json.loads(version.content)
    return content


def order_of(version: PlanVersion) -> list[str]:
    """The parts of the plan in the order they were laid down; a version of before forms had the order of the law."""
    order: list[str] = version_content(version).get("order") or list(statutory())
    return order


def words_before(version: PlanVersion) -> tuple[int, dict[str, Any]]:
    """(number, words) of the version before this one; (0, {}) for the first."""
    rows = PlanVersion.objects.filter(plan_id=version.plan_id, number__lt=version.number)
    earlier = rows.order_by("-number").first()
    return (earlier.number, version_content(earlier)["plan"]) if earlier else (0, {})


def frozen_words(plan: Plan) -> dict[str, Any] | None:
    """What the newest version says, in the shape of content.content_of; None when nothing was frozen yet."""
    newest = plan.versions.order_by("-number").first()
    return version_content(newest)["plan"] if newest else None


def version_by_digest(digest: str, dossier_ids: Collection[int]) -> PlanVersion | None:
    """The version with this code (whole or its first twelve figures) in one of the dossiers."""
    figures = "".join(sign for sign in digest.lower() if sign in "0123456789abcdef")
    if len(figures) < 12:
        return None
    rows = PlanVersion.objects.filter(plan__dossier_id__in=dossier_ids, digest__startswith=figures[:64])
    return rows.select_related("plan__dossier").order_by("-number").first()


def version_by_paper(sha256: str, dossier_ids: Collection[int]) -> PlanVersion | None:
    """The version whose paper, now or before a later signature, is exactly this file."""
    stored = StoredFile.objects.filter(sha256=sha256, purpose=FilePurpose.FROZEN_PLAN).first()
    if stored is None:
        return None
    rows = PlanVersion.objects.filter(
        pk=stored.owner_key.removeprefix("plan_version:"), plan__dossier_id__in=dossier_ids
    )
    return rows.select_related("plan__dossier").first()


def slots_of(version: PlanVersion) -> tuple[SlotCard, ...]:
    """Family first, then school, then the others, as they were asked. One query."""
    rows = version.slots.select_related("person", "witness").order_by("pk")
    return tuple(_slot(row) for row in rows)


def _slot(row: SignatureSlot) -> SlotCard:
    return SlotCard(
        slot_id=row.pk,
        person_id=row.person_id,
        name=row.person.name,
        initials=row.person.initials,
        capacity=row.capacity,
        capacity_label=row.capacity_label,
        need=row.need,
        state=row.state,
        state_label=str(row.get_state_display()),
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        method=row.method,
        method_label=str(row.get_method_display()) if row.method else "",
        witness_name=row.witness.name if row.witness else "",
        scan_id=row.scan_id,
        reason=row.reason,
        except_for=row.except_for,
        except_goals=tuple(row.except_goals),
        signed_version=row.signed_version,
        reminders=row.reminders,
        reminded_at=row.reminded_at,
    )


def slots_waiting_for(person_id: int) -> list[SignatureSlot]:
    """Signatures that are asked of somebody, oldest first; also those he need not but may give.

    Each row carries version.plan.dossier. Who shows them asks access first: a dossier may be out of sight by now.
    """
    rows = SignatureSlot.objects.filter(
        person_id=person_id, state=SlotState.OPEN, version__state=PlanState.TO_SIGN
    )
    return list(rows.select_related("version__plan__dossier__pupil__person").order_by("asked_at", "pk"))


def waiting_labels(version: PlanVersion) -> list[str]:
    """By capacity: whose signature the plan waits for."""
    return missing_signers(slots_of(version), kind=version.plan.kind)


def missing_signers(slots: Collection[SlotCard], *, kind: str) -> list[str]:
    """By capacity. With the rule "one parent is enough", the others need not sign any more."""
    parents_done = signature_rule(kind).parents == "one" and any(
        slot.capacity == Role.PARENT and slot.state == SlotState.SIGNED for slot in slots
    )
    return [
        slot.capacity_label
        for slot in slots
        if slot.need == SlotNeed.REQUIRED
        and slot.state != SlotState.SIGNED
        and not (parents_done and slot.capacity == Role.PARENT)
    ]


def waiting_slots(dossiers: Collection[Dossier]) -> QuerySet[SignatureSlot]:
    """Open signatures in dossiers, for "waits on others"."""
    rows = SignatureSlot.objects.filter(
        version__plan__dossier__in=dossiers, version__state=PlanState.TO_SIGN, state=SlotState.OPEN
    )
    return rows.exclude(need=SlotNeed.OPTIONAL).select_related("person", "version__plan").order_by("asked_at")
