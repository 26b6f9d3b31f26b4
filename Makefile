.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Where it is set, each of the many processes that the program and its tests start would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Techlink needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Techlink needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@ $(VENV)/.runtime

.PHONY: run
run: $(VENV)/.runtime ## Start everything on this machine and print the chat page's address
	@$(BIN)/techlink run

PYTEST := pytest

.PHONY: test
test: $(VENV)/.dev ## Run the whole test suite (browser tests where Chromium is found)
	$(BIN)/$(PYTEST) --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: coverage
coverage: $(VENV)/.dev ## Run the whole test suite, and hold domain, services and storage to 90 %
	$(BIN)/coverage erase
	$(MAKE) test PYTEST='coverage run -m pytest'
	$(MAKE) covered

.PHONY: covered
covered: ## Say what the last run under coverage has not touched
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under 90

.PHONY: soak
soak: $(VENV)/.dev ## Run the long tests: kills of the bot, of the storage and of the worker
	TECHLINK_SOAK=1 $(BIN)/pytest -m 'e2e or soak' tests/e2e tests/storage $(ARGS)

.PHONY: check-promises
check-promises: $(VENV)/.dev ## Run again what earlier releases promised, a line each
	$(BIN)/python -m tests.promises

.PHONY: lint
lint: $(VENV)/.dev ## Check form, types, the rooms' imports and the four languages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m locales.catalogues check

.PHONY: format
format: $(VENV)/.dev ## Bring all code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: messages
messages: $(VENV)/.dev ## Renew the catalogues from the code; then fill what is empty
	$(BIN)/python -m locales.catalogues update

.PHONY: migration
migration: $(VENV)/.dev ## Write the next step of the database: make migration m="what it is for"
	@$(BIN)/python -m storage.migrations "$(m)"

.PHONY: bench
bench: $(VENV)/.dev ## Measure against the baselines and renew docs/benchmarks.md
	$(BIN)/python -m benchmarks

.PHONY: docs
docs: $(VENV)/.dev ## Build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

.PHONY: lock
lock: ## Renew both lock files (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build --extra dev pyproject.toml -o requirements-dev.lock

.PHONY: clean
clean: ## Remove what can be made again (never data/)
	rm -rf $(VENV) site htmlcov .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis locales/.compiled
