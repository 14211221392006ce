"""What is put into the store comes out of it equal, as resolutions, as hits and as entries for an engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from store_factories import FULL, resolution, resolutions, seen

from resindex.errors import IndexTrouble, ReadingError
from resindex.fields import FIELDS
from resindex.model import Adoption, Facts, Paragraph, Subject
from resindex.store import Store
from resindex.store.values import entries_of


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path, create=True) as opened:
        yield opened


def put(store: Store, *resolutions_, path: str | None = None):
    with store.writing() as writing:
        return writing.take(seen(path or resolutions_[0].source), resolutions_)


@pytest.mark.parametrize(
    "given_",
    [
        pytest.param(FULL, id="everything"),
        pytest.param(replace(FULL, facts=Facts(symbol="X/1")), id="no-facts"),
        pytest.param(replace(FULL, facts=Facts(symbol="X/1", adoption=Adoption())), id="adoption-empty-but-stated"),
        pytest.param(replace(FULL, paragraphs=()), id="no-paragraphs"),
        pytest.param(resolution("a.txt", "nul\0 and \U0001f54a and é", symbol="X/1"), id="odd-characters"),
        pytest.param(resolution("no-symbol.txt"), id="no-symbol-goes-by-its-path"),
    ],
)
def test_resolution_comes_back_equal(store: Store, given_) -> None:
    put(store, given_)
    assert store.resolutions(given_.facts.symbol or given_.source) == [given_]


@given(resolutions)
@settings(max_examples=60, deadline=None)
def test_any_resolution_comes_back_equal(given_) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder), create=True) as store:
        (taken,) = put(store, given_)
        symbol = given_.facts.symbol
        assert store.resolutions(given_.source if symbol is None else symbol) == [given_]
        keys = range(taken.first_key, taken.first_key + len(given_.paragraphs))
        found = store.hits(keys)
        assert [hit.paragraph for hit in found] == list(given_.paragraphs)
        assert all((hit.facts, hit.source) == (given_.facts, given_.source) for hit in found)
        keyed = zip(keys, given_.paragraphs, strict=True)
        direct = list(entries_of(given_.source, given_.facts, taken.document, keyed))
        assert list(store.entries([taken.document])) == direct


@pytest.mark.parametrize(("language", "expected"), [("en", "LANTERNS"), (None, "LANTERNS"), ("fr", "")])
def test_the_subject_is_scored_in_words_of_its_language(language: str | None, expected: str) -> None:
    subjects = (Subject("SDG 14", "SDGO"), Subject("LANTERNS", "UNBIS"))
    facts = replace(FULL.facts, language=language, subjects=subjects)
    entries = list(entries_of("a.txt", facts, 1, enumerate(FULL.paragraphs, 1)))
    assert {entry.subject for entry in entries} == {expected}
    assert entries[0].values["subject"] == ("SDG 14", "LANTERNS"), "a filter takes all of them"


def test_one_file_may_hold_several_documents_in_order(store: Store) -> None:
    first, second = resolution("a.txt", symbol="X/1", title="First"), resolution("a.txt", symbol="X/1", title="Second")
    put(store, first, second)
    assert store.resolutions("X/1") == [first, second]


def test_resolutions_can_be_asked_by_language(store: Store) -> None:
    english = resolution("e.txt", symbol="X/1", language="en")
    french = resolution("f.txt", symbol="X/1", language="fr")
    put(store, english)
    put(store, french)
    assert store.resolutions("X/1", "fr") == [french]
    assert store.resolutions("X/1") == [english, french]
    assert store.resolutions("X/1", "ru") == []


def test_hits_keep_the_order_of_the_keys(store: Store) -> None:
    (taken,) = put(store, FULL)
    keys = [taken.first_key + 2, taken.first_key, taken.first_key + 2]
    assert [hit.key for hit in store.hits(keys)] == keys
    assert store.hits([]) == []


def test_a_glance_says_what_only_keeps_a_matter_on_the_agenda(store: Store) -> None:
    says = "Decides to remain seized of"
    made = resolution("a.txt", f"{says} the question of lamps.", language="en")
    only = replace(made.paragraphs[0], verb="decides", verbs=("decides",))
    (taken,) = put(store, replace(made, paragraphs=(only, *made.paragraphs)))
    agenda, other = store.glances([taken.first_key, taken.first_key + 1])
    assert agenda.text[: agenda.formula] == says
    assert other.formula is None, "its verb is another"


def test_many_hits_at_once(store: Store) -> None:
    texts = [f"Urges number {i};" for i in range(1200)]
    (taken,) = put(store, resolution("a.txt", *texts))
    keys = list(range(taken.first_key, taken.first_key + 1200))
    assert [hit.paragraph.text for hit in store.hits(keys)] == texts


def test_a_key_that_is_gone_is_said_to_be_so(store: Store) -> None:
    with pytest.raises(IndexTrouble, match="changed while it was searched"):
        store.hits([4711])


def test_an_entry_has_a_value_for_every_field_but_running_text(store: Store) -> None:
    (taken,) = put(store, FULL)
    _, chapeau, item = store.entries([taken.document])
    # "kind" has none: this paragraph says something of its own.
    assert set(chapeau.values) == {field.name for field in FIELDS if field.kind != "text" and not field.derived} - {
        "kind"
    }
    assert chapeau.values["cites"] == ("A/RES/61/3", "A/RES/61/3#op_4", "A/98/12", "treaty:ICCPR", "treaty:ICCPR#art_4")
    assert chapeau.values["year"] == ("2031",)
    assert chapeau.values["subject"] == ("FERRIES", "LANTERNS")
    assert chapeau.subject == item.subject == "FERRIES; LANTERNS"
    assert chapeau.values["voted_against"] == ("Bolivia",), "by one name, however the publisher prints it"
    assert (chapeau.text, chapeau.title, chapeau.language) == (FULL.paragraphs[1].text, FULL.facts.title, "en")
    assert item.values["verb"] == ("urges",), "an item is found by the verb of its chapeau"
    assert "cites" not in item.values


def test_verbs_of_another_language_are_found_by_their_english_forms(store: Store) -> None:
    french = Paragraph(
        "op_1", "operative", "1", "Exhorte", verb="exhorte", verbs=("exhorte",), verb_en=("urges", "calls upon")
    )
    (taken,) = put(store, replace(FULL, paragraphs=(french,)))
    (entry,) = store.entries([taken.document])
    assert entry.values["verb"] == ("exhorte", "urges", "calls upon")


def test_a_file_that_cannot_be_stored_leaves_no_trace(store: Store) -> None:
    good = resolution("good.txt", symbol="X/1")
    bad = resolution("bad.txt", "fine", "half a character \ud800", symbol="X/2")
    with store.writing() as writing:
        writing.take(seen("good.txt"), [good])
        with pytest.raises(ReadingError, match="cannot be stored"):
            writing.take(seen("bad.txt"), [bad])
        writing.take(seen("good2.txt"), [replace(good, source="good2.txt")])
    assert [file.path for file in store.files()] == ["good.txt", "good2.txt"]
    assert store.counts().paragraphs == 2
    assert store.vocabulary("symbol") == [("X/1", 2)]
