"""How the means of a school year are divided."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import access
from rondom.arrangements.budget import check_open
from rondom.arrangements.division import Amounts, division_of, schools_of
from rondom.arrangements.events import DivisionSet
from rondom.arrangements.models import Division, PupilCount
from rondom.arrangements.money import school_year_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.events.record import happened
from rondom.people.models import Region

MOST_CENTS = 100_000_000_000  # a billion euro: more is a mistake
MOST_PUPILS = 20_000


@transaction.atomic
def set_division(
    actor: Actor, *, school_year: int, amounts: Amounts, pupils: Mapping[int, int], revision: int
) -> Division:
    """Amounts and pupils of every school of the region. pupils: {school: how many}. revision: 0 for a new one.

    It changes no budget: those are set by hand, next to it. Errors: Refused, Conflict.
    """
    access.may_see_money(actor).enforce()
    if abs(school_year - school_year_of(clock.today())) > 1:
        refuse("division.year", _("Kies het vorige, dit of het volgende schooljaar.")).enforce()
    values = (amounts.per_school, amounts.per_pupil, amounts.expertise, amounts.pupil)
    if any(not 0 <= cents <= MOST_CENTS for cents in values):
        refuse("division.cents", _("Dit bedrag is te hoog.")).enforce()
    if any(not 0 <= count <= MOST_PUPILS for count in pupils.values()):
        refuse("division.pupils", _("Vul per school een aantal leerlingen in, hoogstens 20.000.")).enforce()
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    check_open(actor.region_id, school_year)
    row = division_of(actor.region_id, school_year)
    if revision != (row.revision if row else 0):
        raise Conflict(theirs="", revision=row.revision if row else 0)
    row = row or Division(region_id=actor.region_id, school_year=school_year, revision=0)
    row.per_school_cents, row.per_pupil_cents = amounts.per_school, amounts.per_pupil
    row.expertise_cents, row.pupil_cents = amounts.expertise, amounts.pupil
    row.revision += 1
    row.set_by_id, row.set_on = actor.person_id, clock.today()
    row.save()
    row.counts.all().delete()
    PupilCount.objects.bulk_create(
        PupilCount(division=row, school=school, pupils=pupils.get(school.pk, 0))
        for school in schools_of(actor.region_id)
    )
    happened(DivisionSet(division_id=row.pk), by=actor)
    return row
