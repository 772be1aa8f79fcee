"""Screens: whom a school turns to when it is needed, and a mail to them in one click more."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core import clock
from rondom.people import access, operations
from rondom.people.queries import colleagues, contacts_of
from rondom.web.http import attempt
from rondom.web.middleware import Request


class FindForm(forms.Form):
    words = forms.CharField(max_length=100, required=False)


@require_safe
def contacts(request: Request) -> HttpResponse:
    school_id = access.check_sees_contacts(request.actor)
    context = {
        "rows": contacts_of(school_id, on=clock.today()),
        "may_keep": access.may_keep_contacts(request.actor),
    }
    return render(request, "contacts/list.html", context)


@require_http_methods(["GET", "POST"])
def choose(request: Request) -> HttpResponse:
    """Searching is a POST, so that no name comes into an address."""
    school_id = access.check_sees_contacts(request.actor)
    form = FindForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    listed = {row.pk for row in contacts_of(school_id, on=clock.today())}
    found = colleagues(request.actor.region_id, on=clock.today(), words=words)
    context = {
        "rows": [(row, row.pk in listed) for row in found if row.organisation_id != school_id],
        "words": words,
        "may_keep": access.may_keep_contacts(request.actor),
    }
    return render(request, "contacts/choose.html", context)


@require_POST
def add(request: Request, membership_id: int) -> HttpResponse:
    access.check_sees_contacts(request.actor)
    if attempt(request, operations.add_contact, membership_id=membership_id):
        messages.success(request, _("Deze persoon staat op de lijst."))
    return redirect("contacts:list")


@require_POST
def drop(request: Request, membership_id: int) -> HttpResponse:
    access.check_sees_contacts(request.actor)
    if attempt(request, operations.drop_contact, membership_id=membership_id):
        messages.success(request, _("Deze persoon staat niet meer op de lijst."))
    return redirect("contacts:list")
