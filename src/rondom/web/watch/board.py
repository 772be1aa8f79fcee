"""Screens of who answers for it at a board: who sits at home or is at risk, how it goes, the list of a quarter."""

import csv
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.decision import ALLOWED, Conflict
from rondom.reports.home_export import layout, quarter_of, table_of
from rondom.watch import board_access as access
from rondom.watch import operations
from rondom.watch.absence_rules import absence_rules
from rondom.watch.board_queries import BoardRow, board_rows
from rondom.web.http import conflict_page, done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.board_forms import FollowForm
from rondom.web.watch.frame import form_page


@require_safe
def board(request: Request) -> HttpResponse:
    """Children of the schools of the board; ?deelverband= keeps those of one part."""
    access.check_follows(request.actor)
    today = clock.today()
    rows = board_rows(request.actor, on=today)
    chosen = request.GET.get("deelverband", "")
    sections = sorted({row.section for row in rows if row.section})
    shown = [row for row in rows if chosen not in sections or row.section == chosen]
    context = {
        "home": [_shown(row) for row in shown if row.is_at_home],
        "risk": [_shown(row) for row in shown if not row.is_at_home],
        "sections": sections,
        "chosen": chosen,
        "quarter": quarter_of(today),
        "layout": layout(),
        "risk_days": absence_rules().risk_days,
    }
    return render(request, "watch/board.html", context)


def _shown(row: BoardRow) -> dict[str, Any]:
    return {"row": row, "late": row.step_is_late(clock.today())}


def follow(request: Request, ref: uuid.UUID) -> HttpResponse:
    """How it goes with one child: last contact, next step, offer, back at school."""
    row = access.get_row(request.actor, ref)
    stored = row.follow
    names = ("last_contact_on", "next_step", "next_step_on", "offer", "back_on", "revision")
    form = FollowForm(
        request.POST or None, initial={name: getattr(stored, name) for name in names} if stored else None
    )
    if form.is_bound and form.is_valid():
        message = _("Bewaard. Het gezin kan dit lezen.")
        try:
            saved = done(request, operations.follow_child, message, ref=ref, **form.values())
        except Conflict as conflict:
            return conflict_page(request, conflict, mine=form.cleaned_data["next_step"], field="next_step")
        if saved:
            return redirect("watch:board")
    return form_page(
        request,
        form,
        heading=_("Hoe gaat het met %(name)s?") % {"name": row.dossier.pupil.person.name},
        button=_("Bewaar"),
        decision=ALLOWED,
        intro=_(
            "Het gezin, de coördinator en de school lezen wat u hier opschrijft. U ziet het dossier zelf niet."
        ),
        back_url=address("watch:board"),
        back_label=_("Wie zit thuis, en wie loopt risico?"),
    )


@require_safe
def board_list(request: Request) -> HttpResponse:
    """The list of this quarter as CSV, without names."""
    access.check_follows(request.actor)
    today = clock.today()
    heading, rows = table_of(board_rows(request.actor, on=today), on=today)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="thuiszitters-{quarter_of(today)}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(heading)
    writer.writerows(rows)
    return response
