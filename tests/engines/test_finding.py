"""What a query finds: the whole tree, in every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from engine_factories import CORPUS, entry
from hypothesis import given, settings
from hypothesis import strategies as st

from resindex.analysis import LANGUAGES
from resindex.engines.base import Searcher
from resindex.engines.plan import highlights
from resindex.errors import UsageError
from resindex.model import Span
from resindex.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Most,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Range,
    Value,
    ValuePrefix,
    Word,
)

ALL = tuple(e.key for e in CORPUS)


def keys(searcher: Searcher, tree: Node, **options: object) -> tuple[int, ...]:
    return tuple(sorted(m.key for m in searcher.search(tree, limit=100, **options).matches))  # type: ignore[arg-type]


def words(text: str) -> Node:
    return And(tuple(map(Word, text.split())))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(Word("lighthouses"), (2,), id="word"),
        pytest.param(Word("DEFEND"), (2, 4), id="stem and case"),
        pytest.param(Word("organizing"), (2, 5), id="British and American"),
        pytest.param(Word("organise"), (2, 5, 9), id="a word of two languages, stemmed in each"),
        pytest.param(Word("honor"), (3,), id="-our and -or"),
        pytest.param(Word("defense"), (2, 9), id="-ence and -ense"),
        pytest.param(Word("seaman's"), (3,), id="possessive, irregular plural"),
        pytest.param(Word("non-governmental"), (1, 3, 5), id="hyphen finds solid and apart"),
        pytest.param(Word("nongovernmental"), (1, 3, 5), id="solid finds hyphen and apart"),
        pytest.param(words("non governmental"), (1, 3, 5), id="apart finds hyphen and solid"),
        pytest.param(Phrase("non\u2011governmental pilots"), (1,), id="non-breaking hyphen in a phrase"),
        pytest.param(Word("53/144"), (1, 4, 12), id="number of a resolution, in any digits"),
        pytest.param(Word("A/RES/53/144"), (4,), id="symbol in running text"),
        pytest.param(Word("144"), (1, 4, 12), id="part of a number"),
        pytest.param(Word("harbours"), (1, 2, 3, 4), id="text looks in titles too"),
        pytest.param(Word("harbours", "title"), (1, 2, 3, 4), id="title"),
        pytest.param(Word("lights", "title"), (5, 6, 7), id="title alone"),
        pytest.param(Phrase("right of return"), (3,), id="phrase"),
        pytest.param(Phrase("return right"), (), id="order of a phrase"),
        pytest.param(Phrase("rights of returns"), (3,), id="phrase of stems"),
        pytest.param(Phrase("safety of harbours"), (1, 2, 3, 4), id="phrase in a title"),
        pytest.param(words("right of return"), (3, 7), id="function words ask for nothing beside others"),
        pytest.param(words("to be"), (6,), id="function words alone"),
        pytest.param(Phrase("to be seen is to be"), (6,), id="function words in a phrase"),
        pytest.param(Prefix("defend"), (2, 4), id="prefix"),
        pytest.param(Prefix("organis"), (2, 5, 9), id="prefix in other spelling"),
        pytest.param(Prefix("non-gov"), (1, 3), id="prefix across a hyphen"),
        pytest.param(Prefix("harbo", "title"), (1, 2, 3, 4), id="prefix in a title"),
        pytest.param(Prefix("A/RES/53/14"), (4,), id="prefix of a symbol"),
        pytest.param(Word("lights", exact=True), (4,), id="exact word"),
        pytest.param(Word("light", exact=True), (), id="exact word that only stands in other forms"),
        pytest.param(Word("DEFENDERS", exact=True), (2,), id="exact word, case aside"),
        pytest.param(Word("organize", exact=True), (5,), id="exact spelling"),
        pytest.param(Word("non-governmental", exact=True), (1, 5), id="exact word with a hyphen"),
        pytest.param(Phrase("right of return", exact=True), (3,), id="exact phrase"),
        pytest.param(Phrase("rights of return", exact=True), (), id="exact phrase that only stands in other forms"),
        pytest.param(Pattern("organi?e"), (2, 5), id="pattern"),
        pytest.param(Pattern("*fence"), (2,), id="pattern from the end"),
        pytest.param(Pattern("l?ght*s"), (2, 4), id="pattern with both signs"),
        pytest.param(Pattern("*rbo*", "title"), (1, 2, 3, 4), id="pattern in the title"),
        pytest.param(Fuzzy("lihgthouses", 1), (2,), id="fuzzy, two letters swapped"),
        pytest.param(Fuzzy("lighthose", 2), (2,), id="fuzzy, two letters left out"),
        pytest.param(Fuzzy("lighthose", 1), (), id="fuzzy, but for one letter"),
        pytest.param(Near((Word("lit"), Word("dusk")), 1), (6,), id="near"),
        pytest.param(Near((Word("dusk"), Word("lit")), 1), (6,), id="near, the other way round"),
        pytest.param(Near((Word("lit"), Word("dusk")), 0), (), id="near, but not side by side"),
        pytest.param(Near((Word("seen"), Word("seen")), 9), (), id="near itself"),
        pytest.param(Near((Word("be"), Word("be"), Word("be")), 9), (6,), id="three times"),
        pytest.param(Near((Word("honour"), Phrase("right of return"), Word("families")), 3), (3,), id="near a phrase"),
        pytest.param(Near((Prefix("defend"), Word("light")), 1), (4,), id="near a prefix"),
        pytest.param(Near((Pattern("*house*"), Fuzzy("defendes", 1)), 3), (2,), id="near a pattern and a fuzzy word"),
        pytest.param(Near((Word("lit"), Or((Word("moon"), Word("dusk")))), 1), (6,), id="near either"),
        pytest.param(Near((Word("safety", "title"), Word("harbours", "title")), 1), (1, 2, 3, 4), id="near in a title"),
        pytest.param(Near((Word("safety"), Word("states")), 9), (), id="one in the title, one in the text"),
        pytest.param(Not(Near((Word("lit"), Word("dusk")), 1)), tuple(k for k in ALL if k != 6), id="not near"),
        pytest.param(Word("impunite"), (8,), id="French without accents"),
        pytest.param(Word("impunités"), (8,), id="French plural"),
        pytest.param(Word("adopter"), (8, 10), id="French participle by its infinitive"),
        pytest.param(Word("l’impunité"), (8,), id="elided article"),
        pytest.param(Word("phare"), (9,), id="French stem"),
        pytest.param(Word("resolución"), (10,), id="Spanish accents in the singular only"),
        pytest.param(Word("международных"), (11,), id="Russian case"),
        pytest.param(Word("المنارة"), (12,), id="Arabic number"),
        pytest.param(Word("الدُّوَل"), (12,), id="Arabic vowel marks"),
        pytest.param(Word("人权"), (13,), id="Chinese pair"),
        pytest.param(Word("灯"), (13,), id="Chinese character"),
        pytest.param(Phrase("保护灯塔"), (13,), id="Chinese phrase"),
        pytest.param(Word("护塔"), (), id="Chinese characters that are not neighbours"),
        pytest.param(Word("Leuchtturm"), (14,), id="German umlaut"),
        pytest.param(Word("farois"), (15,), id="a language without stems, accents aside"),
        pytest.param(Word("–"), (), id="no word at all"),
        pytest.param(words("return – right"), (3, 7), id="a dash among words"),
        pytest.param(Most(tuple(map(Word, ("lamps", "lanterns", "dusk", "lit")))), (6,), id="most"),
        pytest.param(
            Most(tuple(map(Word, ("lighthouses", "of", "the", "defence", "pirates")))),
            (2,),
            id="most, function words aside",
        ),
        pytest.param(
            And((Most(tuple(map(Word, ("return", "right", "families")))), Not(Word("families")))),
            (7,),
            id="most and not",
        ),
        pytest.param(Not(Word("harbours")), ALL[4:], id="not"),
        pytest.param(And((Word("return"), Not(Word("families")))), (7,), id="and not"),
        pytest.param(Or((Word("lanterns"), Word("faros"))), (5, 6, 7, 10), id="or across languages"),
        pytest.param(Or((Word("faros"), Value("verb", ("urges",)))), (2, 3, 10), id="word or value"),
        pytest.param(Not(Or((Word("harbours"), Word("lanterns")))), ALL[7:], id="not or"),
        pytest.param(Everything(), ALL, id="everything"),
        pytest.param(Value("verb", ("urges",)), (2, 3), id="value"),
        pytest.param(Value("verb", ("URGES", "decides")), (2, 3, 5), id="any of the values, folded"),
        pytest.param(Value("addressee", ("states",)), (2, 4), id="one of several values"),
        pytest.param(Value("verb", ("urge",)), (), id="a value is compared whole"),
        pytest.param(And((Value("verb", ("urges",)), Value("verb", ("calls upon",)))), (3,), id="both values"),
        pytest.param(ValuePrefix("symbol", "A/RES/10/"), (5, 6, 7, 10, 11, 12, 13, 14, 15), id="value prefix"),
        pytest.param(Range("year", "2001", "2002"), (1, 2, 3, 4, 8, 9), id="years"),
        pytest.param(Range("year", "2002", None), (5, 6, 7), id="from a year on"),
        pytest.param(Range("year", None, "2001"), (1, 2, 3, 4, 8, 9), id="up to a year"),
        pytest.param(Range("date", "2001-03-02", "2003-11"), (5, 6, 7), id="dates, the last month whole"),
    ],
)
def test_found(searcher: Searcher, tree: Node, expected: tuple[int, ...]) -> None:
    assert keys(searcher, tree) == expected


@pytest.mark.parametrize(
    ("tree", "key", "expected"),
    [
        pytest.param(Word("defend"), 4, ["defending"], id="stem"),
        pytest.param(Word("53/144"), 4, ["53", "144"], id="number"),
        pytest.param(Word("nongovernmental"), 5, ["non", "governmental"], id="written apart"),
        pytest.param(Word("governmental"), 1, ["governmental"], id="part of a hyphened word"),
        pytest.param(Phrase("right of return"), 3, ["right", "of", "return"], id="phrase"),
        pytest.param(words("right of return"), 3, ["right", "return"], id="loose words"),
        pytest.param(Phrase("to be seen"), 6, ["to", "be", "seen"], id="phrase only where it stands"),
        pytest.param(Prefix("defend"), 2, ["defenders"], id="prefix"),
        pytest.param(Prefix("organis"), 5, ["organize"], id="prefix in other spelling"),
        pytest.param(Word("adopter"), 8, ["adoptée"], id="accents"),
        pytest.param(Word("l’impunité"), 8, ["impunité"], id="elided article"),
        pytest.param(Word("lights", exact=True), 4, ["lights"], id="exact word"),
        pytest.param(Pattern("*fen*"), 2, ["defence", "defenders"], id="pattern"),
        pytest.param(Fuzzy("staets", 1), 2, ["States"], id="fuzzy"),
        pytest.param(Near((Word("be"), Word("seen")), 0), 6, ["be", "seen"], id="near, where they are near"),
        pytest.param(Word("人权捍卫者"), 13, ["人权捍卫者"], id="Chinese"),
        pytest.param(And((Word("return"), Not(Word("right")))), 3, ["return"], id="not what is ruled out"),
        pytest.param(Word("harbours", "title"), 4, [], id="title words are not marked in the text"),
    ],
)
def test_highlighted(tree: Node, key: int, expected: list[str]) -> None:
    paragraph = CORPUS[key - 1]
    spans = highlights(tree, paragraph.text, paragraph.language)
    assert [paragraph.text[span.start : span.end] for span in spans] == expected


def test_every_word_of_every_paragraph_finds_it_and_is_highlighted(searcher: Searcher) -> None:
    for paragraph in CORPUS:
        for word in paragraph.text.split():
            if any(c.isalnum() for c in word):
                assert paragraph.key in keys(searcher, Word(word)), word
                assert highlights(Word(word), paragraph.text, paragraph.language), word


_SAID = st.sampled_from(
    ("lights", "light", "lit", "dusk", "defend", "defenders", "defence", "be", "seen", "harbour", "of", "return")
)
_WORD = st.builds(Word, _SAID, st.just("text"), st.just(Span(0, 0)), st.booleans())
_LEAF = st.one_of(
    _WORD,
    st.builds(Phrase, st.lists(_SAID, min_size=2, max_size=3).map(" ".join), exact=st.booleans()),
    st.builds(Prefix, _SAID.map(lambda word: word[:3])),
    st.builds(Pattern, _SAID.map(lambda word: f"{word[0]}?{word[2:-1]}*")),
    st.builds(Fuzzy, _SAID, st.integers(0, 2)),
)
_TREE = st.one_of(_LEAF, st.builds(Near, st.lists(_LEAF, min_size=2, max_size=3).map(tuple), st.integers(0, 4)))
_TEXT = st.lists(_SAID, min_size=1, max_size=9).map(" ".join)


def test_the_index_finds_just_what_is_highlighted(built: Callable[..., Searcher], kind: str) -> None:
    @settings(max_examples=40 if kind == "whoosh" else 12, deadline=None)
    @given(texts=st.lists(_TEXT, min_size=1, max_size=8), trees=st.lists(_TREE, min_size=1, max_size=12))
    def check(texts: list[str], trees: list[Node]) -> None:
        searcher = built(*(entry(number, text) for number, text in enumerate(texts, start=1)))
        for tree in trees:
            marked = {number for number, text in enumerate(texts, start=1) if highlights(tree, text, "en")}
            assert set(keys(searcher, tree)) == marked, tree

    check()


NEAR = (
    Near((Prefix("l"), Prefix("d")), 3),
    Near((Prefix("t"), Word("be"), Pattern("s?*")), 3),
    Near((Word("right"), Or((Prefix("ret"), Phrase("of return")))), 1),
)


@pytest.mark.parametrize("tree", NEAR, ids=str)
@pytest.mark.parametrize("most", [0, 1000], ids=["as one", "each by itself"])
def test_many_words_near_each_other(
    built: Callable[..., Searcher], kind: str, tree: Node, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "tantivy":
        monkeypatch.setattr("resindex.engines.tantivy_near._MOST", most)
    marked = tuple(e.key for e in CORPUS if highlights(tree, e.text, e.language))
    assert marked
    assert keys(built(*(replace(e, title="") for e in CORPUS)), tree) == marked


def test_words_are_read_in_the_language_that_is_asked_for(searcher: Searcher) -> None:
    assert keys(searcher, Word("organise"), language="fr") == (9,)
    assert keys(searcher, Word("organise"), language="en") == (2, 5)
    assert keys(searcher, Or((Word("faros"), Value("verb", ("urges",)))), language="es") == (10,)


def test_the_same_title_is_read_in_each_language(built: Callable[..., Searcher]) -> None:
    searcher = built(
        entry(1, "lamps", title="Fonds national"), entry(2, "phares", title="Fonds national", language="fr")
    )
    assert keys(searcher, Word("nationaux", "title")) == (2,)


def test_counts_are_over_everything_found(searcher: Searcher) -> None:
    answer = searcher.search(Word("harbours"), limit=1, facets=("verb", "section", "year"))
    assert (len(answer.matches), answer.total, answer.documents) == (1, 4, 1)
    assert answer.facets == {
        "verb": (("urges", 2), ("calls upon", 1), ("recalls", 1), ("requests", 1)),
        "section": (("operative", 3), ("preambular", 1)),
        "year": (("2001", 4),),
    }


def test_pages_follow_each_other(searcher: Searcher) -> None:
    whole = [m.key for m in searcher.search(Everything(), limit=100).matches]
    pages = [m.key for start in range(0, 20, 4) for m in searcher.search(Everything(), limit=4, offset=start).matches]
    assert pages == whole
    assert searcher.search(Everything(), limit=0).matches == ()
    assert searcher.search(Everything(), limit=0).total == len(CORPUS)


def test_vocabulary(searcher: Searcher) -> None:
    assert list(searcher.terms("verb", "C")) == [("calls upon", 1)]
    assert list(searcher.terms("text", "defen")) == [("defence", 1), ("defenders", 1), ("defending", 1), ("defense", 1)]
    assert list(searcher.terms("title", "harb")) == [("harbours", 4)]
    assert list(searcher.terms("year")) == [("2001", 6), ("2003", 3)]


@pytest.mark.parametrize("options", [{"sort": "size"}, {"facets": ("cites",)}, {"facets": ("nothing",)}], ids=str)
def test_what_cannot_be_done_is_said(searcher: Searcher, options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        searcher.search(Everything(), **options)  # type: ignore[arg-type]


def test_all_languages_of_analysis_are_tried() -> None:
    assert {e.language for e in CORPUS} > set(LANGUAGES)
