"""What the screens of experts share: a form on a page of its own, and running one operation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format

from rondom.core.decision import ALLOWED
from rondom.web.http import attempt
from rondom.web.middleware import Request


def done(request: Request, operation: Callable[..., Any], message: str, **values: Any) -> Any:
    """Run one operation; with a message when it went well. None after a refusal."""
    result = attempt(request, operation, **values)
    if result is not None:
        messages.success(request, message)
    return result


def form_page(request: Request, form: forms.Form, **more: Any) -> HttpResponse:
    """more: heading and button; intro, decision and back_url when they are not the usual ones."""
    usual = {"form": form, "decision": ALLOWED, "back_url": reverse("experts:home"), "intro": ""}
    return render(request, "experts/form.html", usual | more)


def hours_words(hours: Any) -> str:
    """ "1,5" or "2"; empty without hours."""
    return (
        ""
        if hours is None
        else number_format(f"{hours:f}".rstrip("0").rstrip(".") if hours % 1 else int(hours))
    )
