"""The practice region builds, from operations only, and its log holds."""

import pytest
from django.core.management import CommandError, call_command

from rondom.audit.chain import breaks
from rondom.audit.models import AuditEvent
from rondom.dossiers.models import Dossier
from rondom.plans.models import PlanVersion


@pytest.mark.django_db
def test_the_demo_is_built_once_and_its_log_holds(capsys, today):
    call_command("demo")
    first = capsys.readouterr().out
    call_command("demo")
    assert capsys.readouterr().out == first
    assert Dossier.objects.count() == 4
    assert PlanVersion.objects.get().state == "to_sign"
    assert list(breaks()) == []
    assert AuditEvent.objects.order_by("at").first().at.date() < today


def test_the_demo_never_goes_into_a_real_database(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo")
