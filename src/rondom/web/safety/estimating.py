"""Screens: the safety estimate of a case manager, for two people and nobody else."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.safeguarding import access, operations, queries
from rondom.safeguarding.safety_estimate import estimate_rules
from rondom.web.http import attempt
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.safety.estimate_forms import AdviceForm, EstimateForm, HandOnForm


def begin(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The first estimate of this case manager about a child. For another role the page is not there."""
    if not access.estimates(request.actor):
        raise Http404
    dossier = access.get_dossier(request.actor, ref)
    scientists = queries.colleagues_of(
        request.actor.organisation_id or 0, [estimate_rules().reads_along], on=clock.today()
    )
    form = EstimateForm(request.POST or None, scientists=scientists)
    if form.is_bound and form.is_valid():
        sent = {"estimate": form.estimate(), "scientist_membership_id": form.cleaned_data["scientist"]}
        if watch := attempt(request, operations.begin_watch, dossier_id=dossier.pk, **sent):
            return _told(request, watch.pk)
    context = {
        "form": form,
        "decision": access.may_begin_watch(request.actor, dossier),
        "heading": _("Veiligheidsinschatting"),
        "intro": _("Alleen u en de gedragswetenschapper die u kiest, zien dat deze inschatting er is."),
        "button": _("Bewaar de inschatting"),
        "back": address("safety:child", ref=ref),
        "says_optional": True,
    } | _sources()
    return render(request, "safety/estimate_form.html", context)


def watch(request: Request, watch_id: uuid.UUID) -> HttpResponse:
    actor = request.actor
    found = access.get_watch(actor, watch_id)
    estimates = list(found.estimates.all())
    context = {
        "watch": found,
        "child": found.dossier.pupil.person.call_name,
        "today": clock.today(),
        "newest": estimates[0],
        "rows": [{"estimate": row, "parts": _parts(row)} for row in estimates],
        "scale": estimate_rules().scale,
        "may_estimate": access.may_estimate(actor, found),
        "may_advise": access.may_advise(actor, found),
        "events": queries.log_of(found.pk),
    }
    return render(request, "safety/watch.html", context)


def _parts(estimate: Any) -> list[tuple[str, str]]:
    """(question, answer) of what was answered."""
    asked = [(part.question, getattr(estimate, part.key)) for part in estimate_rules().parts]
    return [(question, answer) for question, answer in asked if answer]


def again(request: Request, watch_id: uuid.UUID) -> HttpResponse:
    """The next estimate, beside the earlier ones."""
    found = access.get_watch(request.actor, watch_id)
    form = EstimateForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, operations.estimate_again, watch_id=found.pk, estimate=form.estimate())
    ):
        return _told(request, found.pk)
    context = _frame(found) | {
        "form": form,
        "decision": access.may_estimate(request.actor, found),
        "heading": _("Opnieuw inschatten"),
        "intro": _("De eerdere inschattingen blijven staan."),
        "button": _("Bewaar de inschatting"),
        "says_optional": True,
    }
    return render(request, "safety/estimate_form.html", context | _sources())


def advise(request: Request, watch_id: uuid.UUID) -> HttpResponse:
    found = access.get_watch(request.actor, watch_id)
    form = AdviceForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, operations.advise, watch_id=found.pk, **form.cleaned_data)
    ):
        return _told(request, found.pk)
    context = _frame(found) | {
        "form": form,
        "decision": access.may_advise(request.actor, found),
        "heading": _("Meedenken over de veiligheid"),
        "button": _("Bewaar wat u vindt"),
    }
    return render(request, "safety/estimate_form.html", context)


def hand_on(request: Request, watch_id: uuid.UUID) -> HttpResponse:
    """Who handed it on does not see it any more: he goes to the beginning."""
    found = access.get_watch(request.actor, watch_id)
    form = HandOnForm(request.POST or None, colleagues=_may_take_over(found))
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, operations.hand_on, watch_id=found.pk, **form.cleaned_data)
    ):
        messages.success(request, _("Uw collega ziet de inschatting nu."))
        still = queries.watches_of(request.actor, on=clock.today()).filter(pk=found.pk).exists()
        return redirect("safety:watch", watch_id=found.pk) if still else redirect("start:home")
    context = _frame(found) | {
        "form": form,
        "decision": True,
        "heading": _("Overdragen aan een collega"),
        "intro": _("Uw collega ziet alles wat hier staat. Wie deze rol nu heeft, ziet daarna niets meer."),
        "button": _("Draag over"),
    }
    return render(request, "safety/estimate_form.html", context)


def _may_take_over(found: access.SeenWatch) -> list[Any]:
    roles = [estimate_rules().writes, estimate_rules().reads_along]
    colleagues = queries.colleagues_of(found.organisation_id, roles, on=clock.today())
    return [row for row in colleagues if access.may_hand_on(found, row)]


def _told(request: Request, watch_id: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Het is vastgelegd."))
    return redirect("safety:watch", watch_id=watch_id)


def _frame(found: access.SeenWatch) -> dict[str, Any]:
    return {"back": address("safety:watch", watch_id=found.pk)}


def _sources() -> dict[str, Any]:
    """Where the questions come from, and whether the source has these words."""
    rules = estimate_rules()
    unsure = {part.source for part in rules.parts if not part.confirmed}
    return {"sources": [(text, key in unsure) for key, text in rules.sources.items()]}
