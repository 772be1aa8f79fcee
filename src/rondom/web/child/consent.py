"""Screens: ask the family whether somebody may take part."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.consent.givers import required_givers
from rondom.consent.queries import consents_of, missing_of
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier, get_dossier, may_ask_consent
from rondom.dossiers.operations import ask_consent
from rondom.dossiers.queries import member_of
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.people.queries import colleagues, names_of
from rondom.people.terms import Role
from rondom.web.child.forms import AskConsentForm, SearchForm
from rondom.web.child.words import capacity_label
from rondom.web.http import attempt
from rondom.web.middleware import Request


def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Who would come; and what has been asked already."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    form = SearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    members = [
        member
        for member in colleagues(dossier.region_id, on=clock.today(), words=words)
        if member.organisation_id != dossier.school_id and not request.actor.is_family
    ]
    context = {
        "dossier": dossier,
        "form": form,
        "words": words,
        "members": members,
        "decision": _may_ask(request, dossier, 0),
        "asked": _asked(dossier),
    }
    return render(request, "child/consent_choose.html", context)


def _may_ask(request: Request, dossier: SeenDossier, recipient_id: int) -> Decision:
    return may_ask_consent(request.actor, dossier, recipient_id=recipient_id)


def _asked(dossier: SeenDossier) -> list[dict[str, object]]:
    return [
        {
            "consent": consent,
            "role": str(Role(consent.recipient_role).label),
            "missing": [
                {
                    "giver_id": row.giver_id,
                    "who": capacity_label(row.capacity),
                    "asked_on": row.asked_on,
                    "reminded_on": row.reminded_on,
                    "may_remind": row.reminded_on != clock.today(),
                }
                for row in missing_of(consent)
            ],
        }
        for consent in consents_of([dossier.pupil_id], on=clock.today())
    ]


def ask(request: Request, ref: uuid.UUID, membership_id: int) -> HttpResponse:
    """The question with, before it goes out, the words that the parents will read."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    member = member_of(dossier.region_id, membership_id, on=clock.today())
    if member is None:
        raise Http404
    most = CATEGORIES_BY_CAPACITY.get(member.role, frozenset())
    initial = {"purpose": Purpose.THINK_ALONG, "categories": sorted(most)}
    form = AskConsentForm(request.POST or None, categories=most, initial=initial)
    context: dict[str, object] = {"dossier": dossier, "member": member, "form": form}
    context |= {"heading": _("Toestemming vragen"), "button": _("Toestemming vragen")}
    context["decision"] = _may_ask(request, dossier, member.organisation_id)
    if form.is_bound and form.is_valid():
        if "vraag" in request.POST:
            values = {"dossier_id": dossier.pk, "membership_id": membership_id, **form.cleaned_data}
            if attempt(request, ask_consent, **values):
                messages.success(request, _("De vraag staat bij de ouders."))
                return redirect("child:page", ref=ref)
        context["preview"] = _preview(dossier, form)
    return render(request, "child/consent_ask.html", context)


def _preview(dossier: SeenDossier, form: AskConsentForm) -> dict[str, object]:
    """What the parents will read: sees, does not see, until, and who must say yes."""
    chosen = set(form.cleaned_data["categories"])
    givers = required_givers(dossier.pupil, on=clock.today())
    names = names_of([giver.person_id for giver in givers])
    return {
        "purpose": Purpose(form.cleaned_data["purpose"]).label,
        "explanation": form.cleaned_data["explanation"],
        "sees": [label for value, label in Category.choices if value in chosen],
        "sees_not": [label for value, label in Category.choices if value not in chosen],
        "until": form.cleaned_data["valid_until"],
        "givers": [(names[giver.person_id], capacity_label(giver.capacity)) for giver in givers],
    }
