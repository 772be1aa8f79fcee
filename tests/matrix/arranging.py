"""Routes with preconditions, checks and results in the world of the permission table."""

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.routes.models import RouteVersion, SaidCheck, StepResult, StepVisit
from rondom.routes.operations import LIBRARY, publish_route


def said_and_referred(demo: Demo, sami: Dossier) -> dict[str, object]:
    """What the coordinator said, and a referral that waits for the youth help."""
    for key in ("flex_zat", "integraal_arrangeren"):
        publish_route(demo.system, text=(LIBRARY / f"{key}.yaml").read_text(encoding="utf-8"))
    anouk = demo.actors["anouk"]
    whom = {"region_id": sami.region_id, "dossier": sami}
    said = SaidCheck.objects.create(
        **whom,
        name="check.looked_back",
        evidence="Met de ouders.",
        said_by_id=anouk.person_id,
        said_role=anouk.role,
        said_at=clock.now(),
    )
    helper = Participant.objects.get(dossier=sami, capacity="youth_help", person=demo.people["yara"])
    referral = StepResult.objects.create(
        **whom,
        visit=StepVisit.objects.get(dossier=sami, left_on=None),
        kind="youth_help",
        helper=helper,
        referral=True,
        recorded_by_id=anouk.person_id,
        recorded_at=clock.now(),
    )
    social_worker = Participant.objects.get(dossier=sami, person=demo.people["petra"])
    return {
        "said_check": said.pk,
        "referral": referral.pk,
        "participant_petra": social_worker.pk,
        "school_klimboom": demo.organisations["klimboom"].pk,
    }


def on_flex_zat(sami: Dossier) -> None:
    """At the meeting of the flex-ZAT instead of at the first step of IHI."""
    flex = RouteVersion.objects.get(region=sami.region, key="flex_zat")
    StepVisit.objects.filter(dossier=sami).update(route=flex, step="3")
