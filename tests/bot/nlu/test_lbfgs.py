"""The minimiser, on functions whose lowest point is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.lbfgs import minimise

START = np.zeros(4, dtype=np.float32)


def bowl(centre, steepness):
    """A quadratic function whose lowest point is `centre`."""
    centre, steepness = np.float32(centre), np.float32(steepness)

    def function(at):
        away = at - centre
        return 0.5 * float(away @ (steepness * away)), steepness * away

    return function


@given(
    st.lists(st.integers(-9, 9), min_size=4, max_size=4),
    st.lists(st.integers(1, 100), min_size=4, max_size=4),
)
def test_it_finds_the_bottom_of_a_bowl_however_long_and_thin(centre, steepness):
    found = minimise(bowl(centre, steepness), START, 60)
    assert found == pytest.approx(centre, abs=0.02)


def test_it_finds_the_end_of_a_bent_valley():
    def rosenbrock(at):
        x, y = map(float, at)
        value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
        slope = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
        return value, np.array(slope, dtype=np.float32)

    found = minimise(rosenbrock, np.array([-1.2, 1], dtype=np.float32), 200)
    assert found == pytest.approx([1, 1], abs=0.05)


def test_at_the_bottom_it_stays():
    assert minimise(bowl([0] * 4, [1] * 4), START, 5) == pytest.approx([0] * 4)


def test_no_step_goes_uphill_and_the_start_is_left_alone():
    values, function = [], bowl([3, -2, 8, 1], [1, 40, 7, 300])
    start = START.copy()
    for steps in range(12):
        values.append(function(minimise(function, start, steps))[0])
    assert values == sorted(values, reverse=True)
    assert not start.any()
