"""What one reader may see of one child, read once for all documents. Everything comes through access."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.documents.blocks import Picture
from rondom.dossiers.models import Dossier
from rondom.files.queries import read_file
from rondom.files.terms import FileState
from rondom.meetings.models import Meeting
from rondom.plans import queries
from rondom.plans.content import Content, content_of
from rondom.plans.kind_access import may_see_plan
from rondom.plans.models import HearingFile, Plan, PlanVersion
from rondom.plans.operations.paper import days_read
from rondom.plans.opp_form import form_for
from rondom.plans.queries.evaluation import evaluations_of, frozen_evaluation
from rondom.plans.terms import FileKind


class Reading:
    """dossier: as fetched for the actor. meeting: as visible to the actor; only for minutes."""

    def __init__(self, actor: Actor, dossier: Dossier, meeting: Meeting | None = None) -> None:
        self.actor, self.dossier, self.meeting = actor, dossier, meeting

    @cached_property
    def plan(self) -> Plan | None:
        plan = queries.plan_of(self.dossier.pk) if may_see_plan(self.dossier) else None
        if plan:
            plan.dossier = self.dossier
        return plan

    @cached_property
    def now(self) -> Content:
        """The plan as it stands now; empty when there is none for this reader."""
        return content_of(self.plan) if self.plan else {}

    @cached_property
    def version(self) -> PlanVersion | None:
        """The newest that was laid ready to sign."""
        return queries.versions_of(self.plan.pk).first() if self.plan else None

    @cached_property
    def laid_down(self) -> Content:
        """The words of that version, as they were frozen; without one, the words of now."""
        return queries.version_content(self.version)["plan"] if self.version else self.now

    @cached_property
    def order(self) -> list[str]:
        """The parts in the order of that version; without one, as the region lays them out now."""
        if self.version:
            return queries.order_of(self.version)
        return form_for(self.dossier.region_id, self.dossier.school.school_type).order

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """The drawings that the plan names, by number; also one that was taken away after that version."""
        named = {row["number"]: row for row in self.laid_down.get("hearing", {}).get("files", [])}
        if not named:
            return {}
        rows = [row for row in queries.hearing_files(self.dossier.pk) if row.pk in named]
        shown = [row for row in rows if row.kind == FileKind.DRAWING and row.file.state == FileState.CLEAN]
        name = self.dossier.pupil.person.call_name
        return {row.pk: _picture(row, name) for row in shown}

    @cached_property
    def slots(self) -> tuple[queries.SlotCard, ...]:
        return queries.slots_of(self.version) if self.version else ()

    @cached_property
    def look_back(self) -> Content:
        """The newest evaluation that is finished, in its frozen words with days as days; empty without one."""
        if not may_see_plan(self.dossier):
            return {}
        newest = evaluations_of(self.dossier.pk).defer(None).first()
        return frozen_evaluation(newest) if newest else {}

    @cached_property
    def sections(self) -> list[queries.SectionWords]:
        return queries.growth_document(self.dossier.pk, categories=self.dossier.categories)


def _picture(row: HearingFile, name: str) -> Picture:
    alt = _("%(kind)s van %(name)s") % {"kind": row.get_kind_display(), "name": name}
    return Picture(read_file(row.file), row.file.content_type, alt)


def with_days(content: Content) -> dict[str, Any]:
    """The same content with days as days."""
    found: dict[str, Any] = days_read(content)
    return found
