"""Settings: which value holds, where it came from, and where corpus and index are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from resindex.errors import EXIT_USAGE, SettingsError
from resindex.settings import describe, load


def make(root: Path, *folders: str, **files: str) -> Path:
    """Folders, and files by name with "__" for the path's "/"."""
    for folder in folders:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def toml(root: Path, text: str) -> Path:
    (root / "resindex.toml").write_text(text, encoding="utf-8")
    return root


def test_nothing_set_means_corpus_and_index_here(tmp_path: Path) -> None:
    settings = load(tmp_path, environ={})
    assert (settings.corpus, settings.index) == (tmp_path / "corpus", tmp_path / "index")
    assert (settings.limit, settings.format, settings.color, settings.refresh) == (10, None, "auto", True)
    assert not settings.chosen("corpus")


def test_flags_beat_environment_beats_file_beats_default(tmp_path: Path) -> None:
    toml(tmp_path, 'limit = 5\ncolor = "never"\nformat = "plain"\nrefresh = false\n')
    environ = {"RESINDEX_LIMIT": "6", "RESINDEX_COLOR": "always", "RESINDEX_UNKNOWN": "x"}
    settings = load(tmp_path, {"limit": 7, "format": None}, environ)
    found = {name: (value, origin) for name, value, origin in describe(settings)}
    assert found["limit"] == ("7", "--limit")
    assert found["color"] == ("always", "RESINDEX_COLOR")
    assert found["format"] == ("plain", str(tmp_path / "resindex.toml"))
    assert found["refresh"] == ("false", str(tmp_path / "resindex.toml"))
    assert found["engine"] == ("whoosh", "default")
    assert settings.refresh is False


def test_paths_are_taken_from_where_they_are_written(tmp_path: Path) -> None:
    make(tmp_path, "texts", "work/deep")
    toml(tmp_path, 'corpus = "texts"\nindex = "build/index"\n')
    settings = load(tmp_path / "work" / "deep", environ={})
    assert (settings.corpus, settings.index) == (tmp_path / "texts", tmp_path / "build" / "index")
    settings = load(tmp_path / "work", {"corpus": Path("deep")}, environ={})
    assert settings.corpus == tmp_path / "work" / "deep"
    assert settings.origin("corpus") == "--corpus"


@pytest.mark.parametrize(
    ("folders", "files", "home"),
    [
        pytest.param(["corpus"], {}, ".", id="a corpus"),
        pytest.param([], {"resindex.toml": ""}, ".", id="a settings file"),
        pytest.param([], {"index__store.sqlite": ""}, ".", id="an index"),
        pytest.param([], {"index__README.md": "resindex keeps its index here"}, ".", id="an index to be"),
        pytest.param(["corpus", "a/corpus"], {}, "a", id="the nearest"),
        pytest.param(["corpus", "a/index"], {}, ".", id="not any folder called index"),
        pytest.param(["index"], {"index__index.html": ""}, None, id="a website's index"),
    ],
)
def test_the_project_is_found_upward(
    tmp_path: Path, folders: list[str], files: dict[str, str], home: str | None
) -> None:
    make(tmp_path, "a/b", *folders, **files)
    settings = load(tmp_path / "a" / "b", environ={})
    base = tmp_path / "a" / "b" if home is None else tmp_path / home
    assert (settings.corpus, settings.index) == (base / "corpus", base / "index")


@pytest.mark.parametrize(
    ("corpus", "index"),
    [
        pytest.param("home/corpus", "home/index", id="the project's own"),
        pytest.param("home/corpus/hrc", "home/index", id="a part of it"),
        pytest.param("other/corpus", "other/index", id="another project's"),
        pytest.param("texts", "texts.index", id="any folder"),
    ],
)
def test_another_corpus_has_another_index(tmp_path: Path, corpus: str, index: str) -> None:
    make(tmp_path, "home/corpus/hrc", "other/corpus", "texts")
    settings = load(tmp_path / "home", {"corpus": tmp_path / corpus}, environ={})
    assert settings.index == tmp_path / index


def test_an_index_that_is_named_draws_the_corpus_beside_it(tmp_path: Path) -> None:
    make(tmp_path, "home/corpus", "other/corpus")
    settings = load(tmp_path / "home", {"index": tmp_path / "other" / "index"}, environ={})
    assert settings.corpus == tmp_path / "other" / "corpus"
    settings = load(tmp_path / "home", {"index": tmp_path / "new"}, environ={})
    assert settings.corpus == tmp_path / "home" / "corpus"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("corpsu = 'x'", 'unknown key "corpsu"', "did you mean  corpus", id="unknown key"),
        pytest.param("zzz = 1", 'unknown key "zzz"', "the keys are corpus, index", id="nothing near"),
        pytest.param("limit = 'ten'", '"ten" is not a limit', "a number of at least 1", id="no number"),
        pytest.param("limit = 0", '"0" is not a limit', "at least 1", id="nought"),
        pytest.param("color = 'alwys'", '"alwys" is not a color', "it takes always", id="nearest choice"),
        pytest.param("format = 'xml'", '"xml" is not a format', "table, plain, jsonl", id="all choices"),
        pytest.param("refresh = 'maybe'", '"maybe" is not a refresh', "true or false", id="no switch"),
        pytest.param("corpus = 'absent'", "there is no ", "the folder that holds the documents", id="no such folder"),
        pytest.param("limit = ", "resindex.toml: ", "a line looks like", id="not TOML"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, text: str, message: str, hint: str) -> None:
    toml(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, environ={})
    assert message in caught.value.message
    assert str(tmp_path) in caught.value.message
    assert hint in (caught.value.hint or "")
    assert caught.value.exit_code == EXIT_USAGE


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="RESINDEX_LIMIT"):
        load(tmp_path, environ={"RESINDEX_LIMIT": "-1"})


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    assert load(tmp_path, environ={"RESINDEX_LIMIT": ""}).limit == 10


@pytest.mark.parametrize("key", ["pager", "viewer"])
def test_a_file_that_came_with_a_corpus_names_no_programme_to_run(key: str, tmp_path: Path) -> None:
    toml(tmp_path, f'{key} = "rm -rf everything"\n')
    with pytest.raises(SettingsError, match="cannot be set in a file") as caught:
        load(tmp_path, environ={})
    assert caught.value.hint == f"set RESINDEX_{key.upper()}"
    (tmp_path / "resindex.toml").unlink()
    settings = load(tmp_path, environ={f"RESINDEX_{key.upper()}": "mine -x"})
    assert getattr(settings, key) == "mine -x"
