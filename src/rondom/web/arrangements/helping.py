"""Screens: the parts of an arrangement, the day to look back, starting, beginning and ending."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.arrangements import access, operations, queries
from rondom.arrangements.money import euros
from rondom.arrangements.queries import SeenPart
from rondom.core import clock
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.plans.kind_access import goal_kinds
from rondom.plans.queries import goals_of
from rondom.web.arrangements.forms import DayForm, PartForm, ReasonForm
from rondom.web.arrangements.frame import back, form_page, seen
from rondom.web.fields import hours_words
from rondom.web.http import done
from rondom.web.middleware import Request

ANCHOR = "hulp"


def new_part(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    return _part_page(request, dossier, None, decision=access.may_compose(request.actor, dossier))


def edit_part(request: Request, ref: uuid.UUID, part_id: int) -> HttpResponse:
    dossier = seen(request, ref)
    part = access.get_part(dossier, part_id)
    may = access.may_change_part(request.actor, dossier, side=part.side)
    return _part_page(request, dossier, part, decision=may)


def _part_page(
    request: Request, dossier: SeenDossier, part: SeenPart | None, *, decision: Decision
) -> HttpResponse:
    form = PartForm(request.POST or None, initial=_initial(part), **_choices(dossier))
    if form.is_bound and form.is_valid():
        values: dict[str, Any] = {"dossier_id": dossier.pk, "part_id": part.pk if part else None}
        values |= {"text": _text(form), "revision": form.cleaned_data["revision"]}
        if done(request, operations.save_part, _("Het deel is bewaard."), **values):
            return back(dossier.ref, anchor=ANCHOR)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Deel van het arrangement"),
        button=_("Bewaar dit deel"),
        decision=decision,
        intro=_("Wie doet wat, wanneer, en voor welk doel? Iedereen die dit mag zien, leest hetzelfde."),
        back_url=reverse("arrangements:page", args=[dossier.ref]),
    )


def _choices(dossier: SeenDossier) -> dict[str, Any]:
    kinds = [kind for kind in OrganisationKind.values if kind != OrganisationKind.POLICE]
    goals = goals_of(dossier.pk, kinds=goal_kinds(dossier))
    rows = queries.requests_of(dossier.pk) if access.may_see_requests(dossier) else []
    decisions = [found for row in rows if (found := queries.decision_of(row))]
    return {
        "providers": organisations_of(dossier.region_id, kinds=kinds),
        "goals": [(goal.goal_id, goal.text) for goal in goals if goal.is_open],
        "numbers": [row.number for row in decisions if row.verdict == "granted"],
    }


def _text(form: PartForm) -> operations.PartText:
    values = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
    return operations.PartText(provider_id=values.pop("provider"), goal_ids=values.pop("goals"), **values)


def _initial(part: SeenPart | None) -> dict[str, Any]:
    if part is None:
        return {"first_on": clock.today(), "revision": 0}
    return {
        "side": part.side,
        "what": part.what,
        "provider": part.provider_id or "",
        "hours_per_week": hours_words(part.hours_per_week),
        "first_on": part.starts_on,
        "last_on": part.ends_on - dt.timedelta(days=1),
        "payer": part.payer,
        "decision_number": part.decision.number if part.decision else "",
        "cents": euros(part.cents),
        "goals": [row.goal_id for row in part.part_goals.all()],
        "bridging": part.bridging,
        "bridging_by": part.bridging_by,
        "revision": part.revision,
    }


@require_POST
def remove_part(request: Request, ref: uuid.UUID, part_id: int) -> HttpResponse:
    dossier = seen(request, ref)
    done(request, operations.remove_part, _("Het deel is weg."), dossier_id=dossier.pk, part_id=part_id)
    return back(ref, anchor=ANCHOR)


def begin_part(request: Request, ref: uuid.UUID, part_id: int) -> HttpResponse:
    """The day on which the provider really began: the days of waiting stop there."""
    dossier = seen(request, ref)
    part = access.get_part(dossier, part_id)
    form = DayForm(request.POST or None, initial={"day": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "part_id": part_id, "begun_on": form.cleaned_data["day"]}
        if done(request, operations.begin_part, _("Bewaard. De ouders krijgen bericht."), **values):
            return back(ref, anchor=ANCHOR)
    return form_page(
        request,
        dossier,
        form,
        heading=_("De hulp is begonnen"),
        button=_("Bewaar de dag"),
        decision=access.may_begin_part(request.actor, part, dossier),
        intro=part.what,
        back_url=reverse("arrangements:page", args=[ref]),
    )


def evaluation(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    whole = queries.open_arrangement(dossier.pk)
    form = DayForm(request.POST or None, initial={"day": whole.evaluate_on if whole else None})
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "evaluate_on": form.cleaned_data["day"]}
        if done(request, operations.choose_evaluation, _("De dag staat erbij."), **values):
            return back(ref, anchor=ANCHOR)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Samen terugkijken"),
        button=_("Bewaar de dag"),
        decision=access.may_compose(request.actor, dossier),
        intro=_("Zonder deze dag kan het arrangement niet starten."),
        back_url=reverse("arrangements:page", args=[ref]),
    )


@require_POST
def start(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    message = _("Het arrangement is gestart. Iedereen krijgt bericht.")
    done(request, operations.start_arrangement, message, dossier_id=dossier.pk)
    return back(ref, anchor=ANCHOR)


def end(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "reason": form.cleaned_data["reason"]}
        if done(request, operations.end_arrangement, _("Het arrangement is gestopt."), **values):
            return back(ref)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Arrangement stoppen"),
        button=_("Stop het arrangement"),
        decision=access.may_end(request.actor, queries.open_arrangement(dossier.pk), dossier),
        intro=_("Het stopt voor iedereen die iets doet."),
        back_url=reverse("arrangements:page", args=[ref]),
    )
