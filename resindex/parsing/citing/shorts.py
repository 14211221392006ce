"""Short names: what "the Covenant", "la Convention", "Устав", "《公约》" stand for.

What comes in: a text around such a word, and what the document named before. What goes out: the id that it stands
for, or nothing where that is not clear. A short name means what the paragraph last called so; else what the document
defined it to be; else the one of that kind that it has named by far the most. A name that is not in the table makes
its kind unclear, never wrong. The words are data: ``data/citing.toml``, ``shorts`` of each language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from resindex.parsing.citing.words import citing_table

#: The United Nations write "Article" with a capital only of the Charter and of the Statute of the Court.
_CAPITAL_ARTICLE = re.compile(r"Art(?:icle|ículo)s?\s[\w, ]{1,30}(?:of the|du|del) $")


@dataclass(slots=True)
class Antecedents:
    """What a document has named so far, by the word that may stand for it; "" is whatever the table does not have."""

    named: dict[str, Counter[str]] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)

    def name(self, head: str, id_: str) -> None:
        """A name was printed in full; ``id_`` is "" for one that the table does not have."""
        counted = self.named.get(head)
        if counted is None:
            counted = self.named[head] = Counter()
        counted[id_] += 1

    def meant(self, heads: Sequence[str]) -> str | None:
        """What "the <head>" means in a paragraph that does not name it: what was named at least twice as often."""
        for head in heads:
            if head in self.defined:
                return self.defined[head]
        counted: Counter[str] = Counter()
        for head in heads:
            counted.update(self.named.get(head, Counter()))
        ranked = counted.most_common(2)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] or None if clear else None


@dataclass(frozen=True, slots=True)
class Shorts:
    """The short names of one language."""

    heads: Mapping[str, tuple[str, ...]]  #: words, with the kinds of instrument that each may stand for
    meanings: tuple[tuple[str, ...], ...]  #: the kinds alone, in the order of the groups of ``word``
    word: re.Pattern[str]
    back: re.Pattern[str]  #: what has to stand before a word that points back
    another: re.Pattern[str]  #: what follows a word that begins the name of another instrument
    another_of: re.Pattern[str]  #: the same for words that are often followed by a topic ("the Charter for …")
    named_before: (
        re.Pattern[str] | None
    )  #: what stands before a word that ends the name of another ("Geneva Convention")
    defined: re.Pattern[str]

    def kinds(self, text: str, start: int) -> tuple[tuple[str, ...], int]:
        """The kinds that the word at ``start`` can stand for, and its end; none where no such word stands there."""
        match = self.word.match(text, start)
        return (self.meanings[(match.lastindex or 1) - 1], match.end()) if match else ((), start)

    def means(
        self, text: str, kinds: Sequence[str], start: int, end: int, here: dict[str, str], before: Antecedents
    ) -> str | None:
        """The id that the word stands for; ``here`` and ``before`` learn of other instruments that it belongs to."""
        points_back = self.back.search(text, max(0, start - 12), start) is not None
        # "under the Charter for Member States" still means the Charter.
        another = self.another_of if set(kinds) & {"Charter", "Covenant", "Statute"} else self.another
        if another.match(text, end) or (not points_back and self._ends_name(text, start)):
            for kind in kinds:
                here[kind] = ""
                if kind != "Charter":
                    before.name(kind, "")
            return None
        if not points_back:
            return None
        for kind in kinds:
            if kind in here:
                return here[kind] or None
        if "Charter" in kinds:
            return "treaty:UNCharter"
        if "Statute" in kinds and _CAPITAL_ARTICLE.search(text, max(0, start - 50), start):
            return "treaty:ICJStatute"
        return before.meant(kinds)

    def _ends_name(self, text: str, start: int) -> bool:
        before = self.named_before
        return before is not None and before.search(text, max(0, start - 30), start) is not None

    def definition(self, text: str, end: int) -> tuple[str, ...]:
        """The kinds that a name is to be called by from here on: "(“the Convention”)"."""
        match = self.defined.match(text, end)
        if match is None:
            return ()
        return self.kinds(text, match.start("head"))[0]


@cache
def shorts(language: str) -> Shorts | None:
    """The short names of a language; None where the table has none."""
    entry = citing_table().get(language, {}).get("shorts")
    if entry is None:
        return None
    heads = {word: tuple(kinds) for word, kinds in entry["heads"].items()}
    edge = "" if language == "zh" else r"(?![^\W_])"
    words = [re.escape(word).replace(r"\*", r"\w*") for word in heads]
    return Shorts(
        heads,
        tuple(heads.values()),
        re.compile("(?:" + "|".join(f"({word})" for word in words) + ")" + edge),
        re.compile(f"(?:{entry['back']})$"),
        re.compile(entry["another"]),
        re.compile(entry.get("another_of", entry["another"])),
        re.compile(entry["named_before"]) if "named_before" in entry else None,
        re.compile(
            rf"[》”»]?\s*[(（](?:{entry['defined']})?[“«\"'„]?\s?(?:{entry['back']})?"
            rf"(?P<head>{'|'.join(words)})\s?[”»\"']?\s?[)）]"
        ),
    )
