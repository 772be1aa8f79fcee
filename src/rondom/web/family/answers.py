"""What a family answers: questions about sharing, invitations, and that something is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.consent.queries import consents_of
from rondom.consent.terms import Answer
from rondom.core import clock
from rondom.dossiers.family import family_dossiers
from rondom.dossiers.operations import finish_action
from rondom.people.terms import Role
from rondom.web.family.forms import AnswerForm
from rondom.web.http import Request, attempt


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
    if _found(request, finish_action, action_id=action_id):
        messages.success(request, _("Klaar. Dank u wel."))
    return _back(request, "afgesproken")


def _asked_here(request: Request, consent_id: int) -> None:
    """A question about a child that the reader may see today. Errors: Http404, the same as for nothing."""
    pupils = [dossier.pupil_id for dossier in family_dossiers(request.actor)]
    if not consents_of(pupils, on=clock.today()).filter(pk=consent_id).exists():
        raise Http404


def _found(request: Request, operation: Callable[..., Any], **values: Any) -> Any:
    """attempt, where "does not exist" is a page that is not there. Errors: Http404."""
    try:
        return attempt(request, operation, **values)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _back(request: Request, part: str) -> HttpResponse:
    """To the page of the reader, at the part where he was."""
    page = "family:pupil" if request.actor.role == Role.PUPIL else "family:home"
    return redirect(f"{reverse(page)}#{part}")
