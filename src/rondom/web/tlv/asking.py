"""Screens of the school: begin, fill in, the committee, the annexes, send, take back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.documents.paper import make_document, page_count
from rondom.documents.reading import Reading
from rondom.documents.registry import CORE, OF_CHILD, DocumentKind
from rondom.dossiers.access import SeenDossier
from rondom.tlv import access, operations, queries
from rondom.tlv.queries import SeenTlv
from rondom.tlv.rules import categories, category_label, form, procedure
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import AnnexForm, CategoryForm, CommitteeForm, SendForm, TlvForm
from rondom.web.tlv.frame import back, form_page, seen, seen_tlv, where


def begin(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Choose for what; what the dossier knows is filled in then."""
    dossier = seen(request, ref)
    typed = CategoryForm(request.POST or None)
    if typed.is_bound and typed.is_valid():
        message = _("Veel is al ingevuld uit het dossier. Vul de rest aan.")
        values = {"dossier_id": dossier.pk, "category": typed.cleaned_data["category"]}
        row = done(request, operations.begin_tlv, message, **values)
        if row:
            return redirect("tlv:write", ref, row.pk)
    return form_page(
        request,
        dossier,
        typed,
        heading=_("TLV aanvragen"),
        button=_("Ga verder"),
        decision=access.may_begin(request.actor, dossier),
        intro=_("Een TLV is een toelaatbaarheidsverklaring: daarmee mag een kind naar speciaal onderwijs."),
        source=categories().source,
    )


def write(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Keep what is filled in. Who saves second sees what stands there now, and keeps his own words."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    typed = TlvForm(request.POST or None, fields=queries.fields_of(row), initial=_initial(dossier, row))
    if not access.sees_health(row, dossier):
        del typed.fields["health"]
    theirs: list[tuple[str, str]] = []
    if typed.is_bound and typed.is_valid():
        try:
            if done(request, operations.save_tlv, _("Bewaard."), **_values(dossier, row, typed)):
                return back(ref, tlv_id)
        except Conflict as conflict:
            messages.error(
                request,
                _(
                    "Iemand anders heeft de aanvraag net veranderd. Uw woorden staan er nog. Kijk na wat er nu staat."
                ),
            )
            theirs = _differences(row, typed)
            data = request.POST.copy()
            data["revision"] = str(conflict.revision)
            typed.data = data
    return form_page(
        request,
        dossier,
        typed,
        row=row,
        heading=_("TLV invullen"),
        button=_("Bewaar"),
        decision=access.may_write(request.actor, row, dossier),
        intro=_("%(category)s. Wat uit het dossier komt, staat er al.")
        % {"category": category_label(row.category)},
        source=form().source,
        theirs=theirs,
    )


def _values(dossier: SeenDossier, row: SeenTlv, typed: TlvForm) -> dict[str, Any]:
    values = typed.cleaned_data
    return {
        **where(dossier, row),
        "category": values["category"],
        "answers": typed.answers(),
        "health": values.get("health", ""),
        "revision": values["revision"],
    }


def _differences(row: SeenTlv, typed: TlvForm) -> list[tuple[str, str]]:
    """(question, what stands there now) of every answer that is not what is typed."""
    stored, own = queries.answers_of(row), typed.answers()
    return [
        (field.label, stored.get(field.key, ""))
        for field in queries.fields_of(row)
        if stored.get(field.key, "").split() != own.get(field.key, "").split()
    ]


def _initial(dossier: SeenDossier, row: SeenTlv) -> dict[str, Any]:
    answers = {f"answer_{key}": text for key, text in queries.answers_of(row).items()}
    health = queries.health_of(row) if access.sees_health(row, dossier) else None
    return answers | {
        "category": row.category,
        "revision": row.revision,
        "health": health.words if health else "",
    }


def committee(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """The minutes of the committee of the school: every discipline with a name."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    typed = CommitteeForm(request.POST or None, initial=_minuted(row))
    if typed.is_bound and typed.is_valid():
        values = {name: typed.cleaned_data[name] for name in ("held_on", "talked_on", "words")}
        message = _("Het verslag van de commissie is bewaard.")
        values |= {"names": typed.names(), **where(dossier, row)}
        if done(request, operations.write_minutes, message, **values):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        typed,
        row=row,
        heading=_("De commissie van begeleiding"),
        button=_("Bewaar het verslag"),
        decision=access.may_write(request.actor, row, dossier),
        source=procedure().disciplines.source,
    )


def _minuted(row: SeenTlv) -> dict[str, Any]:
    minutes = queries.minutes_of(row)
    if minutes is None:
        return {}
    names = {f"name_{seat.discipline}": seat.name for seat in minutes.seats.all()}
    return names | {"held_on": minutes.held_on, "talked_on": minutes.talked_on, "words": minutes.words}


# The core and what goes with it ---------------------------------------------------------------


def _pages(kind: DocumentKind, reading: Reading) -> int:
    """0 for a document that is not there for this reader."""
    return page_count(kind, reading, make_document(kind, reading)) if kind.may(reading) else 0


def _annex_kinds() -> list[DocumentKind]:
    return [kind for kind in OF_CHILD if kind.key != CORE.key]


def annexes(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """The core with its pages, and what may go with it; the sum stands below."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    reading = Reading(request.actor, dossier)
    pages = {kind.key: _pages(kind, reading) for kind in (CORE, *_annex_kinds())}
    offered = [kind for kind in _annex_kinds() if pages[kind.key]]
    choices = [
        (kind.key, _("%(title)s, bladzijden: %(pages)s") % {"title": kind.title, "pages": pages[kind.key]})
        for kind in offered
    ]
    sent = request.POST if request.method == "POST" else None  # also when nothing is chosen
    typed = AnnexForm(sent, choices=choices, initial={"annexes": row.annexes})
    if typed.is_bound and typed.is_valid():
        values = {"annexes": typed.cleaned_data["annexes"], "known": [kind.key for kind in offered]}
        if done(request, operations.choose_annexes, _("Bewaard."), **where(dossier, row), **values):
            return redirect("tlv:annexes", ref, tlv_id)
    chosen = [kind for kind in offered if kind.key in row.annexes]
    context = {
        "dossier": dossier,
        "row": row,
        "form": typed,
        "core_pages": pages[CORE.key],
        "core_most": procedure().core_pages,
        "chosen": [(kind, pages[kind.key]) for kind in chosen],
        "total": pages[CORE.key] + sum(pages[kind.key] for kind in chosen),
        "may_write": access.may_write(request.actor, row, dossier),
    }
    return render(request, "tlv/annexes.html", context)


def send(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """To somebody who decides; what lacks is said before."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    members = queries.decider_choices(dossier.region_id, on=clock.today())
    choices = [(each.pk, f"{each.person.name}, {each.organisation.name}") for each in members]
    label = _("Wie van het samenwerkingsverband krijgt de aanvraag?")
    typed = SendForm(request.POST or None, choices=choices, label=label, initial=_only(choices))
    core_pages = (
        _pages(CORE, Reading(request.actor, dossier)) if request.actor.role in procedure().askers else 0
    )
    decision = access.may_send(request.actor, row, dossier, core_pages=core_pages)
    if typed.is_bound and typed.is_valid():
        values = {
            "membership_id": typed.cleaned_data["choice"],
            "parents_told_on": typed.cleaned_data["parents_told_on"],
            "core_pages": core_pages,
        }
        message = _("De aanvraag is ingediend. De ouders krijgen bericht.")
        if done(request, operations.send_tlv, message, **where(dossier, row), **values):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        typed,
        row=row,
        heading=_("TLV indienen"),
        button=_("Dien de aanvraag in"),
        decision=decision,
        intro=_(
            "Het samenwerkingsverband krijgt de aanvraag, de kern van het dossier en wat u erbij koos. Dat is zijn wettelijke taak."
        ),
        source=procedure().handling.source,
    )


def _only(choices: list[tuple[int, str]]) -> dict[str, Any]:
    return {"choice": choices[0][0]} if len(choices) == 1 else {}


@require_POST
def withdraw(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    done(request, operations.withdraw_tlv, _("De aanvraag is ingetrokken."), **where(dossier, row))
    return back(ref, tlv_id)
