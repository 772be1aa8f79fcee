"""Screens of the account: choosing a hat, no role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rondom.web import hats as hat_choices
from rondom.web.middleware import works_without_a_hat


@require_http_methods(["GET", "POST"])
def hats(request: HttpRequest) -> HttpResponse:
    """Choose which hat is on."""
    if request.method == "POST":
        request.session[hat_choices.SESSION_KEY] = request.POST.get("hat", "")
        return redirect("start:home")
    return render(request, "account/hats.html", {"choices": request.hats})  # type: ignore[attr-defined]


@works_without_a_hat
def no_role(request: HttpRequest) -> HttpResponse:
    return render(request, "account/no_role.html")
