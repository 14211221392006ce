"""Whatever a document says is text: no format lets it act as markup, formula or command."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex import render
from resindex.hit_records import Facet, ResultPage
from resindex.model import Span
from resindex.render import bibtex, comma_separated, markdown

EVIL = '<script>alert("1")</script> & <b onclick=\'x\'>"quoted"</b> \x1b[31m javascript:'


class Reader(HTMLParser):
    """Collects tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def poisoned(result: ResultPage, evil: str) -> ResultPage:
    """The result with one string wherever a document or a query may put one."""
    hit = result.hits[0]
    facts = replace(hit.facts, title=evil, body=evil, date=evil, symbol=evil, language=evil)
    paragraph = replace(
        hit.paragraph, text=f"{evil} {evil}", verbs=(evil,), verb=evil, verb_phrase=evil, addressees=(evil,)
    )
    poison = replace(hit, source=evil, facts=facts, paragraph=paragraph, highlights=(Span(0, len(evil)),))
    return replace(result, query=evil, understood=evil, hits=(poison,), facets=(Facet("verb", ((evil, 3),)),))


def test_html_escapes_everything(result: ResultPage, out: io.StringIO) -> None:
    render.page(poisoned(result, EVIL), format="html", out=out)
    page = read_html(out.getvalue())
    assert not {"script", "b", "img", "iframe", "link", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert all(
        (value or "").startswith(("https://docs.un.org/", "#")) for name, value in page.attributes if name == "href"
    )
    assert '<script>alert("1")</script>' in page.text, "it is still there to be read"
    assert "\x1b" not in out.getvalue()


def test_html_loads_nothing(full: ResultPage, out: io.StringIO) -> None:
    render.page(full, format="html", out=out)
    page = read_html(out.getvalue())
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name == "src"]
    assert "url(" not in out.getvalue()
    assert "@import" not in out.getvalue()
    assert "default-src 'none'" in out.getvalue()


@given(st.text(max_size=60))
def test_html_keeps_any_text(text: str) -> None:
    from resindex.render import clean, html

    reader = read_html(f"<p>{html.text(text)}</p>")
    assert reader.tags == ["p"]
    assert reader.text == clean.line(text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+41 22", "'+41 22", id="plus"),
        pytest.param("-2", "'-2", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'=1", id="tab before it"),
        pytest.param(" =1", "'=1", id="blank before it"),
        pytest.param("\r\n=1", "'=1", id="line before it"),
        pytest.param("\u200b=1", "'=1", id="nothing to be seen before it"),
        pytest.param("\uff1d1", "'\uff1d1", id="wide"),
        pytest.param("a=1", "a=1", id="not at the head"),
        pytest.param(-3, -3, id="a number is one"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_no_cell_is_a_formula(text: object, cell: object) -> None:
    assert comma_separated.cell(text) == cell


@given(st.text(max_size=80))
def test_a_record_is_a_line_whatever_is_in_it(text: str) -> None:
    out = io.StringIO()
    comma_separated.write(("one", "two"), [(text, "end")], out)
    head, row = csv.reader(io.StringIO(out.getvalue()))
    assert head == ["one", "two"]
    assert row == [comma_separated.cell(text), "end"]
    assert out.getvalue().count("\n") == 2
    assert not row[0].startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("**bold** and _this_", r"\*\*bold\*\* and \_this\_", id="emphasis"),
        pytest.param("<b>&amp;", r"\<b\>\&amp;", id="html"),
        pytest.param("[a](http://b)", r"\[a\](http://b)", id="link"),
        pytest.param("1. Urges", r"1\. Urges", id="list"),
        pytest.param("- Urges", r"\- Urges", id="bullet"),
        pytest.param("a | b", r"a \| b", id="cell"),
        pytest.param("# not a heading", r"\# not a heading", id="heading"),
        pytest.param("two\nlines", "two lines", id="lines"),
    ],
)
def test_markdown_is_text(text: str, escaped: str) -> None:
    assert markdown.escape(text) == escaped


def test_markdown_lets_no_html_through(result: ResultPage, out: io.StringIO) -> None:
    render.page(poisoned(result, EVIL), format="markdown", out=out)
    assert not re.search(r"(?<!\\)<(?!https://docs\.un\.org/)", out.getvalue())


def test_bibtex_lets_no_command_through(result: ResultPage, out: io.StringIO) -> None:
    evil = r"\input{/etc/passwd} 50% of $5 & #1 a_b ~ ^"
    render.page(replace(poisoned(result, evil), facets=()), format="bibtex", out=out)
    text = out.getvalue()
    assert r"\input" not in text
    assert r"\textbackslash{}input\{/etc/passwd\} 50\% of \$5 \& \#1 a\_b" in text
    unescaped = re.sub(r"\\[{}]", "", text)
    assert unescaped.count("{") == unescaped.count("}")


@pytest.mark.parametrize(
    ("name", "language", "key"),
    [
        ("A/RES/53/144", None, "A-RES-53-144"),
        ("S/RES/1325(2000)", "fr", "S-RES-1325-2000-fr"),
        ("E/CN.4/RES/2003/64", None, "E-CN.4-RES-2003-64"),
        ("决议", None, "document"),
    ],
)
def test_bibtex_keys(name: str, language: str | None, key: str) -> None:
    assert bibtex.key(name, language) == key


def test_bibtex_tells_languages_of_one_document_apart(result: ResultPage, out: io.StringIO) -> None:
    hit = result.hits[0]
    french = replace(hit, source="fr.txt", facts=replace(hit.facts, language="fr"))
    render.page(replace(result, hits=(hit, french), facets=()), format="bibtex", out=out)
    assert re.findall(r"@misc\{(.*),", out.getvalue()) == ["A-HRC-RES-31-77-en", "A-HRC-RES-31-77-fr"]
