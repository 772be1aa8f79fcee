"""What a family shows another school of the growth document."""

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q

from rondom.consent.givers import PUPIL
from rondom.consent.models import Consent, ConsentGiver
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.plans.terms import PartKind


class ShownPartQuerySet(models.QuerySet["ShownPart"]):
    def open_on(self, day: dt.date) -> "ShownPartQuerySet":
        """Chosen, in these very words, by everybody whose yes is needed, after that yes.

        A no, a yes that was taken back or a consent that ended closes it at the next request.
        """
        asked = {
            "pupil": OuterRef("dossier__pupil"),
            "recipient": OuterRef("participant__organisation"),
            "recipient_role": OuterRef("participant__capacity"),
        }
        consent = Consent.objects.valid_on(day).filter(**asked)
        chose = ShownPart.objects.filter(
            participant=OuterRef(OuterRef("participant")),
            kind=OuterRef(OuterRef("kind")),
            item_id=OuterRef(OuterRef("item_id")),
            revision=OuterRef(OuterRef("revision")),
            chosen_by=OuterRef("person"),
            chosen_at__gte=OuterRef("answered_at"),
        )
        has_authority = (
            Guardianship.objects.running_on(day)
            .exclude(authority=Authority.NO)
            .filter(pupil=OuterRef("consent__pupil"), person=OuterRef("person"))
        )
        lacking = ConsentGiver.objects.filter(
            Q(capacity=PUPIL) | Exists(has_authority),
            ~Exists(chose),
            consent__pupil=OuterRef("dossier__pupil"),
            consent__recipient=OuterRef("participant__organisation"),
            consent__recipient_role=OuterRef("participant__capacity"),
            consent__ended_at__isnull=True,
            consent__valid_from__lte=day,
            consent__valid_until__gt=day,
        )
        return self.filter(Exists(consent), ~Exists(lacking))


class ShownPart(models.Model):
    """A part that somebody of the family chose for another school, in the words that he read when he chose it.

    It opens when everybody whose yes is needed chose the same part in the same words. The school reads this row and
    not the part itself: what is written later, it does not see.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="shown_parts")
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # on paper or spoken
    kind = models.CharField(max_length=20, choices=PartKind)
    item_id = models.BigIntegerField()  # number of the paragraph, goal, …
    revision = models.PositiveIntegerField()
    heading = models.CharField(max_length=40)  # a Section, or a PartKind
    by = SealedTextField(max_length=300, blank=True)
    text = SealedTextField(max_length=20000)

    objects = ShownPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="shown_part_once", fields=["participant", "chosen_by", "kind", "item_id"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id} for {self.participant_id}"
