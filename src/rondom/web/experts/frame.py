"""What the screens of experts share: a form on a page of its own, and running one operation."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rondom.core.decision import ALLOWED
from rondom.web.middleware import Request


def form_page(request: Request, form: forms.Form, **more: Any) -> HttpResponse:
    """more: heading and button; intro, decision and back_url when they are not the usual ones."""
    usual = {"form": form, "decision": ALLOWED, "back_url": reverse("experts:home"), "intro": ""}
    return render(request, "experts/form.html", usual | more)
