# `make compare` and `make test` are all the set-up there is: each installs what it needs into .venv.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(if $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes),$(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
FILE ?=
ARGS ?=
RUNS ?= 1000000

.DEFAULT_GOAL := help
.PHONY: help compare test lint format golden pictures docs bench fuzz mutants coverage oldest audit dist try-dist clean

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

golden: $(VENV)/.test ## write the golden documents of the terminal and the page anew, on purpose: read every changed line
	$(BIN)/python tests/renderers/golden.py
	@git diff --stat tests/golden

pictures: $(VENV)/.test ## draw the pictures of README.md anew, from what the program prints
	$(BIN)/python tests/renderers/pictures.py
	@git diff --stat docs/pictures

docs: $(VENV)/.docs ## the documentation as a site into site/, strictly: a link that leads nowhere fails
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict
	@echo 'open site/index.html, or serve it: $(BIN)/python -m http.server --directory site' >&2

bench: $(VENV)/.lint ## ratios against pandas and DuckDB, measured in one run
	$(BIN)/python benchmarks/bench.py $(ARGS)

fuzz: $(VENV)/.run ## a million hostile inputs for each reader of text, chosen by coverage (RUNS=… for another number)
	$(PIP) install --group fuzz
	for target in date figure vocabulary json csv; do \
		$(BIN)/python benchmarks/fuzz.py $$target --guided --runs $(RUNS) || exit 1; \
	done

mutants: $(VENV)/.test ## break the code on purpose, 300 times, and see whether a test notices (half an hour and more)
	$(PIP) install coverage
	$(BIN)/python benchmarks/mutants.py src/figures/judging src/figures/readers $(ARGS)

coverage: $(VENV)/.test ## the tests, and which branches they pass
	$(PIP) install coverage
	$(BIN)/python -m coverage run -m pytest -q $(ARGS)
	$(BIN)/python -m coverage report --skip-covered --show-missing

oldest: ## the tests with the oldest versions that pyproject.toml allows
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.venv-oldest/bin/python -m pip install --quiet --editable '.[excel,parquet]' --group test \
		'click==8.1.8' 'pandas==2.2.3' 'pydantic==2.10.6' 'rich==13.9.4' 'openpyxl==3.1.5' 'odfpy==1.4.1' \
		'defusedxml==0.7.1' 'pyarrow==16.1.0' 'numpy<2.1' \
		'pytest==8.3.5' 'hypothesis==6.120.0'
	.venv-oldest/bin/python -m pytest -q $(ARGS)

audit: $(VENV)/.test ## known faults in what figures depends on
	$(PIP) install pip-audit
	$(BIN)/python -m pip_audit --skip-editable

dist: $(VENV)/bin/python ## build the wheel and the source distribution into dist/, and check their metadata
	$(PIP) install build twine
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/python -m twine check --strict dist/*

try-dist: ## install the built wheel into an empty environment, and run every command there
	$(BIN)/python tests/try_wheel.py dist/*.whl

clean: ## remove what the other targets made
	rm -rf $(VENV) .venv-oldest dist build site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo 'figures needs Python 3.11 or newer; name one: make compare PYTHON=python3.12' >&2; exit 2; }
	@echo 'making $(VENV) with $(PYTHON)' >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	@echo 'installing figures and what it rests on into $(VENV): half a minute, once' >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	@echo 'installing what the tests need into $(VENV): a minute, once' >&2
	@$(PIP) install --editable '.[excel,parquet]' --group test
	@touch $@

$(VENV)/.docs: pyproject.toml | $(VENV)/bin/python
	@echo 'installing what the site is built with into $(VENV): half a minute, once' >&2
	@$(PIP) install --editable . --group docs
	@touch $@

$(VENV)/.lint: pyproject.toml | $(VENV)/bin/python
	@echo 'installing ruff, mypy and what they check into $(VENV): a minute, once' >&2
	@$(PIP) install --editable '.[excel,parquet]' --group test --group lint --group bench
	@touch $@
