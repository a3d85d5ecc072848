import stat

import jwt
import pytest

from bot.channels.web.tokens import Tokens, new_conversation

NOW = 4_000_000_000.0  # far enough in the future for a token to be good whenever this runs


@pytest.fixture
def file(tmp_path):
    return tmp_path / "new" / "web.key"


def test_a_token_leads_to_its_conversation(file):
    tokens = Tokens(file)
    assert tokens.conversation(tokens.issue("web-1", NOW)) == "web-1"


def test_it_does_after_a_restart(file):
    token = Tokens(file).issue("web-1", NOW)
    assert Tokens(file).conversation(token) == "web-1"


def test_nobody_else_can_read_the_key(file):
    Tokens(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short"])
def test_a_key_that_was_cut_short_is_made_anew(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    tokens = Tokens(file)
    assert tokens.conversation(tokens.issue("web-1", NOW)) == "web-1"
    assert len(file.read_bytes()) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["web.key"]


def forged(key="k" * 32, **claims):
    return jwt.encode({"sub": "web-1", "aud": "limber-web", **claims}, key, algorithm="HS256")


@pytest.mark.parametrize(
    "token",
    [
        *(None, 3, "", "nonsense", "a.b.c", "x" * 5000, [], {}),
        forged(),
        jwt.encode({"sub": "web-1", "aud": "limber-web"}, None, algorithm="none"),
    ],
)
def test_what_is_not_ours_leads_nowhere(file, token):
    assert Tokens(file).conversation(token) is None


@pytest.mark.parametrize("claims", [{"exp": 1}, {"aud": "another"}, {"sub": ""}])
def test_a_token_that_is_too_old_or_for_something_else_leads_nowhere(file, claims):
    tokens = Tokens(file)
    token = forged(file.read_bytes(), **claims)
    assert tokens.conversation(token) is None


def test_a_token_of_another_machine_leads_nowhere(file, tmp_path):
    assert Tokens(file).conversation(Tokens(tmp_path / "other").issue("web-1", NOW)) is None


def test_ids_are_not_guessed():
    assert len({new_conversation() for _ in range(100)}) == 100
    assert len(new_conversation()) > 32
