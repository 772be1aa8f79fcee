"""The database refuses to change or remove a row of the log, on SQLite and on PostgreSQL.

One thing may go: a whole stream that a row of RemovedStream explains, with the same last link as its head.
That row, the head and a record of destruction stay for good. A migration that alters one of these tables on
SQLite takes the triggers away first and puts them back after.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "audit_auditevent"
STAYS = {
    "audit_audithead": ("DELETE",),
    "audit_removedstream": ("DELETE", "UPDATE"),
    "audit_destruction": ("DELETE", "UPDATE"),
}

_EXPLAINED = (
    "EXISTS (SELECT 1 FROM audit_removedstream r JOIN audit_audithead h ON h.stream = r.stream "
    "WHERE r.stream = OLD.stream AND r.last_seq = h.seq AND r.last_hash = h.hash)"
)
_REFUSE_SQLITE = "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
_LOG_SQLITE = [
    f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON {TABLE} {_REFUSE_SQLITE}"
    for act in ("UPDATE", "DELETE")
]
_LOG_POSTGRESQL = [
    (
        "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    ),
    (
        f"CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
    ),
    (
        f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    ),
]
_SQLITE = [
    f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON {TABLE} {_REFUSE_SQLITE}",
    f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE} WHEN NOT {_EXPLAINED} {_REFUSE_SQLITE}",
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {_REFUSE_SQLITE}"
        for table, acts in STAYS.items()
        for act in acts
    ),
]
_POSTGRESQL = [
    _LOG_POSTGRESQL[0],
    (
        "CREATE OR REPLACE FUNCTION audit_goes_when_explained() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_EXPLAINED} THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'the audit log is append-only'; END $$"
    ),
    (
        f"CREATE TRIGGER audit_no_change BEFORE UPDATE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
    ),
    (
        f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION audit_goes_when_explained()"
    ),
    _LOG_POSTGRESQL[2],
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()"
        for table, acts in STAYS.items()
        for act in acts
    ),
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there, in place of those that are."""
    remove(connection)
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)


def install_first(connection: BaseDatabaseWrapper) -> None:
    """The triggers of before streams could be removed: for the migration that made the log."""
    _run(connection, _LOG_POSTGRESQL if connection.vendor == "postgresql" else _LOG_SQLITE)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: only to undo the migration, and for tests that empty the tables."""
    triggers = [
        (name, TABLE)
        for name in ("audit_no_update", "audit_no_delete", "audit_no_change", "audit_no_truncate")
    ]
    triggers += [(f"{table}_no_{act.lower()}", table) for table, acts in STAYS.items() for act in acts]
    there = connection.introspection.table_names()
    on_table = connection.vendor == "postgresql"
    _run(
        connection,
        [
            f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else "")
            for name, table in triggers
            if table in there
        ],
    )


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
