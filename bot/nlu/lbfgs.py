"""L-BFGS in single precision: for the few million parameters of a classifier.

Scipy's keeps everything in double precision, which for so many takes longer than the loss itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

REMEMBERED = 5  # steps from which the curvature is estimated
_ENOUGH = 1e-4  # of the promised descent, for a step to be taken (Armijo's condition)
_SHORTEST = 1e-6  # of a step; what gets no lower with it is at its lowest

Vector = npt.NDArray[np.float32]
Function = Callable[[Vector], tuple[float, Vector]]


def minimise(function: Function, start: Vector, steps: int) -> Vector:
    """Where a smooth function is low, after so many steps downhill or at its lowest.

    Args:
        function: gives the value at a point, and the slope there. The value must be exact in
            double precision, or what is lower can't be told from what is not.
        start: where to begin; it is not changed.
        steps: at most.
    """
    at = start
    value, slope = function(at)
    known: deque[tuple[Vector, Vector, float]] = deque(maxlen=REMEMBERED)
    for _ in range(steps):
        found = _lower(function, at, value, slope, _downhill(slope, known))
        if found is None and known:
            known.clear()  # a bad estimate of the curvature: straight down, then
            continue
        if found is None:
            break
        there, new_value, new_slope = found
        step, change = there - at, new_slope - slope
        curvature = float(step @ change)
        if curvature > 0:
            known.append((step, change, 1 / curvature))
        at, value, slope = there, new_value, new_slope
    return at


def _lower(
    function: Function, at: Vector, value: float, slope: Vector, direction: Vector
) -> tuple[Vector, float, Vector] | None:
    """The first point that is low enough, the step there halved as often as need be."""
    descent = float(slope @ direction)
    length = 1.0
    while length >= _SHORTEST:
        there = at + np.float32(length) * direction
        new_value, new_slope = function(there)
        if new_value <= value + _ENOUGH * length * descent:
            return there, new_value, new_slope
        length /= 2
    return None


def _downhill(slope: Vector, known: deque[tuple[Vector, Vector, float]]) -> Vector:
    """The two-loop recursion: the slope, by the inverse of the curvature that is known."""
    direction = -slope
    if not known:
        norm = float(np.linalg.norm(slope))
        return direction / np.float32(norm) if norm else direction
    shares = []
    for step, change, inverse in reversed(known):
        share = inverse * float(step @ direction)
        direction -= np.float32(share) * change
        shares.append(share)
    step, change, inverse = known[-1]
    direction *= np.float32(1 / (inverse * float(change @ change)))
    for (step, change, inverse), share in zip(known, reversed(shares), strict=True):
        direction += np.float32(share - inverse * float(change @ direction)) * step
    return direction
