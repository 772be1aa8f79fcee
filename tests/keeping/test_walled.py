"""A case behind the wall keeps its dossier, and no figure tells of it: nothing waits, nothing goes along."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.keeping.planning import plan, plan_digest
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from rondom.safeguarding.models import SafetyCase
from rondom.safeguarding.operations import raise_concern
from rondom.safeguarding.retention import case_terms
from tests.keeping.conftest import later


def begin(world, dossier) -> SafetyCase:
    Dossier.objects.filter(pk=dossier.pk).update(
        closed_on=None, closed_outcome="", closed_reason="", closed_by=None
    )
    raise_concern(
        world.actors["daan"], dossier_id=dossier.pk, text="Een blauwe plek.", happened_on=clock.today()
    )
    return SafetyCase.objects.get(dossier=dossier)


def close_again(dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(
        closed_on=dossier.closed_on, closed_outcome="goals_reached", closed_reason="klaar"
    )


def dossiers_in(found) -> object:
    return next(row for row in found if row.rule.model == "dossiers.Dossier")


def test_a_running_case_keeps_its_dossier_and_is_no_figure(
    world, closed, admin, nights, as_, capsys, time_machine_days
):
    begin(world, closed)
    close_again(closed)
    nights(40, times=3)
    assert Dossier.objects.filter(pk=closed.pk).exists()

    time_machine_days(40 * 31)
    row = dossiers_in(plan(admin.region_id, on=clock.today()))
    assert (row.ids, row.along, row.held) == ((), 0, 0)
    page = as_("fenna").get(reverse("manage:keeping")).content.decode()
    assert " wacht</span>" not in page
    call_command("retention", "--dry-run")
    told = capsys.readouterr().out
    assert "dossiers.Dossier" not in told
    assert "wait" not in told


def test_a_closed_case_goes_along_without_being_counted(world, closed, admin, nights):
    day = later(clock.today(), 40)
    plain = dossiers_in(plan(admin.region_id, on=day))
    case = begin(world, closed)
    close_again(closed)
    SafetyCase.objects.filter(pk=case.pk).update(
        state="closed", closed_on=clock.today(), close_reason="no_suspicion"
    )
    with_case = dossiers_in(plan(admin.region_id, on=day))
    assert (with_case.ids, with_case.along) == (plain.ids, plain.along)
    assert plan_digest([with_case]) == plan_digest([plain])
    nights(40)
    assert not SafetyCase.objects.exists()
    assert not Dossier.objects.filter(pk=closed.pk).exists()


@pytest.mark.parametrize(("months", "stays"), [(40, True), (239, True), (241, False)])
def test_youth_help_keeps_its_case_for_twenty_years(world, closed, nights, time_machine_days, months, stays):
    assert case_terms().kinds[OrganisationKind.PROVIDER].months == 240
    case = begin(world, closed)
    close_again(closed)
    SafetyCase.objects.filter(pk=case.pk).update(
        state="closed",
        closed_on=clock.today(),
        close_reason="no_suspicion",
        organisation=Organisation.objects.get(pk=world.organisations["jgh"].pk),
    )
    until = later(clock.today(), months)
    time_machine_days((until - clock.today()).days)
    nights(0, times=1)
    assert SafetyCase.objects.exists() is stays
    assert Dossier.objects.filter(pk=closed.pk).exists() is stays
