#!/usr/bin/env bash
# Makes sure of what comes from the system and not from Python: speech (espeak-ng), sound
# (PortAudio) and, for the tests, a second voice (flite) and a browser (Chromium); for tests by
# voice, a virtual sound card.
#
#   scripts/system_packages.sh run    installs what is missing if it may; else warns
#   scripts/system_packages.sh test   the same for the tests; what is missing is an error
#   scripts/system_packages.sh card   the same for `make test-voice` and `make bench-voice`
set -euo pipefail

main() {
    mode=${1:-run}
    [[ $mode =~ ^(run|test|card)$ ]] || { echo "usage: $0 [run|test|card]" >&2; exit 1; }

    find_missing
    if ((${#missing[@]})) && [[ $EUID == 0 ]] && command -v apt-get >/dev/null; then
        install_with_apt
        find_missing
    fi
    if ((!${#missing[@]})); then
        echo "System packages: ready"
        return
    fi
    advise >&2
    [[ $mode == run ]] || exit 1
    echo "System packages: going on without; typed chat works, sound and speech do not." >&2
}

# Asks for the things themselves and not for packages, which have other names elsewhere.
find_missing() {
    missing=()
    can_speak || missing+=(espeak-ng)
    has_library portaudio || missing+=(portaudio)
    [[ $mode == run ]] || command -v flite >/dev/null || missing+=(flite)
    [[ $mode != test ]] || command -v chromium >/dev/null || missing+=(chromium)
    [[ $mode == card ]] || return 0
    command -v pulseaudio >/dev/null || missing+=(pulseaudio)
    command -v parec >/dev/null || missing+=(pulseaudio-utils)
    has_alsa_plugin || missing+=(libasound2-plugins)
}

# Speaks without a sound: fails when the voices' data are missing, too.
can_speak() {
    has_library espeak-ng && espeak-ng -q limber >/dev/null 2>&1
}

# What lets PortAudio, which speaks ALSA here, play through PulseAudio.
has_alsa_plugin() {
    compgen -G "/usr/lib64/alsa-lib/libasound_module_pcm_pulse.so" >/dev/null ||
        compgen -G "/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so" >/dev/null
}

has_library() {
    local file
    if [[ $(uname) == Darwin ]]; then
        for file in /opt/homebrew/lib/lib"$1"*.dylib /usr/local/lib/lib"$1"*.dylib; do
            [[ -e $file ]] && return
        done
        return 1
    fi
    # By its full path: the PATH of an ordinary user lacks it on Debian.
    PATH=$PATH:/usr/sbin:/sbin ldconfig -p | grep "lib$1\.so\." >/dev/null
}

install_with_apt() {
    echo "System packages: installing $(names libportaudio2) ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2046  # several names
    if ! log=$(apt-get -qq update 2>&1 && apt-get -qq install -y $(names libportaudio2) 2>&1); then
        echo "$log" | tail -n 5 >&2
    fi
}

# The missing packages under a distribution's names; $1 is what it calls PortAudio.
names() {
    local name
    for name in "${missing[@]}"; do
        [[ $name == portaudio ]] && name=$1
        echo "$name"
    done | paste -sd ' ' -
}

advise() {
    echo "System packages: missing $(names portaudio). To install:"
    if command -v apt-get >/dev/null; then
        echo "  sudo apt-get install -y $(names libportaudio2)"
    elif command -v dnf >/dev/null; then
        echo "  sudo dnf install -y $(names portaudio)"
    elif command -v brew >/dev/null; then
        echo "  brew install $(names portaudio)"
    else
        echo "  with your system's package manager: $(names portaudio)"
    fi
}

main "$@"
