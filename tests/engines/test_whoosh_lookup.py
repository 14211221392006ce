"""Long lists are gone through whole or looked up one paragraph at a time: which of the two must not show."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_factories import CORPUS, entry

from resindex.engines import whoosh_matching, whoosh_scoring
from resindex.engines.base import Answer, Entry
from resindex.engines.whoosh_engine import WhooshEngine
from resindex.query.syntax import And, Near, Node, Not, Or, Phrase, Prefix, Value, Word

MANY = tuple(
    entry(
        100 + n,
        "Urges all harbours to keep the light of the harbour, and the harbours' lights lit"
        + ", at dusk" * (n % 7 == 0),
        title="Lights of harbours" if n % 3 else "Dusk",
        about="harbour lights",
        verb="urges",
    )
    for n in range(40)
)
TREES = (
    Word("harbours"),
    Word("harbours", exact=True),
    Phrase("light of the harbour"),
    Phrase("harbours' lights", exact=True),
    Prefix("harb"),
    And((Word("harbours"), Word("dusk"))),
    And((Word("lights"), Word("lanterns"), Word("dusk"))),
    And((Phrase("at dusk"), Word("light", exact=True), Not(Word("lanterns")))),
    And((Word("dusk"), Value("verb", ("urges",)))),
    Or((Phrase("at dusk"), Word("lanterns"))),
    Near((Word("lit"), Word("dusk")), 3),
)


def _answers(folder: Path, drop: bool) -> list[Answer]:
    engine = WhooshEngine(folder)
    if not engine.token():
        entries: tuple[Entry, ...] = (*CORPUS, *MANY)
        engine.commit(entries, ())
        engine.commit((), (107, 120) if drop else ())
    searcher = engine.searcher()
    answers = [searcher.search(tree, limit=100) for tree in TREES]
    searcher.close()
    return answers


@pytest.mark.parametrize("drop", [False, True])
def test_ways_through_a_list_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drop: bool) -> None:
    def asked(few: int) -> list[Answer]:
        for module in (whoosh_matching, whoosh_scoring):
            monkeypatch.setattr(module, "FEW", few)
        return _answers(tmp_path, drop)

    one_by_one, whole = asked(0), asked(1 << 30)
    assert one_by_one == whole
    assert [answer.total > 0 for answer in whole] == [True] * len(TREES)


def test_a_phrase_is_found_whatever_its_rarest_word(tmp_path: Path) -> None:
    answers: dict[Node, Answer] = dict(zip(TREES, _answers(tmp_path, drop=False), strict=True))
    assert answers[Phrase("light of the harbour")].total == 40
    assert {match.key for match in answers[Near((Word("lit"), Word("dusk")), 3)].matches} >= {100, 107, 114}
