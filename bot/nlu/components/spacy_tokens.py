"""spaCy for its tokens alone."""

from __future__ import annotations

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils import spacy_utils

UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


# Rasa finds the model for its SpacyTokenizer by this very class name.
@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="SpacyNLP",
)
class SpacyNLP(spacy_utils.SpacyNLP):
    """Rasa's own, without the parts of the pipeline that nothing of ours reads.

    They would take 4 ms of every message, and some seconds of every training and start.
    """

    @staticmethod
    def load_model(spacy_model_name: str) -> spacy_utils.SpacyModel:
        """The named pipeline with its tokenizer only.

        Raises:
            InvalidModelError: no such pipeline is installed.
        """
        try:
            language = spacy.load(spacy_model_name, exclude=UNUSED)
        except OSError as error:
            raise spacy_utils.InvalidModelError(
                f"config.yml: there is no spaCy pipeline {spacy_model_name!r} here. Run: make setup"
            ) from error
        return spacy_utils.SpacyModel(model=language, model_name=spacy_model_name)
