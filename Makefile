# Byline: `make run` sets everything up and starts the page, `make test` sets up the same and tests it.

PYTHON ?= python3
# Which build of torch to install. Empty takes the package index's own choice; the README says how to ask for the small
# CPU build on Linux: make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test lint lock screenshots words

run: $(READY)
	$(BIN)/byline serve

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -m "not slow" --numprocesses 2 --dist loadfile

# Torch has its own line because its builds differ by machine: no hash fits them all, and the libraries of the CUDA
# build are no part of the lock.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Byline needs Python 3.11 or later; name one: make run PYTHON=python3.12")'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Resolves the dependencies again for every platform. torch, triton and the CUDA libraries are left to pip.
NOT_LOCKED := torch triton cuda-bindings cuda-pathfinder cuda-toolkit nvidia-cublas nvidia-cuda-cupti \
	nvidia-cuda-nvrtc nvidia-cuda-runtime nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-curand \
	nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu13 nvidia-nvjitlink \
	nvidia-nvshmem-cu13 nvidia-nvtx
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate \
		--no-header --quiet --output-file requirements.lock $(foreach name,$(NOT_LOCKED),--no-emit-package $(name))

# Takes the interface's words out of the code, and brings the translations up to date: docs/translating.md.
words: $(READY)
	$(BIN)/python -m scripts.words

screenshots: $(READY)
	$(BIN)/python scripts/screenshot.py
