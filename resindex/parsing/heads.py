"""What single words of an English addressee are: adjectives, things that cannot be asked, organs.

What comes in: one word, or the words of a noun. What goes out: whether it is of that kind. Told by endings, with the
exceptions that texts have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADJECTIVE = re.compile(
    r"[\w-]+(?:al|ic|ive|able|ible|ful|less|ary|ory|ous|ian|ern|ed|ing|-)$"
    r"|(?:public|private|civil|least|low|middle|high|small|young|other|relevant|donor|host|flag|port|troop|police|"
    r"security|full|new|safe|rapid|immediate|broad|joint|greater)$"
)
#: Nouns that cannot be asked, and those of the same endings that can.
_THING = re.compile(
    r"(?:effort|dialogue|measure|use|work|step|report|progress|support|study|studies|approach|access|respect|practice|"
    r"process|need|initiative|exchange|review|sharing|partnership|increase|strategy|strategies|means|restraint|advocacy|"
    r"approval|debate|divide|focus|form|framework|impact|polic|range|release|removal|research|update|withdrawal|"
    r"(?!communit|authorit|entit|universit|minorit|facilit|majorit)\w+it|"
    r"\w+tion|\w+sion|\w+ment|\w+ance|\w+ence|\w+ness|\w+ing)(?:s|es|ies|y)?$"
)
_AGENT = re.compile(
    r"(?:organi[sz]ation|institution|mission|coalition|union|delegation|administration|association|federation|"
    r"corporation|government|department|parliament|audience|conference|population|(?<!co)operation|component|"
    r"contingent)s?$"
)
_ORGAN = re.compile(
    r"(?:Council|Organi[sz]ation|Commission|Committee|Conference|Office|Fund|Agency|Programme|Department|Affairs|Bank|"
    r"Bureau|Force|Mission|Union)$"
)
#: What is read as a noun where an adverb or a pronoun stands among commas, and addresses nobody.
_NOBODY = frozenset({"there", "this", "that", "first", "foremost", "therefore", "thus", "effective"})
#: Names that end as adjectives do.
_PROPER = frozenset({"General", "Republic"})


def is_adjective(word: str) -> bool:
    """Whether the noun is still to come behind this word: "regional", "International"."""
    if word[0].isupper():
        return len(word) > 5 and word.endswith(("al", "ic")) and "-" not in word and word not in _PROPER
    return _ADJECTIVE.match(word) is not None


def is_thing(head: str) -> bool:
    """Whether a noun cannot be asked anything: "cooperation", "efforts"."""
    return head[0].islower() and _THING.match(head) is not None and _AGENT.search(head) is None


def is_organ(word: str) -> bool:
    """Whether a name ends in this word as that of a body does: "Council"."""
    return _ORGAN.search(word) is not None


def is_nobody(words: Sequence[str]) -> bool:
    """Whether only adverbs and adjectives are left of a noun; "the public" is somebody."""
    return words[-1] != "public" and all(w in _NOBODY or (w[0].islower() and is_adjective(w)) for w in words)
