"""Who is told of what happens in a case: the people in it, in words that say nothing."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.safeguarding import queries
from rondom.safeguarding.events import (
    ConcernAdded,
    DecisionMade,
    EstimateAdvised,
    EstimateRecorded,
    LookIsDue,
    MemberLetIn,
    TermPassed,
    WatchHandedOn,
)


@tell(ConcernAdded, template="something_for_you", urgent=True)
def who_leads(event: ConcernAdded) -> list[int]:
    return queries.leading_ids(event.case_id, on=clock.today())


@tell(DecisionMade, template="something_for_you")
def everybody_in_it(event: DecisionMade) -> list[int]:
    return queries.member_ids(event.case_id, on=clock.today())


@tell(TermPassed, template="something_for_you", urgent=True)
def everybody_who_weighs_again(event: TermPassed) -> list[int]:
    return queries.member_ids(event.case_id, on=clock.today())


@tell(MemberLetIn, template="something_for_you")
def who_was_let_in(event: MemberLetIn) -> list[int]:
    return [event.person_id]


@tell(EstimateRecorded, template="something_for_you")
def who_reads_along(event: EstimateRecorded) -> list[int]:
    return [queries.watch(event.case_id).scientist_id]


@tell(EstimateAdvised, template="something_for_you")
def who_estimated(event: EstimateAdvised) -> list[int]:
    return [queries.watch(event.case_id).keeper_id]


@tell(LookIsDue, template="something_for_you", urgent=True)
def who_looks_again(event: LookIsDue) -> list[int]:
    return [queries.watch(event.case_id).keeper_id]


@tell(WatchHandedOn, template="something_for_you", urgent=True)
def who_takes_it_over(event: WatchHandedOn) -> list[int]:
    return [event.person_id]
