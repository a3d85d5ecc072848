"""The command line as a person sees it: what it prints, and how it exits."""

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.fixture
def limber():
    """Runs `limber ...`; the result has `output` and `exit_code`. No stack trace may come out."""

    def run(*arguments, stdin=None):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    return run
