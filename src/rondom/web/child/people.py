"""Screens: the parents in, somebody else in, somebody out."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Decision
from rondom.dossiers import operations
from rondom.dossiers.access import SeenDossier, get_dossier, may_add_participant
from rondom.dossiers.queries import circle, member_of
from rondom.dossiers.reviews import may_review_access
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.meetings.operations import add_for_meeting
from rondom.meetings.queries import meetings_to_come
from rondom.people.queries import colleagues
from rondom.web.child.forms import AddPersonForm, SearchForm
from rondom.web.http import attempt
from rondom.web.links import address_after_asking, address_of_kept_plan
from rondom.web.middleware import Request


@require_POST
def parents_in(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="people")
    if attempt(request, operations.bring_in_parents, dossier_id=dossier.pk):
        messages.success(request, _("De ouders staan in de kring. Met een account kunnen zij meelezen."))
    return redirect("child:page", ref=ref)


@dataclass(frozen=True, slots=True)
class Candidate:
    member: Any
    is_in: bool
    decision: Decision


def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Everybody of the region, by name; who may not come yet is shown with the reason."""
    dossier = get_dossier(request.actor, ref, looking_at="people")
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    people = circle(dossier, on=clock.today())
    context = {
        "dossier": dossier,
        "form": form,
        "words": words,
        "people": people,
        "may_review": may_review_access(request.actor, dossier),
        "candidates": _candidates(request.actor, dossier, words, people),
        "plan_url": address_of_kept_plan(request.actor, dossier.ref, dossier.pk),
    }
    return render(request, "child/people_choose.html", context)


def _candidates(actor: Actor, dossier: SeenDossier, words: str, people: list[Any]) -> list[Candidate]:
    inside = {(someone.person_id, someone.capacity) for someone in people}
    decisions: dict[tuple[str, bool], Decision] = {}
    found: list[Candidate] = []
    if actor.is_family:  # a list of everybody who works in the region is not theirs to read
        return found
    for member in colleagues(dossier.region_id, on=clock.today(), words=words):
        # The answer depends on the role and on whether somebody is of this school, so ask once for each.
        key = (member.role, member.organisation_id == dossier.school_id)
        if key not in decisions:
            decisions[key] = may_add_participant(
                actor, dossier, capacity=member.role, organisation_id=member.organisation_id
            )
        found.append(Candidate(member, (member.person_id, member.role) in inside, decisions[key]))
    return found


def add(request: Request, ref: uuid.UUID, membership_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="people")
    member = member_of(dossier.region_id, membership_id, on=clock.today())
    if member is None:
        raise Http404
    most = CATEGORIES_BY_CAPACITY.get(member.role, frozenset())
    talks = [(row.pk, _talk(row)) for row in meetings_to_come(dossier.pk)]
    initial = {"categories": sorted(most)}
    form = AddPersonForm(request.POST or None, categories=most, meetings=talks, initial=initial)
    decision = may_add_participant(
        request.actor, dossier, capacity=member.role, organisation_id=member.organisation_id
    )
    if form.is_bound and form.is_valid() and _added(request, dossier, membership_id, form.cleaned_data):
        return _after_adding(request, dossier, member)
    context = {"dossier": dossier, "member": member, "form": form, "decision": decision}
    context |= {"heading": _("Erbij vragen"), "button": _("Zet in de kring")}
    context["from_outside"] = member.organisation_id != dossier.school_id
    return render(request, "child/people_add.html", context)


def _talk(meeting: Any) -> str:
    begins = date_format(localtime(meeting.starts_at), "j F Y")
    return _("%(kind)s van %(day)s") % {"kind": meeting.get_kind_display(), "day": begins}


def _added(request: Request, dossier: SeenDossier, membership_id: int, values: dict[str, Any]) -> Any:
    """For good, until a day, or for one meeting."""
    meeting_id = values.pop("meeting", None)
    values["membership_id"] = membership_id
    if meeting_id:
        del values["valid_until"]
        return attempt(request, add_for_meeting, meeting_id=meeting_id, **values)
    return attempt(request, operations.add_participant, dossier_id=dossier.pk, **values)


def _after_adding(request: Request, dossier: SeenDossier, member: Any) -> HttpResponse:
    """Somebody from outside sees nothing yet, so the question to the parents comes next."""
    waits = any(
        someone.person_id == member.person_id and someone.waits
        for someone in circle(dossier, on=clock.today())
    )
    if waits:
        messages.success(
            request,
            _("%s staat in de kring, en ziet pas iets als de ouders ja zeggen.") % member.person.name,
        )
        return redirect("child:consent_ask_one", ref=dossier.ref, membership_id=member.pk)
    messages.success(request, _("%s staat in de kring.") % member.person.name)
    return redirect(address_after_asking(request.actor, dossier.ref, dossier.pk))


@require_POST
def stop(request: Request, ref: uuid.UUID, participant_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="people")
    if all(someone.participant_id != participant_id for someone in circle(dossier, on=clock.today())):
        raise Http404
    if attempt(request, operations.end_participation, dossier_id=dossier.pk, participant_id=participant_id):
        messages.success(request, _("Deze persoon doet niet meer mee en ziet niets meer."))
    return redirect("child:people_add", ref=ref)
