"""Each format, letter for letter, over one result page and one document."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from resindex import render
from resindex.errors import UsageError
from resindex.hit_records import Facet, Freshness, Reason, ResultPage
from resindex.model import Resolution

Golden = Callable[[str, str], None]
CASES = [
    pytest.param("table", {}, "table", id="table"),
    pytest.param("table", {"color": True}, "table-colour", id="table in colour"),
    pytest.param("table", {"color": True, "links": True}, "table-links", id="table with links"),
    pytest.param("table", {"width": 56}, "table-narrow", id="narrow table"),
    pytest.param("plain", {}, "plain", id="plain"),
    pytest.param("jsonl", {}, "jsonl", id="jsonl"),
    pytest.param("csv", {}, "csv", id="csv"),
    pytest.param("markdown", {}, "markdown", id="markdown"),
    pytest.param("html", {}, "html", id="html"),
    pytest.param("bibtex", {}, "bibtex", id="bibtex"),
]
#: Formats in which hits and counts do not go together.
APART = ("csv", "bibtex")


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_page(name: str, look: dict[str, bool], file: str, result: ResultPage, golden: Golden) -> None:
    out = io.StringIO()
    shown = replace(result, facets=()) if name in APART else result
    render.page(shown, format=name, out=out, footer=name == "table", **look)
    golden(f"page-{file}.txt", out.getvalue())


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_page_of_families(name: str, look: dict[str, bool], file: str, folded: ResultPage, golden: Golden) -> None:
    out = io.StringIO()
    shown = replace(folded, facets=()) if name in APART else folded
    render.page(shown, format=name, out=out, footer=name == "table", **look)
    golden(f"families-{file}.txt", out.getvalue())


@pytest.mark.parametrize("name", ["table", "plain", "jsonl", "markdown", "html"])
def test_paragraph_with_its_family(name: str, document: Resolution, folded: ResultPage, golden: Golden) -> None:
    out = io.StringIO()
    chosen = next(p for p in document.paragraphs if p.place == "op_1")
    render.paragraph(document, chosen, format=name, out=out, family=folded.hits[0].family)
    golden(f"paragraph-family-{name}.txt", out.getvalue())


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_page_with_all_that_can_be_asked_for(
    name: str, look: dict[str, bool], file: str, full: ResultPage, golden: Golden
) -> None:
    out = io.StringIO()
    shown = replace(full, facets=(), timeline=None) if name in APART else full
    render.page(shown, format=name, out=out, footer=name == "table", cite=True, **look)
    golden(f"full-{file}.txt", out.getvalue())


@pytest.mark.parametrize("name", [name for name in render.FORMATS if name != "bibtex"])
def test_counts(name: str, full: ResultPage, golden: Golden) -> None:
    out = io.StringIO()
    render.count(full, format=name, out=out)
    render.count(replace(full, facets=(), timeline=None), format=name, out=out)
    golden(f"count-{name}.txt", out.getvalue())


@pytest.mark.parametrize("name", APART)
def test_hits_and_counts_in_one_table_are_refused(name: str, full: ResultPage, out: io.StringIO) -> None:
    with pytest.raises(UsageError):
        render.page(full, format=name, out=out)
    assert out.getvalue() == ""


def test_bibtex_has_no_counts(full: ResultPage, out: io.StringIO) -> None:
    with pytest.raises(UsageError, match="no counts"):
        render.count(full, format="bibtex", out=out)


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_resolution(name: str, look: dict[str, bool], file: str, document: Resolution, golden: Golden) -> None:
    out = io.StringIO()
    render.resolution(document, format=name, out=out, **look)
    golden(f"resolution-{file}.txt", out.getvalue())


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_paragraph(name: str, look: dict[str, bool], file: str, document: Resolution, golden: Golden) -> None:
    out = io.StringIO()
    chosen = next(p for p in document.paragraphs if p.place == "op_2_a")
    render.paragraph(document, chosen, format=name, out=out, **look)
    golden(f"paragraph-{file}.txt", out.getvalue())


def test_the_reasons_of_a_score(result: ResultPage, golden: Golden) -> None:
    why = (Reason("keepers", "title", 2, 1204, 0.5), Reason('"no impunity"', "text", 1, 3, 2.0))
    explained = replace(result, hits=(replace(result.hits[0], reasons=why), *result.hits[1:]))
    out = io.StringIO()
    for name in ("table", "plain", "jsonl", "markdown"):
        render.page(replace(explained, facets=()), format=name, out=out)
    golden("page-explained.txt", out.getvalue())


@pytest.mark.parametrize("width", [20, 40, 64, 100, 300])
def test_table_keeps_to_its_width_and_leaves_no_blanks(width: int, result: ResultPage, out: io.StringIO) -> None:
    render.page(result, format="table", out=out, width=width, footer=True)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= max(width, 30)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", ["table", "plain"])
def test_nothing_is_said_in_escapes_without_colour(
    name: str, result: ResultPage, document: Resolution, out: io.StringIO
) -> None:
    render.page(result, format=name, out=out, footer=True)
    render.resolution(document, format=name, out=out)
    assert "\x1b" not in out.getvalue()


def test_plain_is_the_same_at_any_width(result: ResultPage) -> None:
    narrow, wide = io.StringIO(), io.StringIO()
    render.page(result, format="plain", out=narrow, width=20)
    render.page(result, format="plain", out=wide, width=200)
    assert narrow.getvalue() == wide.getvalue()


def test_plain_has_seven_columns_whatever_is_missing(result: ResultPage, out: io.StringIO) -> None:
    render.page(replace(result, facets=()), format="plain", out=out)
    rows = [line.split("\t") for line in out.getvalue().splitlines()]
    assert [len(row) for row in rows] == [7, 7, 7]
    assert rows[2][5] == "-", "a document without a title"


def test_whole_shows_all_of_a_long_paragraph(result: ResultPage, out: io.StringIO) -> None:
    long = result.hits[1].paragraph.text.split()
    for name in ("table", "plain"):
        render.page(result, format=name, out=out, whole=True)
        assert long[-1] in out.getvalue()
        assert "…" not in out.getvalue()


def test_hit_record_is_the_paragraph_record_and_more(result: ResultPage, out: io.StringIO) -> None:
    render.page(result, format="jsonl", out=out)
    hit, *_, facet = map(json.loads, out.getvalue().splitlines())
    assert hit["schema"] == "resindex/paragraph/1"
    assert [hit["text"][s["start"] : s["end"]] for s in hit["highlights"]] == ["impunity"]
    assert hit["score"] == 2.5
    assert facet["schema"] == "resindex/facet/1"
    assert facet["counts"][0] == {"value": "urges", "count": 1204}


def test_hits_of_one_resolution_share_its_heading(result: ResultPage, out: io.StringIO) -> None:
    render.page(result, format="table", out=out)
    assert out.getvalue().count("A/HRC/RES/31/77") == 1


def test_warnings_of_a_hit_are_shown(result: ResultPage, out: io.StringIO) -> None:
    hit = result.hits[0]
    failed = replace(hit, facts=replace(hit.facts, status="not adopted"), duplicate_of="old/keepers.txt")
    render.page(replace(result, hits=(failed,)), format="table", out=out)
    assert "not adopted" in out.getvalue()
    assert "the same document as old/keepers.txt" in out.getvalue()


def test_languages_are_named_where_there_are_several(result: ResultPage, out: io.StringIO) -> None:
    first, *rest = result.hits
    mixed = replace(first, facts=replace(first.facts, language="fr"))
    render.page(replace(result, hits=(mixed, *rest)), format="table", out=out)
    assert "fr · 2016-03-24" in out.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({}, "1 to 3 of 847 paragraphs in 312 resolutions · 18 ms", id="first page"),
        pytest.param({"offset": 9}, "10 to 12 of 847 paragraphs", id="later page"),
        pytest.param({"offset": 9}, "next: --page 5", id="the page after"),
        pytest.param({"total": 3, "documents": 1}, "3 paragraphs in 1 resolution · 18 ms", id="all on one page"),
        pytest.param({"total": 10558}, "1 to 3 of 10 558 paragraphs", id="thousands"),
        pytest.param({"seconds": 1.24}, "1.2 s", id="slow"),
        pytest.param({}, "index 2 h old, 1 newer file (resindex index)", id="stale"),
        pytest.param(
            {"freshness": Freshness(90, 1, 2, 1)}, "1 min old, 3 newer files, 1 removed file", id="very stale"
        ),
        pytest.param({"freshness": Freshness(3 * 86400)}, "· index 3 days old", id="old and true"),
    ],
)
def test_footer(change: dict[str, object], words: str, result: ResultPage, out: io.StringIO) -> None:
    render.page(replace(result, **change), format="plain", out=out, footer=True)  # type: ignore[arg-type]
    assert words in out.getvalue().splitlines()[-1]


def test_last_page_names_no_next_one(result: ResultPage, out: io.StringIO) -> None:
    render.page(replace(result, offset=844), format="plain", out=out, footer=True)
    assert "next" not in out.getvalue().splitlines()[-1]


def test_unknown_format_names_the_known_ones(result: ResultPage, out: io.StringIO) -> None:
    with pytest.raises(UsageError) as caught:
        render.page(result, format="tables", out=out)
    assert "table, plain, jsonl" in (caught.value.hint or "")


@pytest.mark.parametrize("name", render.FORMATS)
def test_a_closed_pipe_is_the_callers_business(name: str, result: ResultPage) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        render.page(replace(result, facets=()), format=name, out=Closed())


def test_title_is_not_said_twice(document: Resolution, out: io.StringIO) -> None:
    title = document.paragraphs[0]
    noted = replace(title, place="note_1", section="source_note", text=f"31/77. {title.text}")
    render.resolution(replace(document, paragraphs=(noted, *document.paragraphs)), format="plain", out=out)
    assert out.getvalue().count(document.facts.title or "") == 1


def test_long_facets_show_what_matters(result: ResultPage, out: io.StringIO) -> None:
    years = Facet("year", tuple((str(2000 + n * 7 % 20), 20 - n) for n in range(20)))
    verbs = Facet("verb", tuple((f"verb{n}", 40 - n) for n in range(25)))
    render.page(replace(result, hits=(), facets=(years, verbs)), format="table", out=out)
    values = [line.split()[-1] for line in out.getvalue().splitlines() if "▇" in line]
    assert values[:20] == [str(year) for year in range(2000, 2020)], "years in their order"
    assert values[20:] == [f"verb{n}" for n in range(10)], "the most frequent verbs"
    assert "15 more values" in out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_jsonl_keeps_every_letter_in_any_encoding(encoding: str, result: ResultPage) -> None:
    hit = result.hits[0]
    text = "Prie instamment «les États» 有罪不罚"
    page = replace(result, hits=(replace(hit, paragraph=replace(hit.paragraph, text=text), highlights=()),), facets=())
    bytes_ = io.BytesIO()
    out = io.TextIOWrapper(bytes_, encoding=encoding)
    render.page(page, format="jsonl", out=out)
    out.flush()
    assert json.loads(bytes_.getvalue())["text"] == text
    assert (encoding == "utf-8") == ("有".encode() in bytes_.getvalue()), "readable where it can be"
