"""`limber compose`: a session for some minutes, shown, and written as a routine to share."""

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.fixture
def limber():
    def run(*words):
        return CliRunner().invoke(main, ["compose", *words])

    return run


def test_ten_minutes_for_the_hips_without_kneeling(limber):
    shown = limber("10", "hips", "--avoid", "kneeling")
    assert shown.exit_code == 0
    assert "a side" in shown.output
    assert "Half Kneeling" not in shown.output
    assert shown.output.splitlines()[-1].endswith("in all")


def test_what_is_written_is_a_valid_routine(limber, tmp_path):
    file = tmp_path / "my_evening.yml"
    assert limber("8", "neck", "shoulders", "--to", str(file)).exit_code == 0
    checked = CliRunner().invoke(main, ["check", str(file)])
    assert checked.exit_code == 0
    assert "My Evening, valid" in checked.output


def test_what_is_impossible_is_said_plainly(limber):
    refused = limber("10", "--condition", "blood_thinners")
    assert refused.exit_code == 1
    assert refused.output == (
        "Error: because of blood thinners, please ask a clinician before you stretch.\n"
    )


def test_an_unknown_part_is_named_with_the_known_ones(limber):
    refused = limber("10", "tail")
    assert refused.exit_code == 2
    assert "'tail' is no part that I know. I know: abductors" in refused.output
