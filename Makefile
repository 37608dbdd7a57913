# Bluehelm: the things that people do. `make` alone says what there is.
# Needs Python 3.11 or newer, make and git; everything else is installed into .venv.

SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8888
VENV := .venv
BIN := $(VENV)/bin
INSTALLS := binder/install pyproject.toml $(wildcard widgets/bluehelm/server/* widgets/bluehelm/server/*/* widgets/bluehelm/server/*/*/*)

.PHONY: help course demo test check built types texts notebooks build print lock clean

help: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

course: $(VENV)/.course ## install what is missing and serve the course (PORT=8888, next free one if taken)
	@exec $(BIN)/bluehelm serve --port $(PORT)

demo: $(VENV)/.course ## serve the course as a public site: no accounts, nothing to break (PORT=8888)
	@exec $(BIN)/bluehelm demo --port $(PORT)

test: $(VENV)/.test check notebooks ## install what is missing, Chromium included, and run every test
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/.test ## style, types, built files, module texts, scenario and exercise files
	$(BIN)/ruff check widgets grading tests
	$(BIN)/ruff format --check widgets grading tests
	@printf '%s\n' built types texts | xargs -n 1 -P 2 $(MAKE) --no-print-directory

built:
	$(BIN)/bluehelm build --check

types:
	$(BIN)/mypy widgets/bluehelm grading/bluehelm_grading

texts:
	$(BIN)/bluehelm lint modules/*/module.md modules/*/scenario*.yaml modules/*/checks.yaml modules/*/map.yaml solutions/*/exercise.yaml \
	  widgets/bluehelm/needs/data/*.yaml widgets/bluehelm/needs/data/posts/*.yaml

notebooks: $(VENV)/.test ## run every notebook (nbmake catches invalid output that nbval passes)
	JUPYTER_PATH=$(CURDIR)/tests/jupyter BLUEHELM_RECORD=off $(BIN)/pytest -q -n 2 --dist loadfile \
	  --nbval-lax --nbval-cell-timeout 120 --nbmake --nbmake-timeout 120 modules exercises solutions

build: $(VENV)/.course ## build the notebooks from module.md and exercise.yaml
	$(BIN)/bluehelm build

print: $(VENV)/.course ## write each module as one page of HTML and a PDF, to read on paper or a weak line
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input -q \
	  -r <(sed -n '/^plutoprint/,/[^\\]$$/p' tests/requirements.txt) || echo "No PDFs then; the pages are written all the same."
	@$(BIN)/bluehelm print

lock: ## pin the packages anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml --extra install -o binder/requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml --extra install --extra postgres --extra cluster --extra print --extra test -c binder/requirements.txt -o tests/requirements.txt

clean: ## remove what was installed; answers and plays stay
	rm -rf $(VENV)

$(VENV)/.course: binder/requirements.txt $(INSTALLS)
	@PYTHON=$(PYTHON) binder/install $(VENV) binder/requirements.txt
	@touch $@

$(VENV)/.test: tests/requirements.txt tests/package-lock.json tests/browser/chromium.py tests/browser/programs.py $(INSTALLS)
	@PYTHON=$(PYTHON) binder/install $(VENV) tests/requirements.txt
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python tests/browser/programs.py
	@touch $@ $(VENV)/.course
