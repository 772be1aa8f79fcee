"""Where the policy stands, and which tests should notice a check that is gone."""

from dataclasses import dataclass

MATRIX = "tests/matrix"
POLICY = (
    "tests/matrix/test_policy.py",
    "tests/matrix/test_every_act.py",
    "tests/matrix/test_each_check.py",
    "tests/matrix/test_who_reads.py",
    "tests/matrix/test_lists.py",
)
TABLE = "tests/matrix/test_permissions.py"  # every page and act: slow, for what nothing else notices

RULES_OF_MODELS = frozenset(
    {
        *(
            "_own_rows",
            "_on_a_ground",
            "_aged",
            "_guardians_without",
            "_said_yes",
            "_not_asked",
            "ground_for",
        ),
        *("_in_each_region", "Baton.is_held_by", "EmergencyAccess.reviewing_organisations"),
        *("_family_agrees", "_offered_to", "_announced_by", "SchoolMove.is_open", "SchoolMove.side_of"),
        *(
            "DestructionSwitch.is_in_force",
            "DestructionSwitch.waits",
            "Registration.holds_up",
            "Hearing.is_whole",
        ),
        *("ConsentGiver.says_yes", "LegalShare.is_known_to_family", "SafetyCase.is_running"),
        *("Sending.is_by_link", "Sending.reader", "Sending.state_on"),
    }
)
SQL = ("consent/saying_yes.py",)
# What may be seen or done, where it is asked beside access: {module: functions}.
RULES_OF_QUERIES: dict[str, tuple[str, ...]] = {
    "core/periods.py": ("running_on",),
    "consent/queries.py": (
        *("organisations_with_ground", "_grounds", "shared_with", "_consents_that_hold", "legal_shares"),
        *("family_legal_shares", "untold_shares", "_as_family_knows"),
    ),
    "dossiers/queries.py": (
        *("my_dossiers", "closed_dossiers", "search_dossiers", "sight_of", "circle", "readers"),
        *("family_readers", "_at_home", "_sees", "work_dossiers", "own_categories", "emergency_until"),
        *("handovers_of", "member_of", "pupils_to_begin"),
    ),
    "safeguarding/queries.py": (
        *("cases_of", "leading_ids", "entries_of", "sees", "own_concerns", "watches_of"),
    ),
    "families/queries.py": ("deciding_guardians", "guardians_of", "same_child"),
    "dossiers/ending.py": ("may_end_organisation",),
    "dossiers/emergencies.py": ("is_reason_enough", "may_try", "get_emergency"),
    "dossiers/family.py": ("family_dossiers",),
    "dossiers/guests.py": ("may_add_guest",),
    "dossiers/reviews.py": ("may_review_access",),
    "dossiers/school_change.py": ("_sees",),
    "dossiers/sharing.py": ("get_giver", "get_share"),
    "dossiers/telling.py": ("may_be_told", "_sees"),
    "meetings/links.py": ("may_use_link", "may_meet_at"),
    "meetings/preparing.py": ("may_add_point",),
    "meetings/year.py": ("check_sees_year_plan", "may_plan_year", "get_planned_date", "may_use_day"),
    "meetings/operations/packs.py": ("may_take",),
    "meetings/norm_region.py": ("sees_norm", "check_sees_norm", "figures_of_region", "figures_of_school"),
    "meetings/polls.py": (
        *("visible_poll", "get_poll", "_find", "_for_whom", "may_lead_poll", "may_read_goal", "may_vote"),
        *("_in_time", "may_vote_by_link", "voter_by_secret", "voter_of", "voters_of", "moments_of"),
        *("moments_for_link", "open_polls", "my_open_polls", "asked_for_dates", "_open_polls", "plan_draft"),
    ),
    "meetings/papers.py": (
        *("papers_of", "dossier_for", "leads_papers", "may_prepare", "may_add", "fits", "may_open_papers"),
        *("readable_papers", "readable_until", "get_paper", "read_paper", "offers_for"),
    ),
    "meetings/sitting.py": (
        *("get_sitting", "works_there", "items_of", "_on_the_day", "may_lead_sitting", "children_to_add"),
        *("consultations_of", "may_consult", "get_consultation"),
    ),
    "plans/contributions.py": ("by_secret", "asked_of", "asked_to_write", "people_to_ask"),
    "arrangements/queries.py": ("request_of", "part_of", "category_of", "parts_seen", "wanted_fits"),
    "watch/queries.py": (
        *("desk_for", "workers_of", "on_desk", "desk_figures", "people_around", "_people", "calls_to"),
    ),
    "watch/absence_queries.py": (
        *("alert_of", "act_of", "attendance_office", "officers_of", "reports_on_desk", "leave_on_desk"),
        "at_home",
    ),
    "sending/parts.py": ("parts_of", "may_be_sent", "may_be_read", "may_read"),
    "sending/queries.py": ("by_secret", "sent_to", "_grounds", "_state", "people_to_send_to"),
    "documents/decision.py": ("_may_read",),
    "documents/family_plan.py": ("may_read_family_plan",),
    "documents/look_back.py": ("may_read_look_back",),
    "documents/minutes.py": ("may_take_minutes",),
    "documents/plan.py": ("may_read_plan",),
}


@dataclass(frozen=True)
class Part:
    """modules: of the policy. enforced: folders and files where only .enforce() is left out."""

    modules: tuple[str, ...]
    enforced: tuple[str, ...]
    tests: tuple[str, ...]


PARTS: dict[str, Part] = {
    "dossiers": Part(
        (
            *(
                "dossiers/access.py",
                "dossiers/emergency_access.py",
                "dossiers/models/case.py",
                "dossiers/models/rights.py",
            ),
            *("dossiers/queries.py", "dossiers/grounds.py", "dossiers/guardians.py", "dossiers/untold.py"),
            *("dossiers/rights/access.py", "dossiers/rights/rules.py", "core/periods.py"),
            *("families/access.py", "families/queries.py", "people/access.py"),
            *("dossiers/ending.py", "dossiers/emergencies.py", "dossiers/family.py", "dossiers/guests.py"),
            *("dossiers/reviews.py", "dossiers/school_change.py", "dossiers/sharing.py"),
            "dossiers/telling.py",
        ),
        ("dossiers", "families", "people"),
        ("tests/dossiers", "tests/families", "tests/people"),
    ),
    "consent": Part(
        (
            *(
                "consent/access.py",
                "consent/saying_yes.py",
                "consent/models.py",
                "consent/rules.py",
                "consent/givers.py",
            ),
            "consent/queries.py",
        ),
        ("consent",),
        ("tests/consent", "tests/moving"),
    ),
    "notes": Part(
        ("notes/access.py",),
        ("notes",),
        ("tests/notes", "tests/web/child", "tests/web/test_medical.py"),
    ),
    "meetings": Part(
        (
            *("meetings/access.py", "meetings/dissent_access.py", "meetings/norm_region.py"),
            *("meetings/models/meeting.py", "meetings/models/polls.py", "meetings/polls.py"),
            *("meetings/papers.py", "meetings/sitting.py", "reports/access.py"),
            *("meetings/links.py", "meetings/preparing.py", "meetings/year.py"),
            "meetings/operations/packs.py",
        ),
        ("meetings",),
        (
            *("tests/meetings", "tests/web/meeting", "tests/web/reports", "tests/matrix/test_papers.py"),
            *("tests/routes/test_walk_hia.py", "tests/routes/test_walk_flex_zat.py"),
            "tests/routes/test_walk_support_route.py",
        ),
    ),
    "plans": Part(
        (
            *("plans/access.py", "plans/kind_access.py", "plans/bank_access.py"),
            *("plans/evaluation_access.py", "plans/second_school.py"),
            *("plans/models/document.py", "plans/models/outside.py"),
            *("plans/models/hearing.py", "plans/outside.py", "plans/contributions.py"),
        ),
        ("plans",),
        ("tests/plans", "tests/triage/test_registrations.py"),
    ),
    "routes": Part(
        ("routes/access.py", "routes/touring/access.py"),
        ("routes",),
        ("tests/routes", "tests/web/manage/test_routes.py", "tests/web/manage/test_schools.py"),
    ),
    "safeguarding": Part(
        ("safeguarding/access.py", "safeguarding/models.py", "safeguarding/queries.py"),
        ("safeguarding",),
        ("tests/safeguarding",),
    ),
    "keeping": Part(
        ("keeping/access.py", "keeping/models.py"),
        ("keeping",),
        ("tests/keeping", "tests/web/manage/test_keeping.py"),
    ),
    "moving": Part(
        ("moving/access.py", "moving/models.py"),
        ("moving",),
        ("tests/moving", "tests/web/moving"),
    ),
    "triage": Part(
        ("triage/access.py", "triage/models.py"),
        ("triage",),
        ("tests/triage", "tests/web/triage"),
    ),
    "support": Part(
        ("support/access.py",),
        ("support",),
        ("tests/support",),
    ),
    "arrangements": Part(
        (
            *("arrangements/access.py", "arrangements/money_access.py"),
            *("arrangements/queries.py", "documents/decision.py"),
        ),
        ("arrangements",),
        ("tests/arrangements", "tests/web/arrangements"),
    ),
    "tlv": Part(
        ("tlv/access.py", "tlv/deciding_access.py", "tlv/term.py"),
        ("tlv",),
        ("tests/tlv",),
    ),
    "watch": Part(
        (
            *("watch/access.py", "watch/absence_access.py", "watch/queries.py"),
            "watch/absence_queries.py",
        ),
        ("watch",),
        ("tests/watch", "tests/web/watch"),
    ),
    "sending": Part(
        (
            *("sending/access.py", "sending/grounds.py", "sending/parts.py", "sending/models.py"),
            "sending/queries.py",
        ),
        ("sending",),
        ("tests/sending", "tests/web/sending"),
    ),
    "documents": Part(
        (
            *("documents/family_plan.py", "documents/look_back.py", "documents/minutes.py"),
            "documents/plan.py",
        ),
        ("documents",),
        ("tests/documents", "tests/web/documents"),
    ),
    "experts": Part(
        ("experts/access.py",),
        ("experts",),
        ("tests/experts",),
    ),
    "integrations": Part(
        (
            *("integrations/oso/access.py", "integrations/pupil_lists/access.py"),
            "integrations/youth_index/access.py",
        ),
        ("integrations",),
        ("tests/integrations",),
    ),
}
# A mutant that nobody can tell from the original, with the reason: {what it is called, without its line: why}.
SAME: dict[str, str] = {
    "consent/access.py may_withdraw: without giver is None": "may_answer refused it already; for the types",
    "consent/access.py may_be_recorded: without newest": "who signed in has a moment; for the types",
    "consent/models.py LegalShare.is_known_to_family: without self.tell_before_on is not None": (
        "its constraint: the parents were told, or there is a day; for the types"
    ),
    "triage/access.py may_choose_regie: without rule is not None": "a confirmed triage has an outcome; for the types",
    "meetings/access.py gaps: without record": "reads again what the caller has read",
    "meetings/access.py _in_state: without meeting.closed_at": "a closed one has both: its constraint; for the types",
    "meetings/access.py _in_state: without meeting.closed_by": "a closed one has both: its constraint; for the types",
}
