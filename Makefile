PYTHON ?= python3.11
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
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: setup.cfg pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,evaluate]"
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV)
	find index -mindepth 1 ! -name README.md -delete
