"""What others may know of a dossier: consents and participants, as days."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.facts import fact
from rondom.dossiers.models import Participant
from rondom.people.terms import OrganisationKind, Role

_CARE = (OrganisationKind.PROVIDER, OrganisationKind.YOUTH_HEALTH, OrganisationKind.MUNICIPALITY)
_CARE_ROLES = (Role.YOUTH_HELP, Role.YOUTH_DOCTOR, Role.YOUTH_NURSE, Role.PROCESS_COORDINATOR)


def _consent_for(dossier_ids: Collection[int], kinds: Collection[str]) -> dict[int, dt.date]:
    rows = (
        Consent.objects.valid_on(clock.today())
        .filter(pupil__dossiers__in=dossier_ids, recipient__kind__in=kinds)
        .values_list("pupil__dossiers")
        .annotate(day=Max("givers__answered_at__date"))
    )
    return {dossier_id: day for dossier_id, day in rows if dossier_id in set(dossier_ids)}


@fact("consent.swv", _("toestemming om het samenwerkingsverband mee te laten denken"))
def consent_swv(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _consent_for(dossier_ids, [OrganisationKind.SWV])


@fact("consent.social_work", _("toestemming om schoolmaatschappelijk werk mee te laten denken"))
def consent_social_work(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _consent_for(dossier_ids, [OrganisationKind.SOCIAL_WORK])


@fact("consent.care", _("toestemming om een hulpverlener mee te laten denken"))
def consent_care(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _consent_for(dossier_ids, _CARE)


def _since(dossier_ids: Collection[int], capacities: Collection[str]) -> dict[int, dt.date]:
    rows = Participant.objects.running_on(clock.today()).filter(
        dossier_id__in=dossier_ids, capacity__in=capacities
    )
    return dict(rows.values_list("dossier_id").annotate(day=Max("valid_from")))


@fact("participant.parents", _("de ouders doen mee"))
def parents(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _since(dossier_ids, [Role.PARENT])


@fact("participant.swv_advisor", _("een begeleider passend onderwijs doet mee"))
def swv_advisor(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _since(dossier_ids, [Role.SWV_ADVISOR])


@fact("participant.social_worker", _("een schoolmaatschappelijk werker doet mee"))
def social_worker(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _since(dossier_ids, [Role.SOCIAL_WORKER])


@fact("participant.care_provider", _("een hulpverlener doet mee"))
def care_provider(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _since(dossier_ids, _CARE_ROLES)
