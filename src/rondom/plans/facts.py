"""What others may know of growth document and plan."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import fact, facts, latest
from rondom.meetings.views_given import gives_views
from rondom.plans.models import Goal, GoalScore, Hearing, Paragraph, PlanVersion
from rondom.plans.terms import VIEW_SECTIONS, PlanState, Voice


@fact("hearing.done", _("het gesprek met het kind zelf"))
def heard(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Hearing.objects.filter(document__dossier_id__in=dossier_ids, heard_on__isnull=False)
    return dict(rows.values_list("document__dossier_id").annotate(day=Max("heard_on")))


_VIEWS = {Voice.PARENT.value: "view.parents", Voice.SCHOOL.value: "view.school"}


@facts({"view.parents": _("het beeld van de ouders"), "view.school": _("het beeld van de school")})
def views(dossier_ids: Collection[int]) -> Mapping[str, dict[int, dt.date]]:
    rows = (
        Paragraph.objects.filter(
            document__dossier_id__in=dossier_ids,
            document__closed_on__isnull=True,
            section__in=VIEW_SECTIONS,
            voice__in=_VIEWS,
        )
        .values_list("voice", "document__dossier_id")
        .annotate(day=Max("changed_at__date"))
    )
    return latest((_VIEWS[voice], dossier_id, day) for voice, dossier_id, day in rows)


@fact("plan.goals_set", _("doelen in het plan"))
def goals_set(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Goal.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
    return dict(rows.values_list("document__dossier_id").annotate(day=Max("made_at__date")))


@fact("plan.in_force", _("een getekend plan"))
def in_force(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    """The latest day a plan came into force."""
    rows = PlanVersion.objects.filter(plan__dossier_id__in=dossier_ids, state=PlanState.IN_FORCE)
    return dict(rows.values_list("plan__dossier_id").annotate(day=Max("in_force_on")))


@fact("plan.evaluated", _("een terugblik op de doelen"))
def evaluated(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = GoalScore.objects.filter(goal__document__dossier_id__in=dossier_ids)
    return dict(rows.values_list("goal__document__dossier_id").annotate(day=Max("scored_on")))


@gives_views
def people_with_a_view(dossier_id: int) -> set[int]:
    """Persons whose own words, or their "nothing to add", are in the open growth document; a child that was heard."""
    rows = Paragraph.objects.filter(
        document__dossier_id=dossier_id, document__closed_on__isnull=True, section__in=VIEW_SECTIONS
    )
    heard_children = Hearing.objects.filter(
        document__dossier_id=dossier_id, document__closed_on__isnull=True, heard_on__isnull=False
    )
    return set(rows.values_list("author_id", flat=True)) | set(
        heard_children.values_list("document__dossier__pupil__person_id", flat=True)
    )
