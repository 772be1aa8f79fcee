"""What others may know of a dossier: consents and participants, as days."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.facts import facts, latest
from rondom.dossiers.models import Participant
from rondom.people.terms import OrganisationKind, Role

_CONSENTS = {
    OrganisationKind.SWV.value: "consent.swv",
    OrganisationKind.SOCIAL_WORK.value: "consent.social_work",
    OrganisationKind.PROVIDER.value: "consent.care",
    OrganisationKind.YOUTH_HEALTH.value: "consent.care",
    OrganisationKind.MUNICIPALITY.value: "consent.care",
}
_PARTICIPANTS = {
    Role.PARENT.value: "participant.parents",
    Role.SWV_ADVISOR.value: "participant.swv_advisor",
    Role.SOCIAL_WORKER.value: "participant.social_worker",
    Role.YOUTH_HELP.value: "participant.care_provider",
    Role.YOUTH_DOCTOR.value: "participant.care_provider",
    Role.YOUTH_NURSE.value: "participant.care_provider",
    Role.PROCESS_COORDINATOR.value: "participant.care_provider",
}


@facts(
    {
        "consent.swv": _("toestemming om het samenwerkingsverband mee te laten denken"),
        "consent.social_work": _("toestemming om schoolmaatschappelijk werk mee te laten denken"),
        "consent.care": _("toestemming om een hulpverlener mee te laten denken"),
    }
)
def consents(dossier_ids: Collection[int]) -> Mapping[str, dict[int, dt.date]]:
    rows = (
        Consent.objects.valid_on(clock.today())
        .filter(pupil__dossiers__in=dossier_ids, recipient__kind__in=_CONSENTS)
        .values_list("recipient__kind", "pupil__dossiers")
        .annotate(day=Max("givers__answered_at__date"))
    )
    asked = set(dossier_ids)
    return latest((_CONSENTS[kind], dossier_id, day) for kind, dossier_id, day in rows if dossier_id in asked)


@facts(
    {
        "participant.parents": _("de ouders doen mee"),
        "participant.swv_advisor": _("een begeleider passend onderwijs doet mee"),
        "participant.social_worker": _("een schoolmaatschappelijk werker doet mee"),
        "participant.care_provider": _("een hulpverlener doet mee"),
    }
)
def participants(dossier_ids: Collection[int]) -> Mapping[str, dict[int, dt.date]]:
    rows = (
        Participant.objects.running_on(clock.today())
        .filter(dossier_id__in=dossier_ids, capacity__in=_PARTICIPANTS)
        .values_list("capacity", "dossier_id")
        .annotate(day=Max("valid_from"))
    )
    return latest((_PARTICIPANTS[capacity], dossier_id, day) for capacity, dossier_id, day in rows)
