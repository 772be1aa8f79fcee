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
    }
)
SQL = ("consent/saying_yes.py",)
# What may be seen, where it is asked beside access: {module: functions}.
RULES_OF_QUERIES = {
    "core/periods.py": ("running_on",),
    "consent/queries.py": ("shared_categories", "organisations_with_ground"),
    "dossiers/queries.py": (
        *("my_dossiers", "closed_dossiers", "search_dossiers", "sight_of", "circle", "readers"),
        *("family_readers", "_at_home", "_sees", "work_dossiers", "own_categories", "emergency_until"),
        *("handovers_of", "member_of", "pupils_to_begin"),
    ),
    "safeguarding/queries.py": (
        *("cases_of", "leading_ids", "entries_of", "sees", "own_concerns", "watches_of"),
    ),
    "families/queries.py": ("deciding_guardians", "guardians_of", "same_child"),
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
        ),
        ("meetings",),
        ("tests/meetings", "tests/web/meeting", "tests/web/reports", "tests/matrix/test_papers.py"),
    ),
    "plans": Part(
        (
            *("plans/access.py", "plans/evaluation_access.py", "plans/second_school.py"),
            *("plans/models/document.py", "plans/models/outside.py"),
        ),
        ("plans",),
        ("tests/plans",),
    ),
    "routes": Part(
        ("routes/access.py",),
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
    "arrangements": Part(
        (
            *("arrangements/access.py", "arrangements/money_access.py"),
            *("arrangements/models/asking.py", "arrangements/models/help.py"),
        ),
        ("arrangements",),
        ("tests/arrangements", "tests/web/arrangements"),
    ),
    "experts": Part(
        ("experts/access.py",),
        ("experts",),
        ("tests/experts", "tests/web/experts"),
    ),
    "integrations": Part(
        ("integrations/oso/access.py", "integrations/pupil_lists/access.py"),
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
    "plans/access.py may_freeze: without content": "reads again what the caller has read",
}
