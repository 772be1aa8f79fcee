"""Screen: the pupil is heard, what was done with it, and told back (hoorrecht)."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.people.terms import Role
from rondom.plans import access, operations, queries
from rondom.plans.content import hearing_content
from rondom.plans.operations.paper import days_read
from rondom.web.confirming import confirmed_at
from rondom.web.middleware import Request
from rondom.web.plan.forms import (
    HearingForm,
    InfluenceForm,
    NotWantedForm,
    SignNotWantedForm,
    ThroughParentsForm,
    ToldBackForm,
)
from rondom.web.plan.frame import saved, seen_words, to


def hearing(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_words(request, ref)
    found = queries.hearing_of(dossier.pk)
    step = request.POST.get("step", "")
    forms = _forms(request, found, step)
    if step in forms and forms[step].is_valid():
        answer = STEPS[step](request, dossier, forms[step].cleaned_data)
        if answer:
            return answer if isinstance(answer, HttpResponse) else to("hearing", ref)
    actor = request.actor
    context = {
        "dossier": dossier,
        "hearing": found,
        "heard": days_read(hearing_content(found)),
        "may_hear": access.may_hear(actor, dossier),
        "may_tell_back": access.may_tell_back(actor, dossier),
        "may_sign": access.may_sign_not_wanted(
            actor, dossier, found, confirmed_at=confirmed_at(request, is_me=True)
        ),
        "is_demo": settings.DEMO,
        "reader_id": actor.person_id,
        "is_pupil": actor.role == Role.PUPIL,
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "plan/hearing.html", context)


def _forms(request: Request, found: Any, step: str) -> dict[str, Any]:
    """The steps; only the one that was sent is bound."""

    def sent(name: str) -> Any:
        return request.POST if step == name else None

    now = {"revision": found.revision if found else 0}
    names = ("ways", "words", "through", "heard_on") if found and found.heard_on else ("ways",)
    heard = {name: getattr(found, name) for name in names} if found else {}
    listening = ThroughParentsForm if request.actor.role == Role.PARENT else HearingForm
    return {
        "heard": listening(sent("heard"), initial={"heard_on": clock.today()} | now | heard, prefix="h"),
        "not_wanted": NotWantedForm(
            sent("not_wanted"), initial={"reason": found.not_wanted if found else ""} | now, prefix="n"
        ),
        "sign": SignNotWantedForm(sent("sign"), initial=now, prefix="s"),
        "influence": InfluenceForm(
            sent("influence"), initial={"text": found.influence if found else ""} | now, prefix="i"
        ),
        "back": ToldBackForm(
            sent("back"),
            initial={"told_back_on": clock.today(), "message": found.message if found else ""},
            prefix="b",
        ),
    }


def _heard(request: Request, dossier: Any, values: dict[str, Any]) -> HttpResponse | bool:
    return saved(
        request,
        operations.record_hearing,
        done=_("De woorden zijn bewaard."),
        mine=values["words"],
        field="h-words",
        dossier_id=dossier.pk,
        **{"ways": ()} | values | {"revision": values["revision"] or 0},
    )


def _not_wanted(request: Request, dossier: Any, values: dict[str, Any]) -> HttpResponse | bool:
    return saved(
        request,
        operations.say_not_wanted,
        done=_("Bewaard. Nu tekenen twee mensen: iemand van school, en een ouder of het kind."),
        mine=values["reason"],
        field="n-reason",
        dossier_id=dossier.pk,
        reason=values["reason"],
        revision=values["revision"] or 0,
    )


def _sign(request: Request, dossier: Any, values: dict[str, Any]) -> HttpResponse | bool:
    return saved(
        request,
        operations.sign_not_wanted,
        done=_("Uw handtekening staat erbij."),
        dossier_id=dossier.pk,
        revision=values["revision"],
        confirmed_at=confirmed_at(request, is_me=values["is_me"]),
    )


def _influence(request: Request, dossier: Any, values: dict[str, Any]) -> HttpResponse | bool:
    return saved(
        request,
        operations.tell_influence,
        done=_("Bewaard. Vertel het nu ook aan het kind."),
        mine=values["text"],
        field="i-text",
        dossier_id=dossier.pk,
        **values | {"revision": values["revision"] or 0},
    )


def _back(request: Request, dossier: Any, values: dict[str, Any]) -> HttpResponse | bool:
    return saved(
        request,
        operations.tell_back,
        done=_("Bewaard dat het is teruggezegd."),
        dossier_id=dossier.pk,
        **values,
    )


STEPS = {"heard": _heard, "not_wanted": _not_wanted, "sign": _sign, "influence": _influence, "back": _back}
