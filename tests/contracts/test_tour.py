"""The tour shows what the programme prints today."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from resindex.cli.commands import COMMANDS

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PAGE = (DOCS / "tour.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> Any:
    """``docs/make_tour.py`` as a module."""
    spec = spec_from_file_location("make_tour", DOCS / "make_tour.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tour_is_what_its_script_makes(script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESINDEX_INDEX", str(tmp_path / "of somebody else"))
    assert script.page() == PAGE, "python docs/make_tour.py writes the page anew"
    assert list(tmp_path.iterdir()) == []


def test_the_tour_tells_the_whole_story() -> None:
    used = {line.split()[2] for line in PAGE.splitlines() if line.startswith("$ resindex ")}
    assert used <= set(COMMANDS)
    assert used >= {"search", "show", "cites", "cited-by", "cited", "lineage", "verbs", "index", "status"}
    for option in (
        "--expand",
        "--show",
        "--timeline",
        "--facet",
        "--cite",
        "--explain",
        "--format html",
        "--format csv",
    ):
        assert option in PAGE
    assert "did you mean" in PAGE
    assert "index brought up to date: 1 changed file" in PAGE


def test_the_tour_fits_its_width(script: Any) -> None:
    tables = PAGE.split("```")[1::2]
    screens = [
        line for block in tables for line in block.splitlines() if not line.startswith(("$ ", "id,", "A/RES/92/905#"))
    ]
    told = ("1 to ", "19 different", "nothing found")  # below a file: the terminal breaks such a line
    assert [line for line in screens if len(line) > script.WIDTH and not line.startswith(told)] == []
