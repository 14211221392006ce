"""Which files are found, which reader takes them, and what is said of those that cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx_writer import p, r, write_docx
from pdf_writer import column, write_pdf

from resindex.errors import ReadingError
from resindex.reading import SUFFIXES, find_files, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
AKN = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<an:akomaNtoso xmlns:an="http://x.example/"/>'


def put(folder: Path, name: str, data: bytes | str = b"Some text.\n") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("a.txt", "Lanterns\n", "text", id="text"),
        pytest.param("a.md", "# Lanterns\n", "markdown", id="markdown"),
        pytest.param("a.markdown", "# Lanterns\n", "markdown", id="markdown, long suffix"),
        pytest.param("a.HTML", "<p>Lanterns", "html", id="suffix in capitals"),
        pytest.param("a.txt", "\n<!-- saved -->\n<!DOCTYPE html><p>Lanterns", "html", id="text that is a web page"),
        pytest.param("a.xml", '<?xml version="1.0"?><html><body><p>Lanterns', "html", id="XML that is a web page"),
        pytest.param("a.txt", "\ufeff<html><p>Lanterns".encode("utf-16-le"), "html", id="web page in UTF-16"),
        pytest.param("a.docx", write_docx(p(r("Lanterns"))), "docx", id="Word"),
        pytest.param("a.doc", write_docx(p(r("Lanterns"))), "docx", id="Word under an old name"),
        pytest.param("a.txt", write_pdf(column(["Lanterns"])), "pdf", id="PDF called a text"),
    ],
)
def test_content_decides_who_reads(tmp_path: Path, name: str, data: bytes | str, kind: str) -> None:
    source = read(put(tmp_path, name, data))
    assert source.format == kind
    assert "Lanterns" in source.text


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a.html"])
def test_akoma_ntoso_is_known_by_its_root(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from resindex.model import Line, SourceText
    from resindex.reading import akoma

    made = SourceText("elsewhere", "akn", (Line("Lanterns"),), marked=True)
    monkeypatch.setattr(akoma, "read_akoma", lambda path, data: made)
    source = read(put(tmp_path, name, AKN), tmp_path)
    assert (source.format, source.path, source.marked) == ("akn", name, True)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.txt", b"", "a.txt is empty", id="empty"),
        pytest.param("a.txt", b" \n\n", "a.txt holds no text", id="blank"),
        pytest.param("a.txt", bytes(range(1, 30)) * 40, "does not look like text", id="a program called a text"),
        pytest.param("a.xyz", b"x", "a.xyz: files of this kind are not read", id="unknown suffix"),
        pytest.param("a.doc", OLE, "old binary Word file", id="old Word"),
        pytest.param("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password", id="Word with a password"),
        pytest.param("a.docx", b"{\\rtf1 x}", "Rich Text", id="RTF"),
        pytest.param("a.docx", b"hello", "not a Word file", id="text called Word"),
        pytest.param("a.docx", b"PK\x03\x04 cut short", "damaged", id="cut zip"),
        pytest.param("a.pdf", b"hello", "not a PDF", id="text called PDF"),
        pytest.param("a.pdf", b"%PDF-1.4\nnothing", "damaged PDF", id="cut PDF"),
        pytest.param("a.pdf", write_pdf([]), "no text layer", id="scan"),
        pytest.param("a.pdf", write_pdf(column(["x"]), encrypted=True), "password", id="PDF with a password"),
        pytest.param("a.html", b"<script>1</script>", "holds no text", id="page without text"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read(put(tmp_path, name, data))


def test_hints_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as old:
        read(put(tmp_path, "a.doc", OLE))
    assert ".docx" in (old.value.hint or "")
    with pytest.raises(ReadingError) as scan:
        read(put(tmp_path, "a.pdf", write_pdf([])))
    assert "OCR" in (scan.value.hint or "")


def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadingError, match=r"gone\.txt is not there"):
        read(tmp_path / "gone.txt")
    with pytest.raises(ReadingError, match="is a folder"):
        read(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError, match="not an ordinary file"):
        read(tmp_path / "pipe.txt")
    path = put(tmp_path, "a.txt")

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadingError, match="permission denied"):
        read(path)


def test_path_is_relative_to_the_root(tmp_path: Path) -> None:
    path = put(tmp_path, "corpus/hrc/a.txt")
    assert read(path, tmp_path / "corpus").path == "hrc/a.txt"
    assert read(path, tmp_path / "elsewhere").path == path.as_posix()
    assert read(path).path == path.as_posix()


# ---------------------------------------------------------------- finding


def found(*paths: Path, root: Path) -> list[str]:
    return [f.relative_to(root).as_posix() for f in find_files(paths)]


def test_folders_give_what_can_be_read_sorted(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a/z.md", "a/b.PDF", "c.docx", "README.md", "readme.txt", ".hidden.txt", ".git/x.txt",
        "~$c.docx", "d.png", "e",
    ):  # fmt: skip
        put(tmp_path, name)
    assert found(tmp_path, root=tmp_path) == ["a/b.PDF", "a/z.md", "b.txt", "c.docx"]


def test_a_file_that_is_named_is_taken_as_it_is(tmp_path: Path) -> None:
    readme, other = put(tmp_path, "README.md"), put(tmp_path, "notes.xyz")
    gone = tmp_path / "gone.txt"
    assert found(readme, other, gone, root=tmp_path) == ["README.md", "notes.xyz", "gone.txt"]


def test_each_file_comes_once_and_loops_end(tmp_path: Path) -> None:
    path = put(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    assert found(tmp_path, path, tmp_path, root=tmp_path) == ["a/x.txt", "dead.txt"]


def test_suffixes_are_what_the_project_promises() -> None:
    assert set(SUFFIXES) == {".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".docx", ".pdf"}


def test_the_room_is_entered_without_its_heavy_libraries() -> None:
    code = (
        "import sys; from resindex.reading import find_files, read;"
        "print([m for m in ('lxml', 'docx', 'pypdfium2', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_link_to_itself_is_found_and_reported_when_read(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    put(tmp_path, "z.txt")
    assert found(tmp_path, root=tmp_path) == ["loop.txt", "z.txt"]
    with pytest.raises(ReadingError):
        read(tmp_path / "loop.txt")
