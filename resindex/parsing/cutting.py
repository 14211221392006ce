"""Lines of text -> blocks: where does a paragraph begin?

Evidence, not layout, decides: a blank line that no torn page explains; a number that continues the sequence; an
acting verb at the head of a line whose predecessor was closed by a stop; a line that was ended on purpose although the
next word would have fitted; an enacting formula, a meeting line. Each block says which evidence opened it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Seq
from dataclasses import dataclass, replace

from resindex.model import Mark
from resindex.parsing.joining import join_lines, words_of
from resindex.parsing.labels import Label, Position, Sequence, find_label
from resindex.parsing.landmarks import annex_number, enacting_body, is_adoption, is_meeting, is_vote, numbered_title
from resindex.parsing.tidy import TextLine
from resindex.parsing.verbs import Opener, opener
from resindex.parsing.wrapping import Wrapping

_STOP = re.compile(
    r"[,;.:?!…،؛؟。，；：！？](?:\s?\(\))?[”\"’»)\]]*(?:\s?\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,3})?(?:,?\s+(?:and|or))?,?\s*$|[,;]\s*and/or\s*$"
)
_BULLET = re.compile(r"(?:[•▪◦‣●○■□·*]|[–—-](?=\s))\s*(?=\S)")
_BARE_BULLET = re.compile(r"\s*[•▪◦‣●○■□·*–—-]\s*")
_QUOTES = "“\"«‘'„"
#: A line that ends so is not the end of anything.
_UNFINISHED = re.compile(
    r"(?:\b(?:a|an|and|as|at|between|by|for|from|in|including|its|into|of|on|or|that|the|their|to|under|which|with)"
    r"|[-–—(/])\s*$",
    re.IGNORECASE,
)
#: How much of the measure must stay free for a line to be called short without other evidence.
_PLAINLY_SHORT = 0.12
#: Levels printed with capitals are headings and recitals: they do not nest below paragraph numbers.
_CAPITAL_FORMS = frozenset({"A.", "A)", "I.", "I)", "(A)"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source, its number and verb found but not yet its section.

    ``text`` is without the number, white space folded. ``label`` with ``position`` is its number, where it has one
    that continues a sequence. ``blank`` says that a blank line stood before it.
    """

    text: str
    line: int
    page: int | None
    why: str
    label: Label | None = None
    position: Position | None = None
    opener: Opener | None = None
    blank: bool = False
    mark: Mark | None = None
    formula: str | None = None  #: the body, if the block is an enacting formula
    bullet: bool = False  #: it is an item of an unnumbered list; the bullet is taken off
    depth: int = 0  #: how many levels of numbering were open before it

    @property
    def closed(self) -> bool:
        """It ends with a stop."""
        return ends_with_stop(self.text)

    @property
    def level(self) -> int | None:
        """Depth of its number, None where it has none."""
        return None if self.position is None else self.position.level

    @property
    def capital(self) -> bool:
        """Its number is a capital letter or Roman numeral: a heading or a lettered recital."""
        return self.label is not None and self.label.form in _CAPITAL_FORMS


def ends_with_stop(text: str) -> bool:
    """The text ends with a stop, whatever note mark, quotation mark or "and" follows it."""
    return _STOP.search(text[-24:]) is not None


def cut(lines: Seq[TextLine], language: str = "en") -> list[Block]:
    """All lines, as blocks in order."""
    return _Cutter(lines, language).cut()


def _groups(lines: Seq[TextLine]) -> list[int]:
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


def _formula_apart(line: TextLine, language: str) -> tuple[TextLine, ...]:
    """Two lines where the enacting formula and the first paragraph stand on one ("The … Assembly, Recalling")."""
    head, comma, rest = line.text.partition(",")
    if not comma or len(head) > 90 or not rest.strip() or enacting_body(head + comma) is None:
        return (line,)
    if opener(rest.lstrip(), language) is None:
        return (line,)
    return replace(line, text=head + comma), replace(line, text=rest.lstrip(), gap=0, torn=False, mark=None)


class _Cutter:
    def __init__(self, lines: Seq[TextLine], language: str) -> None:
        lines = [part for line in lines for part in _formula_apart(line, language)]
        self.lines = lines
        self.language = language
        texts = [line.text for line in lines]
        joined = [not f.gap and not f.torn and not f.whole for f in lines[1:]]
        self.wrapping = Wrapping(texts, joined, _groups(lines))
        self.words = words_of(texts)
        #: Blank lines part the paragraphs of this text.
        self.spaced = 2 * sum(line.gap > 0 for line in lines) > len(lines)
        self.numbers = Sequence()
        self.capitals = Sequence()
        self.started = False
        self.blocks: list[Block] = []
        self.current: list[TextLine] = []
        self.head: Block | None = None
        self.bare_label = False
        self.after_colon = False

    def cut(self) -> list[Block]:
        for index, line in enumerate(self.lines):
            self.after_colon = index > 0 and self.lines[index - 1].text.rstrip().endswith((":", "："))
            start = self._start(index, line)
            if start is None:
                self.current.append(line)
                self.bare_label = False
            else:
                self._close()
                self._open(line, start)
        self._close()
        return self.blocks

    # ------------------------------------------------------------ one line

    def _start(self, index: int, line: TextLine) -> Block | None:
        """The block that this line begins, or None where it continues the one before."""
        if not self.current:
            return self._block(line, enacting_body(line.text), "first")
        before = self.lines[index - 1]
        stop = ends_with_stop(before.text)
        formula = self._formula(index, line, stop)
        if formula is not None:
            return self._block(line, formula, "enacting formula")
        if self.bare_label:
            return self._after_bare_label(line)
        if self.head is not None and self.head.formula is not None:
            return self._block(line, None, "after the enacting formula")
        # Russian preambular paragraphs begin with a small letter: there it tells nothing.
        lower = line.text.lstrip()[:1].islower() and self.language != "ru"
        if line.whole or before.whole or (line.gap and not line.torn):
            torn_page = lower and not stop and self._label(line)[0] is None and not is_vote(before.text)
            if torn_page or (lower and before.text.rstrip().endswith("-")):
                return None
            return self._block(line, None, "blank line" if line.gap else "paragraph of the format")
        return self._close_packed(index, line, before, stop, lower)

    def _formula(self, index: int, line: TextLine, stop: bool) -> str | None:
        """The body of an enacting formula; a body's name at the head of a line in mid-sentence is none."""
        formula = enacting_body(line.text)
        if formula is None or not self.started or line.gap or line.whole:
            return formula
        return formula if stop or self.wrapping.ended(index - 1) else None

    def _after_bare_label(self, line: TextLine) -> Block | None:
        """A number alone on its line takes the next line as its text, unless a list begins there: "11." / "(a) …"."""
        inner, inside = self._label(line)
        if inner is not None and inner.form == "(a)" and inside is not None and inside.how == "first":
            return self._block(line, None, "number in sequence")
        return None

    def _close_packed(self, index: int, line: TextLine, before: TextLine, stop: bool, lower: bool) -> Block | None:
        """The same where nothing but a line break, or a torn page, lies between."""
        ended = self.wrapping.ended(index - 1)
        if self._is_foot(line.text) and (stop or ended) and not _UNFINISHED.search(before.text):
            return self._block(line, None, "foot of the resolution")
        if not self.wrapping.wrapped and not line.torn:
            return None if self._runs_on(line, before, stop, lower) else self._block(line, None, "line")
        if self._numbered(line, stop, ended):
            return self._block(line, None, "number in sequence")
        if lower or line.text.lstrip()[:1] in ",;.)":
            return None
        found = opener(line.text.lstrip(_QUOTES + " "), self.language, any_case=self.language == "ru")
        if not self.started and not (found and stop):
            return self._front(line, before, ended)
        if found is not None and ((stop and ended) if self.numbers.depth else (stop or ended)):
            return self._block(line, None, "acting verb")
        if ended and annex_number(line.text) is not None:
            return self._block(line, None, "annex")
        if stop and self._heads(index):
            return self._block(line, None, "heading before a number")
        if ended and self._closed(index - 1, before.text, stop):
            return self._block(line, None, "line ended on purpose")
        return None

    def _runs_on(self, line: TextLine, before: TextLine, stop: bool, lower: bool) -> bool:
        """In a text that was not wrapped every line is a paragraph, but for a break that fell inside one.

        Where blank lines part the paragraphs, a line without one before it runs on; a small letter after no stop
        does anywhere, and so does Chinese after a comma (it has no small letters to tell by). What begins with a
        number or an act is asked of those, not of the layout.
        """
        if self._label(line)[0] is not None or opener(line.text.lstrip(_QUOTES + " "), self.language) is not None:
            return False
        if self.language == "zh" and self.started and before.text.rstrip()[-1:] not in "。；：":
            return True
        return (lower and not stop) or (self.spaced and self.started)

    def _numbered(self, line: TextLine, stop: bool, ended: bool) -> bool:
        """The line begins with the number that is due, and nothing speaks against it."""
        label, position = self._label(line)
        if label is None or position is None:
            return False
        if position.how not in ("next", "first", "bis"):
            return stop and ended
        if stop or ended:
            return True
        rest = line.text.lstrip()[label.end :]
        return self.started and position.level == 0 and opener(rest, self.language) is not None

    def _front(self, line: TextLine, before: TextLine, ended: bool) -> Block | None:
        """Above the enacting formula every line is its own, but for a title that runs on."""
        title = self.head is not None and numbered_title(self.head.text) is not None
        if numbered_title(line.text) is not None or line.text.lstrip().startswith("["):
            return self._block(line, None, "title or note above the text")
        if title or not ended or _UNFINISHED.search(before.text):
            return None
        return self._block(line, None, "line above the text")

    def _closed(self, index: int, text: str, stop: bool) -> bool:
        """Nothing more is wanted after this line, which was ended on purpose: a stop, or a heading's short line."""
        if stop and (text.rstrip()[-1:] != "," or not self.numbers.depth):
            return True
        # Without a stop, or with a comma inside a list, the shortness of the line is all there is: it must be plain.
        return self.wrapping.ended(index, _PLAINLY_SHORT) and not _UNFINISHED.search(text)

    def _heads(self, index: int) -> bool:
        """The line is short, has no stop, and the next paragraph number follows it: a heading."""
        if index + 1 >= len(self.lines) or ends_with_stop(self.lines[index].text):
            return False
        following = find_label(self.lines[index + 1].text)
        position = self.numbers.place(following) if following is not None else None
        return position is not None and position.how == "next" and self.wrapping.ended(index, _PLAINLY_SHORT)

    @staticmethod
    def _is_foot(text: str) -> bool:
        return is_meeting(text) or is_adoption(text) or is_vote(text)

    def _label(self, line: TextLine) -> tuple[Label | None, Position | None]:
        label = find_label(line.text.lstrip().lstrip(_QUOTES))
        if label is None:
            return None, None
        memory = self.capitals if label.form in _CAPITAL_FORMS else self.numbers
        position = memory.place(label, after_colon=self.after_colon)
        return (label, position) if position is not None else (None, None)

    # ------------------------------------------------------------ blocks

    def _block(self, line: TextLine, formula: str | None, why: str) -> Block:
        return Block("", line.number, line.page, why, blank=bool(line.gap), mark=line.mark, formula=formula)

    def _open(self, line: TextLine, block: Block) -> None:
        label, position = self._label(line)
        if block.formula is not None:
            self.started = True
            self.numbers.clear()
            self.capitals.clear()
        elif annex_number(line.text) is not None:
            self.numbers.clear()
            self.capitals.clear()
        elif not self.started and numbered_title(line.text) is not None:
            label = position = None
        depth = self.numbers.depth
        if label is not None and position is not None:
            (self.capitals if label.form in _CAPITAL_FORMS else self.numbers).take(label, position)
            rest = line.text.lstrip().lstrip(_QUOTES)[label.end :]
            inner = find_label(rest)
            inside = self.numbers.place(inner) if inner is not None and inner.form == "(a)" else None
            if inner is not None and inside is not None and inside.how == "first":
                # "11. (a) Expresses …": the number opens a list and has no words of its own.
                self.blocks.append(replace(block, label=label, position=position, depth=depth))
                self.numbers.take(inner, inside)
                line = replace(line, text=rest)
                label, position = inner, inside
            self.bare_label = not line.text.lstrip().lstrip(_QUOTES)[label.end :].strip()
        else:
            self.bare_label = _BARE_BULLET.fullmatch(line.text) is not None
        self.head = replace(block, label=label, position=position, text=line.text, depth=depth)
        self.current = [line]

    def _close(self) -> None:
        if self.head is None or not self.current:
            return
        joined = join_lines([line.text for line in self.current], self.words)
        quote, text = _without_label(joined, self.head.label)
        bullet = _BULLET.match(text) if self.head.label is None else None
        text = text[bullet.end() :] if bullet else text
        body = text.lstrip(_QUOTES + " ")
        self.blocks.append(
            replace(
                self.head,
                text=quote + text,
                bullet=bullet is not None,
                opener=opener(body, self.language, any_case=self.head.label is None or self.language == "ru")
                if body
                else None,
            )
        )
        self.head, self.current = None, []


def _without_label(text: str, label: Label | None) -> tuple[str, str]:
    """The text without its number; an opening quotation mark before the number is kept."""
    if label is None:
        return "", text
    bare = text.lstrip(_QUOTES)
    # The number is looked for again: white space around it was folded since.
    printed = find_label(bare)
    return text[: len(text) - len(bare)], bare[printed.end :].lstrip() if printed else bare
