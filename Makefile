# Needs python3 (3.11 or later) and make; everything else goes into .venv.
#
#   make demo    audit the sample data
#   make test    everything that must hold before a change goes in
#   make lint    of it, what needs no test: style, types, the order of the rooms (seconds)
#   make fix     style, as far as a tool can mend it
#   make quick   the tests that are fast: each module, each SQL step, the examples (TESTS=tests/unit/policy for fewer)
#   make fuzz    20 000 arbitrary files, 4 000 random audits, 200 kills, not some (an hour on two processors; FUZZ=1000 KILLS=50 for fewer)
#   make test-newest, make test-lowest
#                the tests with the newest, and with the lowest versions of other packages that pyproject.toml allows
#   make lock    write requirements/ again: the versions that demo and test install
#   make bench   how fast, and how much memory (half an hour; BENCH="--only large,startup" passes options on)
#   make docs    write the generated documentation again, and intake/prepared.json
#   make clean   remove .venv* and everything generated

PYTHON ?= python3

VENV := .venv
RUN := $(VENV)/bin/python
pip = $(1)/bin/python -m pip --disable-pip-version-check --quiet
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_BENCH := $(VENV)/.installed-bench
TESTS ?=
BENCH ?=
FUZZ ?= 20000
KILLS ?= 200

.PHONY: help demo test lint fix quick test-newest test-lowest lock fuzz bench docs clean
.NOTPARALLEL:

help:
	@sed -n 's/^#   //p' Makefile

demo: $(INSTALLED)
	@$(RUN) -m supportctl audit sample_data/*.csv --config sample_data/sla.yaml; code=$$?; \
	if [ $$code -eq 1 ]; then \
		printf '\nThe shop missed promises, so supportctl ended with exit code 1, for scripts to see. That is expected here.\n'; \
	else exit $$code; fi

test: lint
	@$(compile)
	@$(RUN) -m pytest -n auto $(TESTS)

lint: $(INSTALLED_DEV)
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(VENV)/bin/lint-imports

fix: $(INSTALLED_DEV)
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

quick: $(INSTALLED_DEV)
	@$(compile)
	@$(RUN) -m pytest -n auto $(or $(TESTS),tests/unit tests/steps tests/examples)

test-newest:
	@$(call make_venv,.venv-newest)
	@$(call pip,.venv-newest) install --upgrade pip
	@$(call pip,.venv-newest) install --upgrade --upgrade-strategy eager --group dev --editable .
	@.venv-newest/bin/python -m pytest -n auto $(TESTS)

test-lowest: .venv-lowest/.installed
	@.venv-lowest/bin/python -m pytest -n auto $(TESTS)

lock:
	@$(call make_venv,.venv-lock)
	@$(call pip,.venv-lock) install --upgrade uv
	@.venv-lock/bin/python scripts/lock.py

fuzz: $(INSTALLED_DEV)
	@FUZZ=$(FUZZ) KILLS=$(KILLS) $(RUN) -m pytest -n auto --dist worksteal --hypothesis-seed=random \
		tests/property/test_promises.py tests/property/test_fuzzed_exports.py tests/cli/test_kills.py

bench: $(INSTALLED_BENCH)
	@$(RUN) tests/bench/bench.py $(BENCH)

docs: $(INSTALLED_DEV)
	@$(RUN) scripts/cli_reference.py
	@$(RUN) scripts/prepared_data.py
	@$(RUN) scripts/systems_reference.py
	@$(RUN) scripts/picture.py

clean:
	rm -rf $(VENV) .venv-* .bench build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -type d -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml setup.py requirements/run.txt
	@$(call make_venv,$(VENV))
	@echo 'Installing supportctl into $(VENV) ...'
	@$(call install_exactly,$(VENV),requirements/run.txt)
	@touch $@

$(INSTALLED_DEV): pyproject.toml setup.py requirements/development.txt
	@$(call make_venv,$(VENV))
	@echo 'Installing supportctl and its development tools into $(VENV) ...'
	@$(call install_exactly,$(VENV),requirements/development.txt)
	@touch $(INSTALLED) $@

# Without a package index the benchmark still runs; it says which peer it leaves out.
$(INSTALLED_BENCH): $(INSTALLED_DEV) requirements/bench.txt
	@echo 'Installing what supportctl is measured against into $(VENV) ...'
	@if $(call pip,$(VENV)) install --require-hashes --requirement requirements/bench.txt; then touch $@; \
	else echo 'help: the peers of the benchmark could not be installed; it leaves out those that are missing' >&2; fi

.venv-lowest/.installed: pyproject.toml setup.py requirements/lowest.txt
	@$(call make_venv,.venv-lowest)
	@$(call install_exactly,.venv-lowest,requirements/lowest.txt)
	@touch $@

# Exactly the versions of a file, each held against its hashes, then supportctl itself. Needs no other tool than pip.
define install_exactly
$(call pip,$(1)) install --require-hashes --requirement $(2) && \
	$(call pip,$(1)) install --no-build-isolation --no-deps --editable .
endef

# Tests start hundreds of processes; where Python may not write what it compiled, each would compile the package anew.
compile = $(RUN) -m compileall -q supportctl

# A whole virtual environment stays; a missing or half-made one is made anew.
define make_venv
if ! $(1)/bin/python -m pip --version >/dev/null 2>&1; then \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		if command -v $(PYTHON) >/dev/null; then is="is $$($(PYTHON) --version 2>&1)"; else is='is not installed'; fi; \
		echo "supportctl needs Python 3.11 or later; $(PYTHON) $$is" >&2; \
		echo 'help: name another one, as in: make $(firstword $(MAKECMDGOALS)) PYTHON=python3.12' >&2; exit 1; }; \
	$(PYTHON) -m venv --clear $(1) || { \
		echo 'help: on Debian and Ubuntu the module venv is a package of its own: apt install python3-venv' >&2; exit 1; }; \
fi
endef
