#!/usr/bin/env bash
# Pins every package of pyproject.toml, with hashes, in the two lock files. What is pinned
# already stays as it is, unless told otherwise:
#
#   scripts/lock.sh                          after a change of pyproject.toml
#   scripts/lock.sh --upgrade                everything as new as it may be
#   scripts/lock.sh --upgrade-package spacy  one package
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile --quiet --python-version 3.10 --generate-hashes --no-emit-index-url "$@"
}

compile pyproject.toml -o requirements.lock "$@"
compile --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock "$@"

# A lock file is for everyone: it must not name where one machine gets its packages from.
if grep -nE '(https?|file)://' requirements.lock requirements-dev.lock; then
    echo "The lock files name the addresses above: lock without them." >&2
    exit 1
fi
echo "Locked: $(grep -c '^[a-z].*==' requirements.lock) packages to run, $(grep -c '^[a-z].*==' requirements-dev.lock) to develop"
