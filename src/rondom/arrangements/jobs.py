"""Every day: help that did not begin within the agreed days."""

import datetime as dt

from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.models import ArrangementPart
from rondom.arrangements.operations import tell_not_started
from rondom.arrangements.terms import ArrangementState
from rondom.core import clock


def look_after_start() -> int:
    """How many parts were told of. The days count from the first day that was agreed."""
    last = clock.today() - dt.timedelta(days=accounting_rules().start_within_days)
    rows = ArrangementPart.objects.filter(
        begun_on=None,
        late_told_on=None,
        starts_on__lt=last,
        arrangement__started_on__lt=last,
        arrangement__state=ArrangementState.RUNNING,
    )
    return sum(tell_not_started(pk) for pk in list(rows.order_by("pk").values_list("pk", flat=True)))
