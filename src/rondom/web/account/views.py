"""Screens of the account: choosing a hat, no role, the second step, my details."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.meetings.feed import feed_made_at
from rondom.people.operations import choose_language
from rondom.people.role_tasks import tasks_of
from rondom.people.sessions import end_sessions
from rondom.web import hats as hat_choices
from rondom.web.account.factors import factors_of
from rondom.web.http import row_number
from rondom.web.middleware import chooses_a_hat, works_without_a_hat
from rondom.web.second_factor import has_second_factor, works_without_second_factor
from rondom.web.sessions import signed_in


@chooses_a_hat
@require_http_methods(["GET", "POST"])
def hats(request: HttpRequest) -> HttpResponse:
    """Choose which hat is on, and go where one was going."""
    choices = request.hats  # type: ignore[attr-defined]
    wanted = request.POST.get("hat", "")
    if request.method == "POST" and any(choice.value == wanted for choice in choices):
        request.session[hat_choices.SESSION_KEY] = wanted
        onwards = request.POST.get("verder", "")
        return redirect(onwards if _is_own_page(onwards) else "start:home")
    onwards = request.GET.get("verder", "")
    hat = None if hat_choices.must_choose(request, choices) else request.hat  # type: ignore[attr-defined]
    context = {"choices": choices, "hat": hat, "onwards": onwards if _is_own_page(onwards) else ""}
    return render(request, "account/hats.html", context)


def _is_own_page(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


@require_safe
def role(request: HttpRequest) -> HttpResponse:
    """What belongs to the role that is on, in the words of the region; for the family too."""
    actor = request.actor  # type: ignore[attr-defined]
    return render(request, "account/role.html", {"tasks": tasks_of(actor.region_id, actor.role)})


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
    context = {
        "factors": factors_of(request.user),
        "places": signed_in(request),
        "languages": settings.LANGUAGES,
        "feed_made_at": feed_made_at(request.user.person_id),  # type: ignore[union-attr]
        "has_hat": request.actor is not None,  # type: ignore[attr-defined]
    }
    return render(request, "account/details.html", context)


@works_without_a_hat
@require_POST
def sign_out_place(request: HttpRequest) -> HttpResponse:
    """Sign out one other place where this account is signed in, or all of them; never here."""
    pk = row_number(request.POST.get("place", ""))
    ended = end_sessions(request.user.pk, but=request.session.session_key, pk=pk or None)
    if ended:
        messages.success(
            request, ngettext("Dat apparaat is uitgelogd.", "Alle andere apparaten zijn uitgelogd.", ended)
        )
    else:
        messages.info(request, _("Daar was u al uitgelogd."))
    return redirect("account:details")


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
        httponly=True,
        samesite="Lax",
    )
    return response
