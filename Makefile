# Every command of this project. Each one does its own set-up, which costs nothing when it is done already.
# VENV=folder uses another virtual environment, PORT=8123 another port, DATABASE_URL=… another database for tests.

VENV ?= .venv
PORT ?= 8000
BIN := $(abspath $(VENV))/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
JOURNEYS = tools/journeys.sh "$(BIN)/python" $(PROCESSES)
PROCESSES := $(shell nproc 2>/dev/null || echo 2)
PACKAGES := run
test e2e: PACKAGES := run test

export PATH := $(BIN):$(PATH)
export PORT

# The demo has a place and a database of its own, whatever the environment says.
DEMO := env -u DATABASE_URL -u REDIS_URL -u RONDOM_ADDRESS -u RONDOM_HOSTS -u RONDOM_ORIGINS -u RONDOM_SECRET_KEY \
	-u RONDOM_FILE_KEYS -u RONDOM_FILE_KEY RONDOM_DEBUG=0 RONDOM_HTTPS=0 RONDOM_DEMO=1 RONDOM_VAR="$(CURDIR)/var/demo"

BUILD := src/rondom/web/static/build
FRONT := $(wildcard package.json *.mjs tools/*.mjs) $(shell find src/rondom/web/front -type f 2>/dev/null)
TEXTS := $(patsubst %.po,%.mo,$(shell find src/rondom -name '*.po'))

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test test-fast e2e check fix run matrix mutate bench messages docs wheel ready setup front texts

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: ready ## a region with invented people, at a printed address (PORT=8123 make demo)
	@$(DEMO) $(MANAGE) migrate --verbosity 0
	@$(DEMO) $(MANAGE) collectstatic --no-input --verbosity 0
	@$(DEMO) $(MANAGE) demo
	@$(DEMO) $(MANAGE) serve --port $(PORT)

demo-reset: ## throw the demo away and start anew
	rm -rf var/demo
	@$(MAKE) --no-print-directory demo

test: ready ## everything: the unit suite, then the journeys in a browser
	$(PYTEST) -n $(PROCESSES) -m "not e2e"
	@sh $(JOURNEYS)

test-fast: ready ## the unit suite, until the first failure
	$(PYTEST) -n $(PROCESSES) -m "not e2e" -x -q

e2e: ready ## the journeys in a browser
	@sh $(JOURNEYS)

check: ready ## style, types, imports, templates, migrations, reference and locks
	@sh tools/check.sh

fix: ready ## what style and linter can mend themselves
	ruff check --fix .
	ruff format .

run: ready ## server and worker on your own database, new at every edit
	RONDOM_DEBUG=1 $(MANAGE) migrate --verbosity 0
	RONDOM_DEBUG=1 $(MANAGE) serve --reload --port $(PORT)

matrix: ready ## every cell of the permission table, in a real request
	RONDOM_MATRIX=all $(PYTEST) -n $(PROCESSES) -q tests/matrix/test_permissions.py

mutate: ready ## take checks out of the policy one by one: does a test notice?
	$(BIN)/python tools/mutate.py

bench: ready ## the figures we hold ourselves to
	$(MANAGE) bench

messages: setup ## gather the texts to translate
	cd src/rondom && $(BIN)/python ../../manage.py makemessages --all --add-location file --no-wrap

docs: ready ## write docs/reference anew from the code
	$(MANAGE) reference_docs

wheel: ready ## what production installs, in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

ready: setup front texts

setup:
	@sh tools/setup.sh "$(VENV)" $(PACKAGES)

front: setup $(BUILD)/.stamp

node_modules/.stamp: package-lock.json | setup
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILD)/.stamp: node_modules/.stamp $(FRONT)
	npm run --silent build
	@touch $@

texts: $(TEXTS)

%.mo: %.po
	msgfmt --check-format --output-file=$@ $<
