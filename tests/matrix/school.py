"""What a school keeps for itself: its contact persons, and the days of its year plan."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.core.school_days import add_school_days
from rondom.meetings.operations import plan_year
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
    return {
        "planned_date": planned[0].pk,
        "school_day": second.isoformat(),
        "school_year": school_year_of(second),
    }
