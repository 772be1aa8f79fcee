"""What changes together in a growth document, its goals and its plan."""

from rondom.plans.operations.bank import Offer, decide_entry, offer_to_bank
from rondom.plans.operations.contributing import (
    AskedLink,
    NewWriter,
    ask_contribution,
    expire_contributions,
    open_contribution,
    renew_contribution_link,
    revoke_contribution,
    save_contribution,
    send_contribution,
)
from rondom.plans.operations.document import carry_on, close_growth_document, open_growth_document
from rondom.plans.operations.evaluating import (
    Answers,
    Presence,
    Review,
    answer_questions,
    begin_evaluation,
    finish_evaluation,
    record_presence,
    review_goal,
    score_goals,
)
from rondom.plans.operations.family_plan import share_family_plan, write_family_draft
from rondom.plans.operations.goals import (
    GoalText,
    add_goal,
    add_goal_action,
    bind_goal,
    change_goal,
    choose_effort,
    end_goal,
    score_goal,
)
from rondom.plans.operations.hearing import (
    choose_ways,
    record_hearing,
    say_not_wanted,
    sign_not_wanted,
    tell_back,
    tell_influence,
)
from rondom.plans.operations.hearing_files import add_hearing_file, remove_hearing_file
from rondom.plans.operations.importing import ImportedParagraph, import_paragraphs
from rondom.plans.operations.leading import ask_school_to_read, start_family_plan, take_family_lead
from rondom.plans.operations.opp import freeze_version, start_plan, write_plan_part
from rondom.plans.operations.paper import make_paper
from rondom.plans.operations.picture import (
    add_factor,
    add_hypothesis,
    add_need,
    remove_factor,
    remove_hypothesis,
    remove_need,
)
from rondom.plans.operations.register import end_plan, mark_reported
from rondom.plans.operations.second_school import ask_second_school, choose_parts, record_parts
from rondom.plans.operations.signing import record_paper_signature, refuse_to_sign, remind_signer, sign
from rondom.plans.operations.writing import write_paragraph

__all__ = [
    "Answers",
    "AskedLink",
    "GoalText",
    "ImportedParagraph",
    "NewWriter",
    "Offer",
    "Presence",
    "Review",
    "add_factor",
    "add_goal",
    "add_goal_action",
    "add_hearing_file",
    "add_hypothesis",
    "add_need",
    "answer_questions",
    "ask_contribution",
    "ask_school_to_read",
    "ask_second_school",
    "begin_evaluation",
    "bind_goal",
    "carry_on",
    "change_goal",
    "choose_effort",
    "choose_parts",
    "choose_ways",
    "close_growth_document",
    "decide_entry",
    "end_goal",
    "end_plan",
    "expire_contributions",
    "finish_evaluation",
    "freeze_version",
    "import_paragraphs",
    "make_paper",
    "mark_reported",
    "offer_to_bank",
    "open_contribution",
    "open_growth_document",
    "record_hearing",
    "record_paper_signature",
    "record_parts",
    "record_presence",
    "refuse_to_sign",
    "remind_signer",
    "remove_factor",
    "remove_hearing_file",
    "remove_hypothesis",
    "remove_need",
    "renew_contribution_link",
    "review_goal",
    "revoke_contribution",
    "save_contribution",
    "say_not_wanted",
    "score_goal",
    "score_goals",
    "send_contribution",
    "share_family_plan",
    "sign",
    "sign_not_wanted",
    "start_family_plan",
    "start_plan",
    "take_family_lead",
    "tell_back",
    "tell_influence",
    "write_family_draft",
    "write_paragraph",
    "write_plan_part",
]
