"""The lines of a whole text before it is cut: how deep in lists they stand, and whether blank lines part paragraphs.

What comes in: lines of text. What goes out: facts about all of them together, which no single line shows. It also takes
an enacting formula apart from the first paragraph where both stand on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Seq
from dataclasses import replace
from itertools import pairwise

from resindex.parsing.blocks import ends_with_stop
from resindex.parsing.labels import find_label
from resindex.parsing.landmarks import enacting_body
from resindex.parsing.tidy import TextLine
from resindex.parsing.verbs import opener

BULLET = re.compile(r"(?:[•▪◦‣●○■□·*]|[–—-](?=\s))\s*(?=\S)")
BARE_BULLET = re.compile(r"\s*[•▪◦‣●○■□·*–—-]\s*")
#: A line that ends so is not the end of anything.
UNFINISHED = re.compile(
    r"(?:\b(?:a|an|and|as|at|between|by|for|from|in|including|its|into|of|on|or|that|the|their|to|under|which|with)"
    r"|[-–—(/])\s*$",
    re.IGNORECASE,
)
#: Fewer paragraphs than this do not tell how they are parted.
_SEVERAL = 3


def groups(lines: Seq[TextLine]) -> list[int]:
    """How deep in a list each line stands, by the form of the last number: lists are set narrower than text."""
    groups, group = [], 0
    for line in lines:
        label = find_label(line.text)
        if label is not None and label.form in ("(a)", "a)", "a.", "(أ)"):
            group = 2 if len(label.text) > 1 or (group == 2 and label.text in "ivx") else 1
        elif label is not None or line.gap or enacting_body(line.text):
            group = 0
        groups.append(group)
    return groups


def formula_apart(line: TextLine, language: str) -> tuple[TextLine, ...]:
    """Two lines where the enacting formula and the first paragraph stand on one ("The … Assembly, Recalling")."""
    head, comma, rest = line.text.partition(",")
    if not comma or len(head) > 90 or not rest.strip() or enacting_body(head + comma) is None:
        return (line,)
    if opener(rest.lstrip(), language) is None:
        return (line,)
    return replace(line, text=head + comma), replace(line, text=rest.lstrip(), gap=0, torn=False, mark=None)


def parted(lines: Seq[TextLine]) -> bool:
    """A blank line stands wherever a line ends with a stop: then a line without one before it ends no paragraph."""
    closed = [this.gap > 0 or this.torn for before, this in pairwise(lines) if ends_with_stop(before.text)]
    return len(closed) >= _SEVERAL and sum(closed) * 10 >= 9 * len(closed)


def lowered(lines: Seq[TextLine], language: str) -> bool:
    """Paragraphs begin with acts in small letters here ("considering …" / "resolves …"), as standards bodies write."""
    apart = [line.text.lstrip() for line in lines if line.gap and not line.torn]
    low = sum(text[:1].islower() and opener(text, language, any_case=True) is not None for text in apart)
    return low * 3 >= len(apart) > 0
