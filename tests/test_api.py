"""The package as a Python programme sees it: its names, and what it costs to load them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import resindex


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", resindex.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(resindex, name).__doc__
    assert name in dir(resindex)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Indxe'"):
        resindex.Indxe  # noqa: B018


def test_importing_the_package_loads_nothing_of_it() -> None:
    assert {m for m in loaded_by("import resindex") if m.startswith("resindex")} == {"resindex"}


@pytest.mark.parametrize(
    ("code", "spared"),
    [
        pytest.param(
            "from resindex.query import parse, explain; explain(parse('impunity year:2000..2005 \"a b\"'))",
            {"rapidfuzz", "tomllib", "resindex.analysis", "resindex.lexicon", "resindex.bodies", "sqlite3", "whoosh"},
            id="reading a query",
        ),
        pytest.param(
            "from resindex.settings import load; load(environ={})",
            {"tomllib", "difflib", "resindex.fields", "resindex.model.x"},
            id="settings without a settings file",
        ),
        pytest.param(
            "from resindex import Index",
            {"rapidfuzz", "tomllib", "resindex.lexicon", "resindex.parsing", "lxml", "whoosh", "Stemmer"},
            id="the index before it is opened",
        ),
    ],
)
def test_what_is_not_needed_is_not_loaded(code: str, spared: set[str]) -> None:
    assert not {m for m in loaded_by(code) if m in spared or m.split(".")[0] in spared}


def test_a_plain_search_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    text = "General Assembly resolution 53/144\n\nThe General Assembly,\n\n1. Urges States to protect bees.\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "bees.txt").write_text(text, encoding="utf-8")
    places = f"{str(tmp_path / 'index')!r}, {str(tmp_path / 'corpus')!r}"
    with resindex.Index.open(tmp_path / "index", tmp_path / "corpus", refresh=True) as index:
        assert index.search("bees").total > 0
    loaded = loaded_by(
        f"from resindex import Index\npage = Index.open({places}).search('bees', verb='urges', section='op', year=1998)"
    )
    assert {"resindex.engines.whoosh_engine", "resindex.indexing.glance"} <= loaded
    heavy = {"rapidfuzz", "lxml", "docx", "pypdfium2", "charset_normalizer", "rich", "typer", "difflib", "tomllib"}
    assert not loaded & heavy
    assert not {
        m for m in loaded if m.startswith(("resindex.parsing", "resindex.lexicon", "resindex.render", "resindex.cli"))
    }
    assert not {m for m in loaded if m.startswith("resindex.reading.") and m.endswith(("akoma", "docx", "pdf", "html"))}
