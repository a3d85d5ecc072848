"""How much of a week is enough, and who says so."""

import pytest

from knowledge import KnowledgeError, load_library, week


def test_the_figure_has_a_source():
    found = week.load_week()
    assert found.least_s > 0
    assert load_library().sources[found.source].title


@pytest.mark.parametrize("content", ["", "least_s: 300", "least_s: 0\nsource: x", "- 1"])
def test_a_file_that_is_wrong_is_refused(tmp_path, monkeypatch, content):
    file = tmp_path / "week.yml"
    file.write_text(content, "utf-8")
    monkeypatch.setattr(week, "FILE", file)
    with pytest.raises(KnowledgeError):
        week.load_week.__wrapped__()
