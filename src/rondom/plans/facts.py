"""What others may know of growth document and plan."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from rondom.core import clock
from rondom.core.facts import FactRows, by_value, fact_rows, facts
from rondom.dossiers.models import Participant
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings.models import Invitee
from rondom.meetings.terms import CARE_CAPACITIES
from rondom.meetings.views_given import gives_views
from rondom.people.terms import FAMILY_ROLES
from rondom.plans.models import (
    Evaluation,
    Goal,
    GoalAction,
    Hearing,
    Hypothesis,
    Need,
    Paragraph,
    Plan,
    PlanVersion,
    ShownPart,
)
from rondom.plans.terms import VIEW_SECTIONS, EvaluationKind, GoalState, PlanKind, PlanState, Voice


@facts({"hearing.done": _("het gesprek met het kind zelf")})
def heard(dossier_ids: Collection[int]) -> FactRows:
    rows = Hearing.objects.filter(document__dossier_id__in=dossier_ids, heard_on__isnull=False)
    return fact_rows(rows, "hearing.done", dossier="document__dossier_id", day="heard_on")


@facts({"growth_document.begun": _("een groeidocument waarin al iets staat")})
def begun(dossier_ids: Collection[int]) -> FactRows:
    """Preparation for who comes from outside the school: there is something to read (HIA)."""
    rows = Paragraph.objects.filter(
        document__dossier_id__in=dossier_ids, document__closed_on__isnull=True, nothing_to_add=False
    )
    return fact_rows(rows, "growth_document.begun", dossier="document__dossier_id", day="changed_at__date")


@facts({"second_school.parts_chosen": _("het gezin koos wat de andere school ziet")})
def parts_chosen(dossier_ids: Collection[int]) -> FactRows:
    """At least one part is open for another school: everybody whose yes is needed chose it."""
    today = clock.today()
    rows = ShownPart.objects.open_on(today).filter(
        dossier_id__in=dossier_ids, participant__in=Participant.objects.running_on(today)
    )
    return fact_rows(rows, "second_school.parts_chosen", dossier="dossier_id", day="chosen_at__date")


_VIEWS = {Voice.PARENT.value: "view.parents", Voice.SCHOOL.value: "view.school"}


@facts({"view.parents": _("het beeld van de ouders"), "view.school": _("het beeld van de school")})
def views(dossier_ids: Collection[int]) -> FactRows:
    rows = Paragraph.objects.filter(
        document__dossier_id__in=dossier_ids,
        document__closed_on__isnull=True,
        section__in=VIEW_SECTIONS,
        voice__in=_VIEWS,
    )
    return fact_rows(rows, by_value("voice", _VIEWS), dossier="document__dossier_id", day="changed_at__date")


@facts({"plan.goals_set": _("doelen in het plan")})
def goals_set(dossier_ids: Collection[int]) -> FactRows:
    rows = Goal.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
    return fact_rows(rows, "plan.goals_set", dossier="document__dossier_id", day="made_at__date")


@facts({"plan.goal_actions": _("bij elk doel wie wat doet")})
def goal_actions(dossier_ids: Collection[int]) -> FactRows:
    """True when no goal we work on is without an action."""
    goals = Goal.objects.filter(document=OuterRef("goal__document"), state=GoalState.OPEN)
    rows = GoalAction.objects.filter(
        ~Exists(goals.filter(goal_actions__isnull=True)),
        goal__document__dossier_id__in=dossier_ids,
        goal__document__closed_on__isnull=True,
    )
    return fact_rows(
        rows, "plan.goal_actions", dossier="goal__document__dossier_id", day="action__made_at__date"
    )


@facts({"plan.needs": _("wat het kind nodig heeft")})
def needs(dossier_ids: Collection[int]) -> FactRows:
    rows = Need.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
    return fact_rows(rows, "plan.needs", dossier="document__dossier_id", day="written_at__date")


@facts({"plan.in_force": _("een getekend plan")})
def in_force(dossier_ids: Collection[int]) -> FactRows:
    """The latest day a plan came into force."""
    rows = PlanVersion.objects.filter(
        plan__dossier_id__in=dossier_ids, plan__kind=PlanKind.OPP, state=PlanState.IN_FORCE
    )
    return fact_rows(rows, "plan.in_force", dossier="plan__dossier_id", day="in_force_on")


@facts({"family_plan.in_force": _("een getekend gezinsplan")})
def family_plan_in_force(dossier_ids: Collection[int]) -> FactRows:
    """The latest day the plan that help leads came into force."""
    rows = PlanVersion.objects.filter(
        plan__dossier_id__in=dossier_ids, plan__kind=PlanKind.FAMILY, state=PlanState.IN_FORCE
    )
    return fact_rows(rows, "family_plan.in_force", dossier="plan__dossier_id", day="in_force_on")


_LEADS = {PlanKind.OPP.value: "plan.led_by_school", PlanKind.FAMILY.value: "family_plan.led_by_help"}


@facts(
    {
        "plan.led_by_school": _("een OPP dat de school leidt"),
        "family_plan.led_by_help": _("een gezinsplan dat de hulp leidt"),
    }
)
def plans_begun(dossier_ids: Collection[int]) -> FactRows:
    """The day each plan was begun; a route may ask for both (regie split)."""
    rows = Plan.objects.filter(dossier_id__in=dossier_ids)
    return fact_rows(rows, by_value("kind", _LEADS), dossier="dossier_id", day="started_on")


@facts({"plan.evaluated": _("een terugblik op de doelen")})
def evaluated(dossier_ids: Collection[int]) -> FactRows:
    """The last time people looked back and finished it; a score alone is not looking back."""
    rows = Evaluation.objects.filter(dossier_id__in=dossier_ids, finished_at__isnull=False)
    return fact_rows(rows, "plan.evaluated", dossier="dossier_id", day="held_on")


@facts(
    {
        "plan.questions_answered": _(
            "het antwoord op de drie vragen: kloppen de behoeften, de doelen en de hulp?"
        )
    }
)
def questions_answered(dossier_ids: Collection[int]) -> FactRows:
    """The last time people looked back together: it is not finished before the three questions have an answer."""
    rows = Evaluation.objects.filter(
        dossier_id__in=dossier_ids, kind=EvaluationKind.TOGETHER, finished_at__isnull=False
    )
    answered = rows.exclude(needs_right="").exclude(goals_right="").exclude(help_right="")
    return fact_rows(answered, "plan.questions_answered", dossier="dossier_id", day="held_on")


@facts({"plan.hypotheses": _("minstens twee mogelijke verklaringen")})
def hypotheses(dossier_ids: Collection[int]) -> FactRows:
    """One explanation is a conclusion; testing begins with two."""
    several = (
        Hypothesis.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
        .order_by()
        .values("document_id")
        .annotate(number=Count("pk"))
        .filter(number__gte=2)
        .values("document_id")
    )
    rows = Hypothesis.objects.filter(document_id__in=several)
    return fact_rows(rows, "plan.hypotheses", dossier="document__dossier_id", day="written_at__date")


@facts({"view.all": _("het beeld van iedereen")})
def views_of_all(dossier_ids: Collection[int]) -> FactRows:
    """Every parent and the child, the school, and care when it takes part: an own view, or "niets toe te voegen"."""
    said = _gave_a_view()
    around = Participant.objects.running_on(clock.today()).filter(dossier_id=OuterRef("document__dossier_id"))
    family = around.filter(capacity__in=FAMILY_ROLES)
    rows = Paragraph.objects.filter(
        ~Exists(family.exclude(said)),
        Exists(family),
        document__dossier_id__in=dossier_ids,
        document__closed_on__isnull=True,
        section__in=VIEW_SECTIONS,
    )
    for capacities in (SCHOOL_CAPACITIES, CARE_CAPACITIES):
        group = around.filter(capacity__in=capacities)
        rows = rows.filter(~Exists(group) | Exists(group.filter(said)))
    return fact_rows(rows, "view.all", dossier="document__dossier_id", day="changed_at__date")


def _gave_a_view() -> Q:
    """Seen from a participant: own words, or said to have nothing to add; for the child also: was heard."""
    words = Paragraph.objects.filter(
        document__dossier_id=OuterRef("dossier_id"),
        document__closed_on__isnull=True,
        section__in=VIEW_SECTIONS,
        author_id=OuterRef("person_id"),
    )
    nothing = Invitee.objects.filter(
        meeting__dossier_id=OuterRef("dossier_id"),
        person_id=OuterRef("person_id"),
        nothing_to_add_at__isnull=False,
    )
    heard = Hearing.objects.filter(
        document__dossier_id=OuterRef("dossier_id"),
        document__dossier__pupil__person_id=OuterRef("person_id"),
        heard_on__isnull=False,
    )
    return Q(Exists(words)) | Q(Exists(nothing)) | Q(Exists(heard))


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
