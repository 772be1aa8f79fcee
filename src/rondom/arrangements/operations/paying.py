"""The money: what a board has in a school year, and what was really paid."""

import datetime as dt

from django.db import transaction
from django.db.models import Sum
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.arrangements import access
from rondom.arrangements.budget import check_open, committed_in, free_in
from rondom.arrangements.events import BudgetSet, InvoiceBooked
from rondom.arrangements.models import Budget, Commitment, Invoice
from rondom.arrangements.models.money import INVOICE_LENGTH
from rondom.arrangements.money import euros, school_year_of
from rondom.arrangements.operations.asking import check_cents
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.people.models import Organisation, Region
from rondom.people.terms import OrganisationKind

PAYERS = (OrganisationKind.BOARD, OrganisationKind.SCHOOL)


@transaction.atomic
def set_budget(actor: Actor, *, board_id: int, school_year: int, cents: int, revision: int) -> Budget:
    """What a board has in a school year; never less than is committed already. revision: 0 for a new one.

    Errors: Refused, Http404 for a board of another region.
    """
    access.may_see_money(actor).enforce()
    check_cents(cents)
    if abs(school_year - school_year_of(clock.today())) > 3:
        refuse(
            "budget.year", _("Kies een schooljaar van nu, of hoogstens drie jaar eerder of later.")
        ).enforce()
    boards = Organisation.objects.filter(pk=board_id, regions=actor.region_id, kind__in=PAYERS)
    if not boards.exists():
        raise Http404
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    check_open(actor.region_id, school_year)
    row = Budget.objects.filter(region_id=actor.region_id, board_id=board_id, school_year=school_year).first()
    if revision != (row.revision if row else 0):
        refuse(
            "budget.changed_meanwhile",
            _("Iemand anders heeft dit budget net veranderd. Bekijk wat er nu staat."),
        ).enforce()
    row = row or Budget(region_id=actor.region_id, board_id=board_id, school_year=school_year, revision=0)
    if row.pk and free_in(row) + cents < row.allocated_cents:
        committed = committed_in(row)
        refuse(
            "budget.below_committed",
            _("Er is al € %(cents)s toegekend. Het budget kan niet lager zijn.")
            % {"cents": euros(committed)},
        ).enforce()
    row.allocated_cents, row.revision = cents, row.revision + 1
    row.set_by_id, row.set_at = actor.person_id, clock.now()
    row.save()
    happened(BudgetSet(budget_id=row.pk, allocated_cents=cents), by=actor)
    return row


@transaction.atomic
def book_invoice(
    actor: Actor, *, decision_number: str, invoice_number: str, cents: int, delivered_on: dt.date
) -> Invoice:
    """What was paid, on the number of the decision, in the school year in which it was delivered.

    Errors: Refused.
    """
    access.may_see_money(actor).enforce()
    if not invoice_number.strip() or len(invoice_number) > INVOICE_LENGTH:
        refuse("invoice.number", _("Vul het nummer van de rekening in.")).enforce()
    check_cents(cents)
    if delivered_on > clock.today():
        refuse("invoice.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    with as_system("a bill is paid by the number of a decision, also when the child is not shared any more"):
        return _booked(actor, decision_number.strip(), invoice_number.strip(), cents, delivered_on)


def _booked(actor: Actor, number: str, invoice: str, cents: int, delivered_on: dt.date) -> Invoice:
    rows = (
        Commitment.objects.select_for_update()
        .select_related("budget", "decision__request")
        .filter(
            region_id=actor.region_id,
            decision__number=number,
            decision__valid_from__lte=delivered_on,
            decision__valid_until__gt=delivered_on,
            budget__school_year=school_year_of(delivered_on),
        )
    )
    row = rows.first()
    if row is None:
        raise Refused(
            refuse("invoice.no_decision", _("Op die dag is er geen toekenning met dit besluitnummer."))
        )
    check_open(actor.region_id, row.budget.school_year)
    if row.invoices.filter(number=invoice).exists():
        refuse("invoice.twice", _("Deze rekening is al geboekt.")).enforce()
    left = row.cents - (row.invoices.aggregate(cents=Sum("cents"))["cents"] or 0)
    if not 0 < cents <= left:
        words = _("Van dit besluit is in dit schooljaar nog € %(left)s over.")
        refuse("invoice.too_much", words % {"left": euros(left)}).enforce()
    made = Invoice.objects.create(
        region_id=row.region_id,
        commitment=row,
        number=invoice,
        cents=cents,
        delivered_on=delivered_on,
        booked_by_id=actor.person_id,
        booked_on=clock.today(),
    )
    event = InvoiceBooked(
        dossier_id=row.decision.request.dossier_id, region_id=row.region_id, invoice_id=made.pk, cents=cents
    )
    happened(event, by=actor)
    return made
