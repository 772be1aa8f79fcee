"""Screen: the pupil is heard, what was done with it, and told back (hoorrecht)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.plans import access, operations, queries
from rondom.web.middleware import Request
from rondom.web.plan.forms import DayForm, HearingForm, InfluenceForm
from rondom.web.plan.frame import saved, seen_words, to


def hearing(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_words(request, ref)
    found = queries.hearing_of(dossier.pk)
    step = request.POST.get("step", "")
    forms = _forms(request, found, step)
    if step in forms and forms[step].is_valid():
        answer = _save(request, dossier, step, forms[step].cleaned_data)
        if answer:
            return answer if isinstance(answer, HttpResponse) else to("hearing", ref)
    context = {
        "dossier": dossier,
        "hearing": found,
        "ways": queries.way_labels(found),
        "may_hear": access.may_hear(request.actor, dossier),
        "may_tell_back": access.may_tell_back(request.actor, dossier),
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "plan/hearing.html", context)


def _forms(request: Request, found: Any, step: str) -> dict[str, Any]:
    """The three steps; only the one that was sent is bound."""

    def sent(name: str) -> Any:
        return request.POST if step == name else None

    revision = found.revision if found else 0
    heard = {"ways": found.ways, "words": found.words, "heard_on": found.heard_on} if found else {}
    return {
        "heard": HearingForm(
            sent("heard"), initial={"heard_on": clock.today(), "revision": revision} | heard, prefix="h"
        ),
        "influence": InfluenceForm(
            sent("influence"),
            initial={"text": found.influence if found else "", "revision": revision},
            prefix="i",
        ),
        "back": DayForm(
            sent("back"), initial={"day": clock.today()}, prefix="b", label=_("Wanneer is het teruggezegd?")
        ),
    }


def _save(request: Request, dossier: Any, step: str, values: dict[str, Any]) -> HttpResponse | bool:
    if step == "heard":
        return saved(
            request,
            operations.record_hearing,
            done=_("De woorden zijn bewaard."),
            mine=values["words"],
            field="h-words",
            dossier_id=dossier.pk,
            **values | {"revision": values["revision"] or 0},
        )
    if step == "influence":
        return saved(
            request,
            operations.tell_influence,
            done=_("Bewaard. Vertel het nu ook aan het kind."),
            mine=values["text"],
            field="i-text",
            dossier_id=dossier.pk,
            **values | {"revision": values["revision"] or 0},
        )
    return saved(
        request,
        operations.tell_back,
        done=_("Bewaard dat het is teruggezegd."),
        dossier_id=dossier.pk,
        told_back_on=values["day"],
    )
