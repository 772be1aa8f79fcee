"""What others may know of a dossier: consents and participants, as days."""

from collections.abc import Collection

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.facts import FactRows, by_value, fact_rows, facts
from rondom.dossiers.models import Participant
from rondom.people.terms import OFFICE_ROLES, OrganisationKind, Role

_CONSENTS = {
    OrganisationKind.SWV.value: "consent.swv",
    OrganisationKind.SOCIAL_WORK.value: "consent.social_work",
    OrganisationKind.PROVIDER.value: "consent.care",
    OrganisationKind.YOUTH_HEALTH.value: "consent.care",
    OrganisationKind.MUNICIPALITY.value: "consent.care",
}
_GROUPS = {
    Role.PARENT.value: "participant.parents",
    Role.YOUTH_HELP.value: "participant.care_provider",
    Role.YOUTH_DOCTOR.value: "participant.care_provider",
    Role.YOUTH_NURSE.value: "participant.care_provider",
    Role.PROCESS_COORDINATOR.value: "participant.care_provider",
    Role.CASE_MANAGER.value: "participant.care_provider",
    Role.BEHAVIOURAL_SCIENTIST.value: "participant.care_provider",
}
# One fact for every capacity: a route may ask for any of them.
_CAPACITIES = {role.value: f"participant.{role.value}" for role in Role if role not in OFFICE_ROLES}


@facts(
    {
        "consent.swv": _("toestemming om het samenwerkingsverband mee te laten denken"),
        "consent.social_work": _("toestemming om schoolmaatschappelijk werk mee te laten denken"),
        "consent.care": _("toestemming om een hulpverlener mee te laten denken"),
    }
)
def consents(dossier_ids: Collection[int]) -> FactRows:
    rows = Consent.objects.valid_on(clock.today()).filter(
        pupil__dossiers__in=dossier_ids, recipient__kind__in=_CONSENTS
    )
    fact = by_value("recipient__kind", _CONSENTS)
    return fact_rows(rows, fact, dossier="pupil__dossiers", day="givers__answered_at__date")


@facts(
    {
        "participant.parents": _("de ouders doen mee"),
        "participant.care_provider": _("een hulpverlener doet mee"),
    }
)
def participants(dossier_ids: Collection[int]) -> FactRows:
    rows = Participant.objects.running_on(clock.today()).filter(
        dossier_id__in=dossier_ids, capacity__in=_GROUPS
    )
    return fact_rows(rows, by_value("capacity", _GROUPS), dossier="dossier_id", day="valid_from")


@facts(
    {
        f"participant.{role.value}": format_lazy(_("een {role} doet mee"), role=role.label)
        for role in Role
        if role not in OFFICE_ROLES
    }
)
def capacities(dossier_ids: Collection[int]) -> FactRows:
    rows = Participant.objects.running_on(clock.today()).filter(
        dossier_id__in=dossier_ids, capacity__in=_CAPACITIES
    )
    return fact_rows(rows, by_value("capacity", _CAPACITIES), dossier="dossier_id", day="valid_from")
