"""Consent: asked of everybody who must give it; valid when all said yes and nobody took it back."""

import datetime as dt
from collections.abc import Callable

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.consent.rules import AgeRule, age_rules
from rondom.consent.saying_yes import EverybodySaidYes
from rondom.consent.terms import Answer, EndedBecause, Method, Purpose
from rondom.core.periods import born_by, running_on
from rondom.families.models import Guardianship, Pupil
from rondom.families.terms import Authority
from rondom.files.models import StoredFile
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


def _aged(rules: tuple[AgeRule, ...], day: dt.date, *, free: str) -> Q:
    """Pupils for whom somebody need not say yes: free is "pupil" or "guardians". Seen from a consent.

    A birth date that is not known is the youngest.
    """
    born_on = "pupil__person__born_on"
    found = Q(pk__in=[])
    for rule, older in zip(rules, (*rules[1:], None), strict=True):
        if getattr(rule, free):
            continue
        young = Q(**{f"{born_on}__gt": born_by(day, older.from_age)}) if older else Q(pk__isnull=False)
        old = Q(**{f"{born_on}__lte": born_by(day, rule.from_age)})
        found |= young & old if rule.from_age else young | Q(**{f"{born_on}__isnull": True})
    return found


def _guardians_without(
    givers: "models.QuerySet[ConsentGiver]", day: dt.date
) -> "models.QuerySet[Guardianship]":
    """Guardians who must be asked on a day and have none of these rows. Seen from a consent."""
    row = givers.filter(consent=OuterRef(OuterRef("pk")), person=OuterRef("person"))
    guardians = Guardianship.objects.running_on(day).filter(pupil=OuterRef("pupil"))
    return guardians.exclude(authority=Authority.NO).filter(~Exists(row))


def _said_yes(rules: tuple[AgeRule, ...], day: dt.date) -> Q:
    """Everybody who must, said yes: by the age and the authority on the day (R-CON-1, R-CON-2)."""
    return Q(EverybodySaidYes(rules, day))


def _not_asked(rules: tuple[AgeRule, ...], day: dt.date) -> Q:
    """Somebody whose yes is needed has no row."""
    pupil = ConsentGiver.objects.filter(consent=OuterRef("pk"), person=OuterRef("pupil__person"))
    never_asked = _guardians_without(ConsentGiver.objects.all(), day)
    pupil_needed = ~_aged(rules, day, free="pupil") & ~Q(Exists(pupil))
    guardians_needed = ~_aged(rules, day, free="guardians") & Q(Exists(never_asked))
    return pupil_needed | guardians_needed


def _in_each_region(test: Callable[[tuple[AgeRule, ...], dt.date], Q], day: dt.date) -> Q:
    """The test with the rules of the region that a consent belongs to."""
    ages = age_rules()
    found = test(ages.rules, day)
    if ages.regions:
        found &= ~Q(region__slug__in=ages.regions)
    for slug, rules in ages.regions.items():
        found |= Q(region__slug=slug) & test(rules, day)
    return found


class ConsentQuerySet(models.QuerySet["Consent"]):
    def running_on(self, day: dt.date) -> "ConsentQuerySet":
        """Asked for this day and not stopped; whether somebody still has to say yes or not."""
        return self.filter(running_on(day), ended_at__isnull=True)

    def valid_on(self, day: dt.date) -> "ConsentQuerySet":
        """Running, and everybody whose yes is needed on this day said it and did not take it back.

        Asked of the authority and the age of the day itself: nobody has to remember that a parent got
        authority, or that a child had a birthday.
        """
        return self.running_on(day).filter(_in_each_region(_said_yes, day))

    def cut_off_by_school(self, day: dt.date) -> "ConsentQuerySet":
        """Everybody had said yes, a change of school ended it before its day, and nobody asked the same since."""
        no_yes = ConsentGiver.objects.filter(consent=OuterRef("pk")).exclude(
            answer=Answer.YES, withdrawn_at__isnull=True
        )
        since = Consent.objects.filter(
            pupil=OuterRef("pupil"),
            recipient=OuterRef("recipient"),
            purpose=OuterRef("purpose"),
            asked_at__gte=OuterRef("ended_at"),
        )
        cut_off = self.filter(ended_because=EndedBecause.SCHOOL, valid_until__gt=day)
        answered = Exists(ConsentGiver.objects.filter(consent=OuterRef("pk")))
        asked_before = Exists(Consent.objects.filter(renews=OuterRef("pk"), ended_at__isnull=True))
        return cut_off.filter(answered, ~Exists(no_yes), ~Exists(since), ~asked_before)

    def lacking_givers(self, day: dt.date) -> "ConsentQuerySet":
        """Not over, and somebody who must say yes was never asked: a parent who got authority later."""
        return self.filter(ended_at__isnull=True, valid_until__gt=day).filter(
            _in_each_region(_not_asked, day)
        )


class Consent(models.Model):
    """Permission to share some categories about a pupil with one organisation, for one purpose and a period."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="consents")
    dossier_id = models.BigIntegerField()  # where it was asked; a number, because dossiers are above this app
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    recipient_role = models.CharField(max_length=40, choices=Role)
    purpose = models.CharField(max_length=40, choices=Purpose)
    categories = models.JSONField(default=list)
    explanation = SealedTextField(max_length=500, blank=True)  # what the recipient will do, for the givers
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=10, choices=EndedBecause, blank=True, default="")
    text_version = models.CharField(max_length=20, default="2026-1")  # when it was asked
    renews = models.OneToOneField("self", models.SET_NULL, null=True, related_name="renewed_by")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_period_runs_forward", condition=Q(valid_until__gt=F("valid_from"))
            ),
            models.UniqueConstraint(
                name="consent_one_open_per_purpose",
                fields=["pupil", "recipient", "purpose", "valid_from"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="consent_open_has_no_reason_to_end",
                condition=Q(ended_because="") | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class ConsentGiver(models.Model):
    """Somebody who must say yes, and what was said. A refusal and no answer look the same to others."""

    consent = models.ForeignKey(Consent, models.CASCADE, related_name="givers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20)  # families.terms.Relation, or "pupil"
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=10, choices=Method, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    said_on = models.DateField(null=True)  # on paper or by word of mouth: the day it was signed or said
    said_how = SealedTextField(max_length=500, blank=True)  # by word of mouth: to whom, and how
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    text_version = models.CharField(max_length=20, blank=True)  # of the words that were read: data/texts.yaml
    withdrawn_how = SealedTextField(max_length=500, blank=True)  # taken back on paper or by word of mouth
    withdrawn_recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="consent_giver_once", fields=["consent", "person"]),
            models.CheckConstraint(
                name="consent_answer_has_a_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="consent_answer_of_another_has_proof",
                condition=Q(method__in=["", "login"])
                | Q(method="paper", scan__isnull=False, said_on__isnull=False)
                | (Q(method="spoken", said_on__isnull=False) & ~Q(said_how="")),
            ),
            models.CheckConstraint(
                name="consent_only_a_yes_is_withdrawn",
                condition=Q(withdrawn_at__isnull=True) | Q(answer="yes"),
            ),
        ]

    def __str__(self) -> str:
        return f"giver {self.person_id} of {self.consent_id}"

    @property
    def says_yes(self) -> bool:
        return self.answer == Answer.YES and self.withdrawn_at is None


def _family_knows(day: dt.date) -> Q:
    return Q(parents_told_on__isnull=False) | Q(tell_before_on__lt=day)


class LegalShareQuerySet(models.QuerySet["LegalShare"]):
    def valid_on(self, day: dt.date) -> "LegalShareQuerySet":
        """Running; and where the law rests on the wish of the pupil, that wish still stands."""
        wish = ConsentGiver.objects.filter(
            consent__pupil=OuterRef("pupil"),
            consent__recipient=OuterRef("recipient"),
            consent__ended_at__isnull=True,
            person=OuterRef("pupil__person"),
            answer=Answer.YES,
            withdrawn_at__isnull=True,
        ).filter(running_on(day, start="consent__valid_from", end="consent__valid_until"))
        return self.filter(
            Q(needs_wish_of_pupil=False) | Q(Exists(wish)), running_on(day), ended_at__isnull=True
        )

    def known_to_family(self, day: dt.date) -> "LegalShareQuerySet":
        """As LegalShare.is_known_to_family."""
        return self.filter(_family_knows(day))


class LegalShare(models.Model):
    """Sharing without consent: on a ground of the law, decided by somebody, with a reason and an end.

    ground: a code of data/legal_grounds.yaml. parents_told_on is empty only where telling may wait, with a reason.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="legal_shares")
    dossier_id = models.BigIntegerField()  # where it was decided; see Consent
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40)
    categories = models.JSONField(default=list)
    reason = SealedTextField(max_length=2000)
    needs_wish_of_pupil = models.BooleanField(default=False)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    parents_told_on = models.DateField(null=True)
    not_told_because = SealedTextField(max_length=500, blank=True)
    tell_before_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = LegalShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="legal_share_period_runs_forward", condition=Q(valid_until__gt=F("valid_from"))
            ),
            models.CheckConstraint(name="legal_share_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="legal_share_parents_told_or_why_not",
                condition=Q(parents_told_on__isnull=False)
                | (Q(tell_before_on__isnull=False) & ~Q(not_told_because="")),
            ),
        ]
        indexes = [models.Index(name="legal_share_of_pupil", fields=["pupil", "recipient"])]

    def __str__(self) -> str:
        return f"legal share {self.pk}"

    def is_known_to_family(self, day: dt.date) -> bool:
        """Told, or telling waited too long: then it shows by itself."""
        return self.parents_told_on is not None or (
            self.tell_before_on is not None and self.tell_before_on < day
        )


def ground_for(organisation: int | OuterRef | None, day: dt.date, *, pupil: str = "pupil") -> Q:
    """Whether there is a ground to share with an organisation: to filter rows; pupil: where they name the pupil."""
    about = {"pupil": OuterRef(pupil), "recipient_id": organisation}
    return Q(Exists(Consent.objects.valid_on(day).filter(**about))) | Q(
        Exists(LegalShare.objects.valid_on(day).filter(**about))
    )
