# Campaign Timeline. `make run` and `make test` work from a fresh clone; `make` lists all targets.

PY := .venv/bin/python
BOOTSTRAP := packaging/bootstrap.sh packaging/bootstrap.py pyproject.toml
PICTURE := campaign-timeline.png
STYLED := src tests packaging
ROUNDS := 5
MINUTES := 1

.PHONY: help run test fuzz faults lint format bench screenshots package clean

help:
	@echo "make run      start the program (without a display: render the timeline to $(PICTURE))"
	@echo "make test     style, types and all tests"
	@echo "make fuzz     the property tests with new random examples, ROUNDS times ($(ROUNDS)); texts that may take long;"
	@echo "              spoilt articles, export files, archives and libraries, MINUTES ($(MINUTES)) for each reader"
	@echo "make faults   what is lost when the program is killed, the disk is full, the file is damaged …"
	@echo "make lint     style and types alone"
	@echo "make format   put the sources into the house style"
	@echo "make bench    measure speed and quality"
	@echo "make screenshots  photograph the window for README.md (needs xvfb-run)"
	@echo "make package  build wheel, self-contained folder and Debian package into dist/"
	@echo "make clean    remove .venv, caches and everything built"

# A checkout that was moved or copied sets itself up anew: its .venv points at the old place.
ifneq ($(shell cat .venv/*.stamp 2>/dev/null | sort -u),$(CURDIR))
.PHONY: .venv/run.stamp .venv/dev.stamp
endif

.venv/run.stamp: $(BOOTSTRAP) packaging/requirements.lock
	@sh packaging/bootstrap.sh run

.venv/dev.stamp: $(BOOTSTRAP) packaging/requirements.lock packaging/requirements-dev.lock
	@sh packaging/bootstrap.sh dev

# Qt aborts where it finds no way to a display; the set-up knows which libraries it misses.
run: .venv/run.stamp
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(PY) -m timeline_app || { status=$$?; \
			[ $$status -lt 128 ] || sh packaging/bootstrap.sh libraries; exit $$status; }; \
	else \
		QT_QPA_PLATFORM=offscreen $(PY) -m timeline_app export --format png --out $(PICTURE) && \
		echo "There is no display, so the timeline was drawn to $(CURDIR)/$(PICTURE)"; \
	fi

# Every check runs even when one before it has failed; pytest speaks last.
test: .venv/dev.stamp
	@status=0; \
	$(PY) -m ruff check $(STYLED) || status=1; \
	$(PY) -m ruff format --check $(STYLED) || status=1; \
	$(PY) -m mypy || status=1; \
	$(PY) -m pytest --cov -n auto --dist worksteal || status=1; \
	exit $$status

fuzz: .venv/dev.stamp
	@for round in $$(seq $(ROUNDS)); do \
		$(PY) -m pytest -m hypothesis --hypothesis-profile=fuzz || exit 1; \
	done
	$(PY) packaging/bench/growth.py
	$(PY) tests/fuzz/run.py --minutes $(MINUTES)

faults: .venv/dev.stamp
	$(PY) tests/faults/run.py

lint: .venv/dev.stamp
	$(PY) -m ruff check $(STYLED)
	$(PY) -m ruff format --check $(STYLED)
	$(PY) -m mypy

format: .venv/dev.stamp
	$(PY) -m ruff check --fix $(STYLED)
	$(PY) -m ruff format $(STYLED)

bench: .venv/dev.stamp
	$(PY) packaging/bench/run.py

screenshots: .venv/dev.stamp
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" $(PY) packaging/screenshots.py

package: .venv/dev.stamp
	$(PY) -m pip --disable-pip-version-check install --quiet -r packaging/requirements-packaging.lock
	$(PY) packaging/build.py wheel
	$(PY) packaging/build.py frozen
	$(PY) packaging/build.py deb

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f .coverage $(PICTURE) bench-results.json
	find src tests packaging -name __pycache__ -prune -exec rm -rf {} +
