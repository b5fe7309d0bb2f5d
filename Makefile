# `make dashboard` and `make test` do all the set-up themselves.
# They need git, make and Python 3.11 or newer, and nothing else.

PYTHON ?= python3
PORT ?= 8501
# More arguments for pytest: make test ARGS="-k map"
ARGS ?=

IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help dashboard test check benchmark lock clean python app dev

help:
	@echo "make dashboard   install what is missing and open the dashboard on http://localhost:$(PORT) (PORT=8502 changes it)"
	@echo "make test        install what is missing, a browser included, and run all the tests (ARGS=\"-k map\" picks some)"
	@echo "make check       lint, formatting and types"
	@echo "make benchmark   time from the server's start to the first picture, beside a bare page"
	@echo "make lock        pin the newest allowed packages in requirements/ (needs uv)"
	@echo "make clean       remove .venv and all caches"
	@echo "PYTHON=python3.12 picks the Python that .venv is made with."

dashboard: app
	$(IN_VENV) -m streamlit run dashboard/app.py --server.port $(PORT)

test: dev
	@$(IN_VENV) tools/setup/browser.py --install
	@$(IN_VENV) tools/setup/proxy.py --install
	$(IN_VENV) -m pytest -n 2 --dist loadgroup $(ARGS)

check: dev
	$(IN_VENV) -m ruff check
	$(IN_VENV) -m ruff format --check
	$(IN_VENV) -m mypy
	.venv/bin/oxlint --deny-warnings src dashboard tests

benchmark: dev
	@$(IN_VENV) tools/setup/browser.py --install
	$(IN_VENV) benchmarks/first_picture.py $(ARGS)

app dev: python
	@$(PYTHON) tools/setup/environment.py $@

# Here and not in environment.py, which an older Python could not even read.
python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or newer, or name yours: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "borderviz needs Python 3.11 or newer, but $(PYTHON) is %d.%d: install a newer one and name it, as in make PYTHON=python3.12" % sys.version_info[:2])'

# One lock for all systems and Pythons. The second is compiled against the first, so that
# tests run on the versions that users get.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url \
	--custom-compile-command "make lock" pyproject.toml requirements/build.in

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	$(COMPILE) --extra dashboard --output-file requirements/app.txt
	$(COMPILE) --extra dashboard --group dev --constraint requirements/app.txt --output-file requirements/dev.txt

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist tests/output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
