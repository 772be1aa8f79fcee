"""Reminders: of an action or a consent by a person, and of actions by the program on the day before."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rondom.consent.models import ConsentGiver
from rondom.consent.terms import Answer
from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers import access
from rondom.dossiers.events import ReminderSent
from rondom.dossiers.models import Action, Dossier
from rondom.events.models import Notice
from rondom.events.record import happened

DAYS_BEFORE = 1
MORNING = 8  # the program reminds nobody at night


@transaction.atomic
def remind_of_action(actor: Actor, *, dossier_id: int, action_id: int) -> None:
    """Remind the owner of an action, at most once a day. Errors: Http404, Refused, Action.DoesNotExist."""
    dossier = access.visible_dossier(actor, dossier_id=dossier_id)
    action = Action.objects.select_for_update().get(pk=action_id, dossier=dossier, done_at=None)
    may_remind_of_action(actor, dossier, action).enforce()
    _remind(actor, action)


def may_remind_of_action(actor: Actor, dossier: Dossier, action: Action) -> Decision:
    part = access.takes_part(actor, dossier)
    if not part:
        return part
    if action.made_by_id != actor.person_id and not access.may_steer(actor, dossier):
        return refuse("reminder.not_yours", _("Alleen de coördinator kan hieraan herinneren."))
    if action.owner_id is None:
        return refuse(
            "reminder.no_account", _("Deze persoon werkt niet in Rondom. Vraag het hem of haar zelf.")
        )
    if action.reminded_on == clock.today():
        return _already()
    return ALLOWED


@transaction.atomic
def remind_of_consent(actor: Actor, *, dossier_id: int, consent_id: int) -> None:
    """Remind everybody whose yes is missing, at most once a day.

    Who said no is reminded too: otherwise a reminder would tell a refusal from no answer (R-CON-1).
    Errors: Http404, Refused.
    """
    dossier = access.visible_dossier(actor, dossier_id=dossier_id)
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    access.may_steer(actor, dossier).enforce()
    givers = ConsentGiver.objects.filter(
        consent_id=consent_id, consent__pupil_id=dossier.pupil_id, consent__ended_at=None
    ).exclude(answer=Answer.YES, withdrawn_at=None)
    if not givers.exists():
        refuse("reminder.nobody", _("Er wacht niemand meer op deze vraag.")).enforce()
    if _consent_reminded_today(dossier.pk, consent_id):
        _already().enforce()
    for person_id in givers.values_list("person_id", flat=True):
        happened(_event(dossier, "consent", consent_id, person_id), by=actor)


def send_due() -> int:
    """Remind owners of actions that are due tomorrow or late; once for every action."""
    if timezone.localtime(clock.now()).hour < MORNING:
        return 0
    sent = 0
    for action_id in _due_actions().values_list("pk", flat=True):
        sent += _remind_once(action_id)
    return sent


def _due_actions() -> QuerySet[Action]:
    today = clock.today()
    return Action.objects.filter(
        done_at=None,
        reminded_on=None,
        owner__isnull=False,
        due_on__lte=today + dt.timedelta(days=DAYS_BEFORE),
        dossier__in=Dossier.objects.open_on(today),
    )


@transaction.atomic
def _remind_once(action_id: int) -> int:
    """Nothing when it was done or reminded by another in the meantime."""
    action = _due_actions().select_for_update(of=("self",)).filter(pk=action_id).first()
    if action is None:
        return 0
    _remind(system_actor(action.region_id), action)
    return 1


def _remind(actor: Actor, action: Action) -> None:
    action.reminded_on = clock.today()
    action.save(update_fields=["reminded_on"])
    happened(_event(action.dossier, "action", action.pk, action.owner_id or 0), by=actor)


def _event(dossier: Dossier, about: str, item_id: int, person_id: int) -> ReminderSent:
    return ReminderSent(
        dossier_id=dossier.pk, region_id=dossier.region_id, about=about, item_id=item_id, person_id=person_id
    )


def _already() -> Decision:
    return refuse("reminder.already_today", _("U heeft vandaag al een herinnering gestuurd."))


def _consent_reminded_today(dossier_id: int, consent_id: int) -> bool:
    return Notice.objects.filter(
        dossier_id=dossier_id,
        template="reminder_sent",
        payload__about="consent",
        payload__item_id=consent_id,
        created_at__date=clock.today(),
    ).exists()
