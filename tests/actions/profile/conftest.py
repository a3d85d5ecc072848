"""Conversations at noon, so that a day more is a day more wherever the tests run."""

from datetime import datetime

import pytest

DAY = 86_400
TUESDAY = datetime(2023, 11, 14, 12).timestamp()


@pytest.fixture
def talk(new_talk):
    return new_talk(TUESDAY)


@pytest.fixture
def did(talk):
    """Does a stretch to its end, after which so many days go by."""

    def done(stretch="half_kneeling_psoas_stretch", days=1):
        begun = talk.now
        talk.started(stretch).wait(1000)
        talk.now = max(talk.now, begun + days * DAY)
        return talk

    return done
