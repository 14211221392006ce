"""Lines of text -> blocks: where does a paragraph begin?

Evidence, not layout, decides: a blank line that no torn page explains; a number that continues the sequence; an
acting verb at the head of a line whose predecessor was closed by a stop; a line that was ended on purpose although the
next word would have fitted; an enacting formula, a meeting line. Each block says which evidence opened it.
"""

from __future__ import annotations

from collections.abc import Sequence as Seq
from dataclasses import replace

from resindex.parsing.blocks import CAPITAL_FORMS, Block, ends_with_stop, names_itself
from resindex.parsing.chinese import goes_on
from resindex.parsing.joining import join_lines, words_of
from resindex.parsing.labels import (
    BARE_FORM,
    QUOTES,
    Label,
    Position,
    Sequence,
    find_label,
    odd_label,
    unquoted,
    without_label,
)
from resindex.parsing.landmarks import annex_number, enacting_body, is_foot, is_vote, numbered_title
from resindex.parsing.line_shapes import BARE_BULLET, BULLET, UNFINISHED, formula_apart, groups, lowered, parted
from resindex.parsing.tidy import TextLine
from resindex.parsing.verbs import opener
from resindex.parsing.wrapping import Wrapping

#: Numbers that a list of its own can begin with.
_PLAIN_FORMS = frozenset({"1.", "1)", "1°"})
#: What an enacting formula ends with, and how many lines of a masthead may stand above it.
_AFTER_FORMULA = ",،，:："
_MASTHEAD = 30
#: How much of the measure must stay free for a line to be called short without other evidence.
_PLAINLY_SHORT = 0.12


def cut(lines: Seq[TextLine], language: str = "en") -> list[Block]:
    """All lines, as blocks in order."""
    return _Cutter(lines, language).cut()


class _Cutter:
    def __init__(self, lines: Seq[TextLine], language: str) -> None:
        lines = [part for line in lines for part in formula_apart(line, language)]
        self.lines = lines
        self.language = language
        texts = [line.text for line in lines]
        joined = [not f.gap and not f.torn and not f.whole for f in lines[1:]]
        full = [line.mark is not None and line.mark.style == "full" for line in lines]
        self.wrapping = Wrapping(texts, joined, groups(lines), full)
        #: Blank lines part the paragraphs of a page that shows which lines are full.
        self.set_apart = self.wrapping.parts([line.gap for line in lines])
        self.words = words_of(texts)
        #: Blank lines part the paragraphs of this text.
        self.spaced = 2 * sum(line.gap > 0 for line in lines) > len(lines)
        self.parted = parted(lines)
        self.lowered = lowered(lines, language)
        self.numbers = Sequence()
        self.capitals = Sequence()
        self.blocks: list[Block] = []
        self.current: list[TextLine] = []
        self.head: Block | None = None
        self.started = self.bare_label = self.after_colon = False
        self.fresh = False  #: an unnumbered act stands over a list that begins with a number 1 of its own

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
            return self._block(line, self._formula(index, line, True), "first")
        before = self.lines[index - 1]
        stop = ends_with_stop(before.text)
        formula = self._formula(index, line, stop)
        if formula is not None:
            return self._block(line, formula, "enacting formula")
        if self.bare_label:
            return self._after_bare_label(line)
        # Russian preambular paragraphs begin with a small letter: there it tells nothing.
        lower = line.text.lstrip()[:1].islower() and self.language != "ru"
        if self.head is not None and self.head.formula is not None:
            # "The … Commission, meeting at its 81st session," / "held from … to …:": the formula itself runs on.
            if lower and not line.gap and enacting_body(f"{before.text.strip()} {line.text.strip()}") is not None:
                return None
            return self._block(line, None, "after the enacting formula")
        if line.whole or before.whole or (line.gap and not line.torn):
            torn_page = lower and not (stop or is_vote(before.text) or self._begins(line, before))
            if torn_page or (lower and before.text.rstrip().endswith("-")):
                return None
            return self._block(line, None, "blank line" if line.gap else "paragraph of the format")
        return self._close_packed(index, line, before, stop, lower)

    def _begins(self, line: TextLine, before: TextLine) -> bool:
        """A small letter behind a blank line begins a paragraph: numbered, under a heading, or as others here do."""
        if self._label(line)[0] is not None or names_itself(before.text):
            return True
        return self.lowered and opener(line.text.lstrip(), self.language, any_case=True) is not None

    def _formula(self, index: int, line: TextLine, stop: bool) -> str | None:
        """The body of an enacting formula; a body's name at the head of a line in mid-sentence is none."""
        formula = enacting_body(line.text) or self._bare_formula(index, line)
        if formula is not None and not self.started and self._names_the_body(index, formula):
            return None
        if formula is None or not self.started or line.gap or line.whole:
            return formula
        return formula if stop or self.wrapping.ended(index - 1) else None

    def _bare_formula(self, index: int, line: TextLine) -> str | None:
        """The body's name alone, its comma left out: a formula where the next line acts."""
        following = self.lines[index + 1].text if not self.started and index + 1 < len(self.lines) else ""
        acts = bool(following) and opener(following, self.language, any_case=self.language == "ru") is not None
        if len(line.text) > 60 or not acts:
            return None
        return enacting_body(f"{line.text.rstrip()}{'，' if self.language == 'zh' else ','}")

    def _names_the_body(self, index: int, formula: str) -> bool:
        """A masthead's line with nothing but the body's name: the formula, with its comma, is still to come."""
        if self.lines[index].text.rstrip()[-1:] in _AFTER_FORMULA:
            return False
        ahead = (line.text.rstrip() for line in self.lines[index + 1 : index + _MASTHEAD])
        return any(text[-1:] in _AFTER_FORMULA and enacting_body(text) == formula for text in ahead if text)

    def _after_bare_label(self, line: TextLine) -> Block | None:
        """A number alone on its line takes the next line as its text, unless a list begins there: "11." / "(a) …"."""
        inner, inside = self._label(line)
        label = self.head.label if self.head is not None else None
        # A letter that begins nothing numbered ("(i)" in a preamble) would be lost without the text behind it.
        listed = label is not None and (label.text[:1].isdigit() or self.numbers.depth > 1)
        if listed and inner is not None and inner.form == "(a)" and inside is not None and inside.how == "first":
            return self._block(line, None, "number in sequence")
        return None

    def _close_packed(self, index: int, line: TextLine, before: TextLine, stop: bool, lower: bool) -> Block | None:
        """The same where nothing but a line break, or a torn page, lies between."""
        ended = self.wrapping.ended(index - 1)
        if is_foot(line.text) and (stop or ended) and not UNFINISHED.search(before.text):
            return self._block(line, None, "foot of the resolution")
        if self.set_apart and not ended and not line.torn:
            return None
        if not self.wrapping.wrapped and not line.torn:
            return None if self._runs_on(index, line, stop, lower) else self._block(line, None, "line")
        if self._numbered(line, stop, ended):
            return self._block(line, None, "number in sequence")
        if lower or line.text.lstrip()[:1] in ",;.)" or self._goes_on(index, line):
            return None
        found = opener(line.text.lstrip(QUOTES + " "), self.language, any_case=self.language == "ru")
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

    def _runs_on(self, index: int, line: TextLine, stop: bool, lower: bool) -> bool:
        """In a text that was not wrapped every line is a paragraph, but for a break that fell inside one.

        Where blank lines part the paragraphs, a line without one before it runs on; a small letter after no stop
        does anywhere. What begins with a number or an act is asked of those, not of the layout.
        """
        if self._label(line)[0] is not None:
            return False
        if self.language == "zh" and self.started:
            return self._goes_on(index, line)
        if self._acts(line):
            return False
        return (lower and not stop) or (self.started and (self.spaced or (self.parted and not stop)))

    def _goes_on(self, index: int, line: TextLine) -> bool:
        """A Chinese sentence runs on: "1. 回顾…，" / "强调…；"."""
        if self.language != "zh" or not self.started or self._heads(index):
            return False
        before = self.lines[index - 1]
        heads = len(self.current) == 1 and not self._acts(before) and self._label(before)[0] is None
        closed = self.numbers.depth > 0 or ((self.parted or self.spaced) and not line.gap and not line.torn)
        return goes_on(before.text, line.text, heads=heads, acts=self._acts(line), closed=closed)

    def _acts(self, line: TextLine) -> bool:
        return opener(line.text.lstrip(QUOTES + " "), self.language) is not None

    def _numbered(self, line: TextLine, stop: bool, ended: bool) -> bool:
        """The line begins with the number that is due, and nothing speaks against it."""
        label, position = self._label(line)
        if label is None or position is None:
            return False
        if position.how not in ("next", "first", "bis"):
            return stop and ended
        rest = line.text.lstrip()[label.end :]
        return stop or ended or (self.started and position.level == 0 and opener(rest, self.language) is not None)

    def _front(self, line: TextLine, before: TextLine, ended: bool) -> Block | None:
        """Above the enacting formula every line is its own, but for a title that runs on."""
        title = self.head is not None and numbered_title(self.head.text) is not None
        if numbered_title(line.text) is not None or line.text.lstrip().startswith("["):
            return self._block(line, None, "title or note above the text")
        if title or not ended or UNFINISHED.search(before.text):
            return None
        return self._block(line, None, "line above the text")

    def _closed(self, index: int, text: str, stop: bool) -> bool:
        """Nothing more is wanted after this line, which was ended on purpose: a stop, or a heading's short line."""
        if stop and (text.rstrip()[-1:] != "," or not self.numbers.depth):
            return True
        # Without a stop, or with a comma inside a list, the shortness of the line is all there is: it must be plain.
        return self.wrapping.ended(index, _PLAINLY_SHORT) and not UNFINISHED.search(text)

    def _heads(self, index: int) -> bool:
        """The line is short, has no stop, and the next paragraph number follows it: a heading."""
        if index + 1 >= len(self.lines) or ends_with_stop(self.lines[index].text):
            return False
        following = find_label(self.lines[index + 1].text)
        position = self.numbers.place(following) if following is not None else None
        due = position is not None and (position.how == "next" or (position.how, position.level) == ("first", 0))
        return due and self.wrapping.ended(index, _PLAINLY_SHORT)

    def _label(self, line: TextLine) -> tuple[Label | None, Position | None]:
        text = unquoted(line.text)
        label = find_label(text)
        if label is None:
            return self._odd_label(text)
        memory = self.capitals if label.form in CAPITAL_FORMS else self.numbers
        if self.fresh and label.text == "1" and label.form in _PLAIN_FORMS:
            return label, Position(0, "first", "decimal")
        position = memory.place(label, after_colon=self.after_colon)
        if position is None and label.form == "a)":
            # "b)" among "(a)" and "(c)": the bracket was lost.
            label = replace(label, form="(a)")
            position = memory.place(label)
            return (label, position) if position is not None and position.how == "next" else (None, None)
        if position is None:
            return self._odd_label(text)
        comma = text[: label.end].rstrip().endswith(",")
        if comma and not self.after_colon and opener(text[label.end :], self.language) is None:
            return None, None
        return label, position

    def _odd_label(self, text: str) -> tuple[Label | None, Position | None]:
        """A number that is misread or printed without a dot: it must be the next, and what follows must act.

        Bare numbers before small letters ("1 to invite") count from a line that is nothing but an act ("resolves").
        """
        label = odd_label(text)
        if label is None:
            return None, None
        position = self.numbers.place(label)
        if self.fresh and label.text == "1":
            position = Position(0, "first", "decimal")
        if position is None or (position.how != "next" and label.text != "1"):
            return None, None
        if label.form == BARE_FORM:
            due = position.how == "next" or self._under_an_act()
        else:
            acts = opener(text[label.end :], self.language)
            due = position.level == 0 and acts is not None and acts.form != "cut"
        return (label, position) if due else (None, None)

    def _under_an_act(self) -> bool:
        """The block before is an act alone, without a stop: "resolves", "instructs the Secretary-General"."""
        text = self.current[-1].text.strip() if self.current else self.blocks[-1].text if self.blocks else ""
        acts = opener(text, self.language, any_case=True) if text[:1].islower() and len(text) < 100 else None
        return acts is not None and not ends_with_stop(text)

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
            (self.capitals if label.form in CAPITAL_FORMS else self.numbers).take(label, position)
            self.fresh = False
            rest = unquoted(line.text)[label.end :]
            if find_label(unquoted(line.text)) != label:
                line = replace(line, text=f"{label.text}. {rest}")
                label = replace(label, end=len(label.text) + 2)
            inner = find_label(rest)
            inside = self.numbers.place(inner) if inner is not None and inner.form == "(a)" else None
            if inner is not None and inside is not None and inside.how == "first":
                # "11. (a) Expresses …": the number opens a list and has no words of its own.
                self.blocks.append(replace(block, label=label, position=position, depth=depth))
                self.numbers.take(inner, inside)
                line = replace(line, text=rest)
                label, position = inner, inside
            self.bare_label = not unquoted(line.text)[label.end :].strip()
        else:
            self.bare_label = BARE_BULLET.fullmatch(line.text) is not None
        self.head = replace(block, label=label, position=position, text=line.text, depth=depth)
        self.current = [line]

    def _close(self) -> None:
        if self.head is None or not self.current:
            return
        joined = join_lines([line.text for line in self.current], self.words)
        quote, text = without_label(joined, self.head.label)
        bullet = BULLET.match(text) if self.head.label is None else None
        text = text[bullet.end() :] if bullet else text
        body = text.lstrip(QUOTES + " ")
        formula = self.head.formula
        if formula is None and not self.started and len(self.current) > 1:
            # A long formula runs over several lines: "The … Commission …, meeting at its 81st session, held …:".
            formula = enacting_body(quote + text)
            self.started = formula is not None
        self.blocks.append(
            replace(
                self.head,
                formula=formula,
                text=quote + text,
                bullet=bullet is not None,
                opener=opener(body, self.language, any_case=self.head.label is None or self.language == "ru")
                if body
                else None,
            )
        )
        last = self.blocks[-1]
        if last.label is None and last.opener is not None and last.opener.form == "finite" and len(text) < 120:
            self.fresh = text.endswith(":") or (text[:1].islower() and not last.closed)
        self.head, self.current = None, []
