"""One coordinated noun phrase, read word by word: where its nouns divide, what belongs to each, and where it ends.

What comes in: the text behind a verb, and what must follow the phrase for its nouns to be addressed. What goes out:
the nouns, each without articles and the like. The phrase ends where the infinitive begins ("to" before a verb), at a
colon, at a verb of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from resindex.addressees import is_adjective_of_state
from resindex.lexicon import Lexicon, fold
from resindex.parsing.heads import is_adjective, is_nobody, is_organ, is_thing

_MARKS = ',;:.()“”"'
_TITLES = ("mr", "ms", "mrs", "dr", "st")


class NounPhrase:
    """One reading. ``need`` is what must follow: "infinitive", "clause" or "shall" (a verb of its own), or "nothing".

    ``shared`` says that the phrase runs up to the next act, so that the infinitive may stand behind that one.
    ``ended`` says whether the phrase was seen to end.
    """

    def __init__(self, part: str, need: str, book: Lexicon, *, shared: bool = False) -> None:
        part = part.replace("[", " ").replace("]", " ")
        for mark in _MARKS:
            part = part.replace(mark, f" {mark} ")
        self.tokens = part.split()
        self.low = fold(part).split()
        self.need = need
        self.book = book
        self.shared = shared
        self.ended = False
        self.followed = False
        self.void = False
        self.names: list[str] = []
        self.words: list[str] = []

    def read(self) -> list[str]:
        """The nouns, or nothing where what must follow does not."""
        at = 0
        own_verb = self.need in ("clause", "shall")
        introduced = self.low[:1] == [","] or (self.low and self.low[0] in self.book.words("cutting"))
        if own_verb and introduced:  # "that, in this regard, all States", "that during the session the Chair"
            at = self.low.index(",", 1) + 1 if "," in self.low[1:] else 1
        while at < len(self.tokens):
            step = self._step(at)
            if step < 0:
                self.ended = True
                break
            at += step
        else:
            # "Urges mandate holders, and invites the treaty bodies, to …": the infinitive stands behind the next act.
            self.followed = self.followed or self.shared
        self._flush()
        if self.void or (self.need in ("infinitive", "shall") and not self.followed):
            return []
        return self.names

    # ------------------------------------------------------------ one token

    def _step(self, at: int) -> int:
        """Reads the token at an index: how many were used, or -1 at the end of the phrase."""
        token, low = self.tokens[at], self.low[at]
        if token in _MARKS:
            return self._mark(at)
        if low == "to" and not self._binds(at):
            self.followed = self.need not in ("clause", "shall")
            return -1
        if self.need in ("clause", "shall") and self._is_verb(at):
            self.followed = low in ("shall", "should", "will", "must")
            # "Requests that interns be enlisted": somebody else is to do it.
            self.void = self.void or (low == "be" and self._low(at + 1).endswith(("ed", "en")))
            return -1
        if low in ("and", "or", "and/or"):
            return self._conjunction(at)
        if low == "as" and self.low[at + 1 : at + 3] == ["well", "as"]:
            return self._divide(3)
        if low in ("together", "along") and self.low[at + 1 : at + 2] == ["with"]:
            return self._divide(2)
        if self._cuts(at):
            if low == "for" and self.need == "nothing":
                return -1
            self._flush()
            return self._skip(at)
        if low in ("the", "its", "their", "a", "an") and self._complete():
            return -1
        self.words.append(token)
        return 1

    def _mark(self, at: int) -> int:
        token = self.tokens[at]
        if token == "(":
            close = self.low.index(")", at) if ")" in self.low[at:] else len(self.low) - 1
            return close - at + 1
        if token == ",":
            return self._comma(at)
        if token == "." and at and self.low[at - 1] in _TITLES:
            return 1
        self.followed = self.followed or token == ":"
        return -1

    def _comma(self, at: int) -> int:
        after, printed = self._low(at + 1), self._token(at + 1)
        if self.low[at + 1 : at + 4] == ["as", "well", "as"]:
            return self._divide(4)
        if after in ("and", "or") and not self._adjectives():
            return self._divide(3 if self._low(at + 2) == "for" else 2)
        if after == "to":
            if self._low(at + 2) != "be":
                return 1
            self._flush()  # "the working group, to be established at its next session, to consider"
            return self._skip(at + 2, aside=True) + 2
        if after in self.book.words("cutting") or (printed[:1].islower() and self._is_aside(at + 1)):
            self._flush()
            return self._skip(at + 1, aside=True) + 1
        if self._adjectives():
            self.words.append(",")
            return 1
        first = not self.names
        self._flush()
        return self._apposition(at) if first and after == "the" else 1

    def _is_aside(self, at: int) -> bool:
        """Whether what begins behind a comma is no noun: "acting jointly", "directly or through", "based on"."""
        low = self.low[at]
        governed = self._low(at + 1) in self.book.words("cutting") or self._low(at + 1) == "to"
        return low.endswith("ing") or (low.endswith("ly") and low != "family") or (low.endswith("ed") and governed)

    def _conjunction(self, at: int) -> int:
        if self._adjectives() or (self.words and self._joins(at)):
            self.words.append(self.tokens[at])
            return 1
        return self._divide(1)

    def _divide(self, step: int) -> int:
        self._flush()
        return step

    def _low(self, at: int) -> str:
        return self.low[at] if at < len(self.low) else ""

    def _token(self, at: int) -> str:
        return self.tokens[at] if at < len(self.tokens) else ""

    # ------------------------------------------------------------ what belongs together

    def _adjectives(self) -> bool:
        """Whether the noun is still to come: "international" of "international and regional organizations"."""
        bare = [w for w in self.words if w.lower() not in self.book.words("stripped") and w not in (",", "and", "or")]
        if not bare or bare[-1].endswith("s"):
            return False
        return is_adjective(bare[-1])

    def _joins(self, at: int) -> bool:
        """Whether "and" stands inside a name: "Office on Drugs and Crime", "Governments of Greece and Turkey"."""
        last, after, second = self.words[-1], self._token(at + 1), self._token(at + 2)
        if last.endswith("-"):
            return True
        own = [w for w in self.words if w.lower() not in self.book.words("stripped")]
        single = len(own) == 1 and last[:1].isupper() and not last.endswith("s")
        if single and after[:1].islower() and self.words[0].lower() in ("all", "both"):
            return True  # "all Afghan and international parties"
        if not (after[:1].isupper() and last[:1].isupper()):
            return False
        behind = [w.lower() for w in self.words[-3:-1]]
        if {"on", "for", "against"} & set(behind):
            return True
        if "of" in behind and own[0].lower() in ("governments", "authorities", "presidents", "representatives"):
            return True
        if not single or last.isupper():
            return False
        if (
            second[:1].islower()
            and second not in self.book.words("cutting")
            and second not in ("of", "and", "or", "to")
        ):
            return True  # "the Georgian and Abkhaz sides"
        ahead = [t for t in self.tokens[at + 1 : at + 4] if t[:1].isupper()]
        return len(ahead) > 1 and any(map(is_organ, ahead[1:]))

    def _binds(self, at: int) -> bool:
        """Whether "to" belongs to the noun: "parties to the conflict"; before a verb it begins the infinitive."""
        after = self._token(at + 1)
        if fold(after) in self.book.words("definite") or after[:1].isupper():
            return True
        bound = at > 0 and self.low[at - 1] in self.book.words("bound")
        return bound and fold(after) in ("armed", "conflict", "conflicts", "hostilities", "such")

    def _complete(self) -> bool:
        return (
            bool(self.words)
            and self.words[-1].islower()
            and self.words[-1] not in ("of", "to", "and", "or", "all", "both", "in", "on", "for", "at", "against")
        )

    def _is_verb(self, at: int) -> bool:
        """In a clause: whether its verb begins here ("shall", or a small word behind the finished noun)."""
        low = self.low[at]
        if low in self.book.words("modals"):
            return True
        if not self.words or not self.tokens[at][0].islower() or low in ("of", "to", "and", "or", "concerned"):
            return False
        last = self.words[-1]
        if last.lower() in self.book.words("pronouns"):
            return True
        if is_adjective_of_state(last):
            return False  # "the Syrian regime"
        if low.endswith("ly") or last in ("conflict", "conflicts", "dispute"):
            return True  # "the parties immediately cease", "the parties to the conflict ensure"
        if len(self.words) > 1 and last[0].islower() and is_adjective_of_state(self.words[-2]):
            return not is_adjective(last)
        return not self._cuts(at) and (last[0].isupper() or (last.endswith("s") and not last.endswith("ss")))

    # ------------------------------------------------------------ what is cut

    def _cuts(self, at: int) -> bool:
        """Whether a word ends the noun: a relative clause, a topic, a participle behind the noun."""
        token, low = self.tokens[at], self.low[at]
        last = self.words[-1] if self.words and self.words[-1].lower() not in self.book.words("stripped") else ""
        if low in ("for", "on", "in", "against", "at") and last[:1].isupper():
            after = self._token(at + 2) if self._low(at + 1) == "the" else self._token(at + 1)
            placed = any(w.lower() in self.book.words("placed") for w in self.words)
            return placed or not after[:1].isupper()
        if not token[0].islower():
            return False
        if low == "not" and self._low(at + 1) in ("party", "parties", "members"):
            return False  # "States not parties to the Convention"
        if low in self.book.words("cutting"):
            return bool(last) or low not in ("such", "further", "working")
        finished = (
            last.endswith("s")
            or last in self.book.words("pronouns")
            or (last[:1].isupper() and last not in ("Member", "United"))
        )
        return finished and low.endswith(("ing", "ed", "ly")) and low not in ("armed", "specialized", "concerned")

    def _skip(self, at: int, *, aside: bool = False) -> int:
        """Passes over what is cut, to the infinitive or to the next noun: how many tokens; ``aside`` between commas."""
        clause = self.low[at] in ("that", "which", "who", "whose", "whom")
        for index in range(at + 1, len(self.tokens)):
            low, before = self.low[index], self.low[index - 1]
            if low in (";", ":"):
                self.followed = self.followed or self._later(at, index)
                return index - at
            if before == "not" and self.low[index - 2] == ",":
                before = ","
            if (
                low == "to"
                and not self._binds(index)
                and (before == "," or not (aside or before in self.book.words("governing")))
            ):
                return index - at
            if low == "as" and self.low[index + 1 : index + 3] == ["well", "as"] and self._later(index):
                return index - at
            if (
                low == "and"
                and self._resumes(index)
                and (before == "," or not (clause or aside))
                and self._later(index)
            ):
                return index - at
        self.followed = self.followed or "to" in self.low[at:]
        return len(self.tokens) - at

    def _resumes(self, index: int) -> bool:
        """Whether a new noun begins behind the "and" at an index."""
        after = self._token(index + 1)
        return fold(after) in self.book.words("resuming") or (
            after[:1].isupper() and self.tokens[index - 1][:1].islower()
        )

    def _later(self, index: int, end: int | None = None) -> bool:
        """Whether an infinitive still follows."""
        return any(low == "to" and not self._binds(i) for i, low in enumerate(self.low[index:end], index))

    def _apposition(self, at: int) -> int:
        """Passes over another name of the same one: "Israel, the occupying Power, to"."""
        close = self.low.index(",", at + 1) if "," in self.low[at + 1 : at + 12] else 0
        if not close or "and" in self.low[at:close]:
            return 1
        ends = self._low(close + 1) == "to"
        if self.need == "clause":  # "Demands that Israel, the occupying Power, comply"
            verb = self._token(close + 1)[:1].islower() and self._low(close + 1) not in ("and", "or", "the")
            return -1 if verb else 1
        return close - at if ends else 1

    def _flush(self) -> None:
        """Ends one noun: strips what is no part of it and keeps it, if it is one that can be asked."""
        words: Sequence[str] = self.words
        self.words = []
        stripped = self.book.words("stripped")
        while words and (words[0].lower() in stripped or words[0] == ","):
            words = words[1:]
        while words and (words[-1].lower() in stripped or words[-1] in (",", "of")):
            words = words[:-1]
        if not words or " ".join(words).lower() in self.book.words("pronouns"):
            return
        name = " ".join(words).replace(" ,", ",")
        if self.need == "shall" and ((words[0][0].islower() and words[0] != "parties") or name.endswith(("’s", "'s"))):
            return
        if is_nobody(words):
            return
        cut = next((i for i, word in enumerate(words) if i and word in ("of", "to")), len(words))
        head = words[cut - 1]
        if is_thing(head):
            # "Encourages the discussions between the parties": none of what follows is addressed.
            self.void = self.void or not self.names
            return
        self.names.append(name)
