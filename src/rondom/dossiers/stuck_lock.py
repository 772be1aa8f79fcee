"""The second lock on what lies on a desk outside the circle: a case that is stuck, a report or request to leerplicht, a child that
sits at home from a school of the own board.

Who has such a desk sees that row and whose child it is, and no table of the dossier.
"""

SEEN = "ANY(ARRAY(SELECT rondom_seen_dossiers()))"
STUCK = "ANY(ARRAY(SELECT rondom_stuck_dossiers()))"

_MINE = "organisation_id = rondom_number('organisation')"
_ROLE = "current_setting('rondom.role', true)"

# Which hats have the questions to a team and of families on their desk: support/data/teams.yaml, tested to be the same.
_TEAM = (
    f"organisation_id = rondom_number('organisation') AND CASE team"
    f" WHEN 'ect' THEN {_ROLE} = 'ect_member'"
    f" WHEN 'youth_health' THEN {_ROLE} IN ('youth_doctor', 'youth_nurse')"
    f" WHEN 'case_regie' THEN {_ROLE} IN ('intake_worker', 'case_manager', 'process_coordinator') END"
)
_POINT = f"{_MINE} AND {_ROLE} IN ('swv_coordinator', 'swv_section_coordinator')"

DESK_RULES = {
    "support.TeamQuestion": f"dossier_id = {SEEN} OR ({_TEAM})",
    # dossier_id is empty until the family wants it there.
    "support.Ticket": f"dossier_id = {SEEN} OR ({_POINT})",
    "watch.StagnationCase": f"dossier_id = {SEEN} OR ({_MINE} AND desk_role = {_ROLE})",
    "watch.AttendanceReport": f"dossier_id = {SEEN} OR ({_MINE} AND {_ROLE} = 'attendance_officer')",
    "watch.LeaveRequest": f"dossier_id = {SEEN} OR ({_MINE} AND decides = {_ROLE})",
    # Who answers for it at the board: what is written about a child of a school of his.
    "watch.BoardFollow": f"dossier_id = {SEEN} OR ({_MINE} AND {_ROLE} = 'duty_of_care_lead')",
    "watch.OfficeBooking": f"dossier_id = {SEEN} OR ({_MINE} AND {_ROLE} = 'attendance_officer')",
    # What a report says of the rule that was reached: who may see the report, by its own policy.
    "watch.AbsenceAlert": (
        f"dossier_id = {SEEN} OR EXISTS "  # noqa: S608 - every part is ours
        "(SELECT 1 FROM watch_attendancereport r WHERE r.alert_id = watch_absencealert.id)"
        f" OR ({_ROLE} = 'duty_of_care_lead' AND dossier_id = {STUCK})"
    ),
}

DESK_FUNCTION = f"""
-- On whose desk something of this child lies, and waits.
CREATE OR REPLACE FUNCTION rondom_stuck_dossiers() RETURNS SETOF bigint ROWS 20
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {{schema}} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT k.dossier_id FROM watch_stagnationcase k WHERE k.closed_on IS NULL AND k.{_MINE} AND k.desk_role = {_ROLE}
    UNION
    SELECT r.dossier_id FROM watch_attendancereport r
    WHERE r.answered_on IS NULL AND r.{_MINE} AND {_ROLE} = 'attendance_officer'
    UNION
    SELECT l.dossier_id FROM watch_leaverequest l WHERE l.state = 'waiting' AND l.{_MINE} AND l.decides = {_ROLE}
    UNION
    SELECT t.dossier_id FROM support_teamquestion t
    JOIN dossiers_dossier d ON d.id = t.dossier_id
    WHERE NOT t.no_name AND t.state IN ('waiting', 'taken') AND {_TEAM.replace("organisation_id", "t.organisation_id")}
      AND rondom_has_ground(d.pupil_id, t.organisation_id)
    UNION
    SELECT b.dossier_id FROM watch_officebooking b JOIN watch_officeslot s ON s.id = b.slot_id
    WHERE b.cancelled_on IS NULL AND s.begins_at >= rondom_day() AND b.{_MINE} AND {_ROLE} = 'attendance_officer'
    UNION
    SELECT a.dossier_id FROM watch_absencealert a
    JOIN dossiers_dossier d ON d.id = a.dossier_id
    JOIN people_organisation school ON school.id = d.school_id
    WHERE d.closed_on IS NULL AND {_ROLE} = 'duty_of_care_lead'
      AND school.board_id = rondom_number('organisation');
END
$$;
"""  # noqa: S608 - every part is ours
