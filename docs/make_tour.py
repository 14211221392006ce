"""Writes ``docs/tour.md``: ten minutes of a drafter with the sample corpus, recorded as they appear on the screen.

    python docs/make_tour.py            # writes the page anew
    python docs/make_tour.py --print    # prints it

What comes in: the story below, paragraphs between commands. What goes out: the page, each command with what it prints
at a terminal of ``WIDTH`` columns without colour. The commands are run in a copy of the corpus in a temporary folder.
What differs from run to run is left out: durations, sizes and ages are printed as "…". A test compares the page with
what this script makes, so that it shows what the programme does today.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tour.md"
WIDTH = 96
HOME = "~/drafting"  # as which the temporary folder is shown

STORY = """\
# A tour: ten minutes of a drafter

You are to draft the next resolution on access to justice for human rights defenders. It will have to speak of
impunity, in words that States have agreed to before, as strong as can be had. This page is a recording of that work:
what you would type, and what you would see. It is made by `python docs/make_tour.py` from the sample resolutions of
this repository, which are invented (see [corpus/README.md](../corpus/README.md)); a test holds it to what the
programme prints. How long something took is left out (…).

## Where am I?

$ resindex

There are documents and no index yet. The first question builds it.

## Find agreed language

$ resindex search impunity defenders --section op -n 3

All are operative paragraphs that have both words, in any form. Where several paragraphs say the same, they are one
result.

How strongly has it been said? `--verb '>=urges'` asks for *urges* and whatever presses harder, in any language of the
texts.

$ resindex search impunity --verb '>=urges' --group none -n 3
$ resindex verbs explain urges

When was it said, by whom, and under which verbs?

$ resindex search impunity --section op --count --timeline --facet verb,body

## Since when do we say so?

$ resindex search "reprisals OR surveillance" --body HRC --group none

The line below a paragraph says how often its wording recurs and since when. `--expand` names all who have it:

$ resindex show A/HRC/RES/106/44#op_6 --expand

And in French, beside it:

$ resindex search '"legal aid"' --symbol A/HRC/RES/106/44 --show fr --whole

## The text and its family

Which editions has our text had?

$ resindex lineage A/HRC/RES/106/44

What does the latest recall, and who else recalls the Declaration on human rights defenders (resolution 53/144)?

$ resindex cites A/HRC/RES/106/44#pp_2
$ resindex cited-by 53/144 --verb recalls --body GA
$ resindex cited --top 5

## Take it along

The line that cites a paragraph, for a footnote:

$ resindex search impunity --symbol A/HRC/RES/106/44 --section op --cite

A page for the colleagues, a table for the spreadsheet:

$ resindex search impunity --verb urges --section op -n 100 --format html > impunity.html
$ resindex search impunity --verb urges --section op -n 100 --format csv > impunity.csv
$ ls
$ head -n 2 impunity.csv

## When something is wrong

A slip of the pen is shown in its place, and nothing is ever dropped in silence:

$ resindex search 'verb:urgs AND impunity'
$ resindex cites A/HRC/RES/106/44 --formt csv
$ resindex lineage A/HRC/RES/106/4

Where nothing is found, you are told what to loosen:

$ resindex search '"interim measures"' --verb requests --body HRC
$ echo $?

Why is the first one first? `--explain` says how the question was read and what the score is made of:

$ resindex search impunity --verb urges --explain --group none -n 1

## The corpus changes

A corrigendum has come: States are no longer *encouraged* to train local officials, they are *called upon* to. The
next search takes it up by itself.

$ sed -i 's/Also encourages States to train/Calls upon States to train/' corpus/hrc/A_HRC_RES_100_37.txt
$ resindex search "train local officials" --section op --expand

Look: what was one wording of two editions is two now. That is all there is to keeping an index.

$ resindex index
$ resindex status

From here: the [guide](guide.md), the [query language](query.md), [verbs](verbs.md), or `resindex help`.
"""


class Terminal(io.StringIO):
    """A stream that calls itself a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Shell:
    """As much of a shell as the story needs: the programme itself, redirection, and a few small commands."""

    def __init__(self) -> None:
        self.code = 0

    def run(self, line: str) -> str:
        """What a command line shows."""
        command, _, target = line.partition(" > ")
        words = shlex.split(command)
        if words[0] == "resindex":
            return self._programme(words[1:], target)
        if words[0] == "ls":
            return "  ".join(sorted(path.name for path in Path().iterdir())) + "\n"
        if words[:2] == ["head", "-n"]:
            return "".join(Path(words[3]).read_text(encoding="utf-8").splitlines(keepends=True)[: int(words[2])])
        if words[:2] == ["sed", "-i"]:
            _, old, new, _ = words[2].split("/")
            text = Path(words[3]).read_text(encoding="utf-8")
            assert old in text
            Path(words[3]).write_text(text.replace(old, new), encoding="utf-8")
            return ""
        assert words == ["echo", "$?"], line
        return f"{self.code}\n"

    def _programme(self, arguments: list[str], target: str) -> str:
        from resindex.cli import main

        screen = Terminal()
        out = io.StringIO() if target else screen
        with redirect_stdout(out), redirect_stderr(screen):
            self.code = main(arguments)
        if target:
            Path(target).write_text(out.getvalue(), encoding="utf-8")
        return screen.getvalue()


@contextmanager
def place() -> Iterator[Path]:
    """A folder with a copy of the corpus, as the current one, in an environment that says nothing."""
    before, cwd = dict(os.environ), Path.cwd()
    with TemporaryDirectory() as name:
        home = Path(name).resolve()
        shutil.copytree(ROOT / "corpus", home / "corpus")
        try:
            _only({key: value for key, value in before.items() if not key.startswith("RESINDEX_")})
            os.environ.update(COLUMNS=str(WIDTH), LINES="40", TERM="dumb", NO_COLOR="1")
            os.chdir(home)
            # A clock that stands still: how long something took must not decide where a line is broken.
            with patch("time.perf_counter", return_value=0.0), patch("time.time", return_value=time.time()):
                yield home
        finally:
            os.chdir(cwd)
            _only(before)


def _only(environment: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)


def page() -> str:
    """The page as it is today."""
    with place() as home:
        shell = Shell()
        lines: list[str] = []
        for commands, told in groupby(STORY.splitlines(), key=lambda line: line.startswith("$ ")):
            if not commands:
                lines += told
                continue
            lines.append("```")
            for number, line in enumerate(told):
                lines += [""] * (number > 0) + [line, *_steady(shell.run(line[2:]), home).splitlines()]
            lines.append("```")
    return "\n".join(lines) + "\n"


def _steady(shown: str, home: Path) -> str:
    """What is the same in every run."""
    shown = shown.replace(str(home), HOME)
    shown = re.sub(r"\b\d+(?:\.\d+)? (?:ms|s|min)\b", "… s", shown)
    shown = re.sub(r"\b\d+(?:\.\d+)? (?:kB|MB)\b", "… kB", shown)
    return "\n".join(line.rstrip() for line in shown.splitlines())


def main() -> None:
    """Write or print the page."""
    made = page()
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(made)
    else:
        PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
