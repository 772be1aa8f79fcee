"""Screens: write, read and change a note."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.dossiers.access import get_dossier
from rondom.notes.access import get_note, may_change_note, may_write_note
from rondom.notes.operations import NoteText, change_note, write_note
from rondom.notes.terms import NoteKind
from rondom.people.terms import Role
from rondom.web.child.forms import NoteForm
from rondom.web.http import attempt
from rondom.web.links import address
from rondom.web.middleware import Request


def write(request: Request, ref: uuid.UUID) -> HttpResponse:
    """A note; with ?soort=signal the signal of a dossier that began without one, e.g. from an import."""
    dossier = get_dossier(request.actor, ref, looking_at="note")
    kind = _kind(request.GET.get("soort", ""))
    is_signal = kind == NoteKind.SIGNAL
    initial = {"kind": kind, "category": Category.EDUCATION, "talked_on": clock.today()}
    form = NoteForm(
        request.POST or None, initial=initial, categories=dossier.categories, with_kind=not is_signal
    )
    if form.is_bound and form.is_valid():
        kind = form.cleaned_data.get("kind", kind)
        note = attempt(request, write_note, dossier_id=dossier.pk, kind=kind, text=_text(form))
        if note:
            done = _("Het signaal is bewaard.") if is_signal else _("Het verslag is bewaard.")
            messages.success(request, done)
            return redirect("child:page", ref=ref)
    context = {"dossier": dossier, "form": form, "decision": may_write_note(request.actor, dossier)}
    return render(request, "child/form_page.html", context | _words_of(is_signal=is_signal))


def _kind(wanted: str) -> str:
    return wanted if wanted in NoteKind.values else NoteKind.TALK.value


def _words_of(*, is_signal: bool) -> dict[str, str]:
    if is_signal:
        return {
            "heading": _("Signaal vastleggen"),
            "intro": _("Een signaal heeft drie delen: met wie u sprak, wat u ziet en wat u afspreekt."),
            "button": _("Bewaar signaal"),
        }
    return {
        "heading": _("Verslag schrijven"),
        "intro": _(
            "Drie dingen horen er altijd in: wanneer en met wie, waar het over ging, en de afspraken."
        ),
        "button": _("Bewaar verslag"),
    }


def _text(form: NoteForm) -> NoteText:
    names = ("talked_with", "talked_on", "what", "agreements", "no_agreements", "with_parents", "category")
    return NoteText(**{name: form.cleaned_data[name] for name in names})


def read(request: Request, ref: uuid.UUID, note_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="note")
    note = get_note(dossier, note_id)
    context = {
        "dossier": dossier,
        "note": note,
        "author_role": _role_label(note.author_role),
        "decision": may_change_note(request.actor, note),
        "state_url": f"{address('rights:state', ref=ref)}?over=note-{note.pk}"
        if request.actor.is_family
        else "",
    }
    return render(request, "child/note.html", context)


def _role_label(role: str) -> str:
    return str(Role(role).label) if role in Role.values else ""


def change(request: Request, ref: uuid.UUID, note_id: int) -> HttpResponse:
    """Change a note. When it was saved elsewhere in between, both texts stand side by side."""
    dossier = get_dossier(request.actor, ref, looking_at="note")
    note = get_note(dossier, note_id)
    names = (
        "talked_with",
        "talked_on",
        "what",
        "agreements",
        "no_agreements",
        "with_parents",
        "category",
        "revision",
    )
    form = NoteForm(
        request.POST or None,
        initial={name: getattr(note, name) for name in names},
        categories=dossier.categories,
        with_kind=False,
    )
    context: dict[str, Any] = {"dossier": dossier, "note": note, "form": form}
    context["decision"] = may_change_note(request.actor, note)
    context |= {"heading": _("Verslag veranderen"), "button": _("Bewaar verslag")}
    if form.is_bound and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(request, change_note, note_id=note.pk, text=_text(form), revision=revision)
        except Conflict as conflict:
            context |= {"conflict": conflict, "mine": form.cleaned_data["what"]}
            return render(request, "child/note_change.html", context, status=409)
        if saved:
            messages.success(request, _("Het verslag is veranderd."))
            return redirect("child:note", ref=ref, note_id=note.pk)
    return render(request, "child/note_change.html", context)
