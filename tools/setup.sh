#!/bin/sh
# Makes sure of the system's packages, makes the virtual environment and fills it from the lock.
# A second run with the same lock does nothing. Usage: setup.sh FOLDER GROUP_OF_PACKAGES …
set -eu

venv=$1
shift
lock=requirements-dev.lock
stamp=$venv/installed.sha256

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed: sudo apt-get install --yes python3 python3-venv" >&2
    exit 1
}

install_lock() {
    echo "Installing $lock"
    if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
        uv pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
    else
        "$venv/bin/python" -m ensurepip >/dev/null 2>&1 || true # a set-up that was broken off may lack pip
        "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r "$lock"
    fi
}

if "$venv/bin/python" -c '' 2>/dev/null; then
    sh tools/system_packages.sh "$@"
    sha256sum --check --status "$stamp" 2>/dev/null && exit 0
else
    PYTHON=$(find_python)
    export PYTHON
    sh tools/system_packages.sh "$@" venv
    echo "Making $venv"
    "$PYTHON" -m venv "$venv"
fi

rm -f "$stamp"
install_lock
sha256sum "$lock" >"$stamp"
