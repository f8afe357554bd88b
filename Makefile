# `make run` and `make test` are all a newcomer needs; both build the environment first.
BIN := .venv/bin
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
# The first Python on the path that fits; PYTHON=… names another.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(FITS)' 2>/dev/null && echo $$name && break; done)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate pyproject.toml

.PHONY: run test demo lock journey transcript errors figures pairs stories prints ask related containment salience bench

run: .venv/run.stamp
	@$(BIN)/python -m bot run

test: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --cov=bot --cov=storage --cov-report=term

demo: .venv/run.stamp
	@$(BIN)/python -m bot demo

# Reads a folder of articles in a fresh database through the console and asks about them.
journey: .venv/dev.stamp
	@$(BIN)/python -m tests.journey $(ARTICLES)

# Puts what `make demo` says now into the README.
transcript: .venv/dev.stamp
	@$(BIN)/python -m tests.transcript

# Misses and false alarms by construction, on a split in PolNeAR's form: make errors SPLIT=dir
errors: .venv/dev.stamp
	@$(BIN)/python -m tests.errors $(SPLIT)

# The same for figures, on a split in NewsQuant's form: make figures SPLIT=file.json
figures: .venv/dev.stamp
	@$(BIN)/python -m tests.figure_errors $(SPLIT)

# What holds between pairs of figures, against judgements by hand; make pairs, python -m tests.pairs claims all
pairs: .venv/dev.stamp
	@$(BIN)/python -m tests.pairs

# Which articles tell of one event, against a reader's grouping.
stories: .venv/dev.stamp
	@$(BIN)/python -m tests.stories

# Which texts are prints of one text, and which of their claims are one claim.
prints: .venv/dev.stamp
	@$(BIN)/python -m tests.prints

# How well questions are answered, over our own articles; V=1 shows each.
ask: .venv/dev.stamp
	@$(BIN)/python -m tests.ask_quality $(if $(V),-v)

# Makes bot/data/related.txt, synonyms.txt, opposites.txt and irregular.txt: make related WORDNET=/usr/share/wordnet
related: .venv/dev.stamp
	@$(BIN)/python -m tests.related_words $(WORDNET)

# Makes bot/data/containment.txt: make containment LISTS="cities15000.json countries.json rg_cities1000.csv"
containment: .venv/dev.stamp
	@$(BIN)/python -m tests.containment $(LISTS)

# Makes bot/claims/data/salience.txt from the labels of tests/articles, and tells how well such weights do elsewhere.
salience: .venv/dev.stamp
	@$(BIN)/python -m tests.weighing

# Speed, as ratios within one run.
bench: .venv/dev.stamp
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.page_bench
	@$(BIN)/python -m tests.store_bench

# Takes the newest versions that pyproject.toml allows.
lock: .venv/dev.stamp
	$(LOCK) --upgrade --output-file requirements/run.txt
	$(LOCK) --upgrade --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

# The lock is whole: with --no-deps, pip need not look for newer versions of what is pinned already.
.venv/run.stamp .venv/dev.stamp: .venv/%.stamp: requirements/%.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: install one, or name it, as in make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is not Python 3.11, 3.12 or 3.13." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement $<
	@touch $@
