# Byline: `make run` sets up what a reader needs and starts the page; `make test` adds what a developer needs and tests it.

PYTHON ?= python3
# Which build of torch to install. Empty takes the package index's own choice; the README says how to ask for the small
# CPU build on Linux: make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
BIN := .venv/bin
READY := .venv/.ready
READY_TO_TEST := .venv/.ready-to-test
READY_TO_READ := .venv/.ready-to-read
# Not empty: install what reads pictures of pages, too.
OCR ?=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint format coverage lock words samples screenshots test-faults reliability reliability-run audit

run: $(READY) $(if $(OCR),$(READY_TO_READ))
	$(BIN)/byline serve

test: lint
	$(BIN)/pytest -m "not slow and not faults" --numprocesses 2 --dist loadfile

# The slow tests of docs/reliability.md: 200 kills, books of thousands of passages.
test-faults: $(READY_TO_TEST)
	$(BIN)/pytest -m faults tests/faults

# Writes docs/reliability.md from the tests.
reliability: $(READY_TO_TEST)
	$(BIN)/python -m scripts.reliability

# Runs every test of a case, the slow ones too, and notes how it came out.
reliability-run: $(READY_TO_TEST)
	$(BIN)/pytest -m case --record-cases
	$(BIN)/python -m scripts.reliability

# What is known of the packages in the locks: see docs/decisions/dependencies.md. It asks the package index, so it is no
# part of the tests.
audit: $(READY)
	$(BIN)/python -m pip install --quiet pip-audit
	for lock in requirements.lock requirements-dev.lock requirements-ocr.lock; do \
		$(BIN)/pip-audit --requirement $$lock --no-deps --disable-pip; done

# Style, types, what is imported against what is declared, the page's scripts and styles, and whether what is installed
# fits together.
lint: $(READY_TO_TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/biome check --error-on-warnings
	$(BIN)/mypy
	$(BIN)/deptry assistant index prompts
	$(BIN)/deptry tests scripts training --exclude '\.venv' --ignore DEP002,DEP004
	$(BIN)/python -m pip check

# Mends what can be mended without thinking.
format: $(READY_TO_TEST)
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/biome check --write

# Which branches of the code no test takes: a table, and htmlcov/index.html. Browser tests run the server in processes of
# their own, which are not counted.
coverage: $(READY_TO_TEST)
	$(BIN)/pytest -m "not slow and not faults" --numprocesses 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-report=html

# Torch has its own line because its builds differ by machine: no hash fits them all, and the libraries of the CUDA
# build are no part of the lock.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Byline needs Python 3.11 or later; name one: make run PYTHON=python3.12")'
	$(INSTALL) --no-deps --require-hashes -r requirements.lock
	$(INSTALL) torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

# What reads pictures of pages: make run OCR=1 once, and it stays.
$(READY_TO_READ): $(READY) requirements-ocr.lock
	$(INSTALL) --no-deps --require-hashes -r requirements-ocr.lock
	touch $@

$(READY_TO_TEST): $(READY) requirements-dev.lock
	$(INSTALL) --no-deps --require-hashes -r requirements-dev.lock
	touch $@

# Resolves the dependencies again for every platform; with UPGRADE=--upgrade in their newest versions, else it keeps those
# that fit. torch, triton and the CUDA libraries are left to pip. The other locks hold what a developer needs besides, and
# what reads pictures, in versions that go with the first.
UPGRADE ?=
NOT_LOCKED := torch triton cuda-bindings cuda-pathfinder cuda-toolkit nvidia-cublas nvidia-cuda-cupti \
	nvidia-cuda-nvrtc nvidia-cuda-runtime nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-curand \
	nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu13 nvidia-nvjitlink \
	nvidia-nvshmem-cu13 nvidia-nvtx
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--quiet $(UPGRADE) $(foreach name,$(NOT_LOCKED),--no-emit-package $(name))
lock:
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock \
		$$(sed -n 's/^\([a-z0-9.-]*\)==.*/--no-emit-package \1/p' requirements.lock)
	$(COMPILE) --extra ocr --constraint requirements-dev.lock --output-file requirements-ocr.lock \
		$$(sed -n 's/^\([a-z0-9.-]*\)==.*/--no-emit-package \1/p' requirements.lock)

# Takes the interface's words out of the code, and brings the translations up to date: docs/translating.md.
words: $(READY)
	$(BIN)/python -m scripts.words

# Builds the library of the samples that comes ready made; a test says when it is to be built again.
samples: $(READY)
	$(BIN)/python -m scripts.samples

screenshots: $(READY_TO_TEST)
	$(BIN)/python scripts/screenshot.py
