#!/bin/sh
# Runs every check to the end and tells at the end which failed. Wants the virtual environment first on PATH.
set -u

RONDOM_VAR=$(mktemp -d)
export RONDOM_VAR
export PYTHONPATH=src
unset DATABASE_URL
trap 'rm -rf "$RONDOM_VAR"' EXIT

failed=""

check() { # name, command …
    name=$1
    shift
    start=$(date +%s)
    if output=$("$@" 2>&1); then
        printf 'ok    %-12s %s s\n' "$name" "$(($(date +%s) - start))"
    else
        failed="$failed $name"
        printf 'FAIL  %-12s %s s\n%s\n\n' "$name" "$(($(date +%s) - start))" "$output"
    fi
}

same_reference() {
    before=$RONDOM_VAR/reference
    mkdir -p docs/reference
    cp -r docs/reference "$before"
    python manage.py reference_docs || return 1
    diff -ru "$before" docs/reference || {
        echo "docs/reference was not what the code says. It has been written anew: commit it."
        return 1
    }
}

check format ruff format --check .
check lint ruff check .
check types mypy
check imports lint-imports
check templates djlint --lint --quiet src/rondom
check migrations python manage.py makemigrations --check --dry-run
check django python manage.py check --fail-level WARNING
check reference same_reference
check house python -m pytest -q -p no:cacheprovider tests/architecture

[ -z "$failed" ] && exit 0
echo "Failed:$failed"
exit 1
