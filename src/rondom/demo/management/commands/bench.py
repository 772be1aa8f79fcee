"""manage.py bench: measure the pages on a real server with ten thousand dossiers. Says figures, judges none."""

import json
import platform
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import BaseCommand
from django.urls import reverse

from rondom.core import clock
from rondom.core.second_lock import as_system
from rondom.demo.bench import talk
from rondom.demo.bench.databases import Size, prepared
from rondom.demo.bench.engine import ask_the_engine
from rondom.demo.bench.money import measure_year
from rondom.demo.bench.pages import coordinators, cost_of, pages, parents, sessions, watched
from rondom.demo.bench.papers import long_document, pages_of_plans
from rondom.demo.bench.run import Outcome, run
from rondom.demo.bench.table import lines
from rondom.demo.bench.together import lines_of, write_together

# Signing in is limited per address and minute, so both groups together stay under it.
COORDINATORS, PARENTS = 16, 12


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        count: dict[str, Any] = {"type": int, "nargs": "?", "const": talk.PEOPLE, "default": 0}
        parser.add_argument("--dossiers", type=int, default=10_000)
        parser.add_argument("--accounts", type=int, default=500)
        parser.add_argument("--seconds", type=float, default=5, help="per page and number of clients")
        parser.add_argument("--only", default="", help="name of one database: SQLite or PostgreSQL")
        parser.add_argument("--role", default="", help="connect to PostgreSQL as this role, e.g. rondom_app")
        parser.add_argument("--live", **count, help="so many people write in one meeting, twelve by default")
        parser.add_argument("--live-plan", **count, help="only make that meeting, as JSON")
        parser.add_argument("--plan", action="store_true", help="only count and say what to visit, as JSON")
        parser.add_argument("--engine", action="store_true", help="only ask the engine, on this database")
        parser.add_argument("--documents", action="store_true", help="only make documents, on this database")
        parser.add_argument(
            "--money",
            type=int,
            default=0,
            help="only the report of a year with so many arrangements, on this database",
        )
        parser.add_argument("--queries", default="", help="only list the queries of a page, on this database")

    @as_system("a command of the administrator, not a request")
    def handle(self, *args: Any, **options: Any) -> None:
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        if options["plan"]:
            self.stdout.write(json.dumps(plan()))
        elif options["engine"]:
            self.stdout.write(str(ask_the_engine()))
        elif options["documents"]:
            self.stdout.write("\n".join([str(long_document()), *pages_of_plans()]))
        elif options["money"]:
            self.stdout.write(str(measure_year(options["money"])))
        elif options["live_plan"]:
            self.stdout.write(json.dumps(talk.plan(options["live_plan"])))
        elif options["queries"]:
            self.list_queries(options["queries"])
        else:
            self.measure(**options)

    def measure(
        self, *, dossiers: int, accounts: int, seconds: float, only: str, role: str, live: int, **_rest: Any
    ) -> None:
        folder = Path(settings.VAR) / "bench"
        databases = prepared(folder, Size(dossiers, accounts), self.stdout.write, only=only, role=role)
        if live:
            for database in databases:
                found = write_together(database, people=live, seconds=seconds, say=self.stdout.write)
                self.stdout.write("\n".join(lines_of(found)))
            return
        outcomes = [run(database, seconds=seconds, say=self.stdout.write) for database in databases]
        for outcome in outcomes:
            self.stdout.write("\n".join(lines(outcome)))
        self.stdout.write(f"\nWritten to {keep(folder, outcomes, dossiers)}")

    def list_queries(self, name: str) -> None:
        for page in pages():
            if page.name == name:
                queries, _body = watched(page)
                self.stdout.write("\n".join(f"{query['time']} {query['sql']}" for query in queries))


def plan() -> dict[str, Any]:
    """What each page costs, who visits what, and which files of the front to weigh."""
    found = []
    for page in pages():
        people = sessions(page, PARENTS if page.by_family else COORDINATORS)
        found.append({"cost": {"page": page.name} | asdict(cost_of(page)), "sessions": people})
    emails = [person.email for person in [*coordinators(COORDINATORS), *parents(PARENTS)]]
    front = [staticfiles_storage.url(f"build/rondom.{kind}") for kind in ("css", "js")]
    login, second = reverse("account_login"), reverse("mfa_authenticate")
    return {
        "pages": found,
        "sign_in": {"emails": emails, "login": login, "second_step": second},
        "front": front,
    }


def keep(folder: Path, outcomes: list[Outcome], dossiers: int) -> Path:
    moment = clock.now()
    path = folder / f"{moment:%Y-%m-%d-%H%M%S}.json"
    content = {
        "at": moment.isoformat(),
        "dossiers": dossiers,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "outcomes": [outcome.plain() for outcome in outcomes],
    }
    path.write_text(json.dumps(content, indent=1))
    return path
