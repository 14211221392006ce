"""The pages of ``resindex help``: complete, true, and the same as the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from resindex.cli.commands import COMMANDS
from resindex.cli.topics import TOPICS
from resindex.fields import FIELDS
from resindex.query import manual, parse, unparse
from resindex.search import Index
from resindex.settings import KEYS

ROOT = Path(__file__).parents[2]
EXAMPLES = [example for chapter in manual.CHAPTERS for example in chapter.examples]


class Done(Protocol):
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of the corpus that ships with the project."""
    with Index.open(tmp_path_factory.mktemp("samples"), ROOT / "corpus", refresh=True) as index:
        yield index


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_every_example_finds_something_in_the_sample_corpus(example: manual.Example, samples: Index) -> None:
    page = samples.search(example.query)
    assert page.total, example.query
    assert page.total < samples.search("", year="1900..2100").total, example.query
    assert unparse(parse(unparse(parse(example.query)))) == unparse(parse(example.query))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_example_of_the_field_table_can_be_read(field: object) -> None:
    parse(field.example)  # type: ignore[attr-defined]


def test_the_page_of_the_documentation_is_the_same() -> None:
    assert (ROOT / "docs/query.md").read_text(encoding="utf-8") == manual.markdown()


@pytest.mark.parametrize("width", [60, 100])
def test_pages_keep_to_their_width(width: int) -> None:
    for topic in TOPICS.values():
        assert all(len(line) <= width for page in topic.lines(width) for line in page.splitlines())


def test_pages_name_all_that_there_is() -> None:
    pages = {name: "\n".join(topic.lines(100)) for name, topic in TOPICS.items()}
    assert [field.name for field in FIELDS if f"\n  {field.name} " not in pages["query"]] == []
    assert [field.name for field in FIELDS if f"\n  {field.name} " not in pages["fields"]] == []
    assert [key.variable for key in KEYS if key.variable not in pages["environment"]] == []


def test_help_lists_topics_and_shows_pages_and_commands(run: Run) -> None:
    listed = run("help")
    assert listed.returncode == 0
    assert all(name in listed.stdout for name in TOPICS)
    assert run("help", "exit-codes").stdout.count("\n") >= 5
    assert "NEAR/5" in run("help", "query").stdout
    for command in COMMANDS:
        assert run("help", command).stdout == run(command, "--help").stdout


def test_a_mistyped_topic(run: Run) -> None:
    done = run("help", "qurey")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean  resindex help query" in done.stderr
