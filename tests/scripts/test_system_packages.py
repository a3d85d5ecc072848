"""What is said and done about missing system packages, on a PATH that the test furnishes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "system_packages.sh"
LIBRARIES = "libespeak-ng.so.1 => /lib\nlibportaudio.so.2 => /lib"


class Machine:
    """Has a shell's everyday commands, and no library or voice until told."""

    def __init__(self, directory: Path) -> None:
        self.bin = directory
        for name in ("uname", "grep", "paste", "tail", "chmod"):
            (self.bin / name).symlink_to(shutil.which(name) or name)
        self.has("ldconfig", ":")

    def has(self, name: str, script: str) -> None:
        (self.bin / name).write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def run(self, mode: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/bash", SCRIPT, mode],
            env={"PATH": str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_missing(machine: Machine) -> None:
    machine.has("ldconfig", f"echo '{LIBRARIES}'")
    machine.has("espeak-ng", ":")
    assert machine.run("run").stdout == "System packages: ready\n"
    assert machine.run("test").returncode == 1, "the tests need flite and Chromium, too"
    machine.has("flite", ":")
    machine.has("chromium", ":")
    assert machine.run("test").returncode == 0


def test_the_virtual_card_needs_more(machine: Machine) -> None:
    machine.has("ldconfig", f"echo '{LIBRARIES}'")
    for name in ("espeak-ng", "flite"):
        machine.has(name, ":")
    asked = machine.run("card")
    assert asked.returncode == 1
    assert "missing pulseaudio pulseaudio-utils" in asked.stderr


def test_running_goes_on_without_sound_and_testing_does_not(machine: Machine) -> None:
    running, testing = machine.run("run"), machine.run("test")
    assert running.returncode == 0
    assert "missing espeak-ng portaudio." in running.stderr
    assert testing.returncode == 1
    assert "missing espeak-ng portaudio flite chromium." in testing.stderr


def test_a_voice_without_its_data_is_missing(machine: Machine) -> None:
    machine.has("ldconfig", f"echo '{LIBRARIES}'")
    machine.has("espeak-ng", "echo 'cannot load data' >&2; exit 1")
    assert "missing espeak-ng." in machine.run("run").stderr


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("dnf", "sudo dnf install -y espeak-ng portaudio"),
        ("brew", "brew install espeak-ng portaudio"),
    ],
)
def test_the_line_to_type_is_that_of_the_system(machine: Machine, manager: str, line: str) -> None:
    machine.has(manager, "exit 1")
    assert f"  {line}\n" in machine.run("run").stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root installs instead of advising")
def test_a_user_of_debian_is_told_what_to_type(machine: Machine) -> None:
    machine.has("apt-get", "exit 1")
    assert "  sudo apt-get install -y espeak-ng libportaudio2\n" in machine.run("run").stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may install")
def test_root_installs_what_is_missing(machine: Machine) -> None:
    machine.has("flite", ":")
    machine.has("chromium", ":")
    machine.has(
        "apt-get",
        f"""echo "$*" >> {machine.bin}/asked
        [[ $* == *install* ]] || exit 0
        printf '#!/bin/bash\\necho "{LIBRARIES}"\\n' > {machine.bin}/ldconfig
        printf '#!/bin/bash\\n:\\n' > {machine.bin}/espeak-ng
        chmod +x {machine.bin}/espeak-ng""",
    )
    done = machine.run("test")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "System packages: ready")
    asked = (machine.bin / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["-qq update", "-qq install -y espeak-ng libportaudio2"]
    machine.run("test")
    assert len((machine.bin / "asked").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may install")
def test_an_installation_that_fails_says_why(machine: Machine) -> None:
    machine.has("apt-get", "echo 'no route to the mirror' >&2; exit 100")
    failed = machine.run("test")
    assert failed.returncode == 1
    assert "no route to the mirror" in failed.stderr
    assert "sudo apt-get install -y espeak-ng libportaudio2 flite chromium" in failed.stderr
