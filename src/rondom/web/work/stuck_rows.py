"""Rows about what is stuck and about absence: what lies on my desk, and what I am asked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rondom.watch.absence_queries import acts_open, leave_on_desk, reports_on_desk
from rondom.watch.queries import calls_to, desk_rows
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def stuck_rows(desk: Desk) -> Iterator[WorkRow]:
    """Cases on the desk of this hat; who has them need not stand around the child."""
    for row in desk_rows(desk.actor):
        taken = row.rung.taken_by if row.rung else None
        is_mine = taken is None or taken.pk == desk.actor.person_id
        url = address("watch:case", stuck_id=row.case.pk)
        yield desk.row(
            row.case.dossier,
            kind=Kind.YOU if is_mine else Kind.WAITS,
            what=_("Kijk waar het vastzit") if taken else _("Pak op: het loopt vast"),
            why=_("Het ligt op uw bureau"),
            url=url,
            child_url=url,
            who="" if is_mine else taken.name if taken else "",
            due_on=row.take_up_before_on,
            since_on=row.case.opened_on,
            button=_("Open de zaak"),
        )


def call_rows(desk: Desk) -> Iterator[WorkRow]:
    """What I am asked about my role, by who looks where it is stuck."""
    for call in calls_to(desk.actor):
        dossier = desk.dossiers.get(call.case.dossier_id)
        if dossier is not None:
            yield desk.row(
                dossier,
                what=_("Geef antwoord op een vraag over uw rol"),
                why=_("Het loopt vast. %(name)s vraagt u dit") % {"name": call.asked_by.name},
                url=address("watch:answer", ref=dossier.ref, call_id=call.pk),
                due_on=call.answer_before_on,
            )


def absence_rows(desk: Desk) -> Iterator[WorkRow]:
    """What absence asks where I have the regie."""
    for act in acts_open(desk.with_regie()):
        dossier = desk.dossiers[act.alert.dossier_id]
        yield desk.row(
            dossier,
            what=_("Verzuim: %(what)s") % {"what": act.get_act_display()},
            why=act.alert.get_rule_display(),
            url=address("watch:absence", ref=dossier.ref),
            due_on=act.due_on,
        )


def report_rows(desk: Desk) -> Iterator[WorkRow]:
    """Reports of absence that wait for my answer."""
    for report in reports_on_desk(desk.actor):
        url = address("watch:report_answer", report_id=report.pk)
        yield desk.row(
            report.dossier,
            what=_("Geef antwoord op een melding van verzuim"),
            why=report.alert.get_rule_display(),
            url=url,
            child_url=url,
            since_on=report.sent_on,
            button=_("Open de melding"),
        )


def leave_rows(desk: Desk) -> Iterator[WorkRow]:
    """Requests for leave or exemption that I decide on."""
    for leave in leave_on_desk(desk.actor):
        url = address("watch:leave_answer", leave_id=leave.pk)
        yield desk.row(
            leave.dossier,
            what=_("Geef antwoord: %(kind)s") % {"kind": leave.get_kind_display()},
            why=_("Een ouder vraagt dit"),
            url=url,
            child_url=url,
            due_on=leave.due_on,
            button=_("Open de vraag"),
        )
