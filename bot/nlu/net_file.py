"""Where the safety net is kept, and what it was made from.

It is part of the repository, like the records beside it, and not of the model that is trained on a
machine: the same words give the same answer everywhere, and a clinician can name the version that
was tried. `make net` fits it anew after a change to what it learns from.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.nlu.net import SafetyNet
from bot.nlu.softmax import Softmax
from bot.paths import encoder_dir
from knowledge.safety_base import SAFETY_DIR, SafetyBase

NET_FILE = SAFETY_DIR / "net.npz"
# The same, fitted to people's talk with each other besides: see `bot.nlu.components.overheard`.
TALK_NET_FILE = SAFETY_DIR / "talk_net.npz"
_LEARNT_FROM = ("examples/*.yml", "words.yml", "context.yml", "harmless.yml")


class NetError(Exception):
    """There is no net, or it is none for this encoder."""


def made_from(directory: Path = SAFETY_DIR) -> str:
    """A hash of what the net learns from: the examples, the lists, and the encoder's recipe."""
    digest = hashlib.sha256(encoder_dir().name.encode())
    for pattern in _LEARNT_FROM:
        for file in sorted(directory.glob(pattern)):
            digest.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def save_net(softmax: Softmax, path: Path = NET_FILE) -> None:
    """Writes it in half precision: a hundredth of a percent is no matter here."""
    arrays = softmax.arrays() | {"weights": softmax.weights.astype(np.float16)}
    np.savez_compressed(path, made_from=np.array(made_from()), **arrays)


def load_net(base: SafetyBase, path: Path = NET_FILE) -> SafetyNet:
    """The net of the repository.

    Raises:
        NetError: it is not there, or cannot be read.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            read = {name: arrays[name] for name in arrays.files}
            read["weights"] = read["weights"].astype(np.float32)
            return SafetyNet(Softmax.from_arrays(read), base)
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        raise NetError(f"{path} can't be read ({error}). Make it anew: make net") from error


def net_is_current(path: Path = NET_FILE) -> bool:
    """Whether the net was made from what the repository holds now."""
    with np.load(path, allow_pickle=False) as arrays:
        return bool(str(arrays["made_from"]) == made_from())
