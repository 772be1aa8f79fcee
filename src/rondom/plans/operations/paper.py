"""The plan on paper: a PDF of the frozen words with the signatures, made by the worker after every change."""

import base64
import datetime as dt
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from rondom.core.actor import system_actor
from rondom.core.canonical import short_code
from rondom.files.models import StoredFile
from rondom.files.operations import store_file
from rondom.files.pdf import Attachment, render_pdf
from rondom.files.queries import read_file
from rondom.files.terms import FilePurpose, FileState
from rondom.plans.models import HearingFile, PlanVersion
from rondom.plans.opp_form import parts_in
from rondom.plans.queries import order_of, slots_of, version_content
from rondom.plans.terms import FileKind, PlanKind

TEMPLATES = {PlanKind.OPP: "plan/paper.html", PlanKind.FAMILY: "plan/family_paper.html"}
NAMES = {PlanKind.OPP: "ontwikkelingsperspectief", PlanKind.FAMILY: "gezinsplan"}


def paper_changed(version: PlanVersion) -> None:
    """The paper does not say what the plan says any more: make it again after this transaction."""
    version.paper = None
    version.save(update_fields=["paper"])
    version_id = version.pk
    transaction.on_commit(lambda: make_paper_later.enqueue(version_id))


@task()
def make_paper_later(version_id: int) -> None:
    make_paper(version_id=version_id)


def make_paper(*, version_id: int) -> StoredFile:
    """Make and keep the PDF of a version, PDF/UA-1 and PDF/A-3a, with the frozen words attached.

    Cost: about a second. Errors: PlanVersion.DoesNotExist.
    """
    version = PlanVersion.objects.select_related("plan").get(pk=version_id)
    data = paper_bytes(version)
    owner_key = f"plan_version:{version.pk}"
    earlier = StoredFile.objects.belonging_to(owner_key).latest_versions()
    with transaction.atomic():
        stored = store_file(
            system_actor(version.region_id),
            region_id=version.region_id,
            owner_key=owner_key,
            name=f"{NAMES[PlanKind(version.plan.kind)]}-versie-{version.number}.pdf",
            data=data,
            purpose=FilePurpose.FROZEN_PLAN,
            replaces=earlier.filter(purpose=FilePurpose.FROZEN_PLAN).order_by("-pk").first(),
        )
        version.paper = stored
        version.save(update_fields=["paper"])
    return stored


def paper_bytes(version: PlanVersion) -> bytes:
    """The same words and signatures give the same bytes. In Dutch: it is what was signed."""
    kind = PlanKind(version.plan.kind)
    with override("nl"):
        html = render_to_string(TEMPLATES[kind], _context(version))
        title = _("%(plan)s, versie %(number)s") % {
            "plan": str(kind.label).capitalize(),
            "number": version.number,
        }
    words = Attachment(
        name="plan.json",
        data=version.content.encode(),
        made_at=version.frozen_at,
        description="De vastgelegde woorden van dit plan",
    )
    return render_pdf(html, title=title, attachments=[words])


def _context(version: PlanVersion) -> dict[str, Any]:
    plan = days_read(version_content(version)["plan"])
    return {
        "parts": parts_in(order_of(version), plan),
        "version": version,
        "plan": plan,
        "drawings": _drawings(plan.get("hearing", {})),
        "slots": slots_of(version),
        "code": short_code(version.digest),
    }


def _drawings(hearing: dict[str, Any]) -> list[str]:
    """The drawings that this version names, as data: addresses; a recording cannot stand on paper."""
    numbers = [row["number"] for row in hearing.get("files", []) if row["kind"] == FileKind.DRAWING]
    rows = HearingFile.objects.filter(pk__in=numbers, file__state=FileState.CLEAN).select_related("file")
    return [
        f"data:{row.file.content_type};base64,{base64.b64encode(read_file(row.file)).decode()}"
        for row in rows.order_by("pk")
    ]


def days_read(value: Any) -> Any:
    """Frozen content with its days as days again, for a template. A key that ends in _on holds a day."""
    if isinstance(value, list):
        return [days_read(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        key: dt.date.fromisoformat(part) if key.endswith("_on") and part else days_read(part)
        for key, part in value.items()
    }
