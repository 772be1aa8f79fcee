"""Screens: hours are agreed or declined, used, and it is said what they brought."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.experts import access, operations, queries
from rondom.experts.queries import SeenDeployment
from rondom.experts.rules import expert_rules
from rondom.web.experts.forms import AgreeForm, DeclineForm, FinishForm, UseForm
from rondom.web.experts.frame import form_page
from rondom.web.fields import hours_words
from rondom.web.http import done
from rondom.web.middleware import Request


def _choices(row: SeenDeployment) -> list[tuple[int, str]]:
    """Who has the expertise, with the hours that are free in the weeks to come; the most free first."""
    today = clock.today()
    until = today + dt.timedelta(weeks=expert_rules().weeks_shown)
    words = _("%(name)s (vrij: %(hours)s uur)")
    return [
        (
            match.expert.pk,
            words % {"name": match.expert.membership.person.name, "hours": hours_words(match.free)},
        )
        for match in queries.matches_for(row, first_on=today, until=until)
    ]


def agree(request: Request, deployment_id: int) -> HttpResponse:
    row, dossier = access.get_deployment(request.actor, deployment_id)
    initial = {"hours": hours_words(row.hours_asked), "first_on": clock.today()}
    form = AgreeForm(request.POST or None, initial=initial, experts=_choices(row))
    if form.is_bound and form.is_valid():
        values: dict[str, Any] = dict(form.cleaned_data)
        values |= {"expert_id": values.pop("expert"), "deployment_id": row.pk}
        if done(request, operations.agree_hours, _("De uren zijn afgesproken."), **values):
            return redirect("experts:deployment", row.pk)
    return form_page(
        request,
        form,
        heading=_("Uren afspreken"),
        button=_("Spreek de uren af"),
        intro=expert_rules().label(row.expertise),
        decision=access.may_settle(request.actor, row, dossier),
        back_url=reverse("experts:deployment", args=[row.pk]),
    )


def decline(request: Request, deployment_id: int) -> HttpResponse:
    row, dossier = access.get_deployment(request.actor, deployment_id)
    form = DeclineForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"deployment_id": row.pk, **form.cleaned_data}
        if done(request, operations.decline_request, _("De school krijgt bericht."), **values):
            return redirect("experts:deployment", row.pk)
    return form_page(
        request,
        form,
        heading=_("Het gaat niet door"),
        button=_("Bewaar waarom"),
        decision=access.may_settle(request.actor, row, dossier),
        back_url=reverse("experts:deployment", args=[row.pk]),
    )


def use(request: Request, deployment_id: int) -> HttpResponse:
    row, dossier = access.get_deployment(request.actor, deployment_id)
    form = UseForm(request.POST or None, initial={"given_on": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"deployment_id": row.pk, **form.cleaned_data}
        if done(request, operations.use_hours, _("De uren staan erbij."), **values):
            return redirect("experts:deployment", row.pk)
    return form_page(
        request,
        form,
        heading=_("Uren opschrijven"),
        button=_("Schrijf de uren op"),
        decision=access.may_write(request.actor, row, dossier),
        back_url=reverse("experts:deployment", args=[row.pk]),
    )


def finish(request: Request, deployment_id: int) -> HttpResponse:
    row, dossier = access.get_deployment(request.actor, deployment_id)
    form = FinishForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"deployment_id": row.pk, **form.cleaned_data}
        if done(request, operations.finish_deployment, _("Bewaard. De inzet is klaar."), **values):
            return redirect("experts:deployment", row.pk)
    return form_page(
        request,
        form,
        heading=_("Wat bracht het?"),
        button=_("Bewaar"),
        decision=access.may_write(request.actor, row, dossier),
        back_url=reverse("experts:deployment", args=[row.pk]),
    )
