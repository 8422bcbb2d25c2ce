PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help serve test check clean

help:
	@echo "make serve   set up, index corpus/ where needed, serve on http://$(HOST):$(PORT)/"
	@echo "make test    set up, check and test everything that this machine can"
	@echo "make clean   remove the virtual environment and the built index"

serve: $(VENV)/.run
	$(BIN)/searchapp index
	$(BIN)/searchapp serve --host $(HOST) --port $(PORT)

test: $(VENV)/.test check
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "searchapp needs Python 3.11 or later: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: setup.cfg pyproject.toml | $(VENV)/bin/python
	@echo "Installing (a minute or so the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(VENV)/bin/python
	@echo "Installing (a minute or so the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,evaluate]"
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV)
	find index -mindepth 1 ! -name README.md -delete
