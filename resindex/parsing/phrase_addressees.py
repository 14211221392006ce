"""Whom an act is addressed to where names are told by their class: in French, Spanish, Russian and Arabic.

"Prie le Secrétaire général de …", "Exhorta a los Estados a que …", "Предлагает государствам-членам …",
"تهيب بالدول الأعضاء أن …". What comes in: the text of a paragraph and its acts in order. What goes out: the nouns
addressed, as for English: one entry for each coordinated noun, without articles, relative clauses and examples. A
Russian name stands in the case of the text; an Arabic one without the preposition and the conjunction that are written
as one word with it, with its article.

The phrase ends before the infinitive or the clause of what is asked. It is parted at commas and conjunctions; a part
that is nobody of a known class belongs to the name before it ("contre la drogue | et le crime"), adjectives alone to
the name behind them ("международные | и региональные организации"), and where the first part is nobody, nobody is
addressed ("Encourage la poursuite du dialogue").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from resindex.addressees import is_somebody
from resindex.parsing.acts import Found
from resindex.parsing.phrase_rules import PhraseRules, phrase_rules, plain_word

LANGUAGES = ("fr", "es", "ru", "ar")

#: Farther than this from its verb no end of the phrase is looked for.
_REACH = 420
_MARK = re.compile(r"[;:.؛](?=\s|$)|[(\[]")

#: The small words before a verb.
_SMALL = re.compile(r"(?:[\s,،]+\w{1,4}[’']?)+\s*$")
#: An Arabic word with its article, behind a conjunction or a preposition of one letter or alone.
_DEFINITE = re.compile("(?:[وبك]?ال|و?لل)")

Cut = tuple[int, int]


def find_addressees(text: str, found: Sequence[Found], language: str, chapeau: Sequence[str] = ()) -> tuple[str, ...]:
    """All addressees of the acts of a paragraph, in order, without repeats.

    ``chapeau`` holds those of the paragraph that this one stands under: a pronoun here may stand for them.
    """
    rules = phrase_rules(language)
    names: list[str] = []
    for index, act in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        limit = min(limit, act.end + _REACH)
        renewed = rules.renewed.search(text, act.start, min(limit, act.end + 60)) if act.act.renews else None
        if renewed is not None:
            names.extend(_of_act(text, renewed.end(), limit, rules, (*rules.to, "")))
        elif act.normal in rules.verbs:
            own = _of_act(text, act.end, limit, rules, rules.takes.get(act.normal, ("",)))
            if not own and not names and rules.is_pronominal(text, act.start, act.end):
                own = list(chapeau) or _spoken_of(text[found[index - 1].end if index else 0 : act.start], rules)
            names.extend(own)
        elif act.normal in rules.deciding:
            names.extend(_of_clause(text[act.end : limit], rules, rules.shall))
    return tuple(dict.fromkeys(names))


def _of_act(text: str, start: int, limit: int, rules: PhraseRules, takes: Sequence[str]) -> list[str]:
    between = rules.before.match(text, start, limit)
    phrase = text[between.end() if between else start : limit].lstrip()
    if rules.language == "es" and phrase.split(" ", 1)[0] not in rules.to:
        return []  # a person is asked with "a", a thing without
    if rules.clause is not None and rules.clause.match(phrase):
        return _of_clause(phrase, rules, rules.subject_end)
    led = next((to for to in takes if _is_led(phrase, to)), None)
    if led is None:
        return []
    end = _end(phrase, rules)
    return _names(phrase[:end], rules, led) if end else []


def _spoken_of(before: str, rules: PhraseRules) -> list[str]:
    """Whom the words before an act speak of first: "Se félicite des travaux de la Commission, et l’engage à …"."""
    before = _SMALL.sub("", before)  # "y lo", "et les"
    for word in re.finditer(r"(?<![\w-])\w+", before[:_REACH]):
        name = _bare(before[word.start() :].split(",", 1)[0], rules, "")
        if is_somebody(name, rules.language):
            return [name]
    return []


def _of_clause(phrase: str, rules: PhraseRules, ends: re.Pattern[str] | None) -> list[str]:
    """The subject of a clause: ", чтобы государства представили", ", что Комитет должен"."""
    clause = rules.clause.match(phrase.lstrip()) if rules.clause is not None else None
    if clause is None:
        return []
    subject = phrase.lstrip()[clause.end() :].lstrip()
    if rules.language == "ar":  # the verb stands before its subject
        subject = subject.partition(" ")[2]
        return _names(subject[: _end(subject, rules)], rules, "")
    verb = ends.search(subject) if ends is not None else None
    return _names(subject[: verb.start()], rules, "") if verb and verb.start() else []


def _is_led(phrase: str, to: str) -> bool:
    """Whether a phrase begins with a preposition: a word, or a letter that is one word with the name."""
    return phrase.startswith(to if len(to) < 2 else f"{to} ")


def _end(phrase: str, rules: PhraseRules) -> int:
    """Where the phrase ends: before the infinitive, the clause, or a mark that no name goes over; 0 if it does not."""
    marks = [found.start() for found in (_MARK.search(phrase),) if found]
    infinitive = next((i.start() for i in rules.infinitive.finditer(phrase) if not rules.is_noun(i)), None)
    clause = rules.asked.search(phrase)
    places = [place for place in (infinitive, clause.start() if clause else None, *marks) if place]
    if clause is not None and clause.start() == 0:
        return 0
    return min(places, default=len(phrase))


def _names(phrase: str, rules: PhraseRules, led: str) -> list[str]:
    """The names in a phrase, or nothing where it does not begin with somebody."""
    names: list[str] = []
    for part in _parts(phrase, rules, led):
        name = _bare(part, rules, led)
        if name and is_somebody(name, rules.language):
            names.append(name)
        elif not names:
            return []
    return names


def _parts(phrase: str, rules: PhraseRules, led: str) -> Iterator[str]:
    """The parts between the seams, each with what belongs to it; asides and examples are left out."""
    held: Cut | None = None
    passing = False  #: an aside came last: what only goes on a name goes on the aside
    for start, end in _joined(phrase, rules, led):
        said = phrase[start:end]
        if said.startswith(rules.examples):
            break
        first = said.split()[0]
        relative = held is not None and rules.is_relative(first)
        nobody = relative or not _is_somebody(said, rules, led)
        aside = nobody and (relative or f"{said} ".startswith(rules.aside))
        governed = first in ("de", "du", "del")
        rest = governed or (nobody and not aside)
        passing = aside or (passing and rest)
        if passing:
            continue
        if rest and held is not None and (governed or _is_rest(phrase[slice(*held)], first, rules, led)):
            held = held[0], end
        else:
            if held is not None:
                yield phrase[slice(*held)]
            held = start, end
    if held is not None:
        yield phrase[slice(*held)]


def _joined(phrase: str, rules: PhraseRules, led: str) -> Iterator[Cut]:
    """The cuts, adjectives alone joined to somebody behind them where adjectives stand before their noun."""
    cuts = list(_cuts(phrase, rules))
    at = 0
    while at < len(cuts):
        last = at
        if rules.forward:
            while last + 1 < len(cuts) and _adjectives_alone(phrase[slice(*cuts[last])], rules):
                last += 1
            if last > at and not _is_somebody(phrase[slice(*cuts[last])], rules, led):
                last = at
        yield cuts[at][0], cuts[last][1]
        at = last + 1


def _adjectives_alone(said: str, rules: PhraseRules) -> bool:
    return all(rules.adjective.fullmatch(word) and not rules.is_relative(word) for word in said.split())


def _cuts(phrase: str, rules: PhraseRules) -> Iterator[Cut]:
    """Where the parts between the seams lie, without the conjunctions before them."""
    seams = [(0, 0), *((seam.start(), seam.end()) for seam in rules.seam.finditer(phrase)), (len(phrase), len(phrase))]
    for (_, start), (end, _) in pairwise(seams):
        joint = rules.joint.match(phrase, start, end)
        start = joint.end() if joint else start
        if phrase[start:end].strip():
            yield start, end


def _is_rest(held: str, first: str, rules: PhraseRules, led: str) -> bool:
    """Whether a part that is nobody goes on the name before it: "internationales | et régionales", "l’éducation, | la
    science".
    """
    return _is_somebody(held, rules, led) or rules.adjective.fullmatch(first) is not None


def _is_somebody(said: str, rules: PhraseRules, led: str) -> bool:
    return is_somebody(_bare(said, rules, led), rules.language)


def _bare(part: str, rules: PhraseRules, led: str) -> str:
    return _bared(part, rules.language, led)


@lru_cache(maxsize=20_000)
def _bared(part: str, language: str, led: str) -> str:
    """A name without articles, "tous", "concernés", and without what begins a topic or a relative clause."""
    rules = phrase_rules(language)
    ended = next((found.start() for found in rules.ends.finditer(part) if found.start()), len(part))
    words = part[:ended].replace("’", "’ ").rstrip(" ,،.;:").split()
    words = _unled(words, rules, led)
    if rules.language == "ar":
        words = _complete(words, rules)
    while words and plain_word(words[-1]) in rules.trailing:
        words.pop()
    return " ".join(words).replace("’ ", "’").rstrip(" ,،")


def _unled(words: list[str], rules: PhraseRules, led: str) -> list[str]:
    """The words behind prepositions, articles and quantifiers; ``led`` is the preposition that the verb takes."""
    while words:
        if plain_word(words[0]) in rules.stripped or (led and words[0] == led):
            words = words[1:]
            continue
        bare = [[form, *words[1:]] for form in _without_letter(words, led)] if len(led) == 1 else []
        if not bare or (_is_named(words, rules) and not words[0].startswith((f"{led}ال", "لل"))):
            break
        words = next((form for form in bare if _is_named(form, rules)), bare[0])
    return words


def _without_letter(words: Sequence[str], letter: str) -> list[str]:
    """What the first word may be without the preposition that is its first letter: "للدول" is "الدول", "للجنة" is
    "لجنة", and "اللجنة" where an adjective or nothing follows.
    """
    word = words[0]
    if not word.startswith(letter) or len(word) < 4:
        return []
    if not word.startswith("لل"):
        return [word[1:]]
    definite = len(words) == 1 or (words[1].startswith("ال") and words[1].endswith("ة"))
    return ["ال" + word[2:], *(["ال" + word[1:]] if definite else []), word[1:]]


def _is_named(words: list[str], rules: PhraseRules) -> bool:
    return is_somebody(" ".join(words), rules.language)


def _complete(words: list[str], rules: PhraseRules) -> list[str]:
    """An Arabic name up to where it is complete: what follows a definite word without an article is no part of it,
    unless a word that binds more to it stands between.
    """
    definite = related = False
    for at, word in enumerate(words):
        plain = plain_word(word)
        if plain in rules.binding or (related and plain[:1] in ("ب", "ل")):
            definite = related = False
        elif _DEFINITE.match(plain):
            definite, related = True, plain.removeprefix("ال").startswith(rules.relating)
        elif definite:
            return words[:at]
    return words
