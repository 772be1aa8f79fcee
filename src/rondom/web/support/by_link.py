"""Screens for a family without an account: ask the support point, follow the question by a link and a code."""

from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.support import operations, queries
from rondom.support.access import is_open
from rondom.support.queries import SeenTicket
from rondom.web.secret_link import CodeForm, SecretLink
from rondom.web.support.forms import SayForm, TicketForm

LINK = SecretLink(
    cookie="steunpunt", salt="rondom.support", page="support:page", template="support/code.html"
)


@login_not_required
@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """Which support point; with one region its form opens at once."""
    found = queries.regions_with_a_point(on=clock.today())
    if len(found) == 1:
        return redirect("support:ask", found[0][0])
    return render(request, "support/regions.html", {"regions": found})


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, region: str) -> HttpResponse:
    """The number, the link and the code are shown once, right here. Errors: Http404; 429 for who asks too often."""
    names = dict(queries.regions_with_a_point(on=clock.today()))
    if region not in names:
        raise Http404
    form = TicketForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if ratelimit.consume(request, app="allauth.account", action="ask_point") is None:
            return respond_429(request)
        try:
            made = operations.ask_point(region=region, text=form.text())
        except Refused as refused:
            messages.error(request, refused.decision.reason)
        else:
            return render(request, "support/made.html", {"made": made})
    return render(request, "support/ask.html", {"form": form, "region": names[region]})


@login_not_required
@never_cache
@require_safe
def follow(_request: HttpRequest, secret: str) -> HttpResponse:
    return LINK.follow(secret)


def _opened(request: HttpRequest) -> SeenTicket | None:
    ticket = queries.ticket_by_secret(LINK.secret(request))
    return ticket if ticket and is_open(ticket) and LINK.is_opened(request, ticket) else None


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    ticket = queries.ticket_by_secret(LINK.secret(request))
    if ticket is None or not is_open(ticket):
        return _closed(request)
    if not LINK.is_opened(request, ticket):
        return LINK.ask_code(request)
    return _page(request, ticket, SayForm())


def _page(request: HttpRequest, ticket: SeenTicket, form: SayForm) -> HttpResponse:
    said = sorted(ticket.words.all(), key=lambda row: (row.said_at, row.pk))
    return render(request, "support/page.html", {"ticket": ticket, "said": said, "form": form})


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "support/closed.html", status=410)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return redirect("support:page")
    secret = LINK.secret(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        if operations.open_ticket(secret, code=form.cleaned_data["code"]):
            return LINK.let_in(queries.ticket_by_secret(secret))
        ticket = queries.ticket_by_secret(secret)
        if ticket is None or not is_open(ticket):
            return _closed(request)
        form.say_wrong()
    return LINK.ask_code(request, form)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    ticket = _opened(request)
    if ticket is None:
        return redirect("support:page")
    form = SayForm(request.POST)
    if not form.is_valid():
        return _page(request, ticket, form)
    operations.say_more(LINK.secret(request), words=form.cleaned_data["words"])
    messages.success(request, _("Uw woorden staan erbij."))
    return redirect("support:page")


@login_not_required
@never_cache
@require_POST
def want(request: HttpRequest) -> HttpResponse:
    """Only the family says whether its question may stand beside the dossier."""
    if _opened(request) is None:
        return redirect("support:page")
    wants = request.POST.get("wants") == "yes"
    operations.want_link(LINK.secret(request), wants=wants)
    messages.success(
        request,
        _("Wij zetten uw vraag bij het dossier.") if wants else _("Uw vraag staat niet bij het dossier."),
    )
    return redirect("support:page")
