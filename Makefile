# The front door: demo serve test check golden bench lock
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test coverage check golden bench lock clean

help:            ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 10

setup: $(STAMP)  ## The virtual environment, with hash-pinned dependencies
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned dependencies (a minute or two, once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)   ## Reads the sample reports and shows what is in them
	@$(BIN)/crosswire demo --out demo

serve: $(STAMP)  ## Opens the record of the samples in the browser
	@test -f demo/samples.db || $(BIN)/crosswire demo --out demo > /dev/null
	@$(BIN)/crosswire serve --record demo/samples.db --open

test: $(STAMP)   ## The whole test suite
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests
	@$(BIN)/python -m pytest -q README.md docs  # examples of a page go on from one another: one process

coverage: $(STAMP)  ## The suite with branch coverage
	@$(BIN)/python -m pytest -q -n auto tests --cov=crosswire --cov-branch --cov-report=term-missing:skip-covered

check: $(STAMP)  ## Format, lint, types, layers, duplicated docs
	@$(BIN)/ruff format --check src tests bench training
	@$(BIN)/ruff check src tests bench training
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: $(STAMP) ## Writes the golden files anew
	@CROSSWIRE_GOLDEN=write $(BIN)/python -m pytest -q tests -k golden

bench: $(STAMP)  ## Every benchmark against its floors
	@set -e; for run in bench/*/run.py; do echo "== $$run"; $(BIN)/python $$run; done

lock:            ## Pins every dependency with its hashes (needs uv)
	@uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 -q -o requirements.lock

clean:
	@rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache
