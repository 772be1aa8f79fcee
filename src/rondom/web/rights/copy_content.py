"""What stands in a copy: every part through the same access and queries as its screen. Nothing is fetched that the
reader may not see.
"""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from rondom.arrangements.access import may_read, may_see_requests
from rondom.arrangements.queries import arrangements_of, decision_of, named_answers, parts_seen
from rondom.arrangements.queries import requests_of as asked_of_dossier
from rondom.consent.queries import consents_of, family_legal_shares, family_shares_in
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.family import circles, promises
from rondom.dossiers.grounds import ground_of
from rondom.dossiers.looks import days_of_looks, former_people, named_days
from rondom.dossiers.rights import queries as rights
from rondom.families.queries import guardians_of, homes_of, school_of
from rondom.integrations.youth_index.queries import entries_of
from rondom.meetings import queries as meetings
from rondom.meetings.access import may_read_minutes, visible_meeting
from rondom.meetings.family import meeting_ids_of
from rondom.notes.queries import notes_of
from rondom.people.terms import Role
from rondom.plans import queries as plans
from rondom.plans.content import content_of
from rondom.plans.kind_access import goal_kinds, may_see_plan, seen_kinds
from rondom.plans.operations.paper import days_read
from rondom.plans.queries.evaluation import evaluations_of, frozen_evaluation
from rondom.plans.terms import PlanKind
from rondom.routes.queries import key_questions, place_of, results_of, said_of
from rondom.sending.queries import sendings_of
from rondom.support.queries import questions_of, tickets_of
from rondom.tlv.access import get_tlv, sees_advice, sees_decision, sees_health
from rondom.tlv.access import may_read as reads_tlv
from rondom.tlv.queries import applications_of, health_of, minutes_of
from rondom.tlv.queries import decision_of as decision_of_tlv
from rondom.tlv.queries import named_answers as answers_of_tlv
from rondom.tlv.rules import category_label
from rondom.triage.access import may_see_triage
from rondom.triage.queries import latest_triage, regies_of, registrations_of
from rondom.watch.absence_access import may_see_absence
from rondom.watch.absence_queries import absences_of, alerts_of, leave_of
from rondom.watch.access import may_read_word
from rondom.watch.board_queries import follow_of
from rondom.watch.office_queries import bookings_of
from rondom.watch.queries import admissions_of, calls_of, cases_of, rungs_of, signals_of
from rondom.web.parts import part_label
from rondom.web.plain_words import ground_words, kinds
from rondom.web.rights.shared import shared_by_law, shared_consents
from rondom.web.rights.things import label_of, labels_of
from rondom.web.sent_rows import sent_rows

EVER = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


def everything(actor: Actor, dossier: Any) -> dict[str, Any]:
    """dossier: as fetched for the actor."""
    today = clock.today()
    return _head(actor, dossier) | {
        "is_own": False,
        "people": _people(actor, dossier, today),
        "by_law": shared_by_law(dossier.pupil_id, to_pupil=actor.role == Role.PUPIL),
        "former": former_people([dossier.pk], on=today)[dossier.pk],
        "family": _family(actor, dossier, today),
        "promises": list(promises([dossier.pk], done_since=EVER).filter(category__in=dossier.categories)),
        "route": _route(dossier, today),
        "notes": list(notes_of(dossier.pk, categories=dossier.categories)),
        "documents": _documents(dossier),
        "plan": _plan(dossier, PlanKind.OPP),
        "family_plan": _plan(dossier, PlanKind.FAMILY),
        "look_backs": _look_backs(dossier),
        "sent": sent_rows(sendings_of(dossier)),
        "meetings": _meetings(actor, dossier),
        "triage": _triage(dossier),
        "arrangements": _arrangements(dossier),
        "tlvs": _tlvs(dossier),
        "stuck": _stuck(actor, dossier),
        "beside": _beside(dossier),
        "absence": _absence(dossier),
        "looks": _looks(dossier),
    }


def own_words(actor: Actor, dossier: Any) -> dict[str, Any]:
    """Of a pupil who is still young: what he wrote or told himself."""
    documents = [
        {"closed_on": row["closed_on"], "sections": _of(row["sections"], actor.person_id)}
        for row in _documents(dossier)
    ]
    content = _head(actor, dossier) | {"is_own": True}
    content["documents"] = [row for row in documents if row["sections"]]
    content["statements"] = [
        row for row in content["statements"] if row["statement"].author_id == actor.person_id
    ]
    return content


def _of(sections: list[dict[str, Any]], author_id: int) -> list[dict[str, Any]]:
    """Only the words of one author."""
    found = [
        {"title": row["title"], "words": [words for words in row["words"] if words.author_id == author_id]}
        for row in sections
    ]
    return [row for row in found if row["words"]]


def _head(actor: Actor, dossier: Any) -> dict[str, Any]:
    today = clock.today()
    labels = labels_of(dossier)
    to_pupil = actor.role == Role.PUPIL
    consents = shared_consents(dossier.pupil_id, person_id=actor.person_id, to_pupil=to_pupil, on=today)
    return {
        "title": _("Kopie van het dossier"),
        "dossier": dossier,
        "person": dossier.pupil.person,
        "enrolment": school_of(dossier.pupil_id, on=today),
        "made_at": clock.now(),
        "made_for": actor,
        "hearing": plans.hearing_of(dossier.pk) if may_see_plan(dossier) else None,
        "consents": [row for row in consents if row.mine] if to_pupil else consents,
        "statements": [
            {"statement": row, "about": label_of(labels, row.about, row.item_id)}
            for row in rights.statements_of(dossier, actor)
        ],
        "requests": list(rights.own_requests(actor.person_id, [dossier.pk])),
    }


def _people(actor: Actor, dossier: Any, today: dt.date) -> list[dict[str, Any]]:
    pupil_ids = [dossier.pupil_id]
    consents, legal = list(consents_of(pupil_ids, on=today)), family_legal_shares(pupil_ids, on=today)
    shares = family_shares_in(consents, pupil_ids, on=today)
    around = circles([dossier], on=today, shares=shares)[dossier.pk]
    to_pupil = actor.role == Role.PUPIL
    return [
        {
            "person": someone,
            "ground": ground_words(
                ground_of(someone, dossier, consents=consents, legal=legal), to_pupil=to_pupil
            ),
            "sees": [] if someone.waits else kinds(someone.categories, to_pupil=to_pupil),
        }
        for someone in around
    ]


def _family(actor: Actor, dossier: Any, today: dt.date) -> dict[str, Any]:
    """As the page of the details: an address of another household is not in homes_of."""
    if Category.FAMILY not in dossier.categories:
        return {}
    homes = homes_of(dossier.pupil, actor, on=today)
    return {
        "guardians": guardians_of(dossier.pupil_id, on=today),
        "homes": [home.address for home in homes if home.address],
    }


def _route(dossier: Any, today: dt.date) -> dict[str, Any]:
    place = place_of(dossier.pk, on=today)
    if place is None:
        return {}
    name = dossier.pupil.person.call_name
    questions = key_questions(dossier.pk, place.route, call_name=name) if may_see_plan(dossier) else []
    sees = may_see_plan(dossier)
    said = said_of(dossier.pk, place.route) if sees else []
    return {
        "said": [row for row in said if row.row],
        "results": [(place.result_title(row.kind), row) for row in results_of(dossier.pk)] if sees else [],
        "title": place.route.title,
        "here": [here.step for here in place.outlook.here],
        "questions": [question for question in questions if question.answer],
    }


def _documents(dossier: Any) -> list[dict[str, Any]]:
    """The growth document with its voices; then earlier ones."""
    now = {"closed_on": None, "sections": _sections(dossier, None), **_picture(dossier)}
    earlier = plans.closed_documents(dossier.pk)
    found = [now, *({"closed_on": row.closed_on, "sections": _sections(dossier, row.pk)} for row in earlier)]
    return [row for row in found if row["sections"] or row.get("goals") or row.get("needs")]


def _sections(dossier: Any, document_id: int | None) -> list[dict[str, Any]]:
    sections = plans.growth_document(dossier.pk, categories=dossier.categories, document_id=document_id)
    return [{"title": row.title, "words": list(row.words)} for row in sections if row.words]


def _picture(dossier: Any) -> dict[str, Any]:
    if not may_see_plan(dossier):
        return {}
    return {
        "factors": [row for rows in plans.factors_of(dossier.pk).values() for row in rows],
        "hypotheses": list(plans.hypotheses_of(dossier.pk)),
        "needs": list(plans.needs_of(dossier.pk)),
        "goals": plans.goals_of(dossier.pk, kinds=goal_kinds(dossier)),
    }


def _plan(dossier: Any, kind: str) -> dict[str, Any]:
    """As it stands now, and every version that was laid ready with its signatures."""
    plan = plans.plan_of(dossier.pk, kind=kind) if may_see_plan(dossier, kind) else None
    if plan is None:
        return {}
    return {
        "label": str(PlanKind(kind).label),
        "content": days_read(content_of(plan)),
        "versions": [
            {"version": version, "slots": plans.slots_of(version)} for version in plans.versions_of(plan.pk)
        ],
    }


def _look_backs(dossier: Any) -> list[dict[str, Any]]:
    """Everything people looked back on and finished, in the words of then."""
    if not may_see_plan(dossier):
        return []
    rows = evaluations_of(dossier.pk, kinds=seen_kinds(dossier)).defer(None)
    return [frozen_evaluation(row) for row in rows]


def _triage(dossier: Any) -> dict[str, Any]:
    """The latest triage, who leads the process, and where the child is registered, with every word that left."""
    triage = latest_triage(dossier.pk) if may_see_triage(dossier) else None
    if triage is None:
        return {}
    return {
        "triage": triage,
        "regies": regies_of(dossier.pk),
        "registrations": registrations_of(dossier.pk),
        "entries": entries_of(dossier.pk),
    }


def _arrangements(dossier: Any) -> dict[str, Any]:
    """What was asked and decided, with every answer; and the help in parts."""
    asked = asked_of_dossier(dossier.pk) if may_see_requests(dossier) else []
    requests = [
        {"row": row, "answers": named_answers(row), "decision": decision_of(row)}
        for row in asked
        if may_read(row, dossier)
    ]
    helps = [
        {"row": row, "parts": parts_seen(row, dossier.categories)} for row in arrangements_of(dossier.pk)
    ]
    return {"requests": requests, "helps": helps} if requests or helps else {}


def _tlvs(dossier: Any) -> list[dict[str, Any]]:
    """Every application with its answers, views, advices and decision, as far as the reader may see them."""
    rows = applications_of(dossier.pk)
    return [_tlv(get_tlv(dossier, row.pk), dossier) for row in rows if reads_tlv(row, dossier)]


def _tlv(row: Any, dossier: Any) -> dict[str, Any]:
    return {
        "row": row,
        "title": category_label(row.category),
        "answers": answers_of_tlv(row),
        "health": health_of(row) if sees_health(row, dossier) else None,
        "minutes": minutes_of(row),
        "advices": [each for each in row.advices.all() if sees_advice(each, dossier)],
        "decision": decision_of_tlv(row) if sees_decision(row, dossier) else None,
    }


def _stuck(actor: Actor, dossier: Any) -> list[dict[str, Any]]:
    """Every time it was stuck: who said so, who was addressed, the rungs; of the words of others only what all may read."""
    rungs = rungs_of(dossier.pk, region=dossier.region.slug, on=clock.today())
    return [
        {
            "case": case,
            "signals": [
                (row, row.word if may_read_word(actor, by_id=row.by_id) else "")
                for row in signals_of(case.pk)
            ],
            "calls": calls_of(case.pk),
            "rungs": [row for row in rungs if row.rung.case_id == case.pk],
        }
        for case in cases_of(dossier.pk)
    ]


def _beside(dossier: Any) -> dict[str, Any]:
    """What was asked of a team or the support point, and applications at a school."""
    found = {
        "questions": questions_of(dossier.pk),
        "tickets": tickets_of(dossier.pk),
        "admissions": admissions_of(dossier.pk),
    }
    return found if any(found.values()) else {}


def _absence(dossier: Any) -> dict[str, Any]:
    """What the school reported, what was asked by it, what went to leerplicht, and leave."""
    if not may_see_absence(dossier):
        return {}
    found = {
        "rows": absences_of(dossier.pk, since=EVER.date()),
        "alerts": alerts_of(dossier.pk),
        "leave": leave_of(dossier.pk),
        "follow": follow_of(dossier.pk),
        "talks": bookings_of(dossier.pk),
    }
    return found if any(found.values()) else {}


def _meetings(actor: Actor, dossier: Any) -> list[dict[str, Any]]:
    """Every talk; the minutes where the reader may read them."""
    return [_meeting(actor, visible_meeting(actor, pk)) for pk in meeting_ids_of(dossier.pk)]


def _meeting(actor: Actor, meeting: Any) -> dict[str, Any]:
    found = {"meeting": meeting, "invitees": meetings.invitees_of(meeting)}
    if not may_read_minutes(actor, meeting):
        return found
    return found | {
        "parts": meetings.parts_of(meeting),
        "agreements": meetings.agreements_of(meeting),
        "decisions": meetings.decisions_of(meeting),
        "other_views": meetings.other_views_of(meeting),
        "summary": meetings.summary_for_family(meeting) if meeting.closed_at else None,
    }


def _looks(dossier: Any) -> list[dict[str, Any]]:
    rows = named_days(list(days_of_looks([dossier.pk], with_family=True)))
    return [
        {"look": row, "parts": list(dict.fromkeys(part_label(part) for part in row.parts))} for row in rows
    ]
