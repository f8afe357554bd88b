# `make run` and `make test` are all a newcomer needs; both build the environment first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test demo lock journey quality

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
