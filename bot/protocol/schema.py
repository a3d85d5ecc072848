"""The protocol as JSON Schema: `python -m bot.protocol.schema` writes `schema.json` anew."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic.schema import schema

from bot.protocol.messages import ClientState, Custom

SCHEMA_FILE = Path(__file__).with_name("schema.json")


def render() -> str:
    """The schema of everything that is sent, as it is kept in the file."""
    definitions = schema([Custom, ClientState], title="Limber's protocol")
    return json.dumps(definitions, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(render(), encoding="utf-8")
