"""Screens: a school asks for an expert, for a team or a teacher, or for a child."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.experts import access, operations, queries
from rondom.experts.terms import ForWhom
from rondom.web.experts.forms import AskForChildForm, AskForm
from rondom.web.experts.frame import form_page
from rondom.web.fields import hours_words
from rondom.web.http import done
from rondom.web.middleware import Request


def ask(request: Request) -> HttpResponse:
    if not access.asks(request.actor):
        raise Http404
    form = AskForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and done(request, operations.ask_expert, _("De vraag is gesteld."), **form.cleaned_data)
    ):
        return redirect("experts:home")
    return form_page(
        request,
        form,
        heading=_("Vraag een begeleider"),
        button=_("Stel de vraag"),
        intro=hours_left(request),
        decision=access.may_ask(request.actor, None),
    )


def hours_left(request: Request) -> str:
    """What the school may still use in this school year."""
    right = queries.right_now(request.actor.region_id, request.actor.organisation_id or 0, on=clock.today())
    if right.left is None:
        return _("Voor uw school is dit schooljaar geen aantal uren vastgesteld.")
    words = _("Uw school heeft dit schooljaar nog %(left)s van %(hours)s uur.")
    return words % {"left": hours_words(right.left), "hours": hours_words(right.hours)}


def ask_for_child(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="experts")
    if not access.may_see_of_child(dossier):
        raise Http404
    form = AskForChildForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data | {"for_whom": ForWhom.PUPIL, "dossier_id": dossier.pk}
        if done(request, operations.ask_expert, _("De vraag is gesteld. De ouders zien dit."), **values):
            return redirect("experts:child", ref)
    return form_page(
        request,
        form,
        heading=_("Vraag een begeleider"),
        button=_("Stel de vraag"),
        decision=access.may_ask(request.actor, dossier),
        back_url=reverse("experts:child", args=[ref]),
    )
