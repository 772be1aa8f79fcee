"""Who is told of experts."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries as dossiers
from rondom.experts.events import PupilExpertAgreed, PupilExpertAsked, PupilExpertDeclined, PupilExpertDone
from rondom.experts.models import Deployment

EDUCATION = Category.EDUCATION.value


@tell(PupilExpertAsked, template="expert_asked", category=EDUCATION)
@tell(PupilExpertDeclined, template="expert_declined", category=EDUCATION)
@tell(PupilExpertDone, template="expert_done", category=EDUCATION)
@tell(PupilExpertAgreed, template="expert_agreed", category=EDUCATION)
def family_and_coordinator(
    event: PupilExpertAsked | PupilExpertDeclined | PupilExpertDone | PupilExpertAgreed,
) -> list[int]:
    family = dossiers.family_readers(event.dossier_id, on=clock.today())
    return sorted({dossiers.coordinator_id(event.dossier_id), *family})


@tell(PupilExpertAgreed, template="expert_chosen", kind=QUESTION, category=EDUCATION)
def the_expert(event: PupilExpertAgreed) -> list[int]:
    rows = Deployment.objects.filter(pk=event.deployment_id, expert__isnull=False)
    return list(rows.values_list("expert__membership__person_id", flat=True))
