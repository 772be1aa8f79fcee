"""What a family answers: questions about sharing, invitations, and that something is done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.consent.queries import consents_of
from rondom.consent.terms import Answer
from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.dossiers.family import family_dossiers
from rondom.dossiers.operations import finish_action
from rondom.meetings.operations import answer_invitation
from rondom.people.terms import Role
from rondom.plans.operations import choose_ways, record_hearing
from rondom.plans.terms import HearingWay
from rondom.web.family.forms import AnswerForm, HearingForm, ReplyForm
from rondom.web.http import Request, attempt, conflict_page


@require_POST
def answer(request: Request, consent_id: int) -> HttpResponse:
    _asked_here(request, consent_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies ja of nee."))
    elif attempt(request, answer_consent, consent_id=consent_id, answer=form.cleaned_data["answer"]):
        said_yes = form.cleaned_data["answer"] == Answer.YES
        messages.success(request, _("U zei ja.") if said_yes else _("U zei nee."))
    return _back(request, "toestemming")


@require_POST
def withdraw(request: Request, consent_id: int) -> HttpResponse:
    _asked_here(request, consent_id)
    if attempt(request, withdraw_consent, consent_id=consent_id):
        messages.success(request, _("Gestopt. Vanaf nu kan deze organisatie er niet meer bij."))
    return _back(request, "toestemming")


@require_POST
def finish(request: Request, action_id: int) -> HttpResponse:
    if attempt(request, finish_action, action_id=action_id):
        messages.success(request, _("Klaar. Dank u wel."))
    return _back(request, "afgesproken")


@require_POST
def reply(request: Request, meeting_id: int) -> HttpResponse:
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies of u komt."))
    elif attempt(request, answer_invitation, meeting_id=meeting_id, reply=form.cleaned_data["reply"]):
        messages.success(request, _("Uw antwoord is bewaard. U mag het later veranderen."))
    return _back(request, f"gesprek-{meeting_id}")


@require_http_methods(["GET", "POST"])
def hear(request: Request) -> HttpResponse:
    """How the pupil wants to tell it, and what he says when he says it here."""
    if request.method != "POST":  # the way back from both versions
        return redirect("family:pupil")
    dossier = next(iter(family_dossiers(request.actor)), None)
    if request.actor.role != Role.PUPIL or dossier is None:
        raise Http404
    form = HearingForm(request.POST)
    form.is_valid()
    ways, words = form.cleaned_data.get("ways", []), form.cleaned_data.get("words", "")
    if words or ways == [HearingWay.NOTHING]:
        saved = _heard(request, dossier.pk, ways, words, form.cleaned_data.get("revision"))
    else:
        saved = attempt(request, choose_ways, dossier_id=dossier.pk, ways=ways)
    if isinstance(saved, HttpResponse):
        return saved
    if saved:
        messages.success(request, _("Bewaard. Je mag later iets anders kiezen."))
    return _back(request, "hoe")


def _heard(request: Request, dossier_id: int, ways: list[str], words: str, revision: int | None) -> Any:
    """What the pupil wrote himself; both texts side by side when it was written in another tab, too."""
    try:
        return attempt(
            request,
            record_hearing,
            dossier_id=dossier_id,
            ways=ways or [HearingWay.WRITING],
            words=words,
            heard_on=clock.today(),
            revision=revision,
        )
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=words, field="words")


def _asked_here(request: Request, consent_id: int) -> None:
    """A question about a child that the reader may see today. Errors: Http404, the same as for nothing."""
    pupils = [dossier.pupil_id for dossier in family_dossiers(request.actor)]
    if not consents_of(pupils, on=clock.today()).filter(pk=consent_id).exists():
        raise Http404


def _back(request: Request, part: str) -> HttpResponse:
    """To the page of the reader, at the part where he was."""
    page = "family:pupil" if request.actor.role == Role.PUPIL else "family:home"
    return redirect(f"{reverse(page)}#{part}")
