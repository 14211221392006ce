"""The words of a name, folded so that all forms of it compare equal.

What comes in: a name as printed, and its language. What goes out: a tuple of words. Case, accents and typographic
marks are left aside in every language. Russian words are stemmed, so that "Генеральному секретарю" is "Генеральный
секретарь". Arabic words lose their vowel marks and their article, "للأمين العام" is "الأمين العام" too, and the sound
plural has one form. Chinese has no spaces: every character is a word. Other languages keep their words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from resindex.analysis.stemming import stemmer

Words = tuple[str, ...]

_WORD = re.compile(r"[\w/&+-]+|…")
_RUSSIAN = re.compile(r"[^\W_]+|…")
_CHINESE = re.compile(r"[a-z\d]+|[^\W_]|…")
_SYMBOLS = str.maketrans({"‑": "-", "‐": "-", "–": "-", "’": "'", "\xa0": " "})
_LETTERS = str.maketrans({"ى": "ي", "ـ": None, "ٱ": "ا"})
#: A preposition of one letter with the article behind it; the article alone.
_ARTICLE = re.compile(r"^(?:[بكفو]ال|لل|ال)(?=\w{2})")
_PLURAL = re.compile(r"(?<=\w\w)(?:ون|ان)$")
#: Russian adjectives, which may stand before what a name is known by.
_ADJECTIVE = re.compile(
    r"\w+(?:[ыо]й|(?<!ен)(?<!ан)(?<![цс])ий|ая|яя|ое|(?<!ени)(?<!ани)(?<!тви)ее|ые|(?<!ен)(?<!ан)(?<!тв)ие|ого|его|ому|ему|"
    r"ым|им|ую|юю|ых|их|ыми|ими|ей|ой)(?:ся)?$"
)
#: The stemmer takes these for verbal endings in some cases of a noun and not in others: "органы", "органам".
_VERBAL = re.compile(r"(?<=\w\w[ая])[нл]$")
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)


@lru_cache(maxsize=50_000)
def name_words(text: str, language: str) -> Words:
    """The words of a name.

    >>> name_words("Member States", "en"), name_words("государствам-членам", "ru")
    (('member', 'states'), ('государств', 'член'))
    """
    folded = text.translate(_SYMBOLS).casefold()
    if language == "ru":
        return tuple(map(_russian, _RUSSIAN.findall(folded)))
    plain = unicodedata.normalize("NFD", folded)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if language == "ar":
        return tuple(map(_arabic, _WORD.findall(plain.translate(_LETTERS))))
    return tuple((_CHINESE if language == "zh" else _WORD).findall(plain))


def script_language(text: str) -> str | None:
    """The language that the script of a text stands for: Russian, Arabic, Chinese; None for Latin script."""
    return next((language for language, script in _SCRIPTS if script.search(text)), None)


@lru_cache(maxsize=20_000)
def _russian(word: str) -> str:
    return _VERBAL.sub("", stemmer("ru")(word)[0])


@lru_cache(maxsize=20_000)
def _arabic(word: str) -> str:
    return _PLURAL.sub("ين", _ARTICLE.sub("", word))


def leading_adjectives(name: str) -> int:
    """How many words a Russian name has before its noun: "Специальный докладчик" has one."""
    words = name.casefold().replace("-", " ").split()
    return next((i for i, word in enumerate(words) if word != "и" and not _ADJECTIVE.match(word.rstrip(","))), 0)
