"""Words from numbers and lists, and the phrases of `domain/wording` against the code."""

import ast
import re
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import plan_of, sheet_of, usual
from bot.session.script import PHRASES
from bot.voice.cue_player import REFLEXES
from bot.voice.phrases import CONTROLS
from bot.wording import (
    MOST_WORDS,
    WORDING_DIR,
    breaths,
    clause,
    counted,
    duration,
    listed,
    load_choices,
    load_phrases,
    sentence,
    span,
    variant_of,
)
from knowledge import load_library

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"(?:say|cue|wish)_[a-z_0-9]+")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# Words


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list(words, said):
    assert listed(words) == said
    assert listed(iter(words)) == said


def test_a_list_of_choices():
    assert listed("abc", "or") == "a, b or c"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (0.4, "0 seconds"),
        (1, "1 second"),
        (1.4, "1 second"),
        (45, "45 seconds"),
        (59.4, "59 seconds"),
        (59.6, "1 minute"),
        (60, "1 minute"),
        (61, "1 minute 1"),
        (80, "1 minute 20"),
        (120, "2 minutes"),
        (3725, "62 minutes 5"),
    ],
)
def test_a_duration(seconds, said):
    assert duration(seconds) == said


@given(st.floats(0, 86400))
def test_a_duration_says_every_second(seconds):
    numbers = [int(number) for number in re.findall(r"\d+", duration(seconds))]
    total = numbers[0] if "minute" not in duration(seconds) else 60 * numbers[0] + sum(numbers[1:])
    assert total == round(seconds)


def test_counts_and_spans():
    assert (counted(1, "source"), counted(3, "source")) == ("1 source", "3 sources")
    assert span(30, 60, "second") == "30 to 60 seconds"
    assert span(5, 5, "second") == "5 seconds"
    assert span(1, 1, "time") == "1 time"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("breathe out", "Breathe out."),
        (" Breathe out. ", "Breathe out."),
        ("ready?", "Ready?"),
        ("5 seconds", "5 seconds."),
    ],
)
def test_a_sentence(text, said):
    assert sentence(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kneel on one knee.", "kneel on one knee"),
        ("an injured hip", "an injured hip"),
        ("IT band pain.", "IT band pain"),
        ("I have it", "I have it"),
        ("A hip", "a hip"),
    ],
)
def test_a_clause(text, said):
    assert clause(text) == said


@given(st.lists(st.text("ab ", min_size=1).map(str.strip).filter(bool), min_size=1), st.data())
def test_breaths_lose_no_word_and_break_between_sentences_only(sentences, data):
    text = " ".join(f"{one}." for one in sentences)
    most = data.draw(st.integers(1, 12))
    parts = list(breaths(text, most))
    assert " ".join(parts).split() == text.split()
    assert all(part.endswith(".") for part in parts)
    for part in parts:
        assert len(part.split()) <= most or part.count(".") == 1


def test_breaths_leave_a_short_text_as_it_is():
    text = "One.  Two. Three?"
    assert len(list(breaths(text))) == 1
    assert MOST_WORDS == 40


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Paused with 10 seconds.", 0),
        ("Waiting, 1 minute 20 to go. Fine.", 1),
        ("Something else.", None),
        ("Paused with 10 seconds. And more", None),
        ("", None),
    ],
)
def test_which_variant_a_text_is(text, index):
    assert variant_of(text, ["Paused with {left}.", "Waiting, {left} to go.{after}"]) == index


def test_every_variant_is_told_by_its_own_text():
    for name, variants in load_phrases().items():
        for index, variant in enumerate(variants):
            filled = variant.format(**dict.fromkeys(fields(variant), "30 seconds"))
            assert variant_of(filled, variants) == index, name


# The phrases


def constants(path):
    """Names of phrases in a module: whole ones, and the beginnings of those made with f-strings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0]
            if isinstance(first, ast.Constant) and str(first.value).startswith(("say_", "wish_")):
                yield first.value, True
        elif isinstance(node, ast.Constant) and NAME.fullmatch(str(node.value)):
            yield node.value, False


@pytest.fixture(scope="module")
def used():
    modules = [*ROOT.glob("actions/**/*.py"), *ROOT.glob("bot/**/*.py")]
    return {found for path in modules for found in constants(path)}


def test_every_phrase_in_the_code_is_written(used):
    phrases = load_phrases()
    for name, beginning in used:
        if beginning:
            assert [phrase for phrase in phrases if phrase.startswith(name)], name
        else:
            assert name in phrases or any(phrase.startswith(name) for phrase in phrases), name


def test_every_phrase_that_is_written_is_in_the_code(used):
    whole = {name for name, beginning in used if not beginning}
    beginnings = tuple(name for name, beginning in used if beginning)
    unused = [
        name for name in load_phrases() if name not in whole and not name.startswith(beginnings)
    ]
    assert unused == []


def test_no_phrase_is_written_twice():
    names = [
        name
        for path in sorted(WORDING_DIR.glob("*.yml"))
        for name in re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(names) == len(set(names)) == len(load_phrases())


def test_all_phrases_of_the_cue_sheet_are_there():
    assert set(PHRASES) <= set(load_phrases())


@pytest.mark.parametrize(("name", "variants"), sorted(load_phrases().items()))
def test_the_variants_of_a_phrase_take_the_same_words(name, variants):
    assert variants
    assert all(isinstance(variant, str) and variant.strip() == variant for variant in variants)
    assert len({frozenset(fields(variant)) for variant in variants}) == 1
    assert len(set(variants)) == len(variants)


def test_no_phrase_is_long_or_has_markup():
    for name, variants in load_phrases().items():
        for variant in variants:
            assert len(variant.split()) <= MOST_WORDS, name
            assert not re.search(r"[<>*_#\\]|  |\n", re.sub(r"\{\w+\}", "x", variant)), name


def calls(path):
    """Calls of a phrase with literal words: (its name, the words it is given)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or any(word.arg is None for word in node.keywords):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called not in ("say", "_line", "phrase"):
            continue
        for argument in node.args:
            if isinstance(argument, ast.Constant) and NAME.fullmatch(str(argument.value)):
                yield argument.value, {word.arg for word in node.keywords}


def test_phrases_are_given_the_words_that_they_take():
    phrases = load_phrases()
    seen = 0
    for path in [*ROOT.glob("actions/**/*.py"), *ROOT.glob("bot/session/*.py")]:
        for name, words in calls(path):
            seen += 1
            assert fields(phrases[name][0]) == words, f"{name} in {path.name}"
    assert seen > 60


# What a microphone hears too


def commands_in(text, commands):
    words = f" {' '.join(re.findall(r'[a-z]+', text.lower()))} "
    return [command for command in commands if f" {command} " in words]


@pytest.mark.parametrize("name", sorted(n for n in load_phrases() if n.startswith("cue_")))
def test_cue_phrases_hold_no_command(name):
    for variant in load_phrases()[name]:
        assert commands_in(variant, {*CONTROLS, *REFLEXES}) == []


@pytest.mark.parametrize("stretch", sorted(load_library()))
def test_no_cue_of_a_session_is_a_command(stretch):
    library = load_library()
    plan = plan_of(library[stretch], usual(library[stretch])).with_guided_setup()
    # "Back" is a part of the body, too.
    commands = {*CONTROLS, *REFLEXES} - {"back"}
    for cue in sheet_of(plan, library).cues:
        assert commands_in(cue.text, commands) == []


def test_no_cue_is_an_example_of_an_intent():
    examples = set()
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for part in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples |= {" ".join(re.findall(r"\w+", e)) for e in part["examples"].splitlines()}
    library = load_library()
    for stretch in library.values():
        for cue in sheet_of(plan_of(stretch, usual(stretch)), library).cues:
            assert " ".join(re.findall(r"\w+", cue.text.lower())) not in examples


# Buttons


def test_buttons_stand_below_phrases_that_exist_and_are_plain_words():
    choices = load_choices()
    assert choices.keys() <= load_phrases().keys()
    said = [one for many in choices.values() for one in many]
    assert said
    assert all(re.fullmatch(r"[A-Z][A-Za-z ,']+", one) for one in said)
