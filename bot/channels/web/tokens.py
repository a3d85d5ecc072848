"""Who may go on with a conversation: whoever holds its signed token, not who knows its id."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

import jwt

_DAYS_S = 90 * 86400
_LONGEST = 1024  # characters of a token that is looked at
_KEY_BYTES = 32
_ALGORITHM = "HS256"
_FOR = "limber-web"


class Tokens:
    """Signs with a key of this machine's own, which is made when it is first needed."""

    def __init__(self, file: Path) -> None:
        """`file` holds the key; nobody else may read it."""
        self._key = _key(file)

    def issue(self, conversation: str, now: float) -> str:
        """A token for a conversation; `now` in seconds since the epoch."""
        claims = {"sub": conversation, "aud": _FOR, "exp": int(now) + _DAYS_S}
        return jwt.encode(claims, self._key, algorithm=_ALGORITHM)

    def conversation(self, token: object) -> str | None:
        """The conversation that a token is for; None when it is none of ours, or too old."""
        if not isinstance(token, str) or len(token) > _LONGEST:
            return None
        try:
            claims = jwt.decode(token, self._key, algorithms=[_ALGORITHM], audience=_FOR)
        except jwt.InvalidTokenError:
            return None
        return str(claims["sub"]) if claims.get("sub") else None


def new_conversation() -> str:
    """An id that nobody can guess."""
    return f"web-{secrets.token_hex(16)}"


def _key(file: Path) -> bytes:
    with suppress(FileNotFoundError):
        key = file.read_bytes()
        # One that was cut short, as by a full disk, signs nothing: it is made anew.
        if len(key) == _KEY_BYTES:
            return key
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(_KEY_BYTES)
    # Whole or not at all, and from the first moment nobody else's to read.
    descriptor, fresh = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
    with os.fdopen(descriptor, "wb") as out:
        out.write(key)
    Path(fresh).replace(file)
    return key
