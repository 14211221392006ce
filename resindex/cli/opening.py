"""The source of a paragraph in the reader's own programmes: an editor at the line, a viewer at the page, a browser.

What comes in: where a paragraph stands. What goes out: a programme that runs, or the place in words. Promises: names of
files are arguments of the programme and never pass through a shell; a browser is started only when it was asked for,
and nothing else goes to a network. Raises ResindexError where no programme is found, or the one found ends badly.

Editor: ``$VISUAL``, ``$EDITOR``, else, at a terminal, the first of vi and nano that is there; at a line, for those
that are known to take one. PDF and Word: the setting ``viewer``, else a viewer known to take a page, else what the
system opens such files with.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from resindex.errors import EXIT_FOUND, CorpusError, ResindexError, UsageError
from resindex.hit_records import ResultPage
from resindex.model import Facts, Paragraph
from resindex.render.caret import one_line
from resindex.render.links import official_page
from resindex.render.measure import counted

#: How an editor is told the line, by the name of its programme.
_AT_LINE = {
    ("vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "mg", "kak",
     "ne", "mcedit", "gedit", "xed", "pluma", "bbedit"): ("+{line}", "{file}"),
    ("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf"): ("-g", "{file}:{line}"),
    ("subl", "sublime_text", "hx", "helix", "zed", "zeditor"): ("{file}:{line}",),
    ("kate", "kwrite", "mate"): ("-l", "{line}", "{file}"),
    ("idea", "pycharm", "webstorm", "goland", "clion", "rider"): ("--line", "{line}", "{file}"),
    ("notepad++",): ("-n{line}", "{file}"),
}  # fmt: skip
#: How a viewer is told the page, in the order in which they are looked for.
_AT_PAGE = {
    "zathura": ("-P", "{page}", "{file}"),
    "okular": ("-p", "{page}", "{file}"),
    "evince": ("--page-index={page}", "{file}"),
    "atril": ("--page-index={page}", "{file}"),
    "mupdf": ("{file}", "{page}"),
    "qpdfview": ("{file}#{page}",),
    "SumatraPDF": ("-page", "{page}", "{file}"),
}
_VIEWED = (".pdf", ".docx")  #: what an editor cannot show
_EDITORS = ("vi", "nano", "notepad")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph, or a document, stands: its name, its file, line (from 1) and page, None where unknown."""

    name: str
    path: Path
    line: int | None = None
    page: int | None = None

    @property
    def viewed(self) -> bool:
        """Is it a file for a viewer rather than an editor?"""
        return self.path.suffix.lower() in _VIEWED

    @property
    def words(self) -> str:
        """``corpus/a.txt:12``, ``corpus/a.pdf#page=3``: the forms that editors and viewers know."""
        if self.viewed:
            return f"{self.path}#page={self.page}" if self.page else str(self.path)
        return f"{self.path}:{self.line}" if self.line else str(self.path)


@dataclass(frozen=True, slots=True)
class Page:
    """The official page of a document."""

    name: str
    address: str

    @property
    def words(self) -> str:
        """The address."""
        return self.address


def find_source(source: str, folders: Sequence[Path]) -> Path:
    """The file of a document, by its path inside one of the folders of the corpus. Raises CorpusError.

    The path comes out of the index, which may come from somebody else: one that leads out of the folders is refused.
    """
    if Path(source).is_absolute() or ".." in Path(source).parts:
        raise CorpusError(
            f"{source} does not lie in the corpus", hint="resindex doctor says whether the index is sound"
        )
    for folder in folders:
        path = folder / source
        if path.is_file():
            return path.absolute()
    places = ", ".join(map(str, folders))
    raise CorpusError(f"{source} is not there any more in {places}", hint="resindex index takes up what has changed")


def find_spot(
    name: str, source: str, facts: Facts, paragraph: Paragraph | None, folders: Sequence[Path], *, web: bool
) -> Spot | Page:
    """Where a paragraph of a document can be opened; its official page for ``web``."""
    if not web:
        line, page = (paragraph.line, paragraph.page) if paragraph is not None else (0, None)
        return Spot(name, find_source(source, folders), line or None, page)
    address = official_page(facts.symbol, facts.language or "en")
    if address is None:
        raise UsageError(f"{name} has no official page that is known", hint="without --web its source is opened")
    return Page(name, address)


def open_spot(spot: Spot | Page, viewer: str | None = None) -> None:
    """Say what is opened, and open it."""
    sys.stdout.flush()
    sys.stderr.write(f"opening {one_line(spot.name)}: {one_line(spot.words)}\n")
    sys.stderr.flush()
    if isinstance(spot, Page):
        open_page(spot.address)
    else:
        open_source(spot, viewer)


def open_first(found: ResultPage, folders: Sequence[Path], viewer: str | None, *, web: bool) -> int:
    """Open the first paragraph of a page that has one, and say of how many it is the first."""
    hit = found.hits[0]
    spot = find_spot(hit.id, hit.source, hit.facts, hit.paragraph, folders, web=web)
    which = f"{found.offset + 1} of {counted(found.total, 'paragraph')}"
    open_spot(replace(spot, name=f"{spot.name} ({which})"), viewer)
    return EXIT_FOUND


def open_source(spot: Spot, viewer: str | None = None) -> None:
    """Start the programme that shows the source, and wait for it if it is an editor."""
    if not spot.viewed:
        command = edit_command(_editor(), spot.path, spot.line)
        try:
            code = subprocess.run(command, check=False).returncode
        except OSError as error:
            raise ResindexError(f"{command[0]} cannot be started: {error.strerror}", hint=_SET_EDITOR) from error
        if code:
            raise ResindexError(f"{command[0]} ended with code {code}")
        return
    command = view_command(spot, viewer)
    try:
        quiet = subprocess.DEVNULL
        subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise ResindexError(f"{command[0]} cannot be started: {error.strerror}", hint=_SET_VIEWER) from error


def open_page(address: str) -> None:
    """Show the official page in the browser."""
    import webbrowser

    if not webbrowser.open(address):
        raise ResindexError("no browser was found", hint=f"the page is  {address}")


_SET_EDITOR = "set VISUAL or EDITOR to your editor"
_SET_VIEWER = 'set your own, as in  RESINDEX_VIEWER="zathura -P {page} {file}"'


def _editor() -> list[str]:
    """The editor's command, as its words."""
    for variable in ("VISUAL", "EDITOR"):
        typed = os.environ.get(variable, "").strip()
        if typed:
            return _words(typed)
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():  # they need a screen
        for name in _EDITORS:
            if found := shutil.which(name):
                return [found]
    raise ResindexError("no editor was found", hint=_SET_EDITOR)


def edit_command(editor: Sequence[str], path: Path, line: int | None) -> list[str]:
    """The editor with the file, at the line if it is known to take one."""
    name = Path(editor[0]).name.removesuffix(".exe")
    told = next((form for names, form in _AT_LINE.items() if name in names), None)
    form = told if told is not None and line else ("{file}",)
    return [*editor, *(_filled(word, path, line) for word in form)]


def view_command(spot: Spot, viewer: str | None = None) -> list[str]:
    """The viewer with the file, at the page if it is a PDF and the viewer is known to take one."""
    if viewer:
        words = _words(viewer)
        form = words if any("{file}" in word for word in words) else [*words, "{file}"]
        return [_filled(word, spot.path, page=spot.page or 1) for word in form]
    if spot.path.suffix.lower() == ".pdf":
        for name, told in _AT_PAGE.items():
            if found := shutil.which(name):
                return [found, *(_filled(word, spot.path, page=spot.page or 1) for word in told)]
    for name in ("open",) if sys.platform == "darwin" else ("xdg-open", "explorer"):
        if found := shutil.which(name):
            return [found, str(spot.path)]
    raise ResindexError(f"nothing was found that shows {spot.path.suffix} files", hint=_SET_VIEWER)


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise ResindexError(f'"{command}" is no command: {error}') from error
    if not words:
        raise ResindexError("the command is empty")
    return words


def _filled(word: str, path: Path, line: int | None = None, page: int | None = None) -> str:
    # In one pass: a name may itself hold "{page}".
    known = {"{file}": str(path), "{line}": str(line), "{page}": str(page)}
    out, rest = "", word
    while rest:
        key = next((key for key in known if rest.startswith(key)), None)
        out += known[key] if key else rest[0]
        rest = rest[len(key) if key else 1 :]
    return out
