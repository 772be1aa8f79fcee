"""manage.py reference_docs: write docs/reference from the code."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from rondom.config.reference import pages

FOLDER = Path(__file__).resolve().parents[5] / "docs" / "reference"


class Command(BaseCommand):
    help = "Write docs/reference anew: events, facts, retention, routes, categories, addresses."

    def handle(self, *args: Any, **options: Any) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        made = pages()
        for path in FOLDER.glob("*.md"):
            if path.name not in made:
                path.unlink()
        for name, text in made.items():
            (FOLDER / name).write_text(text)
        self.stdout.write(f"{len(made)} pages in docs/reference")
