"""A place inside a document -> how drafters say it: ``op_8_a_ii`` is "OP 8 (a) (ii)".

What comes in is the second half of a record id; what goes out is text for people. A place of a form not known here
comes out as it is, so that nothing is ever shown without a place.
"""

from __future__ import annotations

import re

from resindex.frozen import frozen
from resindex.symbols import to_roman

_CONTAINERS = {
    "annex": "Annex",
    "nested": "Nested",
    "part": "Part",
    "sec": "Section",
    "art": "article",
    "rule": "rule",
}
_NUMBERED = {"pp": "PP", "op": "OP", "p": "para."}
_UNNUMBERED = "text"
_SINGLE = {
    "title": "Title",
    "note": "Source note",
    "enacting": "Enacting formula",
    "heading": "Heading",
    "footnote": "Footnote",
    "fn": "Footnote",
    "adoption": "Adoption",
    "vote": "Vote",
}
_COUNTED = frozenset({"footnote", "fn"})
_CITED = {"art": "article", "ch": "chapter", "para": "para.", "rule": "rule"}
_BIS = re.compile(r"(\d+)(bis|ter|quater|quinquies)")


@frozen
class Place:
    """A place taken apart: the parts around it, the kind of paragraph, its labels from the outermost in."""

    containers: tuple[str, ...]  #: in words: "Annex I", "Section II"
    kind: str  #: "op", "pp", "p", "heading" …; empty where it is not known
    labels: tuple[str, ...]
    again: int = 1  #: the second paragraph of the same place is 2

    @property
    def depth(self) -> int:
        """0 for a paragraph, 1 for "(a)", 2 for "(i)"."""
        return max(0, len(self.labels) - 1) if self.kind in _NUMBERED else 0

    @property
    def own(self) -> str:
        """The paragraph's own name, without the parts around it."""
        if self.kind == _UNNUMBERED or self.labels[:1] == (_UNNUMBERED,):
            # Among numbered paragraphs one without a number is told by its turn.
            turn = f"unnumbered ({self.labels[-1]})" if self.labels else "unnumbered"
            words = turn if self.kind == _UNNUMBERED else f"{_NUMBERED.get(self.kind, self.kind)} {turn}"
        elif self.kind in _NUMBERED:
            head, *below = self.labels or ("",)
            words = " ".join([_NUMBERED[self.kind], _spaced(head), *(f"({_spaced(label)})" for label in below)]).strip()
        elif self.kind in _COUNTED:
            words = " ".join([_SINGLE[self.kind], *self.labels])
        else:
            words = _SINGLE.get(self.kind, "_".join([self.kind, *self.labels]))
        return f"{words} [{self.again}]" if self.again > 1 else words

    @property
    def words(self) -> str:
        """The whole place in words."""
        return ", ".join(part for part in (*self.containers, self.own) if part)


def read_place(place: str) -> Place:
    """The place of a record id, taken apart."""
    bare, _, again = place.partition("~")
    tokens = bare.split("_")
    containers = []
    while len(tokens) > 1 and tokens[0] in _CONTAINERS:
        name = _CONTAINERS[tokens.pop(0)]
        if tokens[0] not in _NUMBERED and tokens[0] not in _SINGLE and tokens[0] != _UNNUMBERED:
            label = tokens.pop(0)
            name = f"{name} {_roman(label) if name == 'Annex' else label}"
        containers.append(name)
    kind, labels = (tokens[0], tuple(tokens[1:])) if tokens else ("", ())
    return Place(tuple(containers), kind, labels, int(again) if again.isdecimal() else 1)


def place_words(place: str) -> str:
    """``annex_1_p_12`` is "Annex I, para. 12"."""
    return read_place(place).words


def cited_place_words(pinpoint: str) -> str:
    """A place as citations name it: ``art_73_e`` is "article 73 (e)", ``ch_VII`` "chapter VII"."""
    head, *labels = pinpoint.split("_")
    if head not in _CITED or not labels:
        return place_words(pinpoint)
    return " ".join([_CITED[head], labels[0], *(f"({label})" for label in labels[1:])])


def _spaced(label: str) -> str:
    return _BIS.sub(r"\1 \2", label)


def _roman(label: str) -> str:
    """Annexes are counted in Roman numerals; a label that is no small number stays."""
    if not (label.isascii() and label.isdecimal() and 0 < int(label) < 40):
        return label
    return to_roman(int(label))
