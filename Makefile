# Limber's commands. The work is in scripts/; this names it.

HOST ?= 127.0.0.1
PORT ?= 5005

BIN := .venv/bin
PYTHON := $(BIN)/python
# Written by bootstrap.sh when the environment is whole.
RUN := .venv/.limber-run
DEV := .venv/.limber-dev

# Nothing is sent to anyone, and the libraries below ours keep their deprecations to themselves.
export RASA_TELEMETRY_ENABLED := false
export PYTHONWARNINGS := ignore::DeprecationWarning,ignore::FutureWarning
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 2

.DEFAULT_GOAL := help
.PHONY: help run setup test widget lint format check poses review validate unit stories e2e fuzz test-voice try-voice train actions net bench bench-understanding bench-voice bench-web bench-web-compare bench-curve leaks lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Set up what is missing and run Limber (HOST=127.0.0.1 PORT=5005), until Ctrl-C
	@scripts/system_packages.sh run
	@scripts/bootstrap.sh run
	@$(PYTHON) -m scripts.build_encoder
	@$(PYTHON) -m scripts.fetch_vosk || echo "Speech model: going on without; typed chat works, recordings are not understood."
	@$(PYTHON) -m scripts.build_widget || echo "Web page: going on without; the terminal works, the browser does not."
	@$(PYTHON) -m scripts.train
	@exec $(BIN)/limber serve --host $(HOST) --port $(PORT)

setup: ## Set up everything that running, testing and developing need
	@scripts/bootstrap.sh dev
	@$(PYTHON) -m scripts.build_encoder
	@$(PYTHON) -m scripts.fetch_vosk
	@$(PYTHON) -m scripts.build_widget
	@scripts/system_packages.sh test

test: ## Set up what is missing and run every check, as CI does
	@scripts/test.sh

lint: $(DEV) ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(DEV) ## Put the code in the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: $(RUN) ## Check the knowledge base, and print what it covers
	@$(BIN)/limber check

poses: $(RUN) ## Draw every stretch on one page, poses.html
	@$(BIN)/limber poses --to poses.html

review: $(RUN) ## Write all safety facts on one page for a clinician, review.html
	@$(BIN)/limber review --to review.html

widget: $(DEV) ## Build the web page and the widget, check their types and run their tests
	@$(PYTHON) -m scripts.build_widget
	@$(PYTHON) -m scripts.build_widget test

validate: $(RUN) ## Check the dialogue's domain and data; a warning is an error
	@$(BIN)/rasa data validate --fail-on-warnings --domain domain

unit: $(DEV) ## Run the tests of the code
	@$(BIN)/pytest -m "not e2e and not card"

stories: train ## Run the test stories of the dialogue
	@$(BIN)/rasa test core --e2e --stories tests/stories --model models/limber.tar.gz --fail-on-prediction-errors --no-plot --out results

e2e: train $(DEV) ## Run the tests that talk to a real server
	@$(BIN)/pytest -m e2e

fuzz: train $(DEV) ## Send a real server 3,000 messages that nobody should send (some minutes)
	@LIMBER_FUZZ_TALKS=30 $(BIN)/pytest -m e2e tests/e2e/test_fuzz.py

test-voice: train $(DEV) ## Have people talk with Limber on a virtual sound card, a whole stretch by voice alone
	@scripts/system_packages.sh card
	@$(BIN)/pytest -m card -s

try-voice: train $(DEV) ## Have limber voice talk with a scripted person on a virtual sound card 
	@scripts/system_packages.sh card
	@$(PYTHON) -m scripts.try_voice docs/example/voice-talk.txt --sender try-voice

train: $(RUN) ## Train the model, if anything it is made from has changed
	@$(PYTHON) -m scripts.train

net: $(DEV) ## Fit the safety net anew, after a change to its examples in knowledge/safety
	@$(PYTHON) -m scripts.build_encoder
	@$(PYTHON) -m scripts.train_net

actions: $(RUN) ## Run the action server alone, for use with the rasa command
	@exec $(PYTHON) -m rasa_sdk --actions actions --port 5055

leaks: $(DEV) ## Check that no sentence is in two of the training, development and test sets
	@$(PYTHON) -m scripts.check_leaks

bench: train $(DEV) ## Measure Limber beside a new Rasa bot
	@$(PYTHON) -m benchmarks

bench-understanding: train $(DEV) ## Measure what Limber understands, on sentences that it never saw
	@$(PYTHON) -m benchmarks.understanding

bench-voice: train $(DEV) ## Measure what hands-free Limber hears, obeys and says (two hours; PARTS="commands" for a part)
	@scripts/system_packages.sh card
	@$(PYTHON) -m benchmarks.voice $(PARTS)

bench-web: train $(DEV) ## Measure what the web page costs, and how exactly it keeps time (some minutes)
	@$(PYTHON) -m benchmarks.web

bench-web-compare: train $(DEV) ## Measure the widget beside four others, and Lighthouse (some minutes; PARTS="timings" for a part)
	@$(PYTHON) -m scripts.build_widget
	@$(PYTHON) -m benchmarks.web.compare $(PARTS)

bench-curve: train $(DEV) ## The same, and Limber's classifier beside others on few examples (an hour)
	@$(PYTHON) -m benchmarks.understanding --curve

lock: $(DEV) ## Pin the packages of pyproject.toml in the lock files
	@scripts/lock.sh

clean: ## Delete what was made here: models, results and caches, not the environment
	@rm -rf models results .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

$(RUN): requirements.lock pyproject.toml
	@scripts/bootstrap.sh run

$(DEV): requirements-dev.lock pyproject.toml
	@scripts/bootstrap.sh dev
