"""The sockets are whole: every route knows its facts, every event its words, every model its retention rule."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import WARNING, CheckMessage, Error, Tags, register
from django.db import connection
from django.db.utils import OperationalError

from rondom.core import events, facts, notices, retention
from rondom.people.terms import Role
from rondom.routes.definition import RouteError, lint, parse_route
from rondom.routes.operations import LIBRARY

SHARED_CACHES = ("DatabaseCache", "RedisCache", "PyMemcacheCache", "PyLibMCCache")
# Models that hold nothing about a person.
IMPERSONAL = frozenset(
    {
        "people.Region",
        "people.Organisation",
        "people.RoleTasks",
        "watch.SchoolSection",
        "watch.ChosenOffice",
        "watch.OfficeSlot",
        "meetings.OwnQuestions",
        "plans.OppForm",
        "plans.BankEntry",  # what is in it was looked at by two people, and leads to no child
        "routes.RouteDraft",
        "routes.RouteVersion",
        "triage.RegionRules",
        "arrangements.Catalogue",
        "arrangements.Budget",
        "arrangements.Division",
        "arrangements.PupilCount",
        "experts.RouteSwitch",
        "youth_index.IndexSwitch",
        "routes.RouteAtSchool",
        "audit.AuditHead",
        "audit.RemovedStream",
        "audit.Destruction",
    }
)


@register
def routes_are_right(**kwargs: Any) -> list[CheckMessage]:
    """Every route of the library can be read and names known facts and roles only."""
    found: list[CheckMessage] = []
    for path in sorted(LIBRARY.glob("*.yaml")):
        try:
            problems = lint(parse_route(path.read_text()), facts=facts.names(), capacities=set(Role.values))
        except RouteError as error:
            problems = error.problems
        found += [Error(f"{path.name}: {problem}", id="rondom.E001") for problem in problems]
    return found


@register
def events_have_words(**kwargs: Any) -> list[CheckMessage]:
    """A timeline can tell every event, and only known events are told to people."""
    found: list[CheckMessage] = [
        Error(f"event {name} has no sentence", id="rondom.E002")
        for name, event in events.kinds().items()
        if not str(event.sentence)
    ]
    found += [
        Error(f"notices are told of {event.__name__}, which has no name", id="rondom.E003")
        for event in notices.all_rules()
        if not event.name
    ]
    return found


@register
def models_are_kept_no_longer_than_needed(**kwargs: Any) -> list[CheckMessage]:
    """Every model of ours has a retention rule, and every rule has a model."""
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("rondom.") and model._meta.label not in IMPERSONAL
    }
    ruled = set(retention.rules())
    return [
        *(Error(f"{label} has no retention rule", id="rondom.E004") for label in sorted(ours - ruled)),
        *(
            Error(f"retention rule for unknown model {label}", id="rondom.E005")
            for label in sorted(ruled - ours)
        ),
    ]


@register(Tags.security, deploy=True)
def attempts_are_counted_together(**kwargs: Any) -> list[CheckMessage]:
    """With a cache per process, somebody may guess as many times more as there are processes."""
    backend = str(settings.CACHES["default"]["BACKEND"])
    if backend.endswith(SHARED_CACHES):
        return []
    return [
        CheckMessage(
            WARNING,
            "attempts to sign in are counted in each process apart",
            hint="Set REDIS_URL, or leave the default cache in the database.",
            id="config.W001",
        )
    ]


@register(Tags.security, deploy=True)
def second_lock_holds(**kwargs: Any) -> list[CheckMessage]:
    """On PostgreSQL the program connects with a role for which the row policies hold (docs/operations.md)."""
    if connection.vendor != "postgresql":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(_PASSES_BY)
            owns, passes = cursor.fetchone()
    except OperationalError:
        return []  # a check may run where no database answers
    if not (owns or passes):
        return []
    why = "owns the tables" if owns else "passes by row policies"
    return [
        CheckMessage(
            WARNING,
            f"the role of this connection {why}: the second lock does nothing",
            hint="Connect as rondom_app; docs/operations.md, PostgreSQL.",
            id="rondom.W001",
        )
    ]


_PASSES_BY = """
    SELECT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'dossiers_dossier' AND tableowner = current_user),
           EXISTS (SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls))
"""
