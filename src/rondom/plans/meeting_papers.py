"""Papers of a talk that stand in the growth document or in a frozen plan: selections, never copies."""

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.dossiers.models import Dossier
from rondom.meetings.papers_sources import Block, Content, Offer, paper_source
from rondom.plans.models import PlanVersion
from rondom.plans.queries import goals_of, growth_document
from rondom.plans.terms import PlanKind, PlanState, Section, category_of

GROWTH, PLAN = "growth", "plan"
GOALS = "goals"  # beside the sections


@paper_source(GROWTH)
class GrowthSections:
    """A section of the open growth document with the words of everybody in it."""

    def offers(self, dossier: Dossier) -> list[Offer]:
        sections = growth_document(dossier.pk, categories=tuple(Category))
        found = [
            Offer(GROWTH, row.section, row.title, category_of(row.section), _("Groeidocument"))
            for row in sections
            if any(words.text for words in row.words)
        ]
        if goals_of(dossier.pk, kinds=[PlanKind.OPP]):
            found.append(Offer(GROWTH, GOALS, _("Doelen"), Category.EDUCATION, _("Groeidocument")))
        return found

    def content(self, dossier: Dossier, item: str) -> Content | None:
        if item == GOALS:
            return _goals(dossier)
        if item not in Section.values:
            return None
        sections = growth_document(dossier.pk, categories=[category_of(item)])
        words = [words for row in sections if row.section == item for words in row.words if words.text]
        blocks = tuple(Block(row.text, by=f"{row.name}, {row.role_label}") for row in words)
        return Content(blocks) if blocks else None


def _goals(dossier: Dossier) -> Content | None:
    """The goals we work on, each with its effort."""
    blocks = tuple(
        Block(goal.effort or goal.measure, heading=goal.text, by=goal.owner_name)
        for goal in goals_of(dossier.pk, kinds=[PlanKind.OPP])
        if goal.is_open
    )
    return Content(blocks) if blocks else None


@paper_source(PLAN)
class FrozenPlan:
    """A version that lies to be signed or is in force: the paper itself, as it was frozen."""

    def offers(self, dossier: Dossier) -> list[Offer]:
        rows = PlanVersion.objects.filter(
            plan__dossier=dossier,
            plan__kind=PlanKind.OPP,
            state__in=(PlanState.TO_SIGN, PlanState.IN_FORCE),
            paper__isnull=False,
        )
        title = _("Ontwikkelingsperspectief, versie %(number)s")
        return [
            Offer(PLAN, str(row.pk), title % {"number": row.number}, Category.EDUCATION, _("Het plan"))
            for row in rows.order_by("number")
        ]

    def content(self, dossier: Dossier, item: str) -> Content | None:
        rows = PlanVersion.objects.filter(
            plan__dossier=dossier, plan__kind=PlanKind.OPP, pk=int(item) if item.isdecimal() else 0
        )
        version = rows.select_related("paper").first()
        return Content(file=version.paper) if version and version.paper else None
