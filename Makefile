# The two commands of the README are `make demo` and `make test`; everything they need is installed into $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= ../shared
export OMP_NUM_THREADS ?= 1

.PHONY: demo test lint types unit bench bench-archive bench-scale lock clean

demo: $(VENV)/.onrecord
	$(BIN)/onrecord read examples/*.txt --html demo/
	@echo "Open demo/index.html in a browser."

test: lint types unit

lint: $(VENV)/.onrecord-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.onrecord-test
	$(BIN)/mypy

unit: $(VENV)/.onrecord-test
	@sh tools/chromium.sh
	@sh tools/postgres.sh
	$(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 0

bench: $(VENV)/.onrecord-test
	$(BIN)/python -m benchmarks.run $(DATA)

# Whole corpora: about 22 minutes on two quiet cores; DOCS=20000 some 16 more, which can be stopped and taken up again.
DOCS ?= 2500
bench-scale: $(VENV)/.onrecord-test
	PATH=$(abspath $(BIN)):$$PATH $(BIN)/python -m benchmarks.scale $(DATA) --docs $(DOCS)

bench-archive: $(VENV)/.onrecord-test
	@sh tools/postgres.sh
	$(BIN)/python -m benchmarks.archive $(DATA)

$(VENV)/.onrecord: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.onrecord-test: requirements-test.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements-test.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@ $(VENV)/.onrecord

# Pins what pyproject.toml allows, for every platform; run it after changing a dependency.
lock:
	$(PYTHON) -m pip install --quiet uv
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --output-file requirements.lock
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra test pyproject.toml --output-file requirements-test.lock

clean:
	rm -rf $(VENV) demo bench.json
