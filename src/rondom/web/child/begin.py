"""Screens: my children, begin with a child, register a pupil by hand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import may_open
from rondom.dossiers.guests import guest_places
from rondom.dossiers.queries import closed_dossiers, my_dossiers, pupils_to_begin, search_dossiers
from rondom.families.access import may_register
from rondom.families.operations import NewGuardian, register_pupil
from rondom.families.queries import groups_of, pupils_at
from rondom.families.terms import Relation
from rondom.notes.operations import NoteText, raise_signal
from rondom.routes.queries import places_of
from rondom.web.child.forms import GuardianForm, PupilForm, SearchForm, SignalForm
from rondom.web.http import attempt
from rondom.web.links import address
from rondom.web.middleware import Request


def children(request: Request) -> HttpResponse:
    """My dossiers. Searching is a POST, so that no name comes into an address."""
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    context = {
        "form": form,
        "words": words,
        "rows": _rows(request.actor, words),
        "closed": [] if words else list(closed_dossiers(request.actor, on=clock.today())),
        "may_begin": may_open(request.actor, school_id=request.actor.organisation_id or 0),
        "import_url": address("imports:overview"),
        "guest_places": len(guest_places(request.actor, on=clock.today())),
    }
    return render(request, "child/list.html", context)


def _rows(actor: Actor, words: str) -> list[dict[str, Any]]:
    today = clock.today()
    found = search_dossiers(actor, words, on=today) if words else list(my_dossiers(actor, on=today))
    places = places_of([dossier.pk for dossier in found], on=today)
    groups = groups_of([dossier.pupil_id for dossier in found], on=today)
    return [
        {
            "dossier": dossier,
            "group": groups.get(dossier.pupil_id, ""),
            "here": places[dossier.pk].outlook.here if dossier.pk in places else (),
            "place": places.get(dossier.pk),
        }
        for dossier in found
    ]


def choose(request: Request) -> HttpResponse:
    """Choose a pupil of my school."""
    school_id = request.actor.organisation_id or 0
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    decision = may_open(request.actor, school_id=school_id)
    pupils = pupils_to_begin(school_id, words, on=clock.today()) if decision else []
    groups = groups_of([pupil.pk for pupil in pupils], on=clock.today())
    context = {
        "form": form,
        "words": words,
        "pupils": [(pupil, groups.get(pupil.pk, "")) for pupil in pupils],
        "decision": decision,
        "may_register": may_register(request.actor, school_id=school_id),
        "import_url": address("imports:overview"),
    }
    return render(request, "child/begin.html", context)


def signal(request: Request, pupil_id: int) -> HttpResponse:
    """Begin with a signal; who spoke to the parents brings them in at once."""
    school_id = request.actor.organisation_id or 0
    pupil = pupils_at(school_id, on=clock.today()).filter(pk=pupil_id).first()
    if pupil is None or not may_open(request.actor, school_id=school_id):
        raise Http404
    form = SignalForm(request.POST or None, initial={"talked_on": clock.today()})
    if form.is_bound and form.is_valid():
        text = NoteText(**form.cleaned_data)
        note = attempt(request, raise_signal, pupil_id=pupil_id, text=text)
        if note:
            messages.success(request, _("Het signaal is bewaard."))
            return redirect("child:page", ref=note.dossier.ref)
    return render(request, "child/signal.html", {"form": form, "pupil": pupil})


def register(request: Request) -> HttpResponse:
    """Write down a pupil with one or two parents or carers."""
    school_id = request.actor.organisation_id or 0
    pupil_form = PupilForm(request.POST or None, prefix="leerling")
    guardian_forms = [
        GuardianForm(request.POST or None, prefix="een", must=True, initial={"relation": Relation.MOTHER}),
        GuardianForm(request.POST or None, prefix="twee", must=False, initial={"relation": Relation.FATHER}),
    ]
    all_forms: list[forms.Form] = [pupil_form, *guardian_forms]
    if request.method == "POST" and all([form.is_valid() for form in all_forms]):  # noqa: C419 - every form says what is wrong
        guardians = [NewGuardian(**_named(form)) for form in guardian_forms if form.is_filled()]
        values = _named(pupil_form) | {"school_id": school_id, "guardians": guardians}
        pupil = attempt(request, register_pupil, **values)
        if pupil:
            messages.success(request, _("De leerling is ingeschreven. Leg nu uw signaal vast."))
            return redirect("child:signal", pupil_id=pupil.pk)
    context = {
        "pupil_form": pupil_form,
        "guardian_forms": guardian_forms,
        "decision": may_register(request.actor, school_id=school_id),
    }
    return render(request, "child/register.html", context)


def _named(form: forms.Form) -> dict[str, Any]:
    """What was typed; a form has a `prefix` of its own, so the field has another name."""
    values = dict(form.cleaned_data)
    values["prefix"] = values.pop("name_prefix")
    return values
