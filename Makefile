# FedGame: `make play` sets everything up and runs the game, `make test` sets everything up and runs all tests.
# uv is used when it is there, pip otherwise; both install exactly what requirements/*.lock say.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
NPM := npm --prefix frontend
STAMPS := .venv/.stamps
KERNEL_SOURCES := setup.py $(wildcard federation_sim/native/*)
CLIENT_SOURCES := $(shell find frontend/src frontend/public -type f 2>/dev/null) frontend/index.html frontend/vite.config.ts

.PHONY: help play test checks test-python test-client bench bench-curves bench-sampling bench-shapiq noise values bench-memory bench-arrivals bench-workers bench-cost bench-gpu bench-scaling bench-pydvl bench-flower bench-presses bench-load bench-page bench-interactions bench-fairness attack pictures balance lint mutants docs notebook dist format types check-types lock browser services clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

play: $(STAMPS)/runtime fedgame/static/index.html  ## set everything up and run the game on 127.0.0.1
	$(BIN)/fedgame serve --open

# Set up one thing after the other, then two lines of work side by side: the tests in Python are half of it, and wait a lot.
test: $(STAMPS)/dev $(STAMPS)/docs $(STAMPS)/torch frontend/node_modules/.stamp browser services  ## set everything up and run every check and test
	$(MAKE) --no-print-directory check-types fedgame/static/index.html
	$(MAKE) --no-print-directory -j2 checks test-python

checks:
	$(MAKE) --no-print-directory -j1 lint docs test-client

test-python: $(STAMPS)/dev $(STAMPS)/torch fedgame/static/index.html browser services
	FEDGAME_WITHOUT_TORCH=$$(cat $(STAMPS)/torch) OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadgroup

test-client: frontend/node_modules/.stamp
	$(NPM) run --silent check
	$(NPM) run --silent test

bench: $(STAMPS)/dev  ## measure the training kernels on this machine
	env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.kernel

bench-sampling: $(STAMPS)/dev  ## hold sampled Shapley values against exact ones
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.sampling

bench-shapiq: $(STAMPS)/dev  ## hold sampled Shapley values against the estimators of shapiq
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.against_shapiq

bench-cost: $(STAMPS)/dev  ## measure how the cost of training grows with members, samples and rounds
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.cost

bench-gpu: $(STAMPS)/dev $(STAMPS)/torch  ## measure exact values of 16 and 20 members on a CUDA card
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.gpu

bench-scaling: $(STAMPS)/dev  ## measure one worker against two, in processes and on Ray
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.scaling

bench-pydvl: $(STAMPS)/dev  ## pay the same federation with pyDVL, in an environment of its own (network, once)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.against_pydvl

bench-flower: $(STAMPS)/dev  ## train the same federation with Flower, in an environment of its own (network, once)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.against_flower

bench-presses: $(STAMPS)/dev  ## count how many presses of Ready decide something
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.presses

pictures: $(STAMPS)/dev fedgame/static/index.html browser  ## take the pictures of README and docs anew, from games that a script plays
	$(BIN)/python -m benchmarks.pictures
	FEDGAME_PICTURES=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 0 -q tests/browser/test_journey.py tests/browser/test_results.py

bench-fairness: $(STAMPS)/dev  ## one game beside another visitor's eight heavy ones, with fair shares and without
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.fairness

bench-arrivals: $(STAMPS)/dev  ## let 100 people come within 10 seconds, through HTTP and websockets
	$(BIN)/python -m benchmarks.arrivals

attack: $(STAMPS)/dev  ## flood a server in every way beside honest seats, and print what they wait for
	$(BIN)/python -m benchmarks.attack

bench-load: $(STAMPS)/dev  ## measure durable actions a second, a step of 64 seats, and games of bots; AGAINST=path of another checkout
	$(BIN)/python -m benchmarks.load $(if $(AGAINST),--against $(AGAINST))

bench-workers: $(STAMPS)/dev services  ## measure 1, 2 and 4 workers on PostgreSQL behind nginx; SERVER=postgresql://... is where
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.workers $(if $(SERVER),--server $(SERVER))

bench-page: $(STAMPS)/dev fedgame/static/index.html browser  ## open the first page and the table on a slow line
	$(BIN)/python -m benchmarks.page line

bench-interactions: $(STAMPS)/dev fedgame/static/index.html browser  ## play a long game of 64 seats on a slow processor
	$(BIN)/python -m benchmarks.page interactions

bench-memory: $(STAMPS)/dev  ## measure the memory that all coalitions of up to 16 members take
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.memory

values: $(STAMPS)/dev  ## draw the pictures of docs/values.md and print its table
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.values

bench-curves: $(STAMPS)/dev  ## play 200 games a scenario and report whether trainings end where they are best
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.curves

noise: $(STAMPS)/dev  ## measure what noise does to pay
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.noise

balance: $(STAMPS)/dev  ## play 200 games a claim and report whether the game is worth playing
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.balance

lint: $(STAMPS)/dev  ## linters, import rules and types of the Python code
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy

mutants: $(STAMPS)/mutation  ## change rules, schemes and tables one by one and see which test notices; ONLY="engine.rules.market*" for a part
	TEST_PATIENCE=4 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/mutmut run --max-children 2 $(ONLY)
	$(BIN)/mutmut results

docs: $(STAMPS)/docs  ## build the documentation site into build/docs; a warning is an error
	rm -rf build/docs
	$(BIN)/sphinx-build -q -W --keep-going -c docs/site docs build/docs
	@echo "The documentation is in build/docs/index.html"

notebook: $(STAMPS)/dev  ## run docs/notebooks/study.ipynb on a session's zip, EXPORT=session.zip, and write its page
	FEDGAME_EXPORT=$(abspath $(EXPORT)) $(BIN)/jupyter-nbconvert --to notebook --inplace --execute --log-level=ERROR docs/notebooks/study.ipynb
	cd docs && ../$(BIN)/jupyter-nbconvert --to markdown --log-level=ERROR --output-dir . --output notebook notebooks/study.ipynb
	sed -i.bak "s/!\[png\]/![A figure made by the cell above]/" docs/notebook.md && rm docs/notebook.md.bak

dist: $(STAMPS)/dev fedgame/static/index.html  ## build the package into dist/: an sdist and a wheel, with the client in them
	@rm -rf dist && mkdir -p build
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} $(BIN)/python -m build --no-isolation > build/dist.log 2>&1 || { cat build/dist.log >&2; exit 1; }
	@ls dist/*

format: $(STAMPS)/dev frontend/node_modules/.stamp  ## format everything
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) run --silent format

types: $(STAMPS)/dev frontend/node_modules/.stamp  ## write the client's types anew from the server's schema
	@mkdir -p build
	$(BIN)/fedgame schema > build/schema.json
	$(BIN)/fedgame schema --openapi > build/openapi.json
	$(NPM) run --silent types

check-types: $(STAMPS)/dev frontend/node_modules/.stamp
	@before=$$(cat frontend/src/generated/* | cksum); $(MAKE) --no-print-directory types; \
	after=$$(cat frontend/src/generated/* | cksum); \
	[ "$$before" = "$$after" ] || { echo "The client's types were out of step with the server's schema; they are written anew: commit frontend/src/generated." >&2; exit 1; }

lock:  ## resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/runtime.lock
	uv pip compile pyproject.toml --group dev --group oracle -c requirements/runtime.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.lock
	uv pip compile pyproject.toml --group docs -c requirements/dev.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/docs.lock
	uv pip compile pyproject.toml --group mutation -c requirements/dev.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/mutation.lock

clean:  ## remove what was built (games stay in data/)
	rm -rf .venv frontend/node_modules fedgame/static build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache

# PostgreSQL, Redis and nginx, for the tests of several workers.
services:
	@bash scripts/find-services.sh

# The browser tests drive a real chromium.
browser:
	@bash scripts/find-chromium.sh >/dev/null

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "FedGame needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
ifneq ($(UV),)
	$(UV) venv -q --python $(PYTHON) .venv
else
	$(PYTHON) -m venv .venv
endif
	mkdir -p $(STAMPS)

define install
	@mkdir -p $(STAMPS)
	@echo "Installing $(1)"
	$(if $(UV),$(UV) pip install -q --compile-bytecode --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check) -r $(1)
	$(if $(UV),$(UV) pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check) --no-deps -e .
	@$(BIN)/python -m compileall -q engine federation_sim fedgame
endef

$(STAMPS)/runtime: requirements/runtime.lock pyproject.toml $(KERNEL_SOURCES) | .venv/bin/python
	$(call install,requirements/runtime.lock)
	@touch $@

$(STAMPS)/dev: requirements/dev.lock pyproject.toml $(KERNEL_SOURCES) | .venv/bin/python
	$(call install,requirements/dev.lock)
	@touch $@ $(STAMPS)/runtime

$(STAMPS)/docs: requirements/docs.lock pyproject.toml $(KERNEL_SOURCES) | .venv/bin/python
	$(call install,requirements/docs.lock)
	@touch $@ $(STAMPS)/runtime

$(STAMPS)/mutation: requirements/mutation.lock | $(STAMPS)/dev
	$(call install,requirements/mutation.lock)
	@touch $@ $(STAMPS)/runtime

$(STAMPS)/torch: requirements/torch.txt scripts/install-torch.sh | $(STAMPS)/dev
	@bash scripts/install-torch.sh $(BIN)/python $@

frontend/node_modules/.stamp: frontend/package-lock.json
	@command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo "FedGame's browser client needs Node.js 20 or newer with npm: install it, then run make again." >&2; exit 1; }
	$(NPM) ci --loglevel=error --no-audit --no-fund
	@touch $@

fedgame/static/index.html: frontend/node_modules/.stamp $(CLIENT_SOURCES)
	$(NPM) run --silent build
	@touch $@
