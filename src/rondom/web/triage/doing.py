"""Screens: begin, judge, confirm, agree, the work stock, close."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core.decision import Conflict
from rondom.dossiers.access import takes_part
from rondom.triage import access, operations, queries
from rondom.web.http import conflict_page, done
from rondom.web.middleware import Request
from rondom.web.triage.forms import AgreementForm, ConfirmForm, JudgeForm
from rondom.web.triage.frame import back, form_page, seen, seen_triage


@require_POST
def begin(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen(request, ref)
    done(request, operations.begin_triage, _("De triage is begonnen."), dossier_id=dossier.pk)
    return back(ref)


def judge(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Both questions and the outcome, with the definitions beside the choice."""
    dossier, triage = seen_triage(request, ref)
    words = queries.outcomes_by(triage.rules)
    initial = {"learning": triage.learning, "living": triage.living, "outcome": triage.outcome}
    form = JudgeForm(request.POST or None, outcomes=words.outcomes, initial=initial)
    if form.is_bound and form.is_valid():
        judgement = operations.Judgement(**form.cleaned_data)
        if done(request, operations.judge, _("Bewaard."), dossier_id=dossier.pk, judgement=judgement):
            return back(ref)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Vragen en uitkomst"),
        button=_("Bewaar"),
        decision=access.may_judge(request.actor, triage, dossier),
        intro=_("Verandert u iets? Dan moet de gedragswetenschapper opnieuw bevestigen."),
        source=queries.source_of(triage.rules, words.source),
    )


def confirm(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier, triage = seen_triage(request, ref)
    initial = {"nature": triage.nature, "severity": triage.severity, "urgency": triage.urgency}
    form = ConfirmForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        values = operations.Confirmation(**form.cleaned_data)
        message = _("U hebt de triage bevestigd.")
        if done(request, operations.confirm, message, dossier_id=dossier.pk, confirmation=values):
            return back(ref)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Triage bevestigen"),
        button=_("Bevestig de triage"),
        decision=access.may_confirm(request.actor, triage, dossier),
        intro=_("Leervraag: %(learning)s. Leefvraag: %(living)s. Uitkomst: %(outcome)s.")
        % {
            "learning": triage.get_learning_display(),
            "living": triage.get_living_display(),
            "outcome": triage.get_outcome_display(),
        }
        if triage.outcome
        else "",
    )


def agree(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier, triage = seen_triage(request, ref)
    form = AgreementForm(
        request.POST or None, initial={"text": triage.agreement, "revision": triage.revision}
    )
    if form.is_bound and form.is_valid():
        values = {
            "dossier_id": dossier.pk,
            "text": form.cleaned_data["text"],
            "revision": form.cleaned_data["revision"] or 0,
        }
        try:
            if done(request, operations.agree_on_crisis, _("De afspraak staat erbij."), **values):
                return back(ref)
        except Conflict as conflict:
            return conflict_page(request, conflict, mine=str(values["text"]), field="text")
    return form_page(
        request,
        dossier,
        form,
        heading=_("Afspraak voor als het misgaat"),
        button=_("Bewaar de afspraak"),
        decision=access.may_judge(request.actor, triage, dossier),
        intro=_("Hiermee voorkomt u een crisis, of maakt u de situatie stabiel."),
    )


@require_POST
def stock(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Into the work stock, or out of it."""
    dossier, _triage = seen_triage(request, ref)
    if request.POST.get("act") == "take":
        message = _("U hebt de vraag opgepakt. De ouders krijgen bericht.")
        done(request, operations.take_from_stock, message, dossier_id=dossier.pk)
    else:
        message = _("De vraag staat in de werkvoorraad. De dagen tellen, en de ouders zien dat.")
        done(request, operations.put_in_stock, message, dossier_id=dossier.pk)
    return back(ref, anchor="werkvoorraad")


@require_POST
def close(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Who is no longer involved after it, does not see the child any more: he goes to his work."""
    dossier, _triage = seen_triage(request, ref)
    if not done(request, operations.close_triage, _("De triage is klaar."), dossier_id=dossier.pk):
        return back(ref)
    dossier.seen_by = None
    return back(ref) if takes_part(request.actor, dossier) else redirect("work:home")
