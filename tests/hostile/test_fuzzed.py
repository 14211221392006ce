"""What fuzzing begins with holds its promises, and what it found is kept."""

from __future__ import annotations

import fuzz_seeds
import fuzz_targets
import pytest

from resindex.engines.field_values import symbol_key
from resindex.errors import SymbolError
from resindex.symbols import normalise_symbol, sort_key

#: Inputs that once broke a promise, by target.
FOUND = [
    pytest.param("symbols", "1²2".encode(), id="a figure that is no number"),
    pytest.param("symbols", "A/RESchap. II/S-10²".encode(), id="a raised figure behind a number"),
    pytest.param("symbols", b"S/RES/1(0000)", id="a year that is none"),
    pytest.param("symbols", b"53/" + b"1" * 5000, id="a number of more figures than Python reads"),
    pytest.param("references", b"\0resolution 53/" + b"9" * 5000 + b" of 9 December 1998", id="such a number cited"),
    pytest.param("plain", b"A/RES/9" + b"9" * 5000 + b"/1\n\n1. Urges", id="such a session"),
    pytest.param("query", b"ite\xf0\\\n\xdd\x9e5", id="a line break behind a backslash"),
    pytest.param("query", b"NEAR/3title:(a OR -v)", id="a word that is nearly an operator"),
    pytest.param("splitter", b"2\xc2\xbaCal", id="an ordinal sign"),
    pytest.param("symbols", b"a/77/62-e/2022/8", id="two symbols in small letters"),
    pytest.param("html", b'<meta charset="uu"><p>\xff\xe9\xe8', id="an encoding that is none of text"),
    pytest.param("akoma", b"<akomaNtoso><table><tr>a&b;</tr></table></akomaNtoso>", id="an entity for a cell"),
    pytest.param("splitter", b"l, Recalling and and", id="a letter for a figure"),
    pytest.param("word", b"\2<w:numbering/>", id="a prefix without a name"),
]


@pytest.mark.parametrize("name", list(fuzz_targets.TARGETS))
def test_seeds_hold_every_promise(name: str) -> None:
    for seed in fuzz_seeds.SEEDS[name]:
        fuzz_targets.TARGETS[name](seed)
        fuzz_targets.TARGETS[name](seed[: len(seed) // 2])
        fuzz_targets.TARGETS[name](seed + seed)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_is_mended(name: str, data: bytes) -> None:
    fuzz_targets.TARGETS[name](data)


def test_no_symbol_is_without_end() -> None:
    with pytest.raises(SymbolError, match="too long"):
        normalise_symbol("A/" * 500)
    many = "1" * 10_000
    assert sort_key(f"A/{many}") and symbol_key(f"A/{many}")
