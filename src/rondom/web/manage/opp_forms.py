"""Screens: how the plan of each kind of school is laid out in this region."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rondom.core.decision import Conflict
from rondom.people.access import check_manages
from rondom.plans.opp_form import HELP_LENGTH, FormPart, LaidOut, all_forms, write_form
from rondom.web.http import attempt
from rondom.web.middleware import Request

MOST_REVISIONS = 10**6


class OppFormForm(forms.Form):
    """Per part: its place, whether it is on (the law keeps its parts on), and what is said to who writes it."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_REVISIONS)

    def __init__(self, *args: Any, shown: LaidOut, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parts = shown.every
        for number, part in enumerate(shown.every, start=1):
            self.fields |= _fields(part, number, count=len(shown.every))
        self.fields["revision"].initial = shown.revision

    def groups(self) -> list[dict[str, Any]]:
        return [
            {
                "title": part.title,
                "is_statutory": part.is_statutory,
                "fields": [self[name] for name in self.fields if name.startswith(f"{part.key}-")],
            }
            for part in self.parts
        ]

    def made(self) -> list[FormPart]:
        """The parts that are on, by place. What was moved to a place comes before what stood there when it went up, and
        behind it when it went down.
        """
        values = self.cleaned_data
        wanted = [values[f"{part.key}-place"] for part in self.parts]
        order = sorted(enumerate(wanted, start=1), key=lambda row: (row[1], _turn(*row)))
        placed = [self.parts[stood - 1] for stood, _place in order]
        return [
            FormPart(part.key, values[f"{part.key}-help"])
            for part in placed
            if values.get(f"{part.key}-on", part.is_statutory)
        ]


def _turn(stood: int, place: int) -> int:
    """Among parts that ask for one place: up, where it stood, down."""
    return (place > stood) - (place < stood)


def _fields(part: FormPart, number: int, *, count: int) -> dict[str, forms.Field]:
    wrong = gettext_lazy("Vul een getal in van 1 tot %(count)d") % {"count": count}
    named = ("required", "invalid", "min_value", "max_value")
    found: dict[str, forms.Field] = {
        f"{part.key}-place": forms.IntegerField(
            label=gettext_lazy("Plaats in het plan"),
            min_value=1,
            max_value=count,
            initial=number,
            error_messages=dict.fromkeys(named, wrong),
        )
    }
    if not part.is_statutory:
        found[f"{part.key}-on"] = forms.BooleanField(
            label=gettext_lazy("Neem dit deel op"), required=False, initial=part.is_on
        )
    found[f"{part.key}-help"] = forms.CharField(
        label=gettext_lazy("Uitleg voor wie het schrijft"),
        max_length=HELP_LENGTH,
        required=False,
        initial=part.help,
        error_messages={"max_length": gettext_lazy("Maak dit korter: hooguit %(limit_value)d tekens")},
    )
    return found


@require_safe
def overview(request: Request) -> HttpResponse:
    check_manages(request.actor)
    return render(request, "manage/opp_forms.html", {"rows": all_forms(request.actor.region_id)})


@require_http_methods(["GET", "POST"])
def change(request: Request, school_type: str) -> HttpResponse:
    check_manages(request.actor)
    shown = {row.school_type: row for row in all_forms(request.actor.region_id)}.get(school_type)
    if shown is None:
        raise Http404
    form = OppFormForm(request.POST or None, shown=shown)
    theirs = ""
    if form.is_bound and form.is_valid():
        try:
            saved = attempt(
                request,
                write_form,
                school_type=school_type,
                parts=form.made(),
                revision=form.cleaned_data["revision"],
            )
        except Conflict as conflict:
            saved, theirs = None, conflict.theirs
            form.data = request.POST.copy()
            form.data["revision"] = str(conflict.revision)
            form.add_error(
                None,
                _(
                    "%(who)s was u voor. Hieronder leest u wat er nu staat. Bewaart u nog een keer, dan geldt dat van u."
                )
                % {"who": conflict.theirs_by},
            )
        if saved:
            messages.success(request, _("De opbouw is bewaard. Wat al vastligt, blijft zoals het is."))
            return redirect("manage:opp_forms")
    context = {"form": form, "shown": shown, "theirs": theirs}
    return render(request, "manage/opp_form.html", context, status=409 if theirs else 200)
