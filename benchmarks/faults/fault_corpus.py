"""A small corpus of invented resolutions, and a change of it in every way that a corpus changes.

``write`` fills a folder with so many short documents; ``change`` adds, changes, removes, renames and spoils some. Both
give the same files for the same number.
"""

from __future__ import annotations

import os
from pathlib import Path

VERBS = ("Urges", "Requests", "Calls upon", "Invites", "Encourages", "Decides", "Welcomes", "Notes")
OBJECTS = (
    "the keepers of lighthouses to mend the lamps of the northern coast before the winter",
    "all States to publish the charts of their harbours in the languages of the region",
    "the Secretary-General to report on the state of the ferries at its next session",
    "harbour masters to let vessels in distress enter without delay",
    "the inspection of nets, ropes and lanterns by an independent body",
    "a meeting of pilots on the training of young seafarers",
)
MATTERS = ("lighthouses", "ferries", "harbours", "charts of the sea", "pilots", "rescue at sea")


def document(number: int, edition: int = 1) -> str:
    """The text of one document; another edition differs in one paragraph."""
    matter = MATTERS[number % len(MATTERS)]
    operative = "\n\n".join(
        f"{n}.   {VERBS[(number + n) % len(VERBS)]} {OBJECTS[(number * n + n) % len(OBJECTS)]};" for n in range(1, 5)
    )
    return f"""A/RES/{60 + number % 20}/{100 + number}

Resolution adopted by the General Assembly on {1 + number % 27} March {2006 + number % 20}

{60 + number % 20}/{100 + number}.  The keeping of {matter}

The General Assembly,

Recalling its resolution {59 + number % 20}/{100 + number % 7} on {matter},

Convinced that {matter} serve all who live by the sea, as edition {edition} of report {number} has shown,

{operative}

5.   Decides to remain seized of the matter.
"""


def write(folder: Path, documents: int) -> None:
    """Fill the folder."""
    for number in range(documents):
        put(folder, number)
    put_text(folder / "broken.docx", "no document at all")


def change(folder: Path, documents: int) -> None:
    """Change it: of eight files one is written anew, one goes, one is renamed, one cannot be read any more."""
    for number in range(0, documents, 8):
        put(folder, number, edition=2)
        name(folder, number + 1).unlink(missing_ok=True)
        if name(folder, number + 2).exists():
            name(folder, number + 2).rename(folder / f"renamed_{number + 2}.txt")
        if name(folder, number + 3).exists():
            name(folder, number + 3).write_bytes(b"")
    for number in range(documents, documents + documents // 4):
        put(folder, number)


def put(folder: Path, number: int, edition: int = 1) -> Path:
    """Write one document."""
    return put_text(name(folder, number), document(number, edition))


def put_text(path: Path, text: str) -> Path:
    """Write a file as most lie there: some time ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    past = path.stat().st_mtime_ns - 3_600_000_000_000
    os.utime(path, ns=(past, past))
    return path


def name(folder: Path, number: int) -> Path:
    """The file of a document."""
    return folder / f"part{number % 3}" / f"{number}.txt"
