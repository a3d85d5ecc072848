"""The schema that other languages' types are made from is the one of the code."""

import json
import subprocess
import sys

from bot.protocol import ClientState, Custom, messages, schema


def test_the_file_is_what_the_code_renders():
    assert schema.SCHEMA_FILE.read_text(encoding="utf-8") == schema.render()


def test_it_has_every_message():
    definitions = json.loads(schema.render())["definitions"]
    assert set(definitions) == {kind.__name__ for kind in messages._Message.__subclasses__()}
    assert set(definitions["Custom"]["properties"]) == set(Custom.__fields__)
    assert set(definitions["ClientState"]["required"]) == set(ClientState.__fields__)


def test_it_knows_no_further_fields():
    definitions = json.loads(schema.render())["definitions"]
    assert all(one["additionalProperties"] is False for one in definitions.values())


def test_it_renders_the_same_every_time():
    command = [sys.executable, "-c", "from bot.protocol.schema import render; print(render())"]
    rendered = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert rendered.strip() == schema.render().strip()
