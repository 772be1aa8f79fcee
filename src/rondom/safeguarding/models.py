"""Cases of the Meldcode: who is let in, what was written in each step, the weighings and the decisions.

Keys say nothing: a number that counts up would tell how many others there are.
"""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.core.actor import Actor
from rondom.core.periods import running_on
from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Membership, Organisation, Person, Region
from rondom.people.terms import Role
from rondom.safeguarding.meldcode import roles
from rondom.safeguarding.safety_estimate import estimate_rules
from rondom.safeguarding.terms import (
    Advice,
    CaseState,
    CloseReason,
    EntryKind,
    Informed,
    Question,
    Step,
    WeighAnswer,
)

TEXT_LENGTH = 20000


class WalledRow(models.Model):
    """A row behind the wall."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class SafetyCaseQuerySet(models.QuerySet["SafetyCase"]):
    def running(self) -> "SafetyCaseQuerySet":
        return self.filter(state=CaseState.RUNNING)

    def visible_to(self, actor: Actor, *, on: dt.date) -> "SafetyCaseQuerySet":
        """Cases in which the actor is named, in a hat of that organisation that he has today."""
        hat = Membership.objects.running_on(on).filter(
            pk=actor.membership_id or 0,
            person_id=actor.person_id,
            organisation_id=actor.organisation_id or 0,
            role=actor.role,
            role__in=roles(),
        )
        mine = SafetyMember.objects.active_on(on).filter(
            Exists(hat), person_id=actor.person_id, organisation_id=actor.organisation_id or 0
        )
        return self.filter(pk__in=mine.values("case_id"))


class SafetyCase(WalledRow):
    """A Meldcode of one organisation about one child. Another organisation may have its own, and neither knows."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=CaseState, default=CaseState.RUNNING)
    current_step = models.PositiveSmallIntegerField(choices=Step, default=Step.SIGNALS)
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    close_reason = models.CharField(max_length=20, choices=CloseReason, blank=True)
    close_text = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = SafetyCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="safety_case_one_running",
                fields=["dossier", "organisation"],
                condition=Q(state="running"),
            ),
            models.CheckConstraint(
                name="safety_case_closed_has_day_and_reason",
                condition=Q(state="running", closed_on__isnull=True, close_reason="")
                | (Q(state="closed", closed_on__isnull=False) & ~Q(close_reason="")),
            ),
            models.CheckConstraint(
                name="safety_case_step_exists", condition=Q(current_step__gte=1, current_step__lte=5)
            ),
        ]

    def __str__(self) -> str:
        return f"safety case {self.pk}"

    @property
    def is_running(self) -> bool:
        return self.state == CaseState.RUNNING


class SafetyMemberQuerySet(models.QuerySet["SafetyMember"]):
    def active_on(self, day: dt.date) -> "SafetyMemberQuerySet":
        """Named today, and working for the organisation since then in a role of the Meldcode.

        Somebody who left and came back was not named in his new place.
        """
        works = Membership.objects.running_on(day).filter(
            person=OuterRef("person"),
            organisation=OuterRef("organisation"),
            role__in=roles(),
            valid_from__lte=OuterRef("valid_from"),
        )
        return self.filter(running_on(day)).filter(Exists(works))


class SafetyMember(WalledRow):
    """Somebody who is let in: the only way to see a case. Who leads lets others in."""

    case = models.ForeignKey(SafetyCase, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role)
    leads = models.BooleanField(default=False)
    is_attention_officer = models.BooleanField(default=False)
    why = SealedTextField(max_length=500)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = SafetyMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="safety_member_once", fields=["case", "person"], condition=Q(valid_until__isnull=True)
            ),
            models.CheckConstraint(
                name="safety_member_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]
        indexes = [models.Index(name="safety_member_of_person", fields=["person", "valid_until"])]

    def __str__(self) -> str:
        return f"safety member {self.pk}"


class SafetyEntry(WalledRow):
    """What somebody wrote in a step. Nothing changes it: a correction is a new entry that points to this one.

    number: the place in its own case. why: why this was done, or why the earlier entry was wrong.
    """

    case = models.ForeignKey(SafetyCase, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField(choices=Step)
    kind = models.CharField(max_length=20, choices=EntryKind)
    happened_on = models.DateField()
    text = SealedTextField(max_length=TEXT_LENGTH)
    why = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    without_name = models.BooleanField(default=False)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="safety_entry_one_per_place", fields=["case", "number"]),
            models.CheckConstraint(name="safety_entry_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="safety_entry_without_name_to_veilig_thuis",
                condition=Q(without_name=False) | Q(kind="veilig_thuis"),
            ),
            models.CheckConstraint(
                name="safety_entry_correction_says_why", condition=Q(corrects__isnull=True) | ~Q(why="")
            ),
            models.CheckConstraint(name="safety_entry_step_exists", condition=Q(step__gte=1, step__lte=5)),
        ]

    def __str__(self) -> str:
        return f"safety entry {self.pk}"


class Weighing(WalledRow):
    """The questions of the weighing at one moment. advice: what the frame said to these answers."""

    case = models.ForeignKey(SafetyCase, models.CASCADE, related_name="weighings")
    number = models.PositiveIntegerField()
    weighed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    weighed_at = models.DateTimeField()
    advice = models.CharField(max_length=20, choices=Advice)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="weighing_one_per_place", fields=["case", "number"]),
        ]

    def __str__(self) -> str:
        return f"weighing {self.pk}"

    def in_order(self) -> list["WeighingAnswer"]:
        """The answers as the questions follow each other."""
        return sorted(self.answers.all(), key=lambda row: Question.values.index(row.question))


class WeighingAnswer(WalledRow):
    """One answer with its reason."""

    weighing = models.ForeignKey(Weighing, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20, choices=Question)
    answer = models.CharField(max_length=10, choices=WeighAnswer)
    reason = SealedTextField(max_length=TEXT_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="weighing_answer_once", fields=["weighing", "question"]),
            models.CheckConstraint(name="weighing_answer_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"weighing answer {self.pk}"


class SafetyDecision(WalledRow):
    """What was decided after a weighing: report to Veilig Thuis, help, or both.

    effect_by_on: the last day of the term in which the help must work. differs_because: why the decision is not
    what the frame says.
    """

    case = models.ForeignKey(SafetyCase, models.CASCADE, related_name="decisions")
    weighing = models.OneToOneField(Weighing, models.PROTECT, related_name="decision")
    reports = models.BooleanField()
    helps = models.BooleanField()
    reported_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    help_what = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    effect_by_on = models.DateField(null=True)
    effect_seen_on = models.DateField(null=True)
    parents_informed = models.CharField(max_length=10, choices=Informed)
    parents_text = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    differs_because = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="safety_decision_reports_or_helps", condition=Q(reports=True) | Q(helps=True)
            ),
            models.CheckConstraint(
                name="safety_decision_report_has_a_day",
                condition=Q(reports=True, reported_on__isnull=False)
                | Q(reports=False, reported_on__isnull=True, answered_on__isnull=True),
            ),
            models.CheckConstraint(
                name="safety_decision_help_has_a_term",
                condition=(Q(helps=True, effect_by_on__isnull=False) & ~Q(help_what=""))
                | Q(helps=False, effect_by_on__isnull=True, effect_seen_on__isnull=True, help_what=""),
            ),
            models.CheckConstraint(
                name="safety_decision_parents_or_why_not",
                condition=Q(parents_informed="yes") | ~Q(parents_text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"safety decision {self.pk}"


class SafetyWatchQuerySet(models.QuerySet["SafetyWatch"]):
    def visible_to(self, actor: Actor, *, on: dt.date) -> "SafetyWatchQuerySet":
        """Of the case manager and of the behavioural scientist who are named, in that hat, as long as they work there."""
        rules = estimate_rules()
        hat = Membership.objects.running_on(on).filter(
            pk=actor.membership_id or 0,
            person_id=actor.person_id,
            organisation_id=actor.organisation_id or 0,
            role=actor.role,
        )
        mine = self.filter(Exists(hat), organisation_id=actor.organisation_id or 0)
        if actor.role == rules.writes:
            return mine.filter(keeper_id=actor.person_id)
        return mine.filter(scientist_id=actor.person_id) if actor.role == rules.reads_along else self.none()


class SafetyWatch(WalledRow):
    """A case manager who keeps an eye on the safety of a child, and the behavioural scientist who reads along.

    Nobody else knows of it, in the circle or not (docs/decisions/0033).
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+")
    scientist = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_on = models.DateField()

    objects = SafetyWatchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"safety watch {self.pk}"


class SafetyEstimate(WalledRow):
    """How safe a child is, in the view of the case manager on one day. Nothing changes it: the next one stands beside it.

    score: on the scale of data/safety_estimate.yaml. lasting: the point of view about lasting safety.
    look_on: the day of the next estimate. advice: what the behavioural scientist says to it.
    """

    watch = models.ForeignKey(SafetyWatch, models.CASCADE, related_name="estimates")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    estimated_on = models.DateField()
    is_safe = models.BooleanField()
    score = models.PositiveSmallIntegerField()
    worries = SealedTextField(max_length=TEXT_LENGTH)
    goes_well = SealedTextField(max_length=TEXT_LENGTH)
    needed = SealedTextField(max_length=TEXT_LENGTH)
    conditions = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    lasting = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    look_on = models.DateField(null=True)
    advice = SealedTextField(max_length=TEXT_LENGTH, blank=True)
    advised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    advised_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="safety_estimate_one_per_place", fields=["watch", "number"]),
            models.CheckConstraint(
                name="safety_estimate_unsafe_says_what_and_when",
                condition=Q(is_safe=True) | (~Q(conditions="") & ~Q(lasting="") & Q(look_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="safety_estimate_looks_ahead",
                condition=Q(look_on__isnull=True) | Q(look_on__gt=F("estimated_on")),
            ),
            models.CheckConstraint(
                name="safety_estimate_advised_as_a_whole",
                condition=Q(advice="", advised_by=None, advised_on=None)
                | (~Q(advice="") & Q(advised_by__isnull=False, advised_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"safety estimate {self.pk}"
