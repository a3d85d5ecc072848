#!/usr/bin/env bash
# Makes .venv, the project's own Python environment, from the lock file:
#
#   scripts/bootstrap.sh run    what Limber needs to run
#   scripts/bootstrap.sh dev    that, and the tools to work on it
#
# Does nothing when it is up to date. Cut off half-way, it starts afresh the next time.
set -euo pipefail

readonly WANTED=3.10
# Prints the interpreter, or the one an environment was made from, if it is fit for use.
readonly PROBE="import sys, venv, ensurepip
if '%d.%d' % sys.version_info[:2] != '$WANTED': sys.exit(1)
print(sys._base_executable)"

main() {
    local mode=${1:-run} lock
    case $mode in
        run) lock=requirements.lock ;;
        dev) lock=requirements-dev.lock ;;
        *) fail "usage: scripts/bootstrap.sh [run|dev]" ;;
    esac
    cd "$(dirname "${BASH_SOURCE[0]}")/.."
    root=$(pwd -P)
    venv=$root/.venv
    wait_for_others

    if is_whole && is_current "$mode"; then
        say "ready (.venv)"
    else
        # From here to the end of this function the environment can't be trusted.
        is_whole || make_venv
        touch "$venv/unfinished"
        install_uv
        install_packages
        rm "$venv/unfinished"
        say "installed (.venv)"
    fi
    stamp "$mode"
}

# One set-up at a time: two terminals may start together.
wait_for_others() {
    command -v flock >/dev/null || return 0
    exec 9<requirements.lock
    flock --nonblock 9 || { say "another set-up is at work, waiting for it"; flock 9; }
}

# Finished, of the right Python, and not moved here from elsewhere (it holds its own path).
is_whole() {
    [[ ! -e $venv/unfinished ]] && grep -qsF "$venv" "$venv/bin/activate" &&
        "$venv/bin/python" -c "$PROBE" >/dev/null 2>&1
}

is_current() {
    [[ -f $venv/.limber-$1 && $(<"$venv/.limber-$1") == "$(state "$1")" ]]
}

# What the environment is made from. A developer's has everything that running needs.
state() {
    if [[ $1 == dev ]]; then
        cat requirements-dev.lock pyproject.toml | cksum
    else
        cat requirements.lock pyproject.toml | cksum
    fi
}

stamp() {
    state "$1" >"$venv/.limber-$1"
    [[ $1 == run ]] || state run >"$venv/.limber-run"
}

make_venv() {
    local python
    python=$(find_python) || fail "Limber needs Python $WANTED, and there is none here. Install it, then try again:
  Debian, Ubuntu   sudo apt-get install python$WANTED python$WANTED-venv   (where the release has it)
  macOS            brew install python@$WANTED
  pyenv            pyenv install $WANTED
  uv               uv python install $WANTED"
    say "making .venv with $python"
    rm -rf "$venv"
    mkdir "$venv"
    touch "$venv/unfinished"
    "$python" -m venv "$venv"
}

# The first interpreter that really runs: a pyenv shim may be on the PATH for a Python not there.
find_python() {
    local name
    for name in "python$WANTED" python3 python; do
        probe "$name" && return
    done
    probe "$(newest_of_pyenv)" && return
    command -v uv >/dev/null || return 1
    probe "$(uv python find --system "$WANTED" 2>/dev/null)" && return
    say "asking uv for Python $WANTED" >&2
    uv python install "$WANTED" >&2 && probe "$(uv python find --system "$WANTED")"
}

probe() {
    [[ -n $1 ]] && "$1" -c "$PROBE" 2>/dev/null
}

newest_of_pyenv() {
    local python patch newest=-1 found=
    for python in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$WANTED".*/bin/python$WANTED; do
        patch=${python##*/versions/"$WANTED".}
        patch=${patch%%/*}
        if [[ -x $python && $patch =~ ^[0-9]+$ ]] && ((patch > newest)); then
            newest=$patch found=$python
        fi
    done
    echo "$found"
}

# The installer itself, at the version and with the hashes of the lock file.
install_uv() {
    "$venv/bin/uv" --version 2>/dev/null | grep -qF "uv $(uv_version) " && return
    say "installing uv"
    awk '/^uv==/ { wanted = 1 } wanted { print } wanted && !/\\$/ { exit }' \
        requirements-dev.lock >"$venv/uv-requirement.txt"
    "$venv/bin/python" -m pip install --quiet --no-deps --require-hashes -r "$venv/uv-requirement.txt" ||
        fail_to_install
}

uv_version() {
    sed -n 's/^uv==\([^ ]*\).*/\1/p' requirements-dev.lock
}

install_packages() {
    say "fetching what is missing of $(grep -c '^[a-z].*==' "$lock") packages (2.6 GB at first) ..."
    # The lock file is complete: there is nothing to resolve. Compiled now, every start is quick,
    # the first too, also where PYTHONDONTWRITEBYTECODE is set: a training takes a fifth less time.
    pip_install --compile-bytecode --no-deps --require-hashes -r "$lock" || fail_to_install
    pip_install --quiet --no-deps --no-build-isolation -e . || fail_to_install
}

# Says what it downloads, without its list of every package.
pip_install() {
    "$venv/bin/uv" pip install --python "$venv/bin/python" "$@" 2>&1 | { grep -v '^ [+~-] ' || true; }
}

say() {
    echo "Python environment: $*"
}

fail() {
    echo "$*" >&2
    exit 1
}

fail_to_install() {
    fail "Python environment: the packages could not be installed; the reason is above. Try again once it is mended."
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    main "$@"
fi
