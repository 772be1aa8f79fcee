"""A child on the family's page: where it is on the route, its plan, and the reader's own words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rondom.arrangements.queries import FamilyLine, running_in, sent_in
from rondom.arrangements.queries import for_family as arrangements_for_family
from rondom.core.actor import Actor
from rondom.dossiers.family import FamilyDossier, last_look_of
from rondom.meetings.family import Invitation, Told, last_summaries
from rondom.people.queries import which_exist
from rondom.plans.family import OwnWords, PlanLine, own_words, plan_lines
from rondom.plans.queries import LookBack, look_backs
from rondom.plans.terms import PlanKind
from rondom.routes.stand import Stand, stands_of
from rondom.tlv.queries import FamilyTlv, told_to_family
from rondom.tlv.queries import for_family as tlvs_for_family
from rondom.triage.queries import FamilyTriage, for_family, triages_of
from rondom.web.family.links import (
    absence_url,
    child_url,
    family_plan_url,
    look_back_url,
    plan_url,
    scores_url,
    stuck_url,
    triage_url,
)
from rondom.web.family.words import names

MINUTES = "wat uit een gesprek kwam"
"""What a look at the summary of a talk is called, so that the page knows who has read it."""


@dataclass(frozen=True, slots=True)
class Child:
    """One child with a dossier. ref: the address of the dossier."""

    dossier_id: int
    ref: str
    name: str
    age: int | None
    school: str
    stand: Stand | None
    plan: PlanLine | None
    family_plan: PlanLine | None
    words: list[OwnWords]
    told: Told | None
    has_read: bool
    triage: FamilyTriage | None
    triage_days: int
    look_back: LookBack
    help: FamilyLine | None
    tlv: FamilyTlv | None

    @property
    def has_words(self) -> bool:
        return any(part.revision for part in self.words)

    @property
    def last_written(self) -> dt.datetime | None:
        return max((part.changed_at for part in self.words if part.changed_at), default=None)

    @property
    def page_url(self) -> str:
        return child_url(self.ref)

    @property
    def triage_url(self) -> str:
        return triage_url(self.ref)

    @property
    def stuck_url(self) -> str:
        return stuck_url(self.ref)

    @property
    def absence_url(self) -> str:
        return absence_url(self.ref)

    @property
    def plan_url(self) -> str:
        return plan_url(self.ref)

    @property
    def family_plan_url(self) -> str:
        return family_plan_url(self.ref)

    @property
    def scores_url(self) -> str:
        """Where the reader gives his own scores, when that is asked now."""
        asks = self.look_back.asks_id
        return scores_url(self.ref, asks) if asks else ""

    @property
    def look_back_url(self) -> str:
        """What came of the last time; empty when there was none."""
        last = self.look_back.last_id
        return look_back_url(self.ref, last) if last else ""

    @property
    def waits(self) -> SafeString:
        """Whose signature is still missing."""
        return names(self.plan.waits_for) if self.plan else SafeString("")

    @property
    def family_waits(self) -> SafeString:
        return names(self.family_plan.waits_for) if self.family_plan else SafeString("")

    @property
    def plain(self) -> str:
        return " ".join(step.plain for step in self.stand.steps) if self.stand else ""

    @property
    def step_title(self) -> str:
        return _(" en ").join(step.title for step in self.stand.steps) if self.stand else ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A talk with the child it is about."""

    invitation: Invitation
    child: str


def children_of(actor: Actor, dossiers: list[FamilyDossier], today: dt.date) -> list[Child]:
    ids = [dossier.pk for dossier in dossiers]
    stands, plans = stands_of(ids), plan_lines(ids, person_id=actor.person_id)
    words, told = own_words(ids, person_id=actor.person_id), last_summaries(ids)
    read = last_look_of(actor.person_id, ids, at=MINUTES) if told else {}
    triages, helps, tlvs = _seldom(actor, ids)
    back = look_backs(ids, person_id=actor.person_id)
    return [
        Child(
            dossier_id=dossier.pk,
            ref=str(dossier.ref),
            name=dossier.pupil.person.call_name,
            age=dossier.pupil.age_on(today),
            school=dossier.school.name,
            stand=stands.get(dossier.pk),
            plan=plans.get(dossier.pk, {}).get(PlanKind.OPP),
            family_plan=plans.get(dossier.pk, {}).get(PlanKind.FAMILY),
            words=words[dossier.pk],
            told=told.get(dossier.pk),
            has_read=_has_read(told.get(dossier.pk), read.get(dossier.pk)),
            triage=triages.get(dossier.pk),
            triage_days=triages[dossier.pk].stand.days_waited(today) if dossier.pk in triages else 0,
            look_back=back.get(dossier.pk, LookBack()),
            help=helps.get(dossier.pk),
            tlv=tlvs.get(dossier.pk),
        )
        for dossier in dossiers
    ]


def _seldom(
    actor: Actor, ids: list[int]
) -> tuple[dict[int, FamilyTriage], dict[int, FamilyLine], dict[int, FamilyTlv]]:
    """What most children do not have: one query asks what is there, and only that is fetched."""
    kinds = {
        "triage": triages_of(ids),
        "asked": sent_in(ids),
        "running": running_in(ids),
        "tlv": told_to_family(ids),
    }
    there = which_exist(actor.region_id, kinds)
    triages = for_family(ids) if "triage" in there else {}
    helps = arrangements_for_family(ids) if {"asked", "running"} & set(there) else {}
    return triages, helps, tlvs_for_family(ids) if "tlv" in there else {}


def _has_read(told: Told | None, looked_at: dt.datetime | None) -> bool:
    return told is None or (looked_at is not None and looked_at >= told.closed_at)
