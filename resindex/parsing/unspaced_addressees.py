"""Whom a Chinese act is addressed to: "请秘书长向大会提交报告", "促请会员国和其他利益攸关方采取措施".

What comes in: the text of a paragraph and its acts in order. What goes out: the nouns addressed, in order, without
repeats: one for each coordinated noun, without determiners ("所有", "有关") and relative clauses ("尚未批准公约的").

Nothing parts the name from what is asked. A name begins behind the verb and ends in a head that names of its kind end
in; where another head follows at once, behind a determiner or behind "的", the name goes on to that. Joints add a
further name. Where what stands before the first head begins as what is asked does, nobody is addressed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from resindex.addressees import name_endings, reading_rules
from resindex.parsing.acts import Found

LANGUAGES = ("zh",)

#: Farther than this from its verb no name ends.
_REACH = 260
#: A modifier without "的" is no longer than this.
_MODIFIER = 14
_STOP = re.compile("[；。：:;]")
_BRACKETS = re.compile(r"[(（][^()（）]{0,40}[)）]")
_QUOTED = re.compile("[“《][^”》]{0,60}[”》]")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lists of the data file."""

    verbs: frozenset[str]
    deciding: frozenset[str]
    shall: tuple[str, ...]
    determiners: re.Pattern[str]
    joints: re.Pattern[str]
    aside: re.Pattern[str]
    doing: re.Pattern[str]
    things: tuple[str, ...]
    of: str
    never: tuple[str, ...]
    pronouns: tuple[str, ...]
    across: re.Pattern[str]
    matters: re.Pattern[str]
    heads: frozenset[str]
    sizes: dict[str, tuple[int, ...]]  #: of the heads that begin with two characters, the longest first


def find_addressees(text: str, found: Sequence[Found], language: str, chapeau: Sequence[str] = ()) -> tuple[str, ...]:
    """All addressees of the acts of a paragraph, in order, without repeats.

    ``chapeau`` holds those of the paragraph that this one stands under: a pronoun here may stand for them.
    """
    rules = _rules(language)
    names: list[str] = []
    for index, act in enumerate(found):
        deciding = act.normal in rules.deciding
        if not deciding and act.normal not in rules.verbs:
            continue
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        reading = _Reading(text[act.end : min(limit, act.end + _REACH)], rules)
        said = reading.read()
        if not reading.said.startswith(rules.never) and (not deciding or reading.rest.startswith(rules.shall)):
            names.extend(said)
        if not names and reading.said.startswith(rules.pronouns):
            names.extend(chapeau or _Reading(text[found[index - 1].end if index else 0 : act.start], rules).first())
    return tuple(dict.fromkeys(names))


class _Reading:
    """One reading of the names behind a verb; ``rest`` is what follows them."""

    def __init__(self, said: str, rules: _Rules) -> None:
        stop = _STOP.search(said)
        self.said = (said[: stop.start()] if stop else said).replace(" ", "")
        self.rules = rules
        self.rest = ""

    def read(self) -> list[str]:
        """The names, or none where the first words name nobody."""
        names: list[str] = []
        at: int | None = 0
        while at is not None:
            read = self._name(at, first=not names)
            if read is None:
                break
            name, at = read
            self.rest = self.said[at:]
            names.append(name)
            at = self._joined(at)
        return names

    def first(self) -> list[str]:
        """The first name anywhere in the words."""
        named = ((at, self._head_at(at)) for at in range(len(self.said)))
        return next(([self.said[at:end]] for at, end in named if end is not None), [])

    def _name(self, start: int, *, first: bool) -> tuple[str, int] | None:
        """The name that begins at a place, and where it ends; behind the ``first`` an unknown one is passed over."""
        found = self._head_behind(start, joined=not first)
        if found is None:
            return None
        begin, end = found
        while (further := self._further(end)) is not None:
            begin, end = (begin if further[0] is None else further[0]), further[1]
        behind = self.said[end:]
        if behind.startswith((self.rules.of, *self.rules.things)):
            return None
        return self.said[begin:end], end

    def _head_behind(self, start: int, *, joined: bool = False) -> tuple[int, int] | None:
        """Where the name begins, and where its first head ends."""
        quoted = _QUOTED.match(self.said, start)
        if quoted is not None:  # "《公约》缔约国"
            behind = self._head_behind(quoted.end() + self.said.startswith(self.rules.of, quoted.end()))
            return None if behind is None else (start, behind[1])
        determined = self.rules.determiners.match(self.said, start)
        begin = determined.end() if determined else start
        named = self._named(start, begin)
        if named is not None:
            return named
        relative = self._relative(begin)
        if relative is not None:
            return relative
        if self.rules.doing.match(self.said, begin):
            return None
        for at in range(begin + 1, min(begin + _MODIFIER, len(self.said))):
            if self.rules.across.match(self.said, at):
                return None
            joint = self.rules.joints.match(self.said, at)
            if joint is not None and not joined:
                return None
            begin = joint.end() if joint else begin
            head = self._head_at(at)
            if head is not None and head - at > 1:
                return begin, head
        return None

    def _named(self, start: int, noun: int) -> tuple[int, int] | None:
        """A head at a place, or behind the determiners there, which are then no part of the name: "所有 | 国家"."""
        whole, bare = self._head_at(start), self._head_at(noun)
        if bare is not None and (whole is None or whole <= bare):
            return noun, bare
        return None if whole is None else (start, whole)

    def _relative(self, begin: int) -> tuple[int, int] | None:
        """A relative clause up to its "的" and the head behind it."""
        at = self.said.find(self.rules.of, begin, begin + 70)
        while at >= 0:
            determined = self.rules.determiners.match(self.said, at + 1)
            noun = determined.end() if determined else at + 1
            named = self._named(at + 1, noun)
            if named is not None and "，" not in _QUOTED.sub("", self.said[begin:at]):
                return named
            at = self.said.find(self.rules.of, at + 1, begin + 70)
        return None

    def _further(self, end: int) -> tuple[int | None, int] | None:
        """How a name goes on behind a head: where it begins instead (None: as before), and where it ends."""
        bracket = _BRACKETS.match(self.said, end)
        if bracket is not None:
            return self._further(bracket.end())
        determined = self.rules.determiners.match(self.said, end)
        matter = self.rules.matters.match(self.said, end)
        for at in (end, *(found.end() for found in (determined, matter) if found)):
            head = self._head_at(at)
            if head is not None:
                return None, head
        if self.said.startswith(self.rules.of, end):
            of = self._head_behind(end + 1)
            if of is not None:
                return of[0], of[1]
        return None

    def _joined(self, end: int) -> int | None:
        """Where a further name begins, or None where none is joined."""
        bracket = _BRACKETS.match(self.said, end)
        end = bracket.end() if bracket else end
        joint = self.rules.joints.match(self.said, end)
        if joint is not None:
            return joint.end()
        if self.said[end : end + 1] != "，":
            return None
        aside = self.rules.aside.match(self.said, end + 1)
        comma = self.said.find("，", end + 1) if aside else end
        joint = self.rules.joints.match(self.said, comma + 1) if comma >= 0 else None
        return joint.end() if joint else None

    def _head_at(self, at: int) -> int | None:
        """Where the longest head that begins at a place ends."""
        said, heads = self.said, self.rules.heads
        for size in self.rules.sizes.get(said[at : at + 2], ()):
            if said[at : at + size] in heads:
                return at + size
        return at + 1 if said[at : at + 1] in heads else None


@cache
def _rules(language: str) -> _Rules:
    lists = reading_rules(language)
    heads = frozenset("".join(phrase) for phrase in name_endings(language))
    sizes: dict[str, set[int]] = {}
    for head in heads:
        sizes.setdefault(head[:2], set()).add(len(head))

    def any_of(name: str) -> str:
        return "|".join(sorted(map(re.escape, lists[name]), key=len, reverse=True))

    return _Rules(
        verbs=frozenset(lists["verbs"]),
        deciding=frozenset(lists["deciding"]),
        shall=tuple(lists["shall"]),
        determiners=re.compile(f"(?:{any_of('determiners')})+"),
        joints=re.compile(f"(?:{any_of('joints')})(?:{any_of('aside')})?"),
        aside=re.compile(any_of("aside")),
        doing=re.compile(any_of("doing")),
        things=tuple(lists["things"]),
        of=lists["of"],
        never=tuple(lists["never"]),
        pronouns=tuple(lists["pronouns"]),
        matters=re.compile(rf"[^，、和与的]{{0,12}}?(?:{any_of('matters')})"),
        across=re.compile("|".join(map(re.escape, ("，", lists["of"], *lists["with"])))),
        heads=heads,
        sizes={begin: tuple(sorted(found, reverse=True)) for begin, found in sizes.items()},
    )
