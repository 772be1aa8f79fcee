"""Rows about grounds for sharing: whose yes is missing, what the parents must hear, who may not look any more."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.consent.operations import is_for_after_change
from rondom.consent.queries import missing_givers, shares_to_tell
from rondom.consent.terms import Purpose
from rondom.dossiers.oversight import to_review
from rondom.dossiers.school_change import to_ask_again
from rondom.families.terms import Relation
from rondom.people.terms import Role
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def stranded_row(desk: Desk, dossier: Any, action: Any) -> WorkRow:
    """Who promised it may not look any more: the coordinator finds somebody else (AT-44)."""
    return desk.row(
        dossier,
        what=_("Wie neemt dit over? %(what)s") % {"what": action.what}
        if desk.sees(dossier, action.category)
        else _("Wie neemt deze afspraak over?"),
        why=_("%(name)s mag niet meer meekijken") % {"name": action.owner.name},
        url=address("child:action_hand", ref=dossier.ref, action_id=action.pk),
        due_on=action.due_on,
    )


def left_lying_row(desk: Desk, dossier: Any, action: Any) -> WorkRow:
    """The program reminded, and it is still not done: the coordinator calls."""
    name = action.owner.name
    return desk.row(
        dossier,
        what=_("Bel %(name)s over: %(what)s") % {"name": name, "what": action.what}
        if desk.sees(dossier, action.category)
        else _("Bel %(name)s over een afspraak") % {"name": name},
        why=_("Niet gedaan, ook na herinneringen"),
        due_on=action.due_on,
    )


def consent_rows(desk: Desk) -> Iterator[WorkRow]:
    """Whose yes is missing, by capacity and without a reason, where I steer; one row per question."""
    by_pupil = {row.pupil_id: row for row in desk.dossiers.values() if desk.steers(row)}
    givers = missing_givers(list(by_pupil), on=desk.on)
    for consent in dict.fromkeys(giver.consent for giver in givers):
        dossier, recipient = by_pupil[consent.pupil_id], consent.recipient.name
        silent = [(giver.pk, _capacity(giver.capacity)) for giver in givers if giver.consent_id == consent.pk]
        who = get_text_list([capacity for _pk, capacity in silent], _("en"))
        reminders = (desk.reminder(dossier, "consent", pk, capacity) for pk, capacity in silent)
        yield desk.row(
            dossier,
            kind=Kind.WAITS,
            what=_asked_words(consent) % {"name": recipient},
            why=_why_asked(consent) % {"name": recipient, "day": date_format(consent.valid_from, "j F")},
            who=who.capitalize(),
            since_on=localtime(consent.asked_at).date(),
            reminders=tuple(reminders),
        )


def _asked_words(consent: Any) -> str:
    if consent.purpose == Purpose.MOVE:
        return _("Overstap: het dossier mag mee naar %(name)s")
    if consent.renews_id is None:
        return _("Toestemming: %(name)s mag meedoen")
    return _("Opnieuw toestemming: %(name)s mag blijven meedoen")


def _why_asked(consent: Any) -> str:
    if consent.purpose == Purpose.MOVE:
        return _("Zonder ja ziet %(name)s niets, en gaat het dossier niet mee")
    if consent.renews_id is None:
        return _("Zonder toestemming kan %(name)s niet meedoen")
    if is_for_after_change(consent):
        return _("Andere school: zonder nieuw ja stopt %(name)s op %(day)s")
    if consent.renews.ended_because:
        return _("Andere school: zonder nieuw ja kan %(name)s niet meedoen")
    return _("Zonder nieuw ja stopt %(name)s op %(day)s")


def school_change_rows(desk: Desk) -> Iterator[WorkRow]:
    """What the family had agreed to and a change of school ended, where I have the regie."""
    by_pupil = {desk.dossiers[key].pupil_id: desk.dossiers[key] for key in desk.with_regie()}
    for consent in to_ask_again(desk.actor, list(by_pupil), on=desk.on):
        dossier = by_pupil[consent.pupil_id]
        yield desk.row(
            dossier,
            what=_("Vraag opnieuw toestemming voor %(name)s") % {"name": consent.recipient.name},
            why=_("%(child)s ging naar een andere school. Daardoor stopte de toestemming.")
            % {"child": dossier.pupil.person.call_name},
            url=address("child:consent_ask", ref=dossier.ref) + "#andere-school",
        )


def legal_share_rows(desk: Desk) -> Iterator[WorkRow]:
    """Sharing by law of which the parents must still be told, where I have the regie."""
    by_pupil = {desk.dossiers[key].pupil_id: desk.dossiers[key] for key in desk.with_regie()}
    for share in shares_to_tell(list(by_pupil)):
        dossier = by_pupil[share.pupil_id]
        yield desk.row(
            dossier,
            what=_("Vertel de ouders dat er gedeeld is met %(name)s") % {"name": share.recipient.name},
            why=_("Er is gedeeld zonder toestemming"),
            url=address("child:consent_ask", ref=dossier.ref),
            due_on=share.tell_before_on,
        )


def emergency_rows(desk: Desk) -> Iterator[WorkRow]:
    """Emergency access that I review; without the name of the child, whom I need not know."""
    for emergency in to_review(desk.actor):
        url = address("emergency:review", emergency_id=emergency.pk)
        yield WorkRow(
            child=_("Noodtoegang"),
            call_name="",
            group=emergency.dossier.school.name,
            child_url=url,
            what=_("Kijk na of de noodtoegang terecht was"),
            url=url,
            step="",
            why=_("%(name)s opende een dossier") % {"name": emergency.person.name},
            kind=Kind.LATE if emergency.review_before_on < desk.on else Kind.YOU,
            due_on=emergency.review_before_on,
            button=_("Kijk het na"),
        )


def _capacity(value: str) -> str:
    known = Relation if value in Relation.values else Role
    return str(known(value).label)
