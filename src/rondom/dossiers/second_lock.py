"""The second lock: row policies of PostgreSQL, on every table that hangs on a dossier or a pupil.

The same rule as DossierQuerySet.visible_to, written once more, in SQL: a filter that is forgotten in Python shows
nothing instead of everything. core/second_lock.py tells for whom a connection works. The tables are found by their
foreign keys, so a new one is locked without anybody thinking of it; what cannot be found stands in RULES.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, Model

from rondom.consent.rules import age_rules
from rondom.dossiers.models import Dossier
from rondom.dossiers.rules import emergency_rules
from rondom.dossiers.stuck_lock import DESK_FUNCTION, DESK_RULES, STUCK
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.families.models import Pupil

APP_ROLE = "rondom_app"
POLICY = "rondom_second_lock"

_SEEN = "ANY(ARRAY(SELECT rondom_seen_dossiers()))"
_GUEST = "ANY(ARRAY(SELECT rondom_guest_places()))"
_DESK = "ANY(ARRAY(SELECT rondom_desk_dossiers()))"
_PUPILS = "ANY(ARRAY(SELECT rondom_pupils_of_seen_dossiers()))"
_KNOWN_PUPILS = "ANY(ARRAY(SELECT rondom_known_pupils()))"

_BATON = f"baton_id = ANY(ARRAY(SELECT d.baton_id FROM dossiers_dossier d WHERE d.id = {_SEEN}))"  # noqa: S608
_DESK_BATON = (
    f"id = ANY(ARRAY(SELECT d.baton_id FROM dossiers_dossier d WHERE d.id = {_SEEN} OR d.id = {_DESK}))"  # noqa: S608
)

_REVIEWED = "ANY(ARRAY(SELECT rondom_reviewed_dossiers()))"

_HANDED_IN = "made_by_id = rondom_number('person') AND school_id = rondom_number('organisation')"

_ASKED_TO_TAKE = (
    "(to_school_id = rondom_number('organisation') AND state IN ('announced', 'accepted')"
    " AND rondom_said_yes(pupil_id, to_school_id, 'move'))"
)

# What the foreign keys do not say. {table's model: the condition of a row}
RULES: dict[str, str] = {
    **DESK_RULES,
    "dossiers.Dossier": f"id = {_SEEN} OR id = {_DESK} OR id = {_REVIEWED} OR id = {STUCK}",
    # Who thinks along at another school reads these words, and no other table of the dossier.
    "plans.ShownPart": f"dossier_id = {_SEEN} OR participant_id = {_GUEST}",
    # Who reviews it does not see the child.
    "dossiers.EmergencyAccess": f"dossier_id = {_SEEN} OR dossier_id = {_REVIEWED}",
    "dossiers.RightsRequest": f"dossier_id = {_SEEN} OR dossier_id = {_DESK}",
    "safeguarding.SafetyCase": "id = ANY(ARRAY(SELECT rondom_safety_cases()))",
    # What somebody wrote from outside a case stays his to read.
    "safeguarding.SafetyEntry": (
        "case_id = ANY(ARRAY(SELECT rondom_safety_cases())) OR author_id = rondom_number('person')"
    ),
    # Two people are named on it, in the hat of that organisation; what hangs on it goes with it.
    "safeguarding.SafetyWatch": (
        "organisation_id = rondom_number('organisation') AND rondom_number('person') IN (keeper_id, scientist_id)"
    ),
    # Who has the regie, and why somebody did not take it: not for who only reviews an emergency.
    "dossiers.Baton": _DESK_BATON,
    "families.Pupil": f"id = {_KNOWN_PUPILS}",
    # Before a file is read in there is no dossier: it is of who handed it in, at the school of the hat.
    "oso.OsoImport": _HANDED_IN,
    "pupil_lists.ListImport": _HANDED_IN,
    # A school that is asked to take a child sees that much, once the family says yes; who announced it, too.
    "moving.SchoolMove": (
        f"dossier_id = {_SEEN} OR {_ASKED_TO_TAKE}"
        " OR (announced_by_id = rondom_number('person') AND from_school_id = rondom_number('organisation'))"
    ),
    # An offer of the regie is read by who gets it, also before he looks at the child.
    "dossiers.Handover": (f"{_BATON} OR to_person_id = rondom_number('person')"),
}

# In plpgsql, which keeps the plan of a query for the whole session; sql would make it anew at every call.
_FUNCTIONS = """
CREATE OR REPLACE FUNCTION rondom_number(name text) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('rondom.' || name, true), '')::bigint $$;

CREATE OR REPLACE FUNCTION rondom_day() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('rondom.day', true), '')::date $$;

-- Who must say yes for a pupil of some age, from consent/data/ages.yaml.
CREATE OR REPLACE FUNCTION rondom_age_rules() RETURNS TABLE (region text, from_age int, pupil bool, guardians bool)
LANGUAGE sql IMMUTABLE AS $$ VALUES {ages} $$;

-- Whether everybody who must says yes today to a question for an organisation, to this purpose; '' is any.
CREATE OR REPLACE FUNCTION rondom_said_yes(wanted bigint, organisation bigint, to_purpose text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1
        FROM consent_consent c
        JOIN people_region r ON r.id = c.region_id
        JOIN families_pupil p ON p.id = c.pupil_id
        JOIN people_person child ON child.id = p.person_id
        CROSS JOIN LATERAL (
            SELECT a.pupil, a.guardians FROM rondom_age_rules() a
            WHERE a.from_age <= COALESCE(extract(year FROM age(rondom_day(), child.born_on))::int, 0)
              AND a.region = CASE WHEN r.slug IN (SELECT b.region FROM rondom_age_rules() b) THEN r.slug ELSE '' END
            ORDER BY a.from_age DESC LIMIT 1
        ) AS must
        CROSS JOIN LATERAL (
            SELECT array_agg(g.person_id) AS people FROM consent_consentgiver g
            WHERE g.consent_id = c.id AND g.answer = 'yes' AND g.withdrawn_at IS NULL
        ) AS said_yes
        WHERE c.pupil_id = wanted AND c.recipient_id = organisation AND c.ended_at IS NULL
          AND c.valid_from <= rondom_day() AND c.valid_until > rondom_day()
          AND (to_purpose = '' OR c.purpose = to_purpose)
          AND said_yes.people IS NOT NULL
          AND (NOT must.pupil OR p.person_id = ANY(said_yes.people))
          AND (NOT must.guardians OR NOT EXISTS (
                SELECT 1 FROM families_guardianship g
                WHERE g.pupil_id = c.pupil_id AND g.authority <> 'no' AND g.valid_from <= rondom_day()
                  AND (g.valid_until IS NULL OR g.valid_until > rondom_day())
                  AND NOT g.person_id = ANY(said_yes.people)))
    );
END
$$;

-- Whether a pupil may be shared with an organisation today: everybody said yes, or a ground of the law.
CREATE OR REPLACE FUNCTION rondom_has_ground(wanted bigint, organisation bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN rondom_said_yes(wanted, organisation, '') OR EXISTS (
        SELECT 1 FROM consent_legalshare s
        WHERE s.pupil_id = wanted AND s.recipient_id = organisation AND s.ended_at IS NULL
          AND s.valid_from <= rondom_day() AND s.valid_until > rondom_day()
          AND (NOT s.needs_wish_of_pupil OR EXISTS (
                SELECT 1 FROM consent_consentgiver g JOIN consent_consent c ON c.id = g.consent_id
                JOIN families_pupil p ON p.id = c.pupil_id
                WHERE c.pupil_id = s.pupil_id AND c.recipient_id = s.recipient_id AND c.ended_at IS NULL
                  AND c.valid_from <= rondom_day() AND c.valid_until > rondom_day()
                  AND g.person_id = p.person_id AND g.answer = 'yes' AND g.withdrawn_at IS NULL))
    );
END
$$;

-- In the circle in this hat, today, and: the pupil, a parent with authority, the school, or on a ground; or emergency.
CREATE OR REPLACE FUNCTION rondom_seen_dossiers() RETURNS SETOF bigint ROWS 50
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT d.id
    FROM dossiers_participant m
    JOIN dossiers_dossier d ON d.id = m.dossier_id
    JOIN families_pupil p ON p.id = d.pupil_id
    WHERE m.person_id = rondom_number('person') AND m.capacity = current_setting('rondom.role', true)
      AND m.valid_from <= rondom_day() AND (m.valid_until IS NULL OR m.valid_until > rondom_day())
      AND m.organisation_id IS NOT DISTINCT FROM rondom_number('organisation')
      AND CASE WHEN m.organisation_id IS NULL THEN
            p.person_id = m.person_id OR EXISTS (
                SELECT 1 FROM families_guardianship g
                WHERE g.pupil_id = p.id AND g.person_id = m.person_id AND g.authority = 'yes'
                  AND g.valid_from <= rondom_day() AND (g.valid_until IS NULL OR g.valid_until > rondom_day()))
          ELSE d.school_id = m.organisation_id OR rondom_has_ground(d.pupil_id, m.organisation_id) END
    UNION
    SELECT e.dossier_id
    FROM dossiers_emergencyaccess e
    WHERE e.person_id = rondom_number('person') AND e.organisation_id = rondom_number('organisation')
      AND e.role = current_setting('rondom.role', true)
      AND e.opened_at <= current_setting('rondom.moment', true)::timestamptz
      AND e.until_at > current_setting('rondom.moment', true)::timestamptz;
END
$$;

-- Where somebody of another school thinks along today, on a ground.
CREATE OR REPLACE FUNCTION rondom_guest_places() RETURNS SETOF bigint ROWS 5
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT m.id
    FROM dossiers_participant m
    JOIN dossiers_dossier d ON d.id = m.dossier_id
    WHERE m.person_id = rondom_number('person') AND m.organisation_id = rondom_number('organisation')
      AND m.capacity = 'second_school' AND d.closed_on IS NULL
      AND current_setting('rondom.role', true) IN ({guests})
      AND m.valid_from <= rondom_day() AND (m.valid_until IS NULL OR m.valid_until > rondom_day())
      AND rondom_has_ground(d.pupil_id, m.organisation_id);
END
$$;

-- The cases in which somebody is named, behind the wall.
CREATE OR REPLACE FUNCTION rondom_safety_cases() RETURNS SETOF uuid ROWS 5
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT m.case_id
    FROM safeguarding_safetymember m
    WHERE m.person_id = rondom_number('person') AND m.organisation_id = rondom_number('organisation')
      AND m.valid_from <= rondom_day() AND (m.valid_until IS NULL OR m.valid_until > rondom_day())
      AND EXISTS (
            SELECT 1 FROM people_membership w
            WHERE w.person_id = m.person_id AND w.organisation_id = m.organisation_id
              AND w.valid_from <= m.valid_from AND (w.valid_until IS NULL OR w.valid_until > rondom_day()));
END
$$;

-- Whose child it is, no more: of a request that one answers, and of a case in which one is named.
CREATE OR REPLACE FUNCTION rondom_desk_dossiers() RETURNS SETOF bigint ROWS 20
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT r.dossier_id
    FROM dossiers_rightsrequest r
    JOIN dossiers_dossier d ON d.id = r.dossier_id
    JOIN people_organisation school ON school.id = d.school_id
    WHERE CASE current_setting('rondom.role', true)
            WHEN 'director' THEN school.id = rondom_number('organisation')
            WHEN 'privacy_officer' THEN rondom_number('organisation') IN (school.id, school.board_id)
          END
    UNION
    SELECT c.dossier_id FROM safeguarding_safetycase c WHERE c.id = ANY(ARRAY(SELECT rondom_safety_cases()))
    UNION
    SELECT w.dossier_id FROM safeguarding_safetywatch w
    WHERE w.organisation_id = rondom_number('organisation')
      AND rondom_number('person') IN (w.keeper_id, w.scientist_id);
END
$$;

-- Opened in an emergency, to be reviewed at the organisation that looked, the school or its board.
CREATE OR REPLACE FUNCTION rondom_reviewed_dossiers() RETURNS SETOF bigint ROWS 20
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT e.dossier_id
    FROM dossiers_emergencyaccess e
    JOIN dossiers_dossier d ON d.id = e.dossier_id
    JOIN people_organisation school ON school.id = d.school_id
    WHERE current_setting('rondom.role', true) IN ({reviewers})
      AND rondom_number('organisation') IN (e.organisation_id, school.id, school.board_id);
END
$$;

CREATE OR REPLACE FUNCTION rondom_pupils_of_seen_dossiers() RETURNS SETOF bigint ROWS 50
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT d.pupil_id FROM dossiers_dossier d WHERE d.id = {seen};
END
$$;

-- Who may know that a child is there: also brothers and sisters, the pupils of the own school, the own children, and a
-- child that the own school is asked to take.
CREATE OR REPLACE FUNCTION rondom_known_pupils() RETURNS SETOF bigint ROWS 200
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema} SET rondom.system = 'on' AS $$
BEGIN
    RETURN QUERY
    SELECT other.id FROM families_pupil child JOIN families_pupil other ON other.family_id = child.family_id
    WHERE child.id = {pupils}
    UNION SELECT d.pupil_id FROM dossiers_dossier d WHERE d.id = {desk}
    UNION SELECT d.pupil_id FROM dossiers_dossier d WHERE d.id = {stuck}
    UNION SELECT m.pupil_id FROM moving_schoolmove m WHERE {asked_to_take}
    UNION SELECT e.pupil_id FROM families_enrolment e WHERE e.school_id = rondom_number('organisation')
    UNION SELECT g.pupil_id FROM families_guardianship g
          WHERE rondom_number('organisation') IS NULL AND g.person_id = rondom_number('person')
    UNION SELECT p.id FROM families_pupil p
          WHERE rondom_number('organisation') IS NULL AND p.person_id = rondom_number('person');
END
$$;
"""


def locked_tables() -> dict[str, str]:
    """{table: condition of a row} of everything that hangs on a dossier or a pupil."""
    found = {model: condition_of(model) for model in _models()}
    return {model._meta.db_table: condition for model, condition in found.items() if condition}


def _models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("rondom."):
            yield from config.get_models(include_auto_created=True)


def condition_of(model: type[Model], *, seen: frozenset[type[Model]] = frozenset()) -> str:
    """What a row must be, in SQL; empty for a table that hangs on no child.

    A row hangs on a dossier before it hangs on a pupil, and else on another row that does, whose own policy is
    asked by looking for it. A reference that may be empty is no such thing: that table needs a line in RULES.
    """
    if (label := model._meta.label) in RULES:
        return RULES[label]
    keys = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey) and not field.null]
    for target, among in ((Dossier, _SEEN), (Pupil, _pupils_of(model))):
        if key := next((key for key in keys if key.related_model is target), None):
            return f"{key.column} = {among}"
    for key in keys:
        parent = _model_of(key)
        if parent not in (*seen, model) and condition_of(parent, seen=seen | {model}):
            mine, theirs = model._meta.db_table, parent._meta.db_table
            # Names of tables are ours.
            return f"EXISTS (SELECT 1 FROM {theirs} parent WHERE parent.id = {mine}.{key.column})"  # noqa: S608
    return ""


def _pupils_of(model: type[Model]) -> str:
    return _KNOWN_PUPILS if model._meta.app_label == Pupil._meta.app_label else _PUPILS


def _model_of(key: ForeignKey) -> type[Model]:
    assert isinstance(key.related_model, type)  # noqa: S101 - models are loaded
    return key.related_model


def forgotten_tables() -> list[str]:
    """Models with a reference to a child that may be empty, and no line in RULES: the program cannot know."""
    locked = set(locked_tables())
    return sorted(
        model._meta.label
        for model in _models()
        if model._meta.db_table not in locked
        and any(_model_of(key)._meta.db_table in locked for key in _keys(model))
    )


def _keys(model: type[Model]) -> list[ForeignKey]:
    return [field for field in model._meta.get_fields() if isinstance(field, ForeignKey)]


def install(connection: BaseDatabaseWrapper) -> None:
    """Functions, policies and the rights of the application's role. As the owner of the tables; again is no harm."""
    there = set(connection.introspection.table_names())
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        cursor.execute("SET LOCAL check_function_bodies = off")  # half of the migrations may be undone
        names = {
            "seen": _SEEN,
            "pupils": _PUPILS,
            "desk": _DESK,
            "stuck": STUCK,
            "asked_to_take": _ASKED_TO_TAKE,
        }
        roles = {"reviewers": _quoted(emergency_rules().reviewers), "guests": _quoted(SCHOOL_CAPACITIES)}
        cursor.execute(DESK_FUNCTION.format(schema=schema))
        cursor.execute(_FUNCTIONS.format(schema=schema, ages=_ages(), **roles, **names))
        for table, condition in locked_tables().items():
            if table not in there:
                continue
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
            cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {table}")
            rule = f"current_setting('rondom.system', true) = 'on' OR ({condition})"
            cursor.execute(f"CREATE POLICY {POLICY} ON {table} USING ({rule}) WITH CHECK ({rule})")
    give_rights(connection)


def give_rights(connection: BaseDatabaseWrapper) -> None:
    """What the application's role may do, once that role is there; also with tables that are still to come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema() FROM pg_roles WHERE rolname = %s", [APP_ROLE])
        if found := cursor.fetchone():
            cursor.execute(_RIGHTS.format(schema=found[0], role=APP_ROLE))


_RIGHTS = """
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role};
"""


def _quoted(roles: Iterable[str]) -> str:
    return ", ".join(f"'{role}'" for role in sorted(roles))


def _ages() -> str:
    """The rows of the age rules: (region or '', from age, pupil, guardians)."""
    ages = age_rules()
    rows = [("", rule) for rule in ages.rules]
    rows += [(slug, rule) for slug, rules in ages.regions.items() for rule in rules]
    return ", ".join(
        f"('{slug}'::text, {rule.from_age}, {rule.pupil}, {rule.guardians})".lower() for slug, rule in rows
    )
