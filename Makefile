# The words of the project. `make` alone lists them.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DATA ?= data
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench lock

help: ## List these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/run.stamp ## Make .venv with the locked dependencies of a server

run: setup ## Fill an empty data folder with the demo community and serve it (HOST= PORT= DATA=)
	$(BIN)/sugarsnap demo --host $(HOST) --port $(PORT) --data $(DATA)

test: .venv/dev.stamp ## Run every test; installs Debian's chromium where it may
	@tools/find-chromium
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --skip-empty

check: .venv/dev.stamp ## Judge style, types, imports, dead code, spelling and templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/codespell
	$(BIN)/djlint --quiet --lint src/sugarsnap/faces/templates

fix: .venv/dev.stamp ## Mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp ## Measure what requests cost, against a constant answer of the same server
	$(BIN)/python -m bench

lock: ## Pin the dependencies anew, with hashes (needs uv)
	uv pip compile --quiet --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --no-annotate pyproject.toml --group build -o requirements/run.txt
	uv pip compile --quiet --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --no-annotate pyproject.toml --group build --group dev \
	  -o requirements/dev.txt

.venv/run.stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
