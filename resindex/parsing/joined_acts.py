"""The further acts of Arabic and Chinese paragraphs, whose conjunctions are no words of their own.

"ترحب …، وتشجع …، وتطلب …", "欢迎……，鼓励……，并请……". What comes in: the text of an operative paragraph and where its
first act ends. What goes out: every later act of the same body, in order.

An act goes on behind a comma or a semicolon. In Arabic it has the conjunction before it and the gender of the first
act: the Assembly's verbs are feminine, the Council's masculine, so that what the one addressed is to do seldom looks
like an act. In Chinese, adverbs may stand between. Verbs that anybody may act in ("支持") open a paragraph and go on
none: the lexicon calls them ``rare``. What stands in quotation marks, titles or brackets is no act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resindex.lexicon import Lexicon, lexicon
from resindex.parsing.acts import Found
from resindex.parsing.opener import Reading
from resindex.parsing.phrase_rules import phrase_rules

_ENCLOSING = (("“", "”"), ("《", "》"), ("(", ")"), ("（", "）"), ("«", "»"))
#: No quotation in a paragraph is longer; looking all the way back for each word would cost the square of its length.
_LONGEST_QUOTATION = 4_000


def joined_acts(text: str, start: int, end: int, book: Lexicon) -> list[Found]:
    """The acts behind the first one, which lies from ``start`` to ``end``; none in other languages."""
    if book.language == "ar":
        return list(_arabic(text, start, end, book))
    return list(_chinese(text, end, book)) if book.language == "zh" else []


def _arabic(text: str, start: int, end: int, book: Lexicon) -> Iterator[Found]:
    last = end
    for joint in _arabic_joint().finditer(text, end):
        at = joint.start("verb")
        if at < last or text[at] != text[start] or joint["verb"].rstrip("،,؛;") not in book.by_kind["finite"]:
            continue
        reading = Reading(text, at, book)
        got = reading.form_at(0, ("finite",))
        if got is None or _enclosed(text, end, at):
            continue
        normal, words = reading.named(*got)
        act = book.act(normal) or got[0].act
        if act.rare or not (joint["mark"] or normal in phrase_rules("ar").verbs):
            continue
        last = reading.offsets(words)[1]
        yield Found(normal, act, at, last)


def _chinese(text: str, end: int, book: Lexicon) -> Iterator[Found]:
    for joint in _chinese_joint().finditer(text, end):
        form = next((f for f in book.forms(joint["verb"]) if not f.rest), None)
        if form is not None and not form.act.rare and not _enclosed(text, end, joint.start("verb")):
            yield Found(form.act.normal, form.act, joint.start("verb"), joint.end())


def _enclosed(text: str, start: int, at: int) -> bool:
    start = max(start, at - _LONGEST_QUOTATION)
    return any(text.count(opening, start, at) > text.count(closing, start, at) for opening, closing in _ENCLOSING)


@cache
def _arabic_joint() -> re.Pattern[str]:
    book = lexicon("ar")
    linking = "|".join(sorted(map(re.escape, book.words("linking")), key=len, reverse=True))
    return re.compile(rf"(?P<mark>[،,؛;]?)\s+و(?:(?:{linking})[،,]?\s+)?(?P<verb>[يت]\S+)")


@cache
def _chinese_joint() -> re.Pattern[str]:
    book = lexicon("zh")
    between, verbs = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        for words in ((*book.words("words"), *book.words("linking")), book.heads)
    )
    return re.compile(rf"[，；]\s*(?:{between}){{0,4}}?(?P<verb>{verbs})")
