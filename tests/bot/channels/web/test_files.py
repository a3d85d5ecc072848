import gzip

from bot.channels.web.files import ASK_AGAIN, FOR_GOOD, read


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert read(tmp_path / "dist") == {}


def test_files_by_their_addresses(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>page</p>")
    (tmp_path / "limber.js").write_text("let x = 1;" * 100)
    (tmp_path / "assets" / "page-abc123.css").write_text("p { color: red }")
    (tmp_path / "secret.pem").write_text("not a kind of file that is sent")
    files = read(tmp_path)
    assert set(files) == {"/", "/limber.js", "/assets/page-abc123.css"}
    assert files["/"].kind.startswith("text/html")
    assert files["/limber.js"].cache == ASK_AGAIN
    assert files["/assets/page-abc123.css"].cache == FOR_GOOD
    script = files["/limber.js"]
    assert gzip.decompress(script.packed) == script.body
    assert len(script.packed) < len(script.body)


def test_another_content_has_another_tag(tmp_path):
    tags = set()
    for text in ("one", "two"):
        (tmp_path / "limber.js").write_text(text)
        tags.add(read(tmp_path)["/limber.js"].tag)
    assert len(tags) == 2
