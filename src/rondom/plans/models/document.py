"""One growth document with voices; the OPP is a selection of it, frozen when it is signed."""

from django.db import models
from django.db.models import F, Q

from rondom.consent.terms import Category
from rondom.dossiers.models import Action, Dossier
from rondom.families.terms import Relation
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.people.terms import Role
from rondom.plans.terms import (
    Domain,
    Exit,
    FactorKind,
    GoalState,
    NeedCategory,
    NeedSubject,
    PlanKind,
    PlanState,
    Section,
    SignMethod,
    SlotNeed,
    SlotState,
    Voice,
)


class GrowthDocument(models.Model):
    """Everything about the support of one pupil, growing while it lasts. One open document per dossier."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="growth_documents")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_reason = SealedTextField(max_length=300, blank=True)
    successor_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="successor")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="growth_document_one_open", fields=["dossier"], condition=Q(closed_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"growth document {self.pk}"


class Paragraph(models.Model):
    """Words of one author in one voice. Nobody else changes them.

    told_to, told_on: who wrote it down for the author, and when it was told; empty when the author wrote it.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    document = models.ForeignKey(GrowthDocument, models.CASCADE, related_name="paragraphs")
    section = models.CharField(max_length=30, choices=Section)
    voice = models.CharField(max_length=20, choices=Voice)
    category = models.CharField(max_length=20, choices=Category, default=Category.EDUCATION)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    author_label = models.CharField(max_length=200, blank=True)  # in words, for who has no role in Rondom
    told_to = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    told_on = models.DateField(null=True)
    text = SealedTextField(max_length=20000)
    nothing_to_add = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)  # "oso": from a file; "family_…": a joint text
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paragraph_one_per_author",
                fields=["document", "section", "author", "voice"],
                condition=Q(source=""),
            ),
            models.CheckConstraint(
                name="paragraph_text_or_nothing_to_add",
                condition=(Q(nothing_to_add=True) & Q(text="")) | (Q(nothing_to_add=False) & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="paragraph_told_on_a_day",
                condition=Q(told_to__isnull=True, told_on__isnull=True)
                | Q(told_to__isnull=False, told_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} by {self.author_id}"


class ParagraphRevision(models.Model):
    """An earlier text of a paragraph."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    text = SealedTextField(max_length=20000)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="revision_once", fields=["paragraph", "revision"])]

    def __str__(self) -> str:
        return f"{self.revision} of {self.paragraph_id}"


class Factor(models.Model):
    """Something that helps or hinders, per domain: the foundation of the plan."""

    document = models.ForeignKey(GrowthDocument, models.CASCADE, related_name="factors")
    domain = models.CharField(max_length=20, choices=Domain)
    kind = models.CharField(max_length=20, choices=FactorKind)
    text = SealedTextField(max_length=500)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"factor {self.pk}"


class Hypothesis(models.Model):
    """A possible explanation in the shared picture."""

    document = models.ForeignKey(GrowthDocument, models.CASCADE, related_name="hypotheses")
    text = SealedTextField(max_length=1000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "hypotheses"

    def __str__(self) -> str:
        return f"hypothesis {self.pk}"


class Goal(models.Model):
    """What is wanted: domain, owner, measure, start, target and day. Values in the unit of the measure, to 0.01."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    document = models.ForeignKey(GrowthDocument, models.CASCADE, related_name="goals")
    domain = models.CharField(max_length=20, choices=Domain)
    text = SealedTextField(max_length=500)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    measure = SealedTextField(max_length=200)
    start_value = models.DecimalField(max_digits=8, decimal_places=2)
    target_value = models.DecimalField(max_digits=8, decimal_places=2)
    target_on = models.DateField()
    effort = SealedTextField(max_length=500, blank=True)  # the most fitting effort, chosen after the goal
    bank_key = models.CharField(max_length=40, blank=True)  # which text of the bank it began with (bank.py)
    effort_key = models.CharField(max_length=40, blank=True)  # and the effort
    state = models.CharField(max_length=20, choices=GoalState, default=GoalState.OPEN)
    plan_kind = models.CharField(max_length=10, choices=PlanKind, default=PlanKind.OPP)  # whose plan it is in
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="goal_wants_a_change", condition=~Q(start_value=F("target_value"))),
        ]

    def __str__(self) -> str:
        return f"goal {self.pk}"


class GoalAction(models.Model):
    """An action for a goal."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="goal_actions")
    action = models.OneToOneField(Action, models.CASCADE, related_name="goal_action")

    def __str__(self) -> str:
        return f"action {self.action_id} for {self.goal_id}"


class GoalScore(models.Model):
    """How far a goal is, in somebody's eyes, on a day."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="scores")
    voice = models.CharField(max_length=20, choices=Voice)
    value = models.DecimalField(max_digits=8, decimal_places=2)
    scored_on = models.DateField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="score_one_a_day", fields=["goal", "author", "scored_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.voice} on {self.goal_id}"


class Need(models.Model):
    """What pupil, teacher or parent needs, with a helping sentence."""

    document = models.ForeignKey(GrowthDocument, models.CASCADE, related_name="needs")
    goal = models.ForeignKey(Goal, models.SET_NULL, null=True, related_name="needs")
    subject = models.CharField(max_length=20, choices=NeedSubject)
    category = models.CharField(max_length=20, choices=NeedCategory)
    text = SealedTextField(max_length=500)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"need {self.pk}"


class Plan(models.Model):
    """A formal plan: only what the growth document does not hold. Its other parts are a selection.

    led_by, led_by_organisation, led_since_on: of a family plan, which help leads; the school leads an OPP.
    offered_on: when the family could make a plan of its own first (familiegroepsplan, Jeugdwet).
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="plans")
    kind = models.CharField(max_length=10, choices=PlanKind, default=PlanKind.OPP)
    document = models.ForeignKey(GrowthDocument, models.PROTECT, related_name="plans")
    exit = models.CharField(
        max_length=20, choices=Exit, blank=True
    )  # uitstroombestemming, from the list of the school
    destination = SealedTextField(
        max_length=500, blank=True
    )  # the same in words, or what the list does not hold
    foundation = SealedTextField(max_length=5000, blank=True)  # onderbouwing, beside the factors
    deviations = SealedTextField(max_length=5000, blank=True)
    talked_on = models.DateField(null=True)  # op overeenstemming gericht overleg
    talked_with = SealedTextField(max_length=300, blank=True)
    evaluate_on = models.DateField(null=True)
    offered_on = models.DateField(null=True)
    led_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    led_by_organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    led_since_on = models.DateField(null=True)
    started_on = models.DateField()  # extra support began: the six weeks run from here
    ended_on = models.DateField(null=True)  # the pupil needs no plan any more, or left
    warned_on = models.DateField(null=True)  # the school was told that the six weeks are nearly over
    revisions = models.JSONField(default=dict)  # {part: how often it was changed}
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="plan_one_per_kind", fields=["dossier", "kind"]),
            models.CheckConstraint(
                name="plan_of_help_has_a_leader",
                condition=~Q(kind="family")
                | Q(led_by__isnull=False, led_by_organisation__isnull=False, led_since_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def revision_of(self, part: str) -> int:
        return int(self.revisions.get(part, 0))


class PlanVersion(models.Model):
    """A frozen plan: canonical JSON with its hash. Never changed; a newer version replaces it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=PlanState, default=PlanState.TO_SIGN)
    content = SealedTextField()
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    in_force_on = models.DateField(null=True)
    paper = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="version_once", fields=["plan", "number"]),
            models.UniqueConstraint(
                name="version_one_to_sign", fields=["plan"], condition=Q(state="to_sign")
            ),
            models.UniqueConstraint(
                name="version_one_in_force", fields=["plan"], condition=Q(state="in_force")
            ),
            models.CheckConstraint(
                name="version_in_force_has_a_day",
                condition=~Q(state="in_force") | Q(in_force_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.plan_id}"


class SignatureSlot(models.Model):
    """Whose agreement is asked, in which capacity, and what was answered. One person, one slot.

    except_for, except_goals: "I agree, except …", in words and as numbers of goals (the first is 1); it stands beside the
    signature and does not stop the plan.
    signed_version: the earlier version that was signed, where nothing changed that asks this person again.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="slots")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40)
    relation = models.CharField(max_length=20, choices=Relation, blank=True)  # of a parent or guardian
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    need = models.CharField(max_length=10, choices=SlotNeed, default=SlotNeed.REQUIRED)
    asked_at = models.DateTimeField()
    reminders = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=SlotState, default=SlotState.OPEN)
    answered_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=10, choices=SignMethod, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    witness = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)  # on paper: the day beside the signature
    reason = SealedTextField(max_length=1000, blank=True)
    except_for = SealedTextField(max_length=1000, blank=True)
    except_goals = models.JSONField(default=list)
    signed_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="slot_one_per_person", fields=["version", "person"]),
            models.CheckConstraint(
                name="slot_answer_has_a_moment",
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="slot_answer_has_a_method", condition=Q(state="open") | ~Q(method="")
            ),
            models.CheckConstraint(
                name="slot_own_login_is_own",
                condition=~Q(method="login") | Q(recorded_by=F("person")),
            ),
            models.CheckConstraint(
                name="slot_paper_has_witness_and_scan",
                condition=~Q(method="paper") | (Q(witness__isnull=False) & Q(scan__isnull=False)),
            ),
            models.CheckConstraint(
                name="slot_witness_is_another", condition=Q(witness__isnull=True) | ~Q(witness=F("person"))
            ),
            models.CheckConstraint(
                name="slot_that_holds_is_signed",
                condition=Q(signed_version__isnull=True) | Q(state="signed"),
            ),
            models.CheckConstraint(
                name="slot_refusal_has_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"slot of {self.person_id}"

    @property
    def capacity_label(self) -> str:
        """What a person would say: "vader", "leerling", "directeur"."""
        return str(self.get_relation_display() if self.relation else Role(self.capacity).label)
