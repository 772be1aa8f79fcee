"""What a school keeps for itself: its contact persons, the days of its year plan, a sitting, a question without a name."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from rondom.core import clock
from rondom.core.school_days import add_school_days
from rondom.meetings.models import Meeting
from rondom.meetings.operations import ask_without_name, open_sitting, plan_year
from rondom.meetings.year import kinds_of_school
from rondom.meetings.year_plan import school_year_of
from rondom.people.operations import add_contact

if TYPE_CHECKING:
    from tests.matrix.world import World


def school_of(world: "World") -> dict[str, object]:
    anouk = world.actor("anouk")
    add_contact(anouk, membership_id=world.actor("tamar").membership_id or 0)
    free = kinds_of_school(anouk.region_id, anouk.organisation_id or 0).free
    first, second = (add_school_days(clock.today(), count, holidays=free) for count in (8, 9))
    planned = plan_year(anouk, kind="ihi", days=[first], begins=dt.time(15, 15), ends=dt.time(16, 30))
    return _sitting_of(world) | {
        "planned_date": planned[0].pk,
        "school_day": second.isoformat(),
        "school_year": school_year_of(second),
    }


def _sitting_of(world: "World") -> dict[str, object]:
    """The planned talk about Sami is on a sitting of that day."""
    anouk, rows = world.actor("anouk"), Meeting.objects.filter(pk=world.numbers["meeting_planned"])
    starts = localtime(rows.get().starts_at)
    sitting = open_sitting(
        anouk, kind="ihi", on=starts.date(), begins=dt.time(0), ends=dt.time(23, 59), place="Lokaal 4"
    )
    rows.update(planned_date=sitting)
    asked = ask_without_name(
        world.actor("daan"), date_id=sitting.pk, question="Een kind slaapt slecht.", no_name=True
    )
    return {
        "sitting": sitting.pk,
        "begins_now": f"{starts:%H:%M}",
        "consultation": asked.pk,
        "dossier_sami": world.sami.pk,
    }
