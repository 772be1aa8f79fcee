"""Screens: what was offered to the bank of goals, and deciding about it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rondom.plans.bank import entries_of
from rondom.plans.bank_access import check_decides, get_entry
from rondom.plans.operations import decide_entry
from rondom.plans.terms import BankState
from rondom.web.http import attempt
from rondom.web.middleware import Request


class DecideForm(forms.Form):
    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    reason = forms.CharField(
        label=gettext_lazy("Waarom niet?"),
        help_text=gettext_lazy("Wie het aanbood, leest dit. De tekst zelf gaat weg."),
        max_length=300,
        required=False,
    )


@require_safe
def overview(request: Request) -> HttpResponse:
    check_decides(request.actor)
    return _page(request)


def _page(request: Request, **typed: object) -> HttpResponse:
    rows = entries_of(request.actor.region_id)
    context = {
        "offered": [row for row in rows if row.state == BankState.OFFERED],
        "approved": [row for row in rows if row.state == BankState.APPROVED],
        "me": request.actor.person_id,
    }
    return render(request, "manage/bank.html", context | typed)


@require_POST
def decide(request: Request, entry_id: int) -> HttpResponse:
    entry = get_entry(request.actor, entry_id)
    form = DecideForm(request.POST)
    if form.is_valid():
        yes = form.cleaned_data["answer"] == "yes"
        reason = form.cleaned_data["reason"]
        if attempt(request, decide_entry, entry_id=entry.pk, approve=yes, reason=reason):
            done = (
                _("De tekst staat in de doelenbank.") if yes else _("De tekst staat niet in de doelenbank.")
            )
            messages.success(request, done)
            return redirect("manage:bank")
    return _page(request, typed_for=entry.pk, typed=request.POST.get("reason", "")[:300], form=form)
