#!/bin/sh
# Makes sure of what only the system's package manager can bring. Groups: run, test, and
# venv for what $PYTHON needs to make a virtual environment. Usage: system_packages.sh GROUP …
# As root it installs what is missing; otherwise it names the exact command and stops.
set -eu

missing=""

need_package() {
    state=$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $1"
}

need_program() { # program, package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need_venv() {
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null && return
    missing="$missing $("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

need_browser() {
    for name in chromium-headless-shell chromium chromium-browser; do
        command -v "$name" >/dev/null 2>&1 && return
    done
    # Ubuntu has no such package; its "chromium-browser" brings the snap.
    if [ "$(. /etc/os-release && echo "$ID")" = ubuntu ]; then
        missing="$missing chromium-browser"
    else
        missing="$missing chromium-headless-shell"
    fi
}

for_running() {
    need_package libpango-1.0-0
    need_package libpangoft2-1.0-0
    need_package libharfbuzz-subset0
    need_package fonts-noto-core
    need_program msgfmt gettext
}

for_testing() {
    need_browser
    need_program git git
}

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian or Ubuntu: take care of pango, harfbuzz, gettext and chromium yourself." >&2
    exit 0
fi

for group in "$@"; do
    case "$group" in
        run) for_running ;;
        test) for_testing ;;
        venv) need_venv ;;
        *) echo "unknown group: $group" >&2; exit 2 ;;
    esac
done

[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "Some packages of the system are missing. Install them once, then give the same command again:" >&2
    echo "" >&2
    echo "    sudo apt-get update && sudo apt-get install --yes --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing$missing"
apt-get update --quiet=2
# shellcheck disable=SC2086  # a list of names, to be split
DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends $missing >/dev/null
