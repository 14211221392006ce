"""Nothing is lost, nothing is fetched, nothing stops the reader."""

from __future__ import annotations

import html
import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest
from akn_specimen import cover, document, meta, numbered, pieces, preamble, read
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.errors import ReadingError
from resindex.parsing.marked import pieces_of
from resindex.reading.akoma import read_akoma

#: Letters that the rest of the specimen does not use, and what numbers and notes are made of.
WORDS = st.text(st.sampled_from("þéўж大ø \n\t1()."), min_size=1, max_size=12)
ELEMENTS = (
    "paragraph", "p", "num", "content", "list", "point", "sublist", "section", "heading", "crossHeading", "container",
    "table", "tr", "td", "embeddedStructure", "authorialNote", "sup", "span", "a", "alinea", "attachment", "component",
    "blockList", "item", "outcome", "eol", "hcontainer", "preamble", "conclusions",
)  # fmt: skip


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


def tree(depth: int) -> st.SearchStrategy[str]:
    """Any elements inside any others, as no publisher would have them."""
    inner = WORDS if depth == 0 else st.lists(st.one_of(WORDS, tree(depth - 1)), max_size=3).map("".join)
    return st.tuples(st.sampled_from(ELEMENTS), inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")


@settings(max_examples=150, deadline=None)
@given(st.lists(tree(3), min_size=1, max_size=3).map("".join))
def test_every_letter_is_in_some_piece(body: str) -> None:
    kept = "".join(p.text + (p.label or "") + "".join(n.text for n in p.notes) for p in pieces(document(body)))
    assert letters(re.sub(r"<[^>]*>", "", body)) <= letters(kept)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=400), st.binary(max_size=12))
def test_a_damaged_file_is_read_or_refused_with_a_reason(place: int, noise: bytes) -> None:
    data = document(numbered("1.", "Urges all States to end impunity;"))
    damaged = data[: len(data) - place] + noise
    try:
        source = read(damaged)
    except ReadingError as error:
        assert "not XML" in error.message
    else:
        pieces_of(source)


def test_recovered_with_a_warning_that_names_the_line() -> None:
    data = document(
        "<paragraph><num>1.</num>\n<content><p>Acts.</p></paragraph>", "<conclusions><p>9th meeting</p></conclusions>"
    )
    source = read(data)
    assert [line.text for line in source.lines][-2:] == ["Acts.", "9th meeting"]
    assert len(source.warnings) == 1
    assert "line 2" in source.warnings[0]


def test_end_tags_too_many_lose_nothing() -> None:
    data = document(
        numbered("1.", "Acts.") + "</p></content></paragraph>", "<conclusions><p>9th meeting</p></conclusions>"
    )
    assert [line.text for line in read(data).lines][-1] == "9th meeting"


@pytest.mark.parametrize("data", [b"No markup at all.", b"<", b"\x00\x01\x02", b"<?xml version='1.0'?>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"sample\.xml is not XML"):
        read(data)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be read")
    head = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY l "{"lol" * 40}">]>'.encode()
    text = " ".join(line.text for line in read(head + document(numbered("1.", "Acts &x; &l;."))).lines)
    assert "never" not in text
    assert "lol" not in text


def test_other_xml_gives_its_blocks_as_lines() -> None:
    section = b"<section><num>1.</num><text>Resolved, that</text></section>"
    data = b"<bill><meta><x>Catalogue</x></meta><title>A <i>Resolution</i></title>" + section + b"</bill>"
    source = read(data)
    assert [line.text for line in source.lines] == ["A Resolution", "1. Resolved, that"]
    assert (source.marked, source.format) == (False, "xml")


def test_invisible_marks_are_dropped() -> None:
    (piece,) = [p for p in pieces(document(numbered("1.", "A/RES/\u200e53/144 human\u00ad rights"))) if p.label]
    assert piece.text == "A/RES/53/144 human rights"


def test_recitals_and_acts_of_the_standard() -> None:
    """Akoma Ntoso as the standard has it, not as the United Nations use it."""
    recitals = (
        "<recitals><intro><p><i>considering</i></p></intro><recital><num>a)</num><p>the need,</p></recital></recitals>"
    )
    acts = f"<hcontainer name='decides'><heading><i>decides</i></heading>{numbered('2', 'to act')}</hcontainer>"
    head = meta() + cover() + preamble().replace("</preamble>", recitals + "</preamble>")
    found = [(p.section, p.label, p.level, p.verb, p.text) for p in pieces(document(acts, head=head))][2:]
    assert found == [
        ("preambular", None, 0, "considering", "considering"),
        ("preambular", "a", 1, None, "the need,"),
        ("operative", None, 0, "decides", "decides"),
        ("operative", "2", 1, None, "to act"),
    ]


@pytest.mark.shared
def test_real_files_of_other_makers_are_read(shared: Path) -> None:
    """Akoma Ntoso of another maker, and bills in a dialect of their own."""
    folders = (shared / "corpora" / "itu-akn-xml", shared / "corpora" / "us-congress-res-xml")
    files = sorted(file for folder in folders for file in folder.glob("*.xml"))
    assert files
    for file in files:
        source = read_akoma(file, file.read_bytes())
        assert source.lines
        if source.marked:
            assert {p.section for p in pieces_of(source)} >= {"enacting", "preambular", "operative"}


@pytest.mark.shared
def test_no_letter_of_the_publisher_s_files_is_lost(shared: Path) -> None:
    """The first files of the archive, in all the languages of the United Nations."""
    read_so_far = 0
    with tarfile.open(shared / "corpora" / "un-akn.tar.xz", "r|xz") as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.name.endswith(".xml") else None
            if opened is None:
                continue
            data = opened.read()
            source = read_akoma(Path(member.name), data)
            kept = "".join(p.text + (p.label or "") + "".join(n.text for n in p.notes) for p in pieces_of(source))
            text = data.decode().partition("</meta>")[2]
            text = re.sub(r"<meta>.*?</meta>|<!--.*?-->", "", text, flags=re.DOTALL)
            assert letters(html.unescape(re.sub(r"<[^>]*>", "", text))) <= letters(kept), member.name
            read_so_far += 1
            if read_so_far == 250:
                break
    assert read_so_far == 250
