"""The file of the safety net: what is written is read, and what is none is said."""

import shutil

import numpy as np
import pytest

from bot.nlu.net import SafetyNet
from bot.nlu.net_file import NET_FILE, NetError, load_net, made_from, net_is_current, save_net
from bot.nlu.softmax import fit
from knowledge.safety_base import SAFETY_DIR, load_safety
from knowledge.safety_examples import HARMLESS


@pytest.fixture(scope="module")
def softmax():
    vectors = np.tile(np.eye(2, dtype=np.float32), (10, 1))
    texts = [["w:chest"], ["w:next"]] * 10
    return fit(vectors, texts, ["chest_pain", HARMLESS] * 10, scale=4.0, weight=2.0)


def test_the_net_of_the_repository_was_made_from_what_is_there_now():
    assert net_is_current(), f"{NET_FILE} is older than what it learns from: make net"


@pytest.mark.parametrize(("vector", "pieces"), [((1, 0), ["w:chest"]), ((0, 1), []), ((0, 0), [])])
def test_what_is_saved_is_loaded_as_good_as_it_was(tmp_path, softmax, vector, pieces):
    save_net(softmax, tmp_path / "net.npz")
    base = load_safety()
    before, after = SafetyNet(softmax, base), load_net(base, tmp_path / "net.npz")
    at = np.array(vector, dtype=np.float32)
    assert after.opinion(at, pieces).report == pytest.approx(
        before.opinion(at, pieces).report, abs=1e-3
    )
    assert after.opinion(at, pieces).sign == before.opinion(at, pieces).sign


def test_a_net_saved_now_is_current(tmp_path, softmax):
    save_net(softmax, tmp_path / "net.npz")
    assert net_is_current(tmp_path / "net.npz")


@pytest.fixture
def safety(tmp_path):
    """A safety base of one's own, which may be changed."""
    return shutil.copytree(SAFETY_DIR, tmp_path / "safety")


@pytest.mark.parametrize("name", ["words.yml", "harmless.yml", "examples/tier_a.yml"])
def test_a_change_to_what_it_learns_from_is_noticed(safety, name):
    assert made_from(safety) == made_from()
    (safety / name).write_text("changed", encoding="utf-8")
    assert made_from(safety) != made_from()


@pytest.mark.parametrize("name", ["advice.yml", "sources.yml", "examples/notes.txt"])
def test_a_change_to_something_else_needs_no_new_net(safety, name):
    (safety / name).write_text("changed", encoding="utf-8")
    assert made_from(safety) == made_from()


def test_a_net_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(NetError, match="make net"):
        load_net(load_safety(), tmp_path / "none.npz")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"version https://git-lfs"])
def test_a_damaged_net_says_what_to_do(tmp_path, content):
    (tmp_path / "net.npz").write_bytes(content)
    with pytest.raises(NetError, match="make net"):
        load_net(load_safety(), tmp_path / "net.npz")


def test_a_file_that_holds_something_else_is_no_net(tmp_path):
    np.savez(tmp_path / "net.npz", other=np.zeros(3))
    with pytest.raises(NetError, match="make net"):
        load_net(load_safety(), tmp_path / "net.npz")
