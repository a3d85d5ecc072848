"""The shapes that a picture is painted with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """One path. `name` tells it apart from frame to frame; `look` is its class in the style."""

    name: str
    look: str
    path: str


@dataclass(frozen=True)
class Layer:
    """A part of the body: painted as a whole, nearer ones (larger depth) over farther ones."""

    name: str
    depth: float
    shapes: tuple[Shape, ...]
