"""What a document tries to do to its reader, it does not do: nothing is fetched, expanded, run or read besides."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import hostile_inputs
import pytest
from fuzz_seeds import SEEDS
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.indexing.taking import Outcome, Task, take
from resindex.limits import Limits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and such names are not there")

#: Inputs that are made and refused, or read, in no time; all of them are in ``benchmarks/hostile/run.py``.
OUTCOMES = {
    "entities that grow a billionfold": "",
    "an external entity: a file": "",
    "an external entity: the network": "",
    "an external document type": "",
    "parameter entities": "",
    "an inclusion": "",
    "100,000 nested elements": "",
    "240 nested lists": "",
    "240 nested words": "",
    "nothing is closed": "",
    "10,000 end tags too many": "",
    "an encoding that does not exist": "",
    "20,000 nested lists": "",
    "a list that begins at 10**5000": "",
    "scripts, frames and handlers": "",
    "references to control characters": "",
    "an archive in an archive": "is damaged or no Word file",
    "parts that lie outside (../../x)": "",
    "an external entity": "",
    "relations to the network": "",
    "a style that is based on itself": "",
    "240 nested content controls": "",
    "numbers of a list near 10**6": "",
    "cut off in the middle": "",
    "pages that are their own parents": "",
    "a page of 10**9 points": "",
    "a letter of 10**9 points": "",
    "text 10**9 points apart": "",
    "numbers that are none": "",
    "a head and nothing else": "is a damaged PDF",
    "nulls": "does not look like text",
    "every byte": "",
    "UTF-8, UTF-16 and Windows-1251 in one file": "",
    "half a UTF-16 character": "",
    "lone surrogates in UTF-8": "",
    "an empty file": "is empty",
    "numbers of 5,000 figures": "",
    "a pipe": "is not an ordinary file",
    "a link to /dev/zero": "leads out of the corpus",
    "a link to /etc/passwd": "leads out of the corpus",
    "a link to itself": "cannot be read",
}
INPUTS = [
    pytest.param(kind, what, put, id=f"{kind} {what}")
    for kind, what, put in hostile_inputs.inputs()
    if what in OUTCOMES
]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def taken(folder: Path) -> Iterator[Outcome]:
    for path in sorted(folder.iterdir()):
        yield take(Task(str(path), str(folder), path.name), Limits(size=2))


@pytest.mark.parametrize(("kind", "what", "put"), INPUTS)
def test_a_hostile_file_is_read_as_text_or_refused_in_words(kind: str, what: str, put: object, tmp_path: Path) -> None:
    assert callable(put)
    put(tmp_path)
    for outcome in taken(tmp_path):
        said = outcome.problem or ""
        assert "Error" not in said, "a fault is no reason"
        assert OUTCOMES[what] in said
        text = "\n".join(p.text for r in outcome.resolutions for p in r.paragraphs)
        assert "root:" not in text, "no other file was read"
        assert "lollol" not in text, "nothing was expanded"
        assert "\x1b" not in text and "\0" not in text
        assert said or text


def test_there_are_as_many_inputs_as_are_told() -> None:
    found = [what for _, what, _ in hostile_inputs.inputs()]
    assert len(found) >= 60
    assert len(INPUTS) >= len(OUTCOMES)


_FORMATS = {"plain": "txt", "markdown": "md", "html": "html", "akoma": "xml", "word": "docx", "pdf": "pdf"}
_SEEDS = [
    (_FORMATS[name], seed) for name in _FORMATS for seed in SEEDS[name] if name != "word" or seed.startswith(b"PK")
]


@settings(max_examples=60, deadline=None)
@given(seed=st.sampled_from(_SEEDS), data=st.data())
def test_a_damaged_file_is_read_or_refused_in_words(
    seed: tuple[str, bytes], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    suffix, content = seed
    damaged = bytearray(content)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))
    start, end = sorted((data.draw(st.integers(0, len(damaged))), data.draw(st.integers(0, len(damaged)))))
    if data.draw(st.booleans()):
        del damaged[start : min(end, start + 40)]
    path = tmp_path_factory.mktemp("damaged") / f"x.{suffix}"
    path.write_bytes(bytes(damaged))
    outcome = take(Task(str(path), str(path.parent), path.name))
    assert not outcome.problem or "Error" not in outcome.problem, outcome.problem


@pytest.mark.shared
def test_xml_that_is_really_malformed_is_recovered_or_named() -> None:
    """Files that a publisher put out so: each gives its text, with a warning that names line and reason."""
    folder = Path(os.environ.get("RESINDEX_AKN", "/nowhere"))
    if not folder.is_dir():
        pytest.skip("set RESINDEX_AKN to the unpacked XML of the development corpus")
    from lxml import etree

    malformed = 0
    for path in sorted(folder.rglob("*.xml")):
        try:
            etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            malformed += 1
            outcome = take(Task(str(path), str(folder), path.name))
            if outcome.problem:
                assert "Error" not in outcome.problem
            else:
                assert any("not well-formed XML, recovered (line" in warning for warning in outcome.warnings)
                assert any(p.text for r in outcome.resolutions for p in r.paragraphs)
    assert malformed
