"""Asking an index: pages, filters, highlights, citations, its state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resindex.errors import EXIT_USAGE, IndexTrouble, QueryError, UsageError
from resindex.hit_records import Hit, ResultPage
from resindex.model import Paragraph, Resolution, Span
from resindex.search import Index
from resindex.store import StoredParagraph


def ids(page: ResultPage) -> list[str]:
    return [hit.id for hit in page.hits]


def marked(hit: Hit) -> list[str]:
    return [hit.paragraph.text[s.start : s.end] for s in hit.highlights]


def test_a_page_says_what_was_asked_and_found(index: Index) -> None:
    page = index.search("impunity", verb="Urging", year=1998, families=False)
    assert page.query == "impunity"
    assert page.understood == 'paragraphs with "impunity", verb urges, adopted in 1998'
    assert ids(page) == ["A/RES/53/144#op_1", "A/RES/53/144#op_1"]
    assert (page.total, page.documents, page.offset) == (2, 1, 0), "a copy is no second resolution"
    first, copy = page.hits
    assert (first.source, first.duplicate_of) == ("ga/bees.txt", None)
    assert (copy.source, copy.duplicate_of) == ("hrc/bees-copy.txt", "ga/bees.txt")
    assert first.facts.title == "Protection of bees"
    assert marked(first) == ["impunity"]
    assert page.seconds > 0


@pytest.mark.parametrize(
    ("query", "options", "found"),
    [
        pytest.param("hives", {}, ["A/HRC/RES/53/14#op_1", "A/HRC/RES/53/14#op_2"], id="a word also looks in titles"),
        pytest.param("title:impunity", {}, ["A/HRC/RES/53/14#op_1", "A/HRC/RES/53/14#op_2"], id="title alone"),
        pytest.param("attack hive", {}, ["A/HRC/RES/53/14#op_1"], id="stemmed words, all of them"),
        pytest.param('"attacks on hives"', {}, ["A/HRC/RES/53/14#op_1"], id="phrase"),
        pytest.param('"hives attacks"', {}, [], id="phrase in another order"),
        pytest.param("impun* -hives", {"language": "French"}, ["A/RES/53/144#op_1"], id="prefix, denial, language"),
        pytest.param(
            "", {"body": "HRC", "section": "op"}, ["A/HRC/RES/53/14#op_1", "A/HRC/RES/53/14#op_2"], id="filters alone"
        ),
        pytest.param("", {"cites": "53/144"}, ["A/HRC/RES/53/14#op_2"], id="citation by number"),
        pytest.param(
            "",
            {"symbol": ["A/HRC/*"], "verb": ["condemn", "urge"]},
            ["A/HRC/RES/53/14#op_1"],
            id="alternatives of an option",
        ),
        pytest.param(
            "",
            {"addressee": "the states", "filters": {"subject": "insects"}},
            ["A/RES/53/144#op_1"],
            id="a filter of any field",
        ),
        pytest.param(
            "verb:(condemns OR decides) date:2023-07",
            {},
            ["A/HRC/RES/53/14#op_1", "A/HRC/RES/53/14#op_2"],
            id="fields in the query",
        ),
        pytest.param("", {"year": "2000.."}, ["A/HRC/RES/53/14#op_1", "A/HRC/RES/53/14#op_2"], id="years"),
        pytest.param("symbol:A/RES/1/1", {}, [], id="a symbol that is not there is no error"),
    ],
)
def test_what_is_found(index: Index, query: str, options: dict[str, str], found: list[str]) -> None:
    assert list(dict.fromkeys(ids(index.search(query, **options)))) == found


def test_pages_and_sorting_go_through(index: Index) -> None:
    whole = index.search("", filters={"status": ()}, body=["GA", "HRC"], sort="date", limit=100)
    assert whole.hits[0].facts.date == "2023-07-12"
    page = index.search("", body=["GA", "HRC"], sort="date", limit=3, offset=2)
    assert page.hits == whole.hits[2:5]
    assert (page.total, page.offset) == (whole.total, 2)
    assert index.search("bees", limit=0).hits == ()


def test_facets_count_all_that_was_found(index: Index) -> None:
    page = index.search("", body="GA", facets=["verb,lang", "verb"], limit=1, families=False)
    verbs, languages = page.facets
    assert verbs.field == "verb"
    assert verbs.counts[0] == ("requests", 4)
    assert languages == type(languages)("language", (("en", 8), ("fr", 1)))


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        pytest.param({"query": ""}, QueryError, "the query is empty", id="nothing asked"),
        pytest.param({"query": '"bees'}, QueryError, "not closed", id="malformed"),
        pytest.param({"query": "bees", "verb": "urgs"}, QueryError, 'unknown verb "urgs"', id="unknown verb"),
        pytest.param({"query": "verb:urgs"}, QueryError, 'unknown verb "urgs"', id="unknown verb in the query"),
        pytest.param({"query": "x", "filters": {"colour": "red"}}, QueryError, "colour", id="unknown filter"),
        pytest.param({"query": "x", "sort": "size"}, UsageError, 'sort by "size"', id="unknown order"),
        pytest.param({"query": "x", "facets": ["text"]}, UsageError, 'count by "text"', id="no facet"),
        pytest.param({"query": "x", "limit": -1}, UsageError, "negative", id="limit"),
    ],
)
def test_what_cannot_be_asked(index: Index, arguments: dict[str, str], error: type[QueryError], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        index.search(**arguments)
    assert caught.value.exit_code == EXIT_USAGE
    assert caught.value.hint or "negative" in message or "colour" in message


# ---------------------------------------------------------------- highlights


@pytest.mark.parametrize(
    ("query", "id_", "words"),
    [
        pytest.param("right bee", "A/RES/53/144#pp_1", ["rights", "bees"], id="other forms of the words"),
        pytest.param(
            '"rights of bees"', "A/RES/53/144#op_2_a", ["rights", "of", "bees"], id="a phrase where it stands"
        ),
        pytest.param("rights -wasps", "A/RES/53/144#op_2_a", ["rights", "rights"], id="not what is denied"),
        pytest.param("defend*", "A/RES/53/144#op_2_a", ["defenders"], id="prefix"),
        pytest.param("the rights of bees", "A/RES/53/144#pp_1", ["rights", "bees"], id="not the function words"),
        pytest.param("52/10 bees", "A/RES/53/144#pp_1", ["52", "10", "bees"], id="a number of a resolution"),
        pytest.param("bees OR wasps", "A/RES/53/144#op_1", ["bees"], id="alternatives"),
        pytest.param("verb:urges impunity", "A/RES/53/144#op_1", ["impunity"], id="not the fields"),
    ],
)
def test_highlights_mark_what_matched(index: Index, query: str, id_: str, words: list[str]) -> None:
    hit = next(hit for hit in index.search(query).hits if hit.id == id_)
    assert marked(hit) == words


def test_titles_are_marked_too(index: Index) -> None:
    hit = index.search("hives").hits[0]
    assert hit.title_highlights == (Span(0, 5),)
    assert index.search("text:condemns title:hives").hits[0].highlights == (Span(0, 8),)


# ---------------------------------------------------------------- citations


@pytest.mark.parametrize(
    ("cited", "place"),
    [
        ("A/RES/53/144#op_2", "op_2"), ("53/144#2", "op_2"), ("a/res/53/144 # op 2 (a)", "op_2_a"),
        ("A/RES/53/144, para. 2 (a)", "op_2_a"), ("General Assembly resolution 53/144, paragraph 1", "op_1"),
        ("A/RES/53/144 pp 1", "pp_1"), ("notes/draft.txt#1", "op_1"),
    ],
)  # fmt: skip
def test_a_paragraph_by_its_citation(index: Index, cited: str, place: str) -> None:
    found = index.get(cited)
    assert isinstance(found, tuple)
    resolution, paragraph = found
    assert isinstance(resolution, Resolution)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.place == place
    assert paragraph in resolution.paragraphs


def test_a_resolution_by_its_symbol(index: Index) -> None:
    found = index.find("53/144")
    assert found.resolution.facts.language == "en"
    assert found.paragraph is None
    assert found.languages == ("fr", "en")
    assert found.copies == ("hrc/bees-copy.txt",)
    french = index.get("A/RES/53/144", language="français")
    assert isinstance(french, Resolution)
    assert french.source == "ga/abeilles.txt"


@pytest.mark.parametrize(
    ("cited", "language", "message", "hint"),
    [
        pytest.param(
            "A/RES/53/145", None, "the index does not hold A/RES/53/145", "did you mean  A/RES/53/144", id="symbol"
        ),
        pytest.param("impunity", None, "not a document symbol", "symbols look like", id="no symbol"),
        pytest.param(
            "A/RES/53/144#op_9",
            None,
            'has no "op_9"',
            "1 preambular and 2 operative paragraphs; the nearest",
            id="place",
        ),
        pytest.param("A/RES/53/144#op_2_b", None, 'has no "op_2_b"', "#op_2_a", id="sub-paragraph"),
        pytest.param("A/RES/53/144", "ru", "is not there in Russian", "French, English", id="language"),
        pytest.param("#op_1", None, "no symbol was given", "A/RES/53/144#op_4", id="a place alone"),
    ],
)
def test_what_leads_nowhere(index: Index, cited: str, language: str | None, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        index.get(cited, language=language)
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")
    if caught.value.span is not None:
        assert 0 <= caught.value.span.start <= caught.value.span.end <= len(cited)


def test_a_number_that_several_have_is_ambiguous(make_index, index: Index) -> None:

    from search_samples import BEES, HIVES

    twin = replace(HIVES, source="ga/twin.txt", facts=replace(HIVES.facts, symbol="A/RES/53/14"))
    with pytest.raises(QueryError, match="53/14 can be several") as caught:
        make_index(BEES, HIVES, twin).get("53/14")
    assert "A/RES/53/14  or  A/HRC/RES/53/14" in (caught.value.hint or "")


# ---------------------------------------------------------------- state


def test_status(index: Index) -> None:
    status = index.status()
    assert status.index == index.folder
    assert status.engine == "brute"
    assert (status.counts.documents, status.counts.paragraphs) == (5, 12)
    assert status.settled
    assert status.size > 0
    assert status.duplicates == (("hrc/bees-copy.txt", "ga/bees.txt"),)
    assert status.freshness.removed == 5  # the invented files are in no folder


def test_a_search_after_a_commit_sees_the_new_generation(index: Index) -> None:
    assert index.search("seized").total == 1
    engine = index._engine
    gone = [e.document for e in engine.entries.values() if "seized" in e.text]
    engine.commit([], gone)
    assert index.search("seized").total == 0


def test_a_generation_that_ended_meanwhile_is_asked_again(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    hits = index._store.hits
    failed: list[bool] = []

    def gone_once(self: object, keys: list[int]) -> list[StoredParagraph]:
        if not failed:
            failed.append(True)
            index._engine.commit([], [])
            raise IndexTrouble("the index was changed while it was searched")
        return hits(keys)

    monkeypatch.setattr(type(index._store), "hits", gone_once)
    assert ids(index.search("seized")) == ["A/HRC/RES/53/14#op_2"]


def test_what_the_engine_holds_and_the_store_does_not_is_no_half_answer(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(self: object, keys: list[int]) -> list[StoredParagraph]:
        raise IndexTrouble("the index was changed while it was searched")

    monkeypatch.setattr(type(index._store), "hits", missing)
    with pytest.raises(IndexTrouble):
        index.search("seized")
