"""The tables of the case, its circle, the regie, the actions, and the rights of the family."""

from rondom.dossiers.models.case import (
    Action,
    Baton,
    Dossier,
    DossierQuerySet,
    EmergencyAccess,
    EmergencyAccessQuerySet,
    Handover,
    Participant,
    ParticipantQuerySet,
)
from rondom.dossiers.models.rights import (
    AccessReview,
    NeverChanged,
    RightsRequest,
    RightsRequestQuerySet,
    Statement,
    StatementQuerySet,
)

__all__ = [
    "AccessReview",
    "Action",
    "Baton",
    "Dossier",
    "DossierQuerySet",
    "EmergencyAccess",
    "EmergencyAccessQuerySet",
    "Handover",
    "NeverChanged",
    "Participant",
    "ParticipantQuerySet",
    "RightsRequest",
    "RightsRequestQuerySet",
    "Statement",
    "StatementQuerySet",
]
