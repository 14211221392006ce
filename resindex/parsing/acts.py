"""The further acts of a paragraph: "Welcomes …, and encourages …, and in this regard requests …".

What comes in: the text, where its first act ends, and in which form it acts. What goes out: every later act of the
same body, in order. Not acts: the addressee's infinitives, verbs of another subject ("which recognizes"), nouns ("its
requests to visit"), what stands in quotation marks or brackets, participles that only colour.

A word is weighed by what stands before it. A new act begins behind a semicolon or a full stop, behind a comma, or
behind "and"; the weaker that seam, the more evidence is asked: a verb that bodies often use, and no other subject in
sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resindex.lexicon import Act, Form, Lexicon, fold
from resindex.parsing.opener import Reading

_KINDS = {"finite": ("finite",), "participle": ("adjective", "participle"), "past": ("past",)}
#: How far back a seam is looked for: no adverbial between a conjunction and its verb is longer.
_BACK = 110
#: Characters of a paragraph over which quotation marks and brackets are counted.
_LONGEST_QUOTATION = 20_000
_MARKS = (",", ";", ".", ":", "–", "—", "،", "؛")
_RELATIVES = ("which", "who", "that", "it", "they", "whom", "where", "whereby", "as")
#: A clause that has a subject of its own: whatever is joined to it by a bare "and" is its verb too.
_OTHER_SUBJECT = re.compile(
    r"\b(?:which|who|that|it|they|whose)\s+(?:\w+ly\s+|also\s+|further\s+){0,3}[a-z]+(?:[^su\W]s|sses|ches|ses)\b"
)
_GERUND = re.compile(
    r"(?:,|\b(?:and|as|at|by|for|from|in|including|of|on|or|through|to|towards|when|while|with)) (?:\w+ly )?[a-z]+ing\b"
)
#: A sentence inside the paragraph that begins with a subject: "…. The mediator shall report … and requests".
_SENTENCE = re.compile(r"[a-z\d)”](?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!Mrs)(?<!Nos)(?<!vol)\.\s+[A-Z]")
_CAPITALS = re.compile(r"\b[A-Z][A-Z-]{3,}\b")


@dataclass(frozen=True, slots=True)
class Found:
    """One act inside a text: its normal form, what is known of its verb, and where its words lie."""

    normal: str
    act: Act
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seam:
    """What stands before a word: the last mark (",", ";", "." or ""), and the conjunction if there is one."""

    mark: str
    link: str
    start: int


def further_acts(text: str, start: int, kind: str, book: Lexicon, begun: Sequence[Found] = ()) -> Iterator[Found]:
    """The acts behind offset ``start``, in order; ``kind`` is "finite", "participle" or "past".

    ``begun`` are acts that are known already, because they begin a sentence; they are given in their place.
    """
    last = start
    kinds = _KINDS[kind]
    known = list(begun)
    for at in _candidates(text, start, kind, book):
        while known and known[0].start <= at:
            last = max(last, known[0].end)
            yield known.pop(0)
        found = _weigh(text, start, last, at, kinds, book) if at >= last else None
        if found is not None:
            last = found.end
            yield found
    yield from known


def _candidates(text: str, start: int, kind: str, book: Lexicon) -> list[int]:
    """Where words lie that can be such a form; in capitals too, where the text acts in capitals ("COMMENDS … and
    URGES").
    """
    tail = text[start:].replace(",", " ").replace("‑", "-").replace("’", "'")
    if text[:start].isupper():
        tail = _CAPITALS.sub(lambda m: m[0].lower(), tail)
    words = tail.split()
    hits = book.by_kind[f"{kind} seeds"].intersection(words) if book.by_kind else ()
    places: list[int] = []
    for word in hits:
        at = tail.find(word)
        while at >= 0:
            end = at + len(word)
            if (at == 0 or tail[at - 1].isspace()) and (end == len(tail) or tail[end].isspace()):
                places.append(start + at)
            at = tail.find(word, end)
    return sorted(places)


def _weigh(text: str, start: int, last: int, at: int, kinds: tuple[str, ...], book: Lexicon) -> Found | None:
    """The act that begins at ``at``, or None where the word there is none."""
    seam = _seam(text, last, at, book)
    if seam is None or (text.find(". ", last, seam.start) >= 0 and _SENTENCE.search(text, last, seam.start)):
        return None
    reading = Reading(text, at, book)
    if _enclosed(text, start, at):
        return None
    got = reading.form_at(0, kinds)
    if got is None:
        return _carried(reading, seam, book) if "finite" in kinds and reading.among(0, "carrying") else None
    form, end = got
    if not _holds(text, last, seam, form, reading.word(end), book):
        return None
    normal, end = reading.named(form, end)
    return Found(normal, form.act, at, reading.offsets(end)[1])


def _carried(reading: Reading, seam: _Seam, book: Lexicon) -> Found | None:
    """ "… ; remains concerned", "… and continues to encourage": the act is what is carried."""
    begun = reading.read()
    act = book.act(begun.normal) if begun is not None else None
    if begun is None or act is None or not seam.mark:
        return None
    return Found(begun.normal, act, begun.start, begun.end)


def _seam(text: str, last: int, at: int, book: Lexicon) -> _Seam | None:
    """The seam before a word, or None where the word stands inside a phrase."""
    origin = max(last, at - _BACK)
    left = text[origin:at].rstrip()
    modifiers, carriers, clitics = (book.words(name) for name in ("words", "carriers", "clitics"))
    crossed = ""
    while left:
        if left.endswith(","):
            crossed = ","
        bare = left.rstrip(",").rstrip()
        word = fold(bare.rpartition(" ")[2])
        if word in modifiers or word in carriers or word in clitics or book.is_adverb(word):
            left = bare[: -len(word)].rstrip()
            continue
        if word not in book.words("linking ends"):
            break
        ending = " " + fold(bare)
        phrase = next((p for p in map(" ".join, book.phrases["linking"]) if ending.endswith(" " + p)), None)
        if phrase is None:
            break
        left = bare[: -len(phrase)].rstrip()
    word = fold(left.rstrip(",").rpartition(" ")[2])
    if word in _RELATIVES and (word.startswith("wh") or not crossed):
        return None
    link = word if word in book.words("links") else ""
    if link:
        left = left.rstrip(",")[: -len(link)].rstrip()
    mark = left[-1:] if left[-1:] in _MARKS else "" if link else crossed
    return _Seam(mark, link, origin + len(left)) if mark or link else None


def _holds(text: str, last: int, seam: _Seam, form: Form, after: str, book: Lexicon) -> bool:
    """Whether the seam is strong enough for this verb."""
    act = form.act
    closing = after in (",", ";", ".", ":", ")", "")
    if seam.link == "or" or (closing and act.n < 100):
        return False
    if act.noun and form.kind == "finite" and closing and after != ",":
        return False
    if seam.mark == ";":
        return True
    if form.kind in ("participle", "adjective") and _is_gerund(text, last, seam, form):
        return False
    rare = act.rare or (form.kind == "participle" and act.n < 8)
    if seam.mark:
        plain = after in book.words("determiners") if seam.link else after in ("that", "the", "its")
        return not rare or (plain and not _OTHER_SUBJECT.search(text, last, seam.start))
    return not rare and _OTHER_SUBJECT.search(text, _clause(text, last, seam), seam.start) is None


def _is_gerund(text: str, last: int, seam: _Seam, form: Form) -> bool:
    """Whether a participle continues a row of gerunds: "in promoting and encouraging", "by advising … and
    supporting".
    """
    if not seam.mark and seam.start > last and text[last : seam.start].rstrip().endswith("ing"):
        return True
    if not form.act.deed:
        return False
    if seam.link in ("while", "whilst"):
        return True
    if seam.mark:
        return False
    return form.kind == "adjective" or _GERUND.search(text, _clause(text, last, seam), seam.start) is not None


def _clause(text: str, last: int, seam: _Seam) -> int:
    """Where the clause before a seam begins: at its last comma."""
    return max(last, text.rfind(",", last, seam.start))


def _enclosed(text: str, start: int, at: int) -> bool:
    """Whether a place lies inside quotation marks or brackets that opened behind ``start``."""
    # No quotation in a paragraph is longer; looking all the way back for each word would cost the square of its length.
    start = max(start, at - _LONGEST_QUOTATION)
    for opening, closing in (("“", "”"), ("(", ")"), ("«", "»")):
        if text.count(opening, start, at) > text.count(closing, start, at):
            return True
    return text.count('"', start, at) % 2 == 1
