"""How the set-up finds its Python: in a world of fake interpreters on a fake PATH."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "bootstrap.sh"


class Machine:
    """A home folder and a PATH with only what a test puts there."""

    def __init__(self, root: Path) -> None:
        self.home = root / "home"
        self.bin = root / "bin"
        self.bin.mkdir(parents=True)
        self.home.mkdir()

    def add(self, path: Path, script: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def add_python(self, path: Path) -> Path:
        return self.add(path, f"echo {path}")

    def add_wrong_python(self, path: Path) -> Path:
        return self.add(path, "exit 1")

    def pyenv(self, version: str) -> Path:
        return self.home / ".pyenv" / "versions" / version / "bin" / "python3.10"

    def find(self) -> tuple[int, str]:
        done = subprocess.run(
            ["/bin/bash", "-c", f"source '{SCRIPT}'; find_python"],
            env={"PATH": str(self.bin), "HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout.strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_one_on_the_path_comes_first(machine: Machine) -> None:
    wanted = machine.add_python(machine.bin / "python3.10")
    machine.add_python(machine.pyenv("3.10.13"))
    assert machine.find() == (0, str(wanted))


def test_a_python3_that_is_right_will_do(machine: Machine) -> None:
    wanted = machine.add_python(machine.bin / "python3")
    assert machine.find() == (0, str(wanted))


def test_a_shim_that_fails_gives_way_to_the_newest_of_pyenv(machine: Machine) -> None:
    machine.add_wrong_python(machine.bin / "python3.10")
    machine.add_python(machine.pyenv("3.10.9"))
    wanted = machine.add_python(machine.pyenv("3.10.13"))
    machine.add_python(machine.pyenv("3.10.2"))
    assert machine.find() == (0, str(wanted))


def test_then_one_that_uv_knows(machine: Machine) -> None:
    wanted = machine.add_python(machine.home / "uv-python")
    machine.add(machine.bin / "uv", f'[[ "$*" == "python find --system 3.10" ]] && echo {wanted}')
    assert machine.find() == (0, str(wanted))


def test_then_one_that_uv_installs(machine: Machine) -> None:
    python = machine.home / "uv-python"
    machine.add(
        machine.bin / "uv",
        f"""case "$2" in
            install) printf '#!/bin/bash\\necho {python}\\n' > {python}; /bin/chmod +x {python} ;;
            find) [[ -e {python} ]] && echo {python} ;;
        esac""",
    )
    assert machine.find() == (0, str(python))


def test_none_at_all_is_an_error(machine: Machine) -> None:
    machine.add_wrong_python(machine.bin / "python3")
    machine.add_wrong_python(machine.pyenv("3.10.13"))
    machine.add(machine.bin / "uv", "exit 2")
    status, found = machine.find()
    assert status != 0
    assert found == ""


@pytest.mark.parametrize(("fits", "version"), [(True, "3.10"), (False, "3.11")])
def test_an_interpreter_is_asked_for_its_version(
    machine: Machine, fits: bool, version: str
) -> None:
    # The real thing: this test runs on the Python that Limber needs.
    script = SCRIPT.read_text(encoding="utf-8").replace("WANTED=3.10", f"WANTED={version}")
    python = Path(sys.executable)
    asked = machine.add(machine.home / "asked.sh", f"{script}\nprobe '{python}' >/dev/null")
    done = subprocess.run(["/bin/bash", "-c", f"source '{asked}'"], check=False)
    assert (done.returncode == 0) is fits


def test_an_unknown_mode_changes_nothing() -> None:
    done = subprocess.run([SCRIPT, "prod"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "usage" in done.stderr
