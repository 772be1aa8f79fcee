"""A question to a team goes with its dossier; what a family asked the support point goes a year after it was done."""

from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with

keep_with("dossiers.Dossier", {"support.TeamQuestion": "dossier"})
keep(
    "support.Ticket",
    months=12,
    start=_("de vraag aan het steunpunt is klaar"),
    label=_("vragen van gezinnen aan het steunpunt"),
    source=_("eigen keuze: alleen zolang het nodig is om verder te gaan (AVG art. 5 lid 1 onder e)"),
    kind=DataKind.MESSAGES,
    since="closed_on",
    confirmed=False,
)
keep_with("support.Ticket", {"support.TicketWords": "ticket"})
