# `make run` opens the window, `make test` checks everything; both set the machine up first.

VENV := .venv/bin
UV_VERSION := 0.13.9
LOCK := uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help install run test format bench screenshots mutation reliability bundle lock clean

help:
	@echo "make run          ouvre la fenêtre (ARGS=\"--base fichier.cfa\" pour choisir la base)"
	@echo "make test         vérifie tout : mise en forme, style, types, tests, architecture"
	@echo "make install      prépare la machine sans rien lancer"
	@echo "make bench        mesure les temps et la mémoire"
	@echo "make screenshots  photographie toutes les pages dans build/captures"
	@echo "make mutation     casse les règles une à une et compte ce que les tests attrapent (long)"
	@echo "make reliability  essaie la lecture des fichiers en grand et écrit build/reliability.md (long)"
	@echo "make bundle       fabrique le programme autonome dans dist"
	@echo "make format       met le code en forme"
	@echo "make lock         recalcule les versions figées (LOCK_ARGS=--upgrade pour les monter)"
	@echo "make clean        efface tout ce qui se refabrique"

# The first Python that answers and is recent enough: a version manager's stub may exist and refuse to run.
install:
	@for python in "$(PYTHON)" python3.11 python3.12 python3.13 python3.14 python3 python; do \
		if [ -n "$$python" ] && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then exec $$python scripts/installer.py; fi; \
	done; \
	echo "Il faut Python 3.11 ou plus récent. Sous Debian ou Ubuntu : sudo apt-get install python3 python3-venv" >&2; \
	exit 1

run: install
	@$(VENV)/python -m cfa_desktop $(ARGS)

# Python keeps what it compiles: every process of the tests would do it again, and these are hundreds.
test: install
	@$(VENV)/ruff format --quiet --check . || { $(VENV)/ruff format --diff .; exit 1; }
	@$(VENV)/ruff check --quiet .
	@$(VENV)/mypy --no-error-summary
	@PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(VENV)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

format: install
	@$(VENV)/ruff format --quiet .
	@$(VENV)/ruff check --quiet --fix .

bench: install
	@$(VENV)/python -m benchmarks $(ARGS)

screenshots: install
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m benchmarks.captures $(ARGS)

mutation: install
	@$(VENV)/python scripts/mutation.py

reliability: install
	@$(VENV)/python scripts/reliability.py

bundle: install
	@$(VENV)/pyinstaller --log-level WARN --noconfirm --distpath dist --workpath build/pyinstaller build.spec

lock: install
	@test -x build/lock/bin/uv || { $(VENV)/python -m venv build/lock && \
		build/lock/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); }
	@build/lock/bin/$(LOCK) $(LOCK_ARGS) pyproject.toml --output-file requirements.lock.txt
	@build/lock/bin/$(LOCK) $(LOCK_ARGS) --constraint requirements.lock.txt --extra dev pyproject.toml \
		--output-file requirements-dev.lock.txt

clean:
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
