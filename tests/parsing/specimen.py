"""One invented resolution as data, and the layouts in which such a text reaches a reader."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A paragraph whose section, number and text are known."""

    section: str
    number: str | None
    text: str


SYMBOL = "A/RES/99/901"
HEAD = (
    SYMBOL,
    "Resolution adopted by the General Assembly on 18 December 2044",
    "99/901. Protection of lighthouse keepers and of those who defend their rights",
)
PARTS = (
    Part("enacting", None, "The General Assembly,"),
    Part(
        "preambular",
        "1",
        "Recalling its resolution 98/770 of 17 December 2043, in which it recognized the work of lighthouse keepers,",
    ),
    Part(
        "preambular",
        "2",
        "Deeply concerned that impunity for attacks on lighthouse keepers persists in many regions, and that those who report such"
        " attacks are themselves exposed to threats, harassment and reprisals,",
    ),
    Part(
        "preambular",
        "3",
        "Bearing in mind the long-standing customs of the sea, and noting with appreciation the efforts of coastal communities,",
    ),
    Part(
        "operative",
        "1",
        "Urges all States to investigate promptly, effectively and independently every attack on lighthouse keepers, and calls upon"
        " them to bring those responsible to justice;",
    ),
    Part("operative", "2", "Requests the Secretary-General, within existing resources:"),
    Part(
        "operative",
        "2(a)",
        "To collect information on attacks, on the measures taken in response to them and on good practices;",
    ),
    Part("operative", "2(b)", "To make recommendations on:"),
    Part(
        "operative", "2(b)(i)", "The training of harbour authorities and of the police, in particular in remote areas;"
    ),
    Part("operative", "2(b)(ii)", "The protection of witnesses and of their families;"),
    Part("operative", "2(c)", "To report thereon to the General Assembly at its hundredth session;"),
    Part("heading", None, "Follow-up"),
    Part("operative", "3", "Encourages States that have not yet done so to adopt national plans of action;"),
    Part("operative", "4", "Decides to continue its consideration of the question at its hundredth session."),
)
FOOT = ("71st plenary meeting", "18 December 2044")


def expected() -> list[tuple[str, str | None, str]]:
    """Section, number and text of every paragraph from the enacting formula on, down to the foot."""
    return [(p.section, p.number, p.text) for p in PARTS]


def _printed(part: Part) -> tuple[str, str]:
    """The number as printed at the head of the paragraph, and its text."""
    if part.section != "operative" or part.number is None:
        return "", part.text
    if "(" not in part.number:
        return f"{part.number}.", part.text
    return "(" + part.number.rsplit("(", 1)[1], part.text


def plain() -> str:
    """A blank line between paragraphs."""
    body = [" ".join(x for x in _printed(p) if x) for p in PARTS]
    return "\n\n".join([*HEAD, *body, *FOOT]) + "\n"


def split() -> str:
    """The number on a line of its own."""
    body = ["\n".join(x for x in _printed(p) if x) for p in PARTS]
    return "\n\n\n".join([*HEAD, *body, *FOOT]) + "\n"


def wrapped(width: int, *, blank: bool) -> str:
    """Hard wraps at ``width``; without ``blank`` nothing but the words tells where a paragraph begins."""
    body = [" ".join(x for x in _printed(p) if x) for p in PARTS]
    blocks = [textwrap.fill(text, width, break_long_words=False) for text in (*HEAD, *body, *FOOT)]
    return ("\n\n" if blank else "\n").join(blocks) + "\n"


def paged(width: int, length: int) -> str:
    """As drawn from a PDF: pages of ``length`` lines with running head, job number and page number."""
    lines = wrapped(width, blank=True).split("\n")
    pages = [lines[i : i + length] for i in range(0, len(lines), length)]
    out: list[str] = []
    for number, page in enumerate(pages, start=1):
        if number > 1:
            out += [SYMBOL, ""]
        out += page
        out += ["", f"44-12345{' ' * 40}{number}/{len(pages)}"]
    return "\n".join(out) + "\n"
