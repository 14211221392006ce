"""Does a Chinese line go on with the sentence of the line before it?

What comes in: two neighbouring lines of the body of a resolution. What goes out: whether the second continues the
first. Chinese has neither capitals nor spaces to tell by, but its stops are strict: a paragraph ends with ；, 。 or ：,
a preambular one also with ，; and no paragraph begins with a conjunction that joins clauses.
"""

from __future__ import annotations

import re

#: Words that only go on with a sentence.
_JOINS = re.compile(r"[及和或的、，。；：)）》”]|以及|并|以便|从而|包括|其中|而")
#: Note marks glued to the stop at the end of a line.
_MARKS = re.compile(r"(?<=[，。；：])[\d\s*¹²³⁴⁵⁶⁷⁸⁹⁰]+\Z")
_ENDS = "。；："
#: Headings are shorter.
_HEADING = 40


def goes_on(before: str, line: str, *, heads: bool, acts: bool, closed: bool) -> bool:
    """The line continues the one before it.

    ``heads`` says that the first line may be a heading: nothing before it, neither number nor act; ``acts`` that the
    second begins with an acting verb; ``closed`` that a paragraph would have been closed by more than a comma here: in
    a numbered part by another stop, where blank lines part the paragraphs by one.
    """
    ending = _MARKS.sub("", before.rstrip())[-1:]
    if ending in _ENDS:
        return False
    if _JOINS.match(line.lstrip()):
        return True
    if ending == "，":
        return closed or not acts
    return not (heads and len(before.strip()) <= _HEADING)
