"""The rungs outside Rondom: somebody takes one, the terms are kept, and what came of it is written down."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.watch import access, queries
from rondom.watch.events import RungBegun, RungEnded, RungTermMet
from rondom.watch.models import Rung, RungTerm
from rondom.watch.operations.desk import LONGEST_EXPLANATION
from rondom.watch.operations.rows import about, begin
from rondom.watch.rules import rung_rule
from rondom.watch.terms import RungOutcome


@transaction.atomic
def begin_rung(
    actor: Actor, *, dossier_id: int, code: str, begun_on: dt.date, decided_on: dt.date | None = None
) -> Rung:
    """Take a rung on a day that has been. A letter that comes too late is written down as late, not refused.

    Errors: Refused, Http404 for a rung that the region does not have.
    """
    dossier = locked_dossier(actor, dossier_id)
    rule = rung_rule(dossier.region.slug, code)
    if rule is None:
        raise Http404
    case = queries.newest_case(dossier.pk)
    access.may_begin_rung(actor, dossier, rule, case).enforce()
    assert case is not None  # noqa: S101 - may_begin_rung refuses it
    if not dt.date(2000, 1, 1) <= begun_on <= clock.today():
        refuse("escalation.day", _("Kies een dag die al geweest is.")).enforce()
    if rule.about_decision and (decided_on is None or not dt.date(2000, 1, 1) <= decided_on <= begun_on):
        refuse(
            "escalation.decision_day",
            _("Vul in op welke dag het besluit was. Die dag is eerder dan de brief."),
        ).enforce()
    decided_on = decided_on if rule.about_decision else None
    rung = begin(case, rule, begun_on=begun_on, by_id=actor.person_id, decided_on=decided_on)
    happened(RungBegun(**about(case), rung_id=rung.pk, about=code), by=actor)
    return rung


@transaction.atomic
def meet_term(actor: Actor, *, dossier_id: int, rung_id: int, code: str) -> RungTerm:
    """What was waited for is there today. Errors: Refused, Http404, DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    rung = _locked_rung(dossier, rung_id)
    access.may_end_rung(actor, dossier, rung).enforce()
    term = RungTerm.objects.get(rung=rung, code=code)
    if term.done_on is not None:
        refuse("escalation.term_met", _("Dit was al klaar.")).enforce()
    term.done_on = clock.today()
    term.save(update_fields=["done_on"])
    happened(RungTermMet(**about(rung.case), rung_id=rung.pk, about=code), by=actor)
    return term


@transaction.atomic
def end_rung(actor: Actor, *, dossier_id: int, rung_id: int, outcome: str, words: str) -> Rung:
    """Write down what came of it. A term that was never met stays open, and so late. Errors: Refused, Http404, DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    rung = _locked_rung(dossier, rung_id)
    access.may_end_rung(actor, dossier, rung).enforce()
    if outcome not in RungOutcome.values:
        refuse("escalation.outcome_missing", _("Kies hoe het afliep.")).enforce()
    if len(words) > LONGEST_EXPLANATION:
        refuse("escalation.words_too_long", _("Dit is te lang.")).enforce()
    rung.outcome, rung.words = outcome, words.strip()
    rung.ended_by_id, rung.ended_on = actor.person_id, clock.today()
    rung.save()
    happened(RungEnded(**about(rung.case), rung_id=rung.pk, about=outcome), by=actor)
    return rung


def _locked_rung(dossier: Dossier, rung_id: int) -> Rung:
    rows = Rung.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(pk=rung_id, case__dossier=dossier)
