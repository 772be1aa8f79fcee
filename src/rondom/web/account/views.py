"""Screens of the account: choosing a hat, no role, the second step, my details."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from rondom.people.operations import choose_language
from rondom.web import hats as hat_choices
from rondom.web.account.factors import factors_of
from rondom.web.middleware import works_without_a_hat
from rondom.web.second_factor import has_second_factor, works_without_second_factor


@require_http_methods(["GET", "POST"])
def hats(request: HttpRequest) -> HttpResponse:
    """Choose which hat is on."""
    choices = request.hats  # type: ignore[attr-defined]
    wanted = request.POST.get("hat", "")
    if request.method == "POST" and any(choice.value == wanted for choice in choices):
        request.session[hat_choices.SESSION_KEY] = wanted
        return redirect("start:home")
    context = {"choices": choices, "hat": request.hat}  # type: ignore[attr-defined]
    return render(request, "account/hats.html", context)


@works_without_a_hat
def no_role(request: HttpRequest) -> HttpResponse:
    return render(request, "account/no_role.html")


@works_without_a_hat
@works_without_second_factor
def second_factor(request: HttpRequest) -> HttpResponse:
    """Choose the second factor: nothing else opens before there is one."""
    factors = factors_of(request.user)
    if factors.total:
        return redirect("start:home")
    context = {"may_skip": has_second_factor(request)}
    return render(request, "account/second_factor.html", context)


@works_without_a_hat
def details(request: HttpRequest) -> HttpResponse:
    context = {"factors": factors_of(request.user), "languages": settings.LANGUAGES}
    return render(request, "account/details.html", context)


@works_without_a_hat
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of the screens, in a cookie, and of the mails, with the person."""
    wanted = request.POST.get("language", "")
    response = redirect("account:details")
    if not translation.check_for_language(wanted) or wanted not in dict(settings.LANGUAGES):
        return response
    if actor := request.actor:  # type: ignore[attr-defined]
        choose_language(actor, language=wanted)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        wanted,
        max_age=365 * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
