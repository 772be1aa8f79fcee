#!/bin/sh
# The journeys in a browser. Use: journeys.sh PYTHON PROCESSES
# Browser, site and worker share a machine with the tests; what is red is named and walked once more, one by one.
# Red twice is red. Anything else than a red journey (a site that does not start, an interruption) is red at once.
set -u
"$1" -m pytest -n "$2" --dist loadfile -m e2e tests/e2e && exit
[ "$?" -eq 1 ] || exit 1
echo "=== Red journeys are walked once more, one by one."
"$1" -m pytest -m e2e tests/e2e --last-failed --last-failed-no-failures none -p no:xdist
