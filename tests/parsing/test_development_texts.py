"""Nothing is lost in real texts either: every letter of a file is in some paragraph of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from resindex.model import SourceText
from resindex.parsing import parse
from resindex.reading import find_files, read


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


def lost(source: SourceText) -> Counter[str]:
    """Letters of the source that no paragraph, number or note of its documents has."""
    kept: Counter[str] = Counter()
    for resolution in parse(source):
        for paragraph in resolution.paragraphs:
            kept += letters(paragraph.text) + letters(paragraph.number or "")
            for note in paragraph.notes:
                kept += letters(note.text) + letters(note.mark)
    missing = letters(source.text) - kept
    # A number that was scanned as letters ("ll." for 11) is put right: those were no letters.
    return Counter({c: n for c, n in missing.items() if c not in "lIL" or n > 3})


@pytest.mark.shared
@pytest.mark.parametrize(
    "folder", ["eval/texts", "corpora/unsc-gold-txt", "corpora/who-wha66-pdf", "corpora/udhr-html"]
)
def test_every_letter_of_every_text_is_kept(folder: str, shared: Path) -> None:
    files = list(find_files([shared / folder]))
    assert files
    missing = {str(path): found for path in files if (found := lost(read(path)))}
    assert not missing
