"""A page that nobody looks at goes on: real Chromium, behind another page."""

import pytest

from benchmarks.web.holds import kept

pytestmark = pytest.mark.e2e


def test_a_page_behind_another_guides_to_the_end(limber):
    played = kept(limber.address, hidden=True, says="start the cat cow, 6 reps")
    assert played.hidden
    assert len(played.ends_ms) == 1
    # How late each was is judged by `make bench-web`; here, that each came.
    assert len(played.cues_ms) > 5
