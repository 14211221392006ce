"""What is set, and where it was set: options, environment, ``resindex.toml``, defaults, in this order.

What comes in: the current folder, the options given, the environment. What goes out: one ``Settings`` record that knows
the origin of each value. Promises: nothing but the standard library is imported, and no file is read but a
``resindex.toml``. Raises SettingsError for a key, value or folder that makes no sense.

Corpus and index are found upward from the current folder, as git finds its repository: the nearest folder that holds a
``resindex.toml``, an ``index/`` that is one, or a ``corpus/``. A folder that merely is called ``index`` is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from resindex.errors import SettingsError
from resindex.frozen import frozen
from resindex.limits import LINKS, USUAL, Limits

FILE = "resindex.toml"
ENGINES = ("whoosh", "tantivy")
COLORS = ("auto", "always", "never")
FORMATS = ("table", "plain", "jsonl", "csv", "markdown", "html", "bibtex")

_STORE = "store.sqlite"
_OUR_README = "resindex"  # an index folder that holds no index yet is known by its README
_DEFAULT, _FOUND, _BESIDE = "default", "found in ", "beside "
_TRUE = ("1", "true", "yes", "on")
_FALSE = ("0", "false", "no", "off")


@frozen
class Key:
    """One setting: its name, what it is good for, and how its text is read (raises ValueError with what is wanted).

    ``guarded``: it names a programme to run, or limits what a corpus may do. Such a one is for the user's own
    environment, never for a file that may have come with somebody else's corpus.
    """

    name: str
    help: str
    read: Callable[[str], object]
    guarded: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"RESINDEX_{self.name.upper()}"


@frozen
class Settings:
    """All settings. ``origins`` pairs each name with where its value comes from."""

    corpus: Path
    index: Path
    engine: str = "whoosh"
    limit: int = 10
    format: str | None = None  #: None: a table on a terminal, plain text elsewhere
    color: str = "auto"
    refresh: bool = True
    pager: str | None = None  #: None: $PAGER, or less
    viewer: str | None = None  #: None: a viewer that is found
    file_seconds: int = USUAL.seconds
    file_memory: int = USUAL.memory
    file_size: int = USUAL.size
    links: str = USUAL.links
    origins: tuple[tuple[str, str], ...] = ()

    @property
    def limits(self) -> Limits:
        """Under which files of the corpus are read."""
        return Limits(self.file_seconds, self.file_memory, self.file_size, self.links)

    def origin(self, name: str) -> str:
        """Where the value of ``name`` comes from: "--index", "RESINDEX_INDEX", "/path/resindex.toml", "default"."""
        return dict(self.origins).get(name, _DEFAULT)

    def chosen(self, name: str) -> bool:
        """Was the value set by somebody, and not merely found or assumed?"""
        return not self.origin(name).startswith((_DEFAULT, _FOUND, _BESIDE))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError("a number of at least 1")
    return int(text)


def _switch(text: str) -> bool:
    if text.lower() not in _TRUE + _FALSE:
        raise ValueError("true or false")
    return text.lower() in _TRUE


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(_nearest(text, choices) or f"one of {', '.join(choices)}")
        return text

    return read


def _nearest(text: str, choices: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(text.lower(), choices, n=1)
    return near[0] if near else None


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("a name")
    return text


KEYS = (
    Key("corpus", "folder of the documents", str),
    Key("index", "folder of the built index", str),
    Key("engine", f"search engine that keeps the index: {', '.join(ENGINES)}", _one_of(*ENGINES)),
    Key("limit", "how many resolutions, or paragraphs, a page shows", _count),
    Key("format", f"how results are written: {', '.join(FORMATS)}", _one_of(*FORMATS)),
    Key("color", f"colour in the terminal: {', '.join(COLORS)}", _one_of(*COLORS)),
    Key("refresh", "take up a small change of the corpus before a search", _switch),
    Key("pager", "command that shows what is longer than the screen, or off; if not set, $PAGER or less", _name, True),
    Key("viewer", "command that shows a PDF or Word file: zathura -P {page} {file}", _name, True),
    Key("file_seconds", "seconds that reading one file may take", _count, True),
    Key("file_memory", "megabytes of memory that reading one file may take", _count, True),
    Key("file_size", "megabytes that a file may have", _count, True),
    Key("links", "links that are followed: inside the corpus, or anywhere", _one_of(*LINKS), True),
)
_NAMES = tuple(key.name for key in KEYS)


def load(
    cwd: Path | None = None, flags: Mapping[str, object] | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """The settings that hold in ``cwd``. ``flags`` are the options given; None as a value means not given."""
    cwd = (cwd or Path.cwd()).absolute()
    home = find_home(cwd)
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    given = [
        (cwd, _from_flags(flags or {})),
        (cwd, _from_environment(os.environ if environ is None else environ)),
        (home or cwd, _from_file(home / FILE) if home else {}),
    ]
    for base, source in given:
        for key in KEYS:
            if key.name in source and key.name not in values:
                text, origin = source[key.name]
                values[key.name] = _value(key, text, origin, base)
                origins[key.name] = origin
    _place(values, origins, cwd, home)
    return Settings(**values, origins=tuple(origins.items()))  # type: ignore[arg-type]


def _from_flags(flags: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    return {name: (_text(value), f"--{name}") for name, value in flags.items() if value is not None}


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {key.name: (environ[key.variable], key.variable) for key in KEYS if environ.get(key.variable)}


def _from_file(path: Path) -> dict[str, tuple[str, str]]:
    """The keys of a ``resindex.toml``; none where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}", hint='a line looks like  corpus = "corpus"') from error
    for name in table:
        if name not in _NAMES:
            near = _nearest(name, _NAMES)
            hint = f"did you mean  {near}" if near else f"the keys are {', '.join(_NAMES)}"
            raise SettingsError(f'{path}: unknown key "{name}"', hint=hint)
    for key in KEYS:
        if key.guarded and key.name in table:
            raise SettingsError(
                f'{path}: "{key.name}" cannot be set in a file that may come from elsewhere', hint=f"set {key.variable}"
            )
    return {name: (_text(value), str(path)) for name, value in table.items()}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(key: Key, text: str, origin: str, base: Path) -> object:
    """The value in its type; a path is taken from the folder that it was written in."""
    if key.name in ("corpus", "index"):
        path = Path(os.path.normpath(base / Path(text).expanduser()))
        if key.name == "corpus" and not path.exists():
            raise SettingsError(f"{origin}: there is no {path}", hint="give the folder that holds the documents")
        return path
    try:
        return key.read(text)
    except ValueError as error:
        raise SettingsError(f'{origin}: "{text}" is not a {key.name}', hint=f"it takes {error}") from error


# ---------------------------------------------------------------- finding corpus and index


def find_home(cwd: Path) -> Path | None:
    """The nearest folder, upward from ``cwd``, that a corpus or an index belongs to; None if there is none."""
    for folder in (cwd, *cwd.parents):
        if (folder / FILE).is_file() or (folder / "corpus").is_dir() or _is_index(folder / "index"):
            return folder
    return None


def _is_index(folder: Path) -> bool:
    """Is this a folder for an index of ours, and not one that is merely called so?"""
    if (folder / _STORE).is_file():
        return True
    try:
        return _OUR_README in (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _place(values: dict[str, object], origins: dict[str, str], cwd: Path, home: Path | None) -> None:
    """Corpus and index where they were not given; one that was given draws the other after it."""
    corpus, index = values.get("corpus"), values.get("index")
    base = home or cwd
    if isinstance(corpus, Path) and index is None:
        values["index"], origins["index"] = _index_beside(corpus, base)
    elif isinstance(index, Path) and corpus is None:
        beside = index.parent / "corpus"
        found = base / "corpus"
        values["corpus"] = beside if beside.is_dir() or not found.is_dir() or _is_index(index) else found
        origins["corpus"] = _DEFAULT if values["corpus"] == found else f"{_BESIDE}{index}"
    else:
        for name in ("corpus", "index"):
            values.setdefault(name, base / name)
            origins.setdefault(name, _DEFAULT if base == cwd else f"{_FOUND}{base}")


def _index_beside(corpus: Path, base: Path) -> tuple[Path, str]:
    """An index of its own for a corpus of its own, so that no corpus ends up in the index of another."""
    if corpus == base / "corpus" or base in corpus.parents:
        return base / "index", _DEFAULT
    name = "index" if corpus.name == "corpus" else f"{corpus.name}.index"
    return corpus.parent / name, f"{_BESIDE}{corpus}"


def describe(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each setting as name, value and origin."""
    for name in _NAMES:
        value = getattr(settings, name)
        yield name, "" if value is None else _text(value), settings.origin(name)
