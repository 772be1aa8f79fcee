"""What changes together in a growth document, its goals and its plan."""

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
from rondom.plans.operations.family_plan import share_family_plan, write_family_draft
from rondom.plans.operations.goals import (
    GoalText,
    add_goal,
    add_goal_action,
    change_goal,
    choose_effort,
    end_goal,
    score_goal,
)
from rondom.plans.operations.importing import ImportedParagraph, import_paragraphs
from rondom.plans.operations.opp import freeze_version, start_plan, write_plan_part
from rondom.plans.operations.paper import make_paper
from rondom.plans.operations.picture import (
    add_factor,
    add_hypothesis,
    add_need,
    record_hearing,
    remove_factor,
    remove_hypothesis,
    remove_need,
    tell_back,
    tell_influence,
)
from rondom.plans.operations.second_school import ask_second_school, choose_parts
from rondom.plans.operations.signing import record_paper_signature, refuse_to_sign, remind_signer, sign
from rondom.plans.operations.ways import choose_ways
from rondom.plans.operations.writing import write_paragraph

__all__ = [
    "AskedLink",
    "GoalText",
    "ImportedParagraph",
    "NewWriter",
    "add_factor",
    "add_goal",
    "add_goal_action",
    "add_hypothesis",
    "add_need",
    "ask_contribution",
    "ask_second_school",
    "carry_on",
    "change_goal",
    "choose_effort",
    "choose_parts",
    "choose_ways",
    "close_growth_document",
    "end_goal",
    "expire_contributions",
    "freeze_version",
    "import_paragraphs",
    "make_paper",
    "open_contribution",
    "open_growth_document",
    "record_hearing",
    "record_paper_signature",
    "refuse_to_sign",
    "remind_signer",
    "remove_factor",
    "remove_hypothesis",
    "remove_need",
    "renew_contribution_link",
    "revoke_contribution",
    "save_contribution",
    "score_goal",
    "send_contribution",
    "share_family_plan",
    "sign",
    "start_plan",
    "tell_back",
    "tell_influence",
    "write_family_draft",
    "write_paragraph",
    "write_plan_part",
]
