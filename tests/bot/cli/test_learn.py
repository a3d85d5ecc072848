"""`limber learn`: from what Rasa has kept of a conversation to an example in the training data."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import yaml
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

NLU = """\
version: "3.1"

nlu:
- intent: pause
  examples: |
    - hang on a bit
- intent: ask_hold
  examples: |
    - how long do I hold this stretch
"""
PROJECT = {
    "domain/session.yml": "intents:\n  - pause\n  - stop\n  - ask_hold: {use_entities: []}\n",
    "domain/fallback.yml": "intents: [misunderstood, out_of_scope]\n",
    "data/nlu/session.yml": NLU,
    "tests/understanding/dev/session.yml": "pause:\n  - give me a moment with this leg\n  - halt\n",
    "tests/understanding/test/session.yml": "stop:\n  - that is all I can manage today\n",
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The person's folder, with no conversation in it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("LIMBER_DATA", str(folder))
    return folder


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project to add to."""
    folder = tmp_path / "project"
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("bot.cli.learn.PROJECT_DIR", folder)
    return folder


@pytest.fixture
def talk(home, project):
    """Keeps a conversation as Rasa does: turns of text, intent, confidence, and the runner-up."""

    def keep(*turns, sender="me", start=1000.0):
        events = [ActionExecuted("action_session_start", timestamp=start)]
        for number, turn in enumerate(turns):
            at = start + number
            if turn is None:
                events.append(SessionStarted(timestamp=at))
                continue
            text, intent, confidence, runner_up = turn
            ranking = [{"name": intent, "confidence": confidence}]
            ranking.append({"name": runner_up, "confidence": confidence / 2})
            parsed = {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": []}
            events.append(UserUttered(text, ranking[0], parse_data=parsed, timestamp=at))
        store = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(home / "limber.db"))
        asyncio.run(store.save(DialogueStateTracker.from_events(sender, events)))
        store.engine.dispose()

    return keep


def test_no_conversation_yet(limber, home):
    result = limber("learn")
    assert result.exit_code == 1
    assert result.output == (
        f"Error: No conversations yet: there is no {home / 'limber.db'}. "
        "Talk to Limber first, `make run`.\n"
    )
    assert not (home / "limber.db").exists()


def test_a_file_that_is_no_database(limber, home):
    (home / "limber.db").write_text("no database, and longer than nothing" * 20, encoding="utf-8")
    result = limber("learn")
    assert result.exit_code == 1
    assert "limber.db cannot be read: file is not a database" in result.output


def test_nothing_to_label(limber, talk):
    talk(("pause", "pause", 0.99, "stop"))
    result = limber("learn")
    assert (result.exit_code, result.output) == (
        0,
        "Nothing to label: all was understood, with 0.5 or more.\n",
    )


def test_each_turn_is_listed_once_newest_first_and_with_its_reasons(limber, talk):
    talk(
        ("gie us a mo", "nlu_fallback", 0.2, "pause"),
        ("park it there", "stop", 0.3, "pause"),
        ("Gie us a mo!", "nlu_fallback", 0.2, "pause"),
        ("freeze a sec", "ready", 0.9, "pause"),
        ("not what I said", "misunderstood", 0.95, "deny"),
        ("/affirm", "nlu_fallback", 1.0, "affirm"),
        ("how do I do it", "ask_steps", 0.8, "ask_hold"),
        None,
        ("you are useless", "feedback_bad", 0.95, "deny"),
    )
    result = limber("learn")
    assert result.exit_code == 0
    assert result.output == (
        '"freeze a sec"\n    ready 0.90, or pause 0.45  (then put right: "not what I said")\n'
        '"Gie us a mo!"\n    nlu_fallback 0.20, or pause 0.10  (not understood)\n'
        '"park it there"\n    stop 0.30, or pause 0.15  (unsure)\n'
        "\n3 of 3. To label them: limber learn --to FILE\n"
    )
    assert "1 of 2" in limber("learn", "--below", "0.25", "--limit", "1").output


def test_what_comes_next_is_of_the_same_person(limber, talk):
    talk(("freeze a sec", "ready", 0.9, "pause"), sender="me")
    talk(("rubbish", "feedback_bad", 0.9, "deny"), sender="someone", start=1000.5)
    assert "Nothing to label" in limber("learn").output


def test_what_is_trained_by_now_is_left_out(limber, talk):
    talk(("How long do I hold the cat cow?", "nlu_fallback", 0.2, "ask_hold"))
    output = limber("learn").output
    assert output == "Left out, as in the training data by now: 1\nNothing else to label.\n"


def test_the_database_is_not_written_to(limber, talk, home):
    talk(("gie us a mo", "nlu_fallback", 0.2, "pause"))
    before = (home / "limber.db").read_bytes()
    assert limber("learn").exit_code == 0
    assert (home / "limber.db").read_bytes() == before
    assert [file.name for file in home.iterdir()] == ["limber.db"]


def test_a_running_server_s_database_can_be_read(limber, talk, home):
    talk(("gie us a mo", "nlu_fallback", 0.2, "pause"))
    with sqlite3.connect(home / "limber.db") as open_elsewhere:
        open_elsewhere.execute("PRAGMA journal_mode=WAL")
        open_elsewhere.execute("BEGIN IMMEDIATE")
        assert '"gie us a mo"' in limber("learn").output
    open_elsewhere.close()


def test_from_the_sheet_to_the_training_data(limber, talk, project, tmp_path):
    talk(
        ("is it OK: yes?", "nlu_fallback", 0.2, "pause"),
        ("for what time is the cat cow held", "ask_feel", 0.3, "ask_hold"),
        ("park it there", "stop", 0.3, "pause"),
    )
    sheet = tmp_path / "sheet.yml"
    result = limber("learn", "--to", sheet)
    assert result.output == f"{sheet}: 3 to label. Then: limber learn --add {sheet}\n"
    content = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    rows = content["?"]
    assert rows[0] == {"say": "park it there", "taken_for": "stop", "intent": ""}
    assert [row["say"] for row in rows[1:]] == [
        "for what time is the cat cow held",
        "is it OK: yes?",
    ]

    assert "labels in it would be lost" in limber("learn", "--to", sheet).output
    nothing = limber("learn", "--add", sheet)
    assert nothing.exit_code == 1
    assert "no intent is filled in" in nothing.output

    rows[0]["intent"], rows[1]["intent"] = "pause", "ask_hold"
    sheet.write_text(yaml.safe_dump(content), encoding="utf-8")
    result = limber("learn", "--add", sheet)
    assert result.output == (
        "pause: park it there\n"
        "ask_hold: for what time is this stretch held\n"
        "data/nlu/session.yml: 2 added\n"
        "Without an intent: 1\n"
        "Now run `make train`.\n"
    )
    assert (project / "data/nlu/session.yml").read_text(encoding="utf-8") == NLU.replace(
        "    - hang on a bit\n", "    - hang on a bit\n    - park it there\n"
    ) + "    - for what time is this stretch held\n"


def test_an_intent_and_a_topic_without_examples_get_their_first(limber, project, tmp_path):
    sheet = written(tmp_path, ("down tools", "stop"), ("sing us a shanty", "out_of_scope"))
    assert limber("learn", "--add", sheet).exit_code == 0
    text = (project / "data/nlu/session.yml").read_text(encoding="utf-8")
    assert text == NLU + "- intent: stop\n  examples: |\n    - down tools\n"
    assert yaml.safe_load((project / "data/nlu/fallback.yml").read_text(encoding="utf-8")) == {
        "version": "3.1",
        "nlu": [{"intent": "out_of_scope", "examples": "- sing us a shanty\n"}],
    }


@pytest.mark.parametrize(
    ("say", "intent", "problem"),
    [
        ("park it", "paus", "there is no intent 'paus'; the nearest are pause"),
        ("Hang on a bit!", "pause", "stands in data/nlu/session.yml:6, as pause already"),
        ("how long do I hold the cat cow", "pause", "session.yml:9, as ask_hold already"),
        ("Give me a moment with the leg", "pause", ""),
        ("give me a moment with this leg please", "pause", "is tested, tests/understanding/dev"),
        ("that is all i can manage today", "stop", "tests/understanding/test/session.yml:2"),
        ("halt", "pause", "is tested, tests/understanding/dev/session.yml:3"),
        ("good grief", "pause", "stands on line 2 of this file already"),
        ("?!", "pause", "has no words"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_line(
    limber, project, tmp_path, say, intent, problem
):
    sheet = written(tmp_path, ("good grief", "pause"), (say, intent))
    result = limber("learn", "--add", sheet)
    if not problem:
        assert result.exit_code == 0
        return
    assert result.exit_code == 1
    assert f"{sheet}: nothing added.\nline 3: " in result.output
    assert problem in result.output
    assert (project / "data/nlu/session.yml").read_text(encoding="utf-8") == NLU


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nothing of the kind", "is no file of `limber learn --to`"),
        ("'?':\n  - {say: a]", "line 2: is no YAML"),
        ("'?': [{say: park it}, 5]", "line 1: needs a `say` and an `intent`"),
        (b"\xff\xfe\xfa", "is no text in UTF-8"),
        (None, "No such file"),
    ],
)
def test_what_is_no_sheet_is_said(limber, project, tmp_path, text, problem):
    sheet = tmp_path / "sheet.yml"
    if text is not None:
        sheet.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = limber("learn", "--add", sheet)
    assert result.exit_code == 1
    assert problem in result.output


def test_to_and_add_do_not_go_together(limber):
    result = limber("learn", "--add", "a.yml", "--to", "b.yml")
    assert result.exit_code == 2
    assert "give one of them" in result.output


def written(folder: Path, *labels: tuple[str, str]) -> Path:
    rows = [f"  - {{say: '{say}', taken_for: x, intent: '{intent}'}}" for say, intent in labels]
    sheet = folder / "sheet.yml"
    sheet.write_text("\n".join(["'?':", *rows]), encoding="utf-8")
    return sheet
