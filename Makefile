# Needs Python 3.10 or newer, Node.js 20.9 or newer with npm, and make. Everything else is set up by the targets,
# inside this folder: packages in .venv (in .venv-NAME with PYTHON=NAME), downloads and recordings in .cache.

PYTHON ?= python3
VENV := .venv$(if $(filter-out python3,$(PYTHON)),-$(notdir $(patsubst %/bin/python,%,$(PYTHON))))
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTEST := $(BIN)/python -m pytest

# Arguments for pytest, as in `make test ARGS="-k loop"`.
ARGS ?=

.PHONY: help setup demo examples test lint bench bench-pages corpus types conformance e2e mutations

help:
	@echo "make test         lint, then all tests; PYTHON=python3.13 takes that interpreter, in a folder of its own"
	@echo "make lint         style, types, and which room may import which"
	@echo "make demo         convert the examples and show that both sides render the same pages"
	@echo "make examples     convert the examples into examples/*/web, which is committed"
	@echo "make bench        measure speed beside Jinja2 and Prettier"
	@echo "make bench-pages  measure a converted page beside the app's own and one written by hand, also in docs/cost.md"
	@echo "make corpus       real templates: the tables, also in docs/corpora.md and docs/urls.md, and their tests"
	@echo "make mutations    faults seeded into emitted code that verify has to notice; docs/mutations.md"
	@echo "make e2e          apps behind their migrated Next.js projects beside the apps alone; APPS=\"flaskr ...\","
	@echo "                  large ones only by name: ihatemoney, calibreweb"
	@echo "make types        what is known of the values that real apps pass to templates: the tables in docs/types.md"
	@echo "make conformance  Jinja2's and Flask's own suites: the table, also in docs/conformance.md"

setup: $(READY)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: $(READY)
	$(BIN)/python -m scripts.demo

examples: $(READY)
	$(BIN)/python -m scripts.convert_examples

bench: $(READY)
	$(BIN)/python -m scripts.bench

bench-pages: $(READY)
	$(BIN)/python -m scripts.bench_pages --write docs/cost.md

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vermin --quiet --no-tips --target=3.10- --violations --exclude importlib.resources.abc transpiler scripts

# Downloads come before the tests, so that these do not wait for each other's.
test: lint
	$(BIN)/python -m tests.support.prepare
	$(PYTEST) -n auto --dist worksteal $(ARGS)

corpus: $(READY)
	$(PYTEST) tests/corpora $(ARGS)
	$(BIN)/python -m tests.corpora.run --write
	$(BIN)/python -m tests.corpora.urls --write

mutations: $(READY)
	$(BIN)/python -m tests.corpora.mutations --write

types: $(READY)
	$(BIN)/python -m tests.corpora.types --write

conformance: $(READY)
	$(BIN)/python -m tests.conformance.report

e2e: $(READY)
	$(BIN)/python -m tests.e2e.run $(APPS)
	$(if $(APPS),,$(BIN)/python -m tests.e2e.run --actions blog flaskr)
