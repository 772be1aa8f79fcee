"""Two who take a yes back, or answer, at the same moment; and a clock that is set back."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection, connections
from django.http import Http404

from rondom.audit.chain import breaks
from rondom.audit.models import AuditEvent
from rondom.consent.models import ConsentGiver
from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier


def at_once(*works) -> list[str]:
    """Run each in a thread of its own, from one starting shot; the refusal codes.

    SQLite lets one write at a time; its test database is of one thread, so there they come one after the other.
    """
    together = connection.vendor == "postgresql"
    shot, codes = threading.Barrier(len(works) if together else 1), []

    def run(work):
        shot.wait()
        try:
            work()
            codes.append("")
        except Refused as refused:
            codes.append(refused.decision.code)
        finally:
            if together:
                connections.close_all()

    if not together:
        for work in works:
            run(work)
        return sorted(codes)
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(codes)


@pytest.mark.django_db(transaction=True)
def test_a_yes_is_taken_back_once(world, dossier, ask, holds):
    consent = ask(dossier, "ilse", "rania", "thomas")
    take_back = lambda: withdraw_consent(world.actors["thomas"], consent_id=consent.pk)  # noqa: E731
    assert at_once(take_back, take_back) == ["", "consent.not_given"]
    assert not holds(consent)
    assert AuditEvent.objects.filter(name="consent.withdrawn").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_parents_take_it_back_at_once(world, dossier, ask, holds):
    consent = ask(dossier, "ilse", "rania", "thomas")
    works = [
        lambda who=who: withdraw_consent(world.actors[who], consent_id=consent.pk)
        for who in ("rania", "thomas")
    ]
    assert at_once(*works) == ["", ""]
    assert not holds(consent)
    assert ConsentGiver.objects.filter(consent=consent, withdrawn_at__isnull=False).count() == 2


def test_a_clock_that_is_set_back_gives_nothing_back(world, dossier, ask, join, today):
    """Taken back is taken back, whatever the clock says; and the log keeps its order."""
    consent = ask(dossier, "ilse", "rania", "thomas")
    join(dossier, "ilse")
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    with time_machine.travel(clock.now() - dt.timedelta(hours=3), tick=False):
        with pytest.raises(Http404):
            visible_dossier(world.actors["ilse"], ref=dossier.ref)
        answer_consent(world.actors["thomas"], consent_id=consent.pk, answer="yes")
        withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    with pytest.raises(Http404):
        visible_dossier(world.actors["ilse"], ref=dossier.ref)
    assert list(breaks()) == []
