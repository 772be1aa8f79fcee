"""Screens: the answer of somebody on paper or by word of mouth, and the letter to sign."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from rondom.consent.rules import texts
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import get_dossier, may_record_answer
from rondom.dossiers.rules import most_by_consent
from rondom.dossiers.sharing import AskedGiver, get_giver, record_answer, record_withdrawal
from rondom.files.pdf import render_pdf
from rondom.files.queries import read_file
from rondom.people.terms import Role
from rondom.web.child.ground_forms import WITHDRAW, RecordForm
from rondom.web.child.words import capacity_label
from rondom.web.http import attempt
from rondom.web.middleware import Request


def record(request: Request, ref: uuid.UUID, giver_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    giver = get_giver(dossier, giver_id)
    form = RecordForm(
        request.POST or None,
        request.FILES or None,
        says_yes=giver.says_yes,
        initial={"said_on": clock.today(), "answer": WITHDRAW if giver.says_yes else ""},
    )
    if form.is_bound and form.is_valid() and _saved(request, dossier.pk, giver_id, form):
        messages.success(request, _("Het antwoord is opgeschreven."))
        return redirect("child:consent_ask", ref=ref)
    who = capacity_label(giver.capacity)
    context = {
        "dossier": dossier,
        "giver": giver,
        "form": form,
        "who": who,
        "decision": may_record_answer(request.actor, dossier, giver),
        "heading": _("Antwoord opschrijven van %(who)s") % {"who": who},
        "intro": _(
            "Voor wie niet zelf inlogt. Heeft deze persoon een account? Dan krijgt hij of zij bericht."
        ),
        "button": _("Bewaar het antwoord"),
    }
    return render(request, "child/consent_record.html", context)


def _saved(request: Request, dossier_id: int, giver_id: int, form: RecordForm) -> Any:
    about = {"dossier_id": dossier_id, "giver_id": giver_id, "said": form.said()}
    answer = form.cleaned_data["answer"]
    if answer == WITHDRAW:
        return attempt(request, record_withdrawal, **about)
    return attempt(request, record_answer, answer=answer, **about)


@require_safe
def scan(request: Request, ref: uuid.UUID, giver_id: int) -> HttpResponse:
    """The signed paper, for who may record it. Errors: Http404."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    giver = get_giver(dossier, giver_id)
    if giver.scan is None or not may_record_answer(request.actor, dossier, giver):
        raise Http404
    try:
        data = read_file(giver.scan)
    except Refused as refused:  # the virus scanner has not looked yet
        raise Http404 from refused
    return _file(data, giver.scan.name, giver.scan.content_type)


@require_safe
def letter(request: Request, ref: uuid.UUID, giver_id: int) -> HttpResponse:
    """The question on paper, in Dutch and beside it in the language of the giver. Errors: Http404."""
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    giver = get_giver(dossier, giver_id)
    if not may_record_answer(request.actor, dossier, giver):
        raise Http404
    with override(settings.LANGUAGE_CODE):
        html = render_to_string("child/consent_letter.html", _letter(giver))
        title = _("Vraag om toestemming")
    return _file(render_pdf(html, title=title), "toestemming.pdf", "application/pdf")


def _letter(giver: AskedGiver) -> dict[str, Any]:
    languages = [settings.LANGUAGE_CODE]
    spoken = giver.person.language
    if spoken in dict(settings.LANGUAGES) and spoken != settings.LANGUAGE_CODE:
        languages.append(spoken)
    consent = giver.consent
    seen = (set(consent.categories) & most_by_consent(consent.recipient_role)) | {Category.PROCESS}
    return {
        "giver": giver,
        "consent": consent,
        "child": consent.pupil.person,
        "role": Role(consent.recipient_role),
        "purpose": Purpose(consent.purpose),
        "sees": [Category(value) for value in Category.values if value in seen],
        "sees_not": [Category(value) for value in Category.values if value not in seen],
        "languages": [
            {"code": code, "is_right_to_left": code in settings.LANGUAGES_BIDI} for code in languages
        ],
        "version": texts().version,
    }


def _file(data: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
