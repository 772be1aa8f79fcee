"""Screen: the start of Beheer: what can be changed here, each with one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.arrangements.access import may_publish_catalogue
from rondom.core.actor import Actor
from rondom.integrations.youth_index.access import sees_switches
from rondom.keeping.access import check_sees_keeping, may_steer_keeping
from rondom.people.access import may_manage
from rondom.plans.bank_access import may_decide
from rondom.routes.access import may_edit_routes, may_set_school_routes
from rondom.web.links import address
from rondom.web.middleware import Request


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    items: list[Item]


@require_safe
def home(request: Request) -> HttpResponse:
    check_sees_keeping(request.actor)  # who manages anything sees at least what is kept
    groups = [Group(title, list(items)) for title, items in _groups(request.actor)]
    return render(request, "manage/home.html", {"groups": [group for group in groups if group.items]})


def _groups(actor: Actor) -> Iterator[tuple[str, Iterator[Item]]]:
    yield _("Route"), _routes(actor)
    yield _("Mensen en woorden"), _people(actor)
    yield _("Extra hulp"), _help(actor)
    yield _("Aansluitingen"), _connections(actor)
    yield _("Bewaren"), _keeping(actor)


def _routes(actor: Actor) -> Iterator[Item]:
    if may_edit_routes(actor):
        about = _("De stappen van uw regio: bekijken, veranderen, uitproberen en publiceren.")
        yield Item(_("Routes"), address("manage:routes"), about)
    if may_set_school_routes(actor):
        about = _("Met welke routes een school werkt.")
        yield Item(_("Routes per school"), address("manage:schools"), about)


def _people(actor: Actor) -> Iterator[Item]:
    if may_manage(actor):
        about = _("Scholen, gemeente en hulp; wie er werkt, en in welke rol.")
        yield Item(_("Organisaties en mensen"), address("manage:organisations"), about)
        about = _(
            "Wat er bij een rol hoort, in de woorden van uw regio. Iedereen leest dit op zijn beginpagina of bij zijn naam."
        )
        yield Item(_("Taken per rol"), address("manage:tasks"), about)
        about = _("Waar ouders en kinderen vóór een gesprek over kunnen nadenken.")
        yield Item(_("Vragen vóór een gesprek"), address("manage:questions"), about)
        about = _("De volgorde en uitleg van het ontwikkelingsperspectief, per soort onderwijs.")
        yield Item(_("Opbouw van het plan"), address("manage:opp_forms"), about)
    if may_decide(actor):
        about = _("Doelen en aanpakken zonder namen, waarmee anderen kunnen beginnen: opnemen of niet.")
        yield Item(_("Doelenbank"), address("manage:bank"), about)


def _help(actor: Actor) -> Iterator[Item]:
    if may_publish_catalogue(actor):
        about = _("Wat een school kan aanvragen, en tot welke grens, per schooljaar.")
        yield Item(_("Soorten arrangementen"), address("arrangements:catalogue"), about)


def _connections(actor: Actor) -> Iterator[Item]:
    if sees_switches(actor):
        about = _("Per gemeente aan of uit.")
        yield Item(_("Zorg voor Jeugd"), address("triage:connections"), about)


def _keeping(actor: Actor) -> Iterator[Item]:
    about = _("Wat volgens de wet weg moet, en of dat vannacht gebeurt. Aantallen, geen namen.")
    yield Item(_("Bewaren en vernietigen"), address("manage:keeping"), about)
    if may_steer_keeping(actor):
        about = _("Houd vast wat nodig is bij een klacht of een rechtszaak.")
        yield Item(_("Een dossier blokkeren"), address("manage:hold_place"), about)
