"""Absence that a school reports, typed or as a list, and the rules that are reached by it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.working_days import working_days_later
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import my_dossiers
from rondom.events.record import happened
from rondom.families.models import Enrolment
from rondom.watch import absence_access as access
from rondom.watch import absence_queries as queries
from rondom.watch.absence_list import ListRow, plain, read_rows
from rondom.watch.absence_rules import absence_rules, is_school_day, reached
from rondom.watch.events import AbsenceActDone, AbsenceReached, AbsenceReported
from rondom.watch.finding import Found
from rondom.watch.models import Absence, AbsenceAct, AbsenceAlert
from rondom.watch.operations.saying import found_stuck
from rondom.watch.terms import AbsencePart, AbsenceRule, Act, StuckRule

LONGEST_WORDS = 1000
MOST_MINUTES, MOST_LESSONS = 720, 14
OLDEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One part of a day. minutes: 0 for what the part usually lasts; place: which lesson, 0 for another part."""

    on: dt.date | None
    part: str | None
    kind: str
    minutes: int | None = 0
    place: int = 0


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of a row of a list. code: stable; words: for who reads it in."""

    line: int
    name: str
    code: str
    words: str

    @property
    def is_kept(self) -> bool:
        return self.code in ("new", "changed", "known")


@transaction.atomic
def report_absence(actor: Actor, *, dossier_id: int, report: Report) -> Absence:
    """The school says that the child was not there. The same part again changes the row. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_report(actor, dossier).enforce()
    code = _problem(dossier, actor.organisation_id or 0, report, queries.free_days_of(dossier))
    if code:
        refuse(f"absence.{code}", _words()[code]).enforce()
    _code, row = _store(actor, dossier, report)
    _after(actor, dossier, count=1)
    return row


@transaction.atomic
def take_back_absence(actor: Actor, *, dossier_id: int, absence_id: int) -> None:
    """It was a mistake. A rule that was reached stays reached. Errors: Refused, Http404, Absence.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_report(actor, dossier).enforce()
    Absence.objects.get(pk=absence_id, dossier=dossier, school_id=actor.organisation_id or 0).delete()
    happened(AbsenceReported(**_about(dossier), count=1), by=actor)


@transaction.atomic
def read_list(actor: Actor, *, data: bytes) -> list[RowAnswer]:
    """Read in a list of the own school, for children that the actor sees; every row gets an answer. Errors: Refused."""
    if not access.reads_lists(actor):
        refuse("absence.school_reports", _("De school van het kind meldt het verzuim.")).enforce()
    rows = read_rows(data)
    wanted = _children(actor)
    found: dict[int, list[ListRow]] = {}
    answers = {}
    for row in rows:
        dossier = wanted.get((plain(row.call_name), plain(row.last_name), row.born_on))
        if dossier is None:
            answers[row.line] = _answer(row, "unknown_child")
        else:
            found.setdefault(dossier.pk, []).append(row)
    for dossier_id in sorted(found):
        answers |= {answer.line: answer for answer in _read_child(actor, dossier_id, found[dossier_id])}
    return [answers[row.line] for row in rows]


def _children(actor: Actor) -> dict[tuple[str, str, dt.date | None], Dossier]:
    """By name and birth date, with and without what stands before the last name."""
    found: dict[tuple[str, str, dt.date | None], Dossier] = {}
    for dossier in my_dossiers(actor, on=clock.today()).filter(school_id=actor.organisation_id):
        person = dossier.pupil.person
        for last in (person.last_name, f"{person.prefix} {person.last_name}"):
            found[plain(person.call_name), plain(last), person.born_on] = dossier
    return found


def _read_child(actor: Actor, dossier_id: int, rows: Iterable[ListRow]) -> list[RowAnswer]:
    dossier = locked_dossier(actor, dossier_id)
    if not access.may_report(actor, dossier):
        return [_answer(row, "unknown_child") for row in rows]
    free = queries.free_days_of(dossier)
    answers, count = [], 0
    for row in rows:
        kind = absence_rules().kind_named(row.kind)
        report = Report(
            on=row.on, part=row.part, kind=kind.code if kind else "", minutes=row.minutes, place=row.place
        )
        code = _problem(dossier, actor.organisation_id or 0, report, free)
        if not code:
            code, _row = _store(actor, dossier, report)
            count += code != "known"
        answers.append(_answer(row, code))
    if count:
        _after(actor, dossier, count=count)
    return answers


def _problem(dossier: Dossier, school_id: int, report: Report, free: Collection[dt.date]) -> str:
    """Why it cannot be kept; empty when it can."""
    today = clock.today()
    if report.on is None or not today - OLDEST <= report.on <= today:
        return "day"
    if absence_rules().kind(report.kind) is None:
        return "kind"
    if report.part not in AbsencePart.values or (report.part == AbsencePart.LESSONS) != (report.place > 0):
        return "part"
    if report.place > MOST_LESSONS or report.minutes is None or not 0 <= report.minutes <= MOST_MINUTES:
        return "part"
    if not is_school_day(report.on, free):
        return "no_school"
    enrolled = Enrolment.objects.running_on(report.on).filter(pupil=dossier.pupil_id, school_id=school_id)
    return "" if enrolled.exists() else "not_enrolled"


def _words() -> dict[str, str]:
    return {
        "new": _("Bewaard"),
        "changed": _("Bewaard: dit was eerder anders gemeld"),
        "known": _("Stond er al: niet dubbel geteld"),
        "unknown_child": _("Niet bewaard: dit is geen kind dat u in Rondom volgt"),
        "day": _("Kies een dag van het laatste jaar die al geweest is."),
        "kind": _("Deze reden kennen wij niet."),
        "part": _("Dit dagdeel, lesuur of aantal minuten klopt niet."),
        "no_school": _("Op deze dag is er geen school: het is weekend of vakantie."),
        "not_enrolled": _("Het kind stond op die dag niet op uw school ingeschreven."),
    }


def _answer(row: ListRow, code: str) -> RowAnswer:
    return RowAnswer(row.line, f"{row.call_name} {row.last_name}".strip(), code, _words()[code])


def _store(actor: Actor, dossier: Dossier, report: Report) -> tuple[str, Absence]:
    """("new", "changed" or "known", the row)."""
    part = AbsencePart(str(report.part))
    minutes = report.minutes or absence_rules().part_minutes[part]
    assert report.on is not None  # noqa: S101 - _problem says so
    row, is_new = Absence.objects.get_or_create(
        dossier=dossier,
        school_id=actor.organisation_id or 0,
        on=report.on,
        part=part,
        place=report.place,
        defaults={
            "region_id": dossier.region_id,
            "kind": report.kind,
            "minutes": minutes,
            "reported_by_id": actor.person_id,
            "reported_at": clock.now(),
        },
    )
    if is_new:
        return "new", row
    if (row.kind, row.minutes) == (report.kind, minutes):
        return "known", row
    row.kind, row.minutes = report.kind, minutes
    row.reported_by_id, row.reported_at = actor.person_id, clock.now()
    row.save()
    return "changed", row


def _after(actor: Actor, dossier: Dossier, *, count: int) -> None:
    """Say it, and see which rules are reached by it; one list can reach a rule more than once."""
    happened(AbsenceReported(**_about(dossier), count=count), by=actor)
    rows, free = queries.missed(dossier.pk, on=clock.today()), queries.free_days_of(dossier)
    before = queries.counted_before(dossier.pk)
    while found := reached(rows, free=free, after=before):
        for one in found:
            before[one.rule] = one.reached_on
            alert = AbsenceAlert.objects.create(
                region_id=dossier.region_id,
                dossier=dossier,
                rule=one.rule,
                first_on=one.first_on,
                reached_on=one.reached_on,
                minutes=one.minutes,
                found_on=clock.today(),
            )
            _ask(actor, dossier, alert)


def _ask(actor: Actor, dossier: Dossier, alert: AbsenceAlert) -> None:
    """What the rule asks, each with its day. The list of who sits at home and scaling up go by themselves."""
    today = clock.today()
    acts = absence_rules().acts[AbsenceRule(alert.rule)]
    AbsenceAct.objects.bulk_create(
        AbsenceAct(
            region_id=alert.region_id,
            alert=alert,
            act=act,
            due_on=working_days_later(today, days),
            done_on=today if act in (Act.HOME_LIST, Act.ESCALATE) else None,
        )
        for act, days in acts.items()
    )
    happened(AbsenceReached(**_about(dossier), alert_id=alert.pk, about=alert.rule), by=actor)
    if Act.ESCALATE in acts:
        days = (alert.reached_on - alert.first_on).days
        found_stuck(dossier_id=dossier.pk, found=(Found(StuckRule.AT_HOME, days, 0),))


@transaction.atomic
def do_act(actor: Actor, *, dossier_id: int, act_id: int, words: str = "") -> AbsenceAct:
    """It was done today. Errors: Refused, Http404, AbsenceAct.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    rows = AbsenceAct.objects.select_for_update(of=("self",)).select_related("alert")
    act = rows.get(pk=act_id, alert__dossier=dossier)
    access.may_do(actor, act, dossier).enforce()
    if len(words) > LONGEST_WORDS:
        refuse("absence.words_too_long", _("Dit is te lang.")).enforce()
    act.done_on, act.done_by_id, act.words = clock.today(), actor.person_id, words.strip()
    act.save(update_fields=["done_on", "done_by", "words"])
    happened(AbsenceActDone(**_about(dossier), alert_id=act.alert_id, about=act.act), by=actor)
    return act


def _about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
