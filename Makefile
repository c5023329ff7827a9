# `make compare` and `make test` are all the set-up there is: each installs what it needs into .venv.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(if $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes),$(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
FILE ?=
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help compare test lint format docs bench fuzz browser oldest coverage mutation audit dist clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

compare: $(VENV)/.run ## install, then compare data/claims.csv (or FILE=…, with ARGS='--metric wounded')
	@$(BIN)/figures compare $(FILE) $(ARGS)

test: $(VENV)/.test ## install what tests need, then run them
	$(BIN)/python -m pytest -q $(ARGS)

lint: $(VENV)/.lint ## ruff (lint and format) and mypy strict
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/.lint ## put the code into its format, and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo 'figures needs Python 3.11 or newer; name one: make compare PYTHON=python3.12' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade 'pip>=25.1'

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[excel,parquet,plot]' --group test
	@touch $@

$(VENV)/.lint: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[excel,parquet,plot]' --group test --group lint --group bench
	@touch $@
