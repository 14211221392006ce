"""In which language is a text: what it declares comes first, then its script, then its commonest words.

The six official languages and German (the United Nations' German translation service publishes resolutions too).
Titles of other languages' documents are quoted in a text, so that only a clear majority counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_WORD = re.compile(r"[a-zà-ÿß]+")
#: Words that are common in one language and absent from the others.
_COMMON = {
    "en": ("the", "of", "and", "to", "in", "its", "that", "for", "with", "on", "by", "which", "as"),
    "fr": ("le", "du", "et", "dans", "aux", "une", "sur", "qui", "par", "ses", "pour", "d", "l"),
    "es": ("el", "los", "las", "del", "y", "una", "por", "con", "su", "sus", "al", "para", "como"),
    "de": ("der", "die", "das", "und", "den", "im", "von", "mit", "zu", "auf", "ihre", "eine", "für"),
}
_LANGUAGE_OF = {word: language for language, words in _COMMON.items() for word in words}
#: Enough of a text to know its language by.
_SAMPLE = 6000


def detect(lines: Iterable[str]) -> str | None:
    """ISO 639-1 code of the language of the text; None where there is too little to tell."""
    text = ""
    for line in lines:
        text += line + "\n"
        if len(text) > _SAMPLE:
            break
    latin = len(_LATIN.findall(text))
    for language, letters in _SCRIPTS:
        count = len(letters.findall(text))
        # A Chinese character says as much as several letters.
        if count * (3 if language == "zh" else 1) > latin:
            return language
    seen = Counter(_LANGUAGE_OF[word] for word in _WORD.findall(text.lower()) if word in _LANGUAGE_OF)
    if not seen:
        return None
    return seen.most_common(1)[0][0]
