# The kiosk's targets. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test check chaos bench pictures words requirements

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

run: $(VENV)/run ## Make the environment, then serve the default pack (ARGS="--port 9000" for more)
	@exec $(BIN)/python -m kiosk serve $(ARGS)

test: $(VENV)/dev $(VENV)/system ## Install what the tests need, then run all of them (ARGS="-k visit" for some)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/dev ## Look over code, types, imports, templates and translations
	@$(BIN)/ruff format --check --quiet . || { echo "Run: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.templates
	@$(BIN)/python -m tests.translations

chaos: $(VENV)/dev $(VENV)/system ## Kill the kiosk at every step of a print job, for each kind of printer (ARGS=8 for eight rounds)
	@$(BIN)/python -m tests.chaos $(ARGS)

bench: $(VENV)/bench $(VENV)/system ## Measure codes, prints, worn prints, large packs, faults of printers in words, start, page weight and requests a second
	@$(BIN)/python -m bench

pictures: $(VENV)/dev $(VENV)/system ## Take the screenshots in docs/pictures anew
	@$(BIN)/python -m docs.pictures.take
	@$(BIN)/python -m docs.pictures.packs
	@$(BIN)/python -m docs.pictures.handouts

words: $(VENV)/dev ## Bring new English texts into the Welsh catalogue, to be translated there
	@$(BIN)/python -m tests.translations --update

requirements: $(VENV)/dev ## Pin the newest versions that pyproject.toml allows
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header --allow-unsafe --extra dev \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -c requirements.txt -o requirements-dev.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header --allow-unsafe --extra bench \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -c requirements-dev.txt -o requirements-bench.txt pyproject.toml

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The kiosk needs Python 3.11 or later. Run: sudo apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. Run: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.txt
	@echo "Installing what the kiosk needs…"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/made requirements-dev.txt
	@echo "Installing what the tests need…"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/run

$(VENV)/bench: $(VENV)/dev requirements-bench.txt
	@echo "Installing what the kiosk is measured against…"
	@$(INSTALL) -r requirements-bench.txt
	@touch $@

$(VENV)/system: $(VENV)/made tests/install.sh
	@bash tests/install.sh
	@touch $@
