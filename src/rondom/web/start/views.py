"""The first page sends everybody to his own start; the demo page signs in with one click."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rondom.people.queries import demo_account, demo_accounts
from rondom.web.hats import must_choose
from rondom.web.sessions import list_session
from rondom.web.start import story
from rondom.web.tour_offer import offers_tour


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("start:demo" if settings.DEMO else "account_login")
    actor = request.actor  # type: ignore[attr-defined]
    if actor is None:
        return redirect("account:no_role")
    if must_choose(request, request.hats):  # type: ignore[attr-defined]
        return redirect("account:hats")
    if offers_tour(request):
        return redirect("tour:home")
    return redirect("family:home" if actor.is_family else "work:home")


@login_not_required
def demo(request: HttpRequest) -> HttpResponse:
    """Who can be tried. Exists in demo mode only."""
    if not settings.DEMO:
        raise Http404
    context = {"groups": story.groups(demo_accounts()), "mail_folder": settings.EMAIL_FILE_PATH}
    return render(request, "start/demo.html", context)


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest, account_id: int) -> HttpResponse:
    account = demo_account(account_id) if settings.DEMO else None
    if account is None:
        raise Http404
    request.session.flush()
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    list_session(request)
    return redirect("start:home")
