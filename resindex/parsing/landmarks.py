"""Lines that say where one is in a resolution: enacting formula, meeting line, vote, annex heading, numbered title.

Each function looks at one text alone and answers what it is; none knows the document. Sources: the layout rules
of the United Nations Editorial Manual (order: name of organ, preamble, operative part; meeting number and date at
the foot), and the bodies' own formulas in ``data/bodies.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from resindex.bodies import Body, bodies, find_body
from resindex.dates import DATE_PATTERN

_HEADS = (
    r"Assembly|Council|Commission|Conference|Committee|Board|Congress|Parliament|Sub-Commission|Parties|Meeting|"
    r"Plenipotentiaries|Organization|Union|"
    r"Conférence|Assemblée|Conseil|Comité|Congrès|Parlement|Conferencia|Asamblea|Consejo|Comisión|Comité|Congreso"
)
#: "The Conference of the Parties,", "The Sixty-sixth World Health Assembly,", "La Onzième Conférence générale des poids
#: et mesures,"; with the short name, the place or the session behind it: "(Dubai, 2018)", "(CGPM), à sa 24e réunion".
_GENERIC_FORMULA = re.compile(
    rf"[“\"«]?(?:The|THE|La|Le|El|L[’'])\s*(?P<name>(?:[\w’'.,()-]+\s+){{0,12}}?(?:{_HEADS}|{_HEADS.upper()})"
    r"(?:\s+(?:[Oo][nf]|[Ff]or|de|des|du|générale|internationale|general|OF|FOR)\b[\w’'. -]{2,80})?)"
    r"(?P<aside>\s\([\w’'. ,-]{2,40}\))?"
    r"(?P<session>,?\s+(?:(?:having met|meeting|convened|held|assembled|at its|in its|in the course of its|réunie|à sa|"
    r"lors de sa|reunida|en su)\b[^:;]{4,200}))?"
    r"(?:,?\s(?:therefore|accordingly|consequently|hereby|en conséquence))?\s?[,:;]?"
)
#: A body that speaks by its initials or by the number of its committee: "The CCTF,", "ISO/TC 154,".
_INITIALS = re.compile(
    r"(?:The |Le |La )?(?P<name>[A-Z]{3,9}|(?:ISO(?:/IEC)?/)?(?:JTC|TC|SC|WG) ?\d{1,3}(?:/(?:SC|WG) ?\d{1,3})?),"
)
#: Meeting lines: English, French, Spanish, Russian, Arabic, Chinese, German.
_MEETINGS = (
    r"\[?\d{1,4}(?:st|nd|rd|d|th)?(?:\s\(\w+\))?(?:\s+and\s+\d{1,4}(?:st|nd|rd|th))?"
    r"\s+(?:plenary\s+|closed\s+|formal\s+)?meetings?",
    r"\d{1,4}(?:e|re|er|ère|ème|°)?\s+(?:séance|réunion)(?:\s+plénière)?(?:\s+\(reprise\))?",
    r"(?:\d{1,4}\.?(?:ª|a|ra|º)?|\w{5,12})\s+sesión(?:\s+plenaria)?(?:\s*\(continuación\))?",
    r"\d{1,4}[-‑–]?[еe]\s+(?:\(возобновленное\)\s+)?(?:пленарное\s+)?заседание",
    r"الجلسة(?:\s+العامة)?(?:\s+\(المستأنفة\))?\s+\d{1,4}(?:\s+\(المستأنفة\))?",
    r"第\s?\d{1,4}\s?次(?:全体)?会议(?:\s?[(（]续会[)）])?",
    r"\d{1,4}\.\s+Plenarsitzung",
)
_MEETING = re.compile(rf"(?:{'|'.join(_MEETINGS)})[.,]?(?:\s*{DATE_PATTERN}\.?)?\]?", re.IGNORECASE)
#: "Hundred and twelfth plenary meeting," with the ordinal in words, as the first volumes print it.
_WORDED_MEETING = re.compile(
    r"(?:(?:[A-Z][\w-]*\s(?:and\s)?(?:[\w-]+\s){0,3})?[\w-]+(?:st|nd|rd|th) plenary meeting"
    rf"|(?:[\w-]+\s){{0,3}}[\w-]+(?:ième|ière) séance plénière)[.,]?(?:\s*(?:le\s)?{DATE_PATTERN}\.?)?",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"(?:{DATE_PATTERN})\.?", re.IGNORECASE)
_ADOPTED = re.compile(
    r"\[?\(?\s?(?:Adopted\s+(?:without|by|unanimously|at|as)\b|ADOPTED\s|Without a vote\b|See chap(?:ter|\.)"
    r"|The voting was as follows|Done (?:at|in) [A-Z])"
    r"|\((?:[A-Z][\w-]+(?: and [\w-]+)?|\d{1,3}(?:st|nd|rd|th)) (?:plenary )?(?:meeting|session|sitting), "
    r"|\[(?:Adopté|Aprobad|Принят|اعت|未经表决|经记录表决|经表决|Verabschiedet)",
)
_VOTE = re.compile(
    r"(?:In favou?r|Against|Abstaining|Abstentions?|Absent|For|Non-voting"
    r"|(?:Ont voté )?[Pp]our|(?:Ont voté )?[Cc]ontre|Se sont abstenus|Abstentions"
    r"|Votos a favor|Votos en contra|A favor|En contra|Abstenciones"
    r"|Голосовали за|Голосовали против|Воздержал[а-я]+|За|Против"
    r"|المؤيدون|المعارضون|الممتنعون|赞成|反对|弃权)\s*(?:\(\d+\))?\s*[:：].*",
    re.DOTALL,
)
_ANNEX = re.compile(
    r"(?:ANNEXE?|Annexe?|APPENDI(?:X|CE)|Appendi(?:x|ce)|ENCLOSURE|Enclosure|ATTACHMENT|Attachment|SCHEDULE"
    r"|Anexo|ANEXO|Apéndice|Приложение|ПРИЛОЖЕНИЕ|المرفق|التذييل|附件|附录|Anlage|Anhang)"
    r"(?:\s*(?P<number>[IVX]{1,5}|\d{1,2}|[A-ZА-Д]|الأول|الثاني|الثالث|الرابع|الخامس|ألف|باء|جيم|[一二三四五六七八九十]{1,2}))?"
    r"[.:]?(?:\s+\*)?"
)
_ANNEX_WORDS = {
    word: value
    for value, words in enumerate(
        ("الأول ألف 一 A А", "الثاني باء 二 B Б", "الثالث جيم 三 C В", "الرابع 四 D Г", "الخامس 五 E Д"), 1
    )
    for word in words.split()
}
_TITLE_NUMBER = re.compile(
    r"(?P<number>(?:S-|ES-)?\d{1,4}/\d{1,4}(?:\s?[A-Z](?:\s?(?:-|and|to)\s?[A-Z])?)?"
    r"|\d{1,4}(?:\s[A-Z])?\s?\((?:S-|ES-)?[IVXLC]{1,8}\)(?:\s?[A-Z])?"
    r"|\d{1,4}\s?\((?:19|20)\d{2}\)|WHA\d{1,2}\.\d{1,3})"
    r"(?P<mark>\.|\s*[:–—-](?=\s)|(?=\s[\u0600-\u06ff])|)(?:\s+|$)(?P<title>.*)",
    re.DOTALL,
)
_THEREFORE = re.compile(r",?\s(?:therefore|accordingly|consequently|hereby|en conséquence)$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\d{1,3}(?:st|nd|rd|th|e|re|ère)|[A-Z][\w-]+(?:st|nd|rd|th|ième))\s+")
_HEAD_WORD = re.compile(rf"\b(?:{_HEADS})\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    ["and", "of", "the", "on", "for", "to", "in", "de", "des", "du", "la", "le", "les", "et", "y", "del"]
)
_ARTICLE = re.compile(r"(?:The|L’|L'|Le|La|El|Los|Die|Der)\b|إن ", re.IGNORECASE)
_QUOTES = "“\"«‘'„"


@cache
def _formulas() -> dict[str, Body]:
    return {_plain(f): body for body in bodies() for f in body.formula}


@cache
def _full_names() -> dict[str, Body]:
    """Bodies by their full name and by their formulas without the article; short names ("the Assembly") are none."""
    names = {_plain(body.name): body for body in bodies()}
    return names | {_ARTICLE.sub("", f, count=1).strip(): body for f, body in _formulas().items()}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("'", "’").split())


def enacting_body(text: str) -> str | None:
    """The name of the body, if the text is an enacting formula and nothing else ("The General Assembly,")."""
    text = text.strip()
    if len(text) > 320:
        return None
    stopped = text[-1:] in ",:;，：،؛"
    bare = _THEREFORE.sub("", text.lstrip(_QUOTES + " ").rstrip(" ,:;，：،؛"))
    if bare[:1].islower():
        return None
    article = _ARTICLE.match(bare)
    known = _formulas().get(_plain(bare))
    # A masthead names the body too; without a stop only the article tells the formula from it.
    if known is not None:
        return known.name if stopped or article else None
    if article is not None and len(bare) < 90:
        # "The Sixty-sixth World Health Assembly": the session is part of the formula.
        found = _full_names().get(_plain(_ORDINAL.sub("", bare[article.end() :].lstrip(), count=1)))
        if found is not None:
            return found.name
    return _unknown_body(text) if stopped else None


def _unknown_body(text: str) -> str | None:
    """The name of a body that the table does not know, from the form of its formula."""
    initials = _INITIALS.fullmatch(text)
    if initials is not None:
        found = find_body(initials["name"])
        return found.name if found else initials["name"]
    match = _GENERIC_FORMULA.fullmatch(text)
    if match is None:
        return None
    name = " ".join(match["name"].split()).rstrip(" ,")
    before = name[: max(m.start() for m in _HEAD_WORD.finditer(name))].split()
    # "The report of the Secretary-General to the Council," and "The Commission requests the Council," are none.
    if any(word[0].islower() and word not in _SMALL_WORDS for word in before):
        return None
    found = find_body(name)
    return found.name if found else (name.title() if name.isupper() else name)


def opening_formula(text: str) -> tuple[str, int] | None:
    """The body whose formula opens the text, and where it ends: "The Security Council welcomes …"."""
    offset = len(text) - len(text.lstrip(_QUOTES + " "))
    head = text[offset : offset + 90].replace("'", "’").casefold()
    for formula, body in _formulas().items():
        if head.startswith(formula) and not head[len(formula) : len(formula) + 1].isalnum():
            return body.name, offset + len(formula)
    return None


def is_meeting(text: str) -> bool:
    """A meeting line, a date line, or both: the foot of a resolution."""
    if len(text) > 140:
        return False
    if not any(c.isdigit() for c in text) or text[:1].isalpha():
        plenary = "plenary meeting" in text or "séance plénière" in text
        worded = plenary and _WORDED_MEETING.fullmatch(" ".join(text.split())) is not None
        if worded or not any(c.isdigit() for c in text):
            return worded
    text = " ".join(text.split())
    return len(text) < 120 and (_MEETING.fullmatch(text) is not None or _DATE_LINE.fullmatch(text) is not None)


def names_meeting(text: str) -> bool:
    """The number of a meeting, with or without its date: a date alone may stand above a text too."""
    text = " ".join(text.split())
    return len(text) < 120 and (_MEETING.fullmatch(text) is not None or _WORDED_MEETING.fullmatch(text) is not None)


def is_adoption(text: str) -> bool:
    """A note of adoption: "[Adopted without a vote.", "Adopted unanimously at the 42nd meeting."."""
    return _ADOPTED.match(text.strip()) is not None


def is_vote(text: str) -> bool:
    """A head of a roll call: "In favour:", with or without its list."""
    return _VOTE.fullmatch(text.strip()) is not None


def is_foot(text: str) -> bool:
    """A line of the foot of a resolution: meeting, note of adoption, roll call."""
    return is_meeting(text) or is_adoption(text) or is_vote(text)


def annex_number(text: str) -> str | None:
    """ "" for a heading "Annex", "II" for "Annex II"; None for anything else."""
    match = _ANNEX.fullmatch(text.strip())
    return None if match is None else (match["number"] or "")


def numbered_title(text: str) -> tuple[str, str] | None:
    """("54/11", "Mandate of …") where a text begins with a resolution's number; the title may be empty."""
    match = _TITLE_NUMBER.match(text.strip())
    if match is not None and match["number"].startswith("WHA"):
        return match["number"], match["title"].strip()
    if match is None or (not match["mark"] and match["title"] and not "\u0600" <= match["title"][0] <= "\u06ff"):
        return None
    return match["number"], match["title"].strip()
