"""What every page needs: who is signed in, the menu, the count of new messages."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rondom.arrangements.access import may_see_money
from rondom.arrangements.money_access import speaks_for_board
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.rights.access import answers_requests
from rondom.experts.rules import expert_rules
from rondom.notifications.queries import unread_count, unread_count_and
from rondom.people.queries import region_name
from rondom.people.terms import OFFICE_ROLES
from rondom.reports.access import sees_school_totals
from rondom.safeguarding.access import has_the_duty
from rondom.safeguarding.queries import named
from rondom.tlv.access import decides_tlvs


@dataclass(frozen=True, slots=True)
class NavItem:
    label: str
    url: str
    icon: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Page:
    """See templates/base.html."""

    region_name: str = ""
    person_name: str = ""
    initials: str = ""
    hat_label: str = ""
    hats: tuple[tuple[str, str], ...] = ()
    unread: int = 0
    nav: tuple[NavItem, ...] = ()
    is_family: bool = False
    is_demo: bool = False
    signed_in: bool = False
    safety_url: str = ""
    extra: dict[str, str] = field(default_factory=dict)


def page(request: HttpRequest) -> dict[str, object]:
    return {"page": SimpleLazyObject(lambda: build(request))}


def build(request: HttpRequest) -> Page:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.person is None:
        return Page(is_demo=settings.DEMO, signed_in=bool(user and user.is_authenticated))
    hat = getattr(request, "hat", None)
    actor = hat.actor if hat else None
    unread, is_named = _counts(user.person.pk, actor)
    return Page(
        region_name=_region_name(user.person, actor.region_id) if actor else "",
        person_name=user.person.name,
        initials=user.person.initials,
        hat_label=hat.label if hat else "",
        hats=tuple((choice.value, choice.label) for choice in request.hats),  # type: ignore[attr-defined]
        unread=unread,
        nav=() if actor is None or actor.is_family else _menu(request.path, actor),
        is_family=bool(actor and actor.is_family),
        safety_url=reverse("safety:list") if is_named else "",
        is_demo=settings.DEMO,
        signed_in=True,
    )


def _region_name(person: Any, region_id: int) -> str:
    """Nearly everybody works in the region where he is known: that one came with the account."""
    return person.region.name if person.region_id == region_id else region_name(region_id)


def _counts(person_id: int, actor: Actor | None) -> tuple[int, bool]:
    """(unread messages, named in a case about safety). For who is named in none the menu is as it always was."""
    if actor is None or not has_the_duty(actor):
        return unread_count(person_id), False
    return unread_count_and(person_id, named(actor, on=clock.today()))


def _menu(path: str, actor: Actor) -> tuple[NavItem, ...]:
    items = [
        (_("Mijn werk"), reverse("work:home"), "checklist"),
        (_("Kinderen"), reverse("child:list"), "users"),
        (_("Overleg"), reverse("meeting:list"), "calendar-event"),
    ]
    if actor.role in expert_rules().roles:
        items.append((_("Begeleiders"), reverse("experts:home"), "users"))
    if sees_school_totals(actor):
        items.append((_("Cijfers"), reverse("reports:school"), "chart-bar"))
    if may_see_money(actor):
        items.append((_("Budget"), reverse("arrangements:money"), "chart-bar"))
        items.append((_("Begeleiders"), reverse("experts:home"), "users"))
    if speaks_for_board(actor):
        items.append((_("Cijfers"), reverse("reports:year"), "chart-bar"))
    if decides_tlvs(actor):
        items.append((_("TLV's"), reverse("tlv:round"), "checklist"))
    if answers_requests(actor):
        items.append((_("Rechten"), reverse("rights:desk"), "shield-check"))
    if actor.role in OFFICE_ROLES:
        items.append((_("Beheer"), reverse("manage:home"), "adjustments"))
    return tuple(NavItem(label, url, icon, path.startswith(url)) for label, url, icon in items)
