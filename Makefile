# make audit   build the environment if need be, then run the audit on the embedded default
# make test    everything that CI runs
# Both need Python 3.11 or newer, make and git, and a network for the Python packages the first time.

PYTHON ?= python3
# Every process would compile the libraries anew: seconds each time, and the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check install
# uv is many times faster than pip; pip knows package indexes that only the machine's own settings name.
UV := VIRTUAL_ENV=.venv UV_SYSTEM_CERTS=true $(BIN)/uv --quiet pip install
INSTALL := install() { $(UV) "$$@" 2>.venv/uv.log || $(PIP) "$$@"; }; install
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
  --upgrade --quiet
# What the checkers ask for and never use to check.
UNUSED := mypy mypy-extensions librt ast-serialize pathspec types-greenlet openpyxl et-xmlfile colorama
DIGEST := $(PYTHON) -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'

.PHONY: help audit test bench lint lock facsimile dictionary queries gold sensitivity clean check-python .venv/ready .venv/filled .venv/checkers/filled .venv/compiled

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

audit: .venv/ready ## run the audit on the embedded default
	@$(BIN)/thirds audit

test: ## lint, format, types, imports, tests: what CI runs
	@$(MAKE) --no-print-directory -j3 lint .venv/checkers/filled .venv/compiled
	$(BIN)/pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

bench: .venv/ready ## the benchmarks, one after the other, as one table, which docs/performance.md keeps
	THIRDS_BENCH=1 THIRDS_BODIES=300,1500 $(BIN)/pytest -s tests/benchmarks

lint: .venv/ready ## lint, format, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports

facsimile: .venv/ready ## build data/archive/facsimile.warc.gz from data/listings
	@$(BIN)/thirds facsimile

dictionary: .venv/ready ## write docs/data-dictionary.md from the registry
	@$(BIN)/python -m transforms.publish.dictionary

queries: .venv/ready ## write the answers in docs/queries.md from the latest release
	@$(BIN)/python -m transforms.publish.queries

gold: .venv/ready ## measure the classifier on data/gold and write the figures into docs/methodology.md
	@$(BIN)/python -m transforms.gold

sensitivity: .venv/ready ## measure how much the scores depend on our readings, in data/out/latest, for docs/methodology.md
	@$(BIN)/python -m transforms.sensitivity

lock: .venv/ready ## resolve requirements.lock anew
	$(LOCK) --extra render --extra dask --extra dev pyproject.toml -o requirements.lock
	$(LOCK) $(addprefix --no-emit-package ,$(UNUSED)) tests/checkers.in -o tests/checkers.lock
	printf 'pip\nuv\n' | $(LOCK) -c requirements.lock - -o installer.lock

clean: ## remove the environment and everything that runs have made
	rm -rf .venv .prefect data/out

# An older pip cannot install a hashed lock in which a package is asked for with extras, so pip itself comes first,
# with uv beside it.
# Both stamps hold a digest: what matters is whether a file changed, not when it was written.
.venv/ready: .venv/filled
	@wanted=$$(cat pyproject.toml | $(DIGEST)); \
	if [ "$$(cat $@ 2>/dev/null)" != "$$wanted" ]; then \
	  $(INSTALL) --no-deps --no-build-isolation -e . && \
	  echo "$$wanted" > $@; \
	fi

.venv/filled: check-python
	@wanted=$$(cat installer.lock requirements.lock tests/duckdb-1.5.lock | $(DIGEST)); \
	if [ "$$(cat $@ 2>/dev/null)" != "$$wanted" ]; then \
	  echo "making .venv from requirements.lock (once; a few minutes)" >&2; \
	  rm -rf .venv && $(PYTHON) -m venv .venv && \
	  $(PIP) --require-hashes -r installer.lock && \
	  $(INSTALL) --require-hashes -r requirements.lock && \
	  $(INSTALL) --require-hashes --no-deps --target .venv/duckdb-1.5 -r tests/duckdb-1.5.lock && \
	  echo "$$wanted" > $@; \
	fi

.venv/checkers/filled: .venv/filled
	@wanted=$$(cat tests/checkers.lock | $(DIGEST)); \
	if [ "$$(cat $@ 2>/dev/null)" != "$$wanted" ]; then \
	  echo "making .venv/checkers from tests/checkers.lock (once)" >&2; \
	  rm -rf .venv/checkers && export CFLAGS="-O0 -g0" && \
	  $(INSTALL) --require-hashes --no-deps --target .venv/checkers -r tests/checkers.lock && \
	  echo "$$wanted" > $@ || { rm -rf .venv/checkers; echo "the exports are not held against the tools of others:" \
	    "they need the packages g++, pkg-config and libicu-dev (apt install ...)" >&2; [ -z "$$CI" ]; }; \
	fi

# In a new environment each process of the tests would compile the libraries and the tests by itself, all at once.
.venv/compiled: .venv/ready
	@wanted=$$(cat .venv/filled); \
	if [ "$$(cat $@ 2>/dev/null)" != "$$wanted" ]; then \
	  $(BIN)/python -c 'import great_expectations, prefect.flow_engine, prefect.task_engine' 2>/dev/null; \
	  $(BIN)/pytest --collect-only >/dev/null 2>&1; \
	  echo "$$wanted" > $@; \
	fi

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "thirds needs Python 3.11 or newer; set PYTHON to one: make PYTHON=python3.12 audit" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "this Python cannot make environments: install the package python3-venv (apt install python3-venv)" >&2; exit 1; }
