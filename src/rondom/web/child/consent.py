"""Screens: ask the family whether somebody may take part."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.consent.access import may_run
from rondom.consent.givers import Latest, latest_until, required_givers
from rondom.consent.queries import consents_of, missing_of
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier, get_dossier, may_ask_consent, may_steer
from rondom.dossiers.operations import ask_consent
from rondom.dossiers.queries import member_of
from rondom.dossiers.rules import most_by_consent
from rondom.dossiers.school_change import ask_again_at_school, to_ask_again
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.people.queries import colleagues, names_of
from rondom.people.terms import Role
from rondom.web.child.forms import AskConsentForm, SearchForm
from rondom.web.child.legal import legal_rows, open_grounds
from rondom.web.child.words import capacity_label
from rondom.web.http import attempt
from rondom.web.links import address_after_asking
from rondom.web.middleware import Request
from rondom.web.templatetags.ui import short_day


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
        "steers": may_steer(request.actor, dossier),
        "ended": _ended(request, dossier),
        "shares": legal_rows(request.actor, dossier),
        "may_share": bool(open_grounds(request.actor, dossier)),
    }
    return render(request, "child/consent_choose.html", context)


def _may_ask(request: Request, dossier: SeenDossier, recipient_id: int) -> Decision:
    return may_ask_consent(request.actor, dossier, recipient_id=recipient_id)


def _asked(dossier: SeenDossier) -> list[dict[str, object]]:
    return [
        {
            "consent": consent,
            "role": str(Role(consent.recipient_role).label),
            "again": _again(consent),
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
            "given": [
                {"giver_id": giver.pk, "who": capacity_label(giver.capacity)}
                for giver in consent.givers.all()
                if giver.says_yes
            ],
        }
        for consent in consents_of([dossier.pupil_id], on=clock.today())
    ]


def _ended(request: Request, dossier: SeenDossier) -> list[dict[str, object]]:
    """What a change of school ended and was not asked again; for who may ask it."""
    if not may_steer(request.actor, dossier):
        return []
    return [
        {
            "consent": consent,
            "role": str(Role(consent.recipient_role).label),
            "sees": [label for value, label in Category.choices if value in consent.categories],
            "decision": _may_ask(request, dossier, consent.recipient_id),
        }
        for consent in to_ask_again(request.actor, [dossier.pupil_id], on=clock.today())
    ]


def _again(consent: Any) -> str:
    """Since when the new question counts, and why it came again; empty for a first question."""
    if consent.renews_id is None:
        return ""
    day = {"day": short_day(consent.valid_from)}
    if consent.renews.ended_because:
        return _("na de andere school opnieuw gevraagd op %(day)s") % day
    return _("opnieuw gevraagd, vanaf %(day)s") % day


@require_POST
def ask_again(request: Request, ref: uuid.UUID, consent_id: int) -> HttpResponse:
    """Ask the family once more for what a change of school ended: one press, the same words."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    if attempt(request, ask_again_at_school, dossier_id=dossier.pk, consent_id=consent_id):
        messages.success(request, _("De vraag staat bij de ouders."))
    return redirect("child:consent_ask", ref=ref)


def ask(request: Request, ref: uuid.UUID, membership_id: int) -> HttpResponse:
    """The question with, before it goes out, the words that the parents will read."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    member = member_of(dossier.region_id, membership_id, on=clock.today())
    if member is None:
        raise Http404
    usual, most = CATEGORIES_BY_CAPACITY.get(member.role, frozenset()), most_by_consent(member.role)
    latest = latest_until(dossier.pupil, start=clock.today())
    initial = {"purpose": Purpose.THINK_ALONG, "categories": sorted(usual), "valid_until": latest.on}
    form = AskConsentForm(request.POST or None, categories=most, initial=initial)
    form.fields["valid_until"].help_text = _latest_words(latest, dossier.pupil.person.call_name)
    context: dict[str, object] = {"dossier": dossier, "member": member, "form": form}
    context |= {"heading": _("Toestemming vragen"), "button": _("Toestemming vragen")}
    context["decision"] = _may_ask(request, dossier, member.organisation_id)
    if form.is_bound and form.is_valid() and _may_run(dossier, form):
        if "vraag" in request.POST:
            values = {"dossier_id": dossier.pk, "membership_id": membership_id, **form.cleaned_data}
            if attempt(request, ask_consent, **values):
                messages.success(request, _("De vraag staat bij de ouders."))
                return redirect(address_after_asking(request.actor, ref, dossier.pk))
        context["preview"] = _preview(dossier, form)
    return render(request, "child/consent_ask.html", context)


def _latest_words(latest: Latest, child: str) -> str:
    """Until when it may be asked, and why."""
    values = {"day": date_format(latest.on, "j F Y"), "child": child, "age": latest.age}
    if latest.age is None:
        return _("Uiterlijk %(day)s. De ouders mogen altijd eerder stoppen.") % values
    return (
        _("Uiterlijk %(day)s, want dan wordt %(child)s %(age)s jaar. De ouders mogen altijd eerder stoppen.")
        % values
    )


def _may_run(dossier: SeenDossier, form: AskConsentForm) -> bool:
    """Says at the field itself when the day is too far away."""
    decision = may_run(dossier.pupil, start=clock.today(), until=form.cleaned_data["valid_until"])
    if not decision:
        form.add_error("valid_until", decision.reason)
    return bool(decision)


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
