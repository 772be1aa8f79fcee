"""Who is told of what happens in a case: the people in it, in words that say nothing."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.safeguarding import queries
from rondom.safeguarding.events import ConcernAdded, DecisionMade, MemberLetIn, TermPassed


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
