"""The part of a query that is being typed -> fields, their values, operators.

What comes in: one word of a command line, without the shell's quotation marks; it may hold a whole query. What goes
out: candidates for the whole word, whose last part is completed: ``impunity AND verb:ur`` gives ``impunity AND
verb:urges``. A value that needs quotation marks of the query language gets them.
"""

from __future__ import annotations

import re
from pathlib import Path

from resindex.cli.completion.values import Candidate, values
from resindex.fields import FIELDS, Field, find_field

_NAME = r"(?<![^\s(])-?(?P<name>[^\W\d][\w-]*):"
_VALUE = r'(?P<quote>")?(?P<value>(?(quote)[^"]*|[^\s"]*))$'
_AFTER_FIELD = re.compile(_NAME + _VALUE)
_IN_GROUP = re.compile(_NAME + r"\((?:[^()]*[\s(]|)-?" + _VALUE)
_LAST_WORD = re.compile(r'(?<![^\s(])-?(?P<word>[^\s"()-]*)$')
#: Values that a query takes as they stand; any other has quotation marks. A pair of parentheses may belong to a symbol.
_BARE = re.compile(r"[@<>=≥≤]*[\w/.#:-]*[\w#](?:\(\w+\)\w*)?")


def complete_value(current: str, index: Path) -> list[Candidate] | None:
    """Candidates where the word ends in the value of a field, None where it does not."""
    match = _AFTER_FIELD.search(current)
    if match is None or match["value"].startswith("("):
        match = _IN_GROUP.search(current)
    if match is None or _quoted(current[: match.start()]):
        return None
    field = find_field(match["name"].replace("-", "_"))
    if field is None:
        return None
    head = current[: match.start("value") - len(match["quote"] or "")]
    return [_inside(head, one, bool(match["quote"])) for one in values(field, match["value"], index)]


def complete_query(current: str, index: Path) -> list[Candidate]:
    """Candidates for a word of a query: values behind a field, else names of fields and operators."""
    found = complete_value(current, index)
    if found is not None:
        return found
    last = _LAST_WORD.search(current)
    if last is None or _quoted(current[: last.start()]):
        return []
    head, typed = current[: last.start("word")], last["word"]
    named = [Candidate(f"{head}{name}:", field.help, final=False) for field in FIELDS for name in _names(field, typed)]
    signs = [Candidate(head + sign, "operator") for sign in _operators(typed)]
    if len(named) == 1 and not signs:  # and go on at once with what may follow it
        return complete_value(named[0].text, index) or named
    return signs + named


def _inside(head: str, one: Candidate, quoted: bool) -> Candidate:
    """A value behind what is there already, in quotation marks where the query language wants them."""
    if quoted or (one.final and not _BARE.fullmatch(one.text)):
        return one._replace(text=f'{head}"{one.text}' + ('"' if one.final else ""))
    return one._replace(text=head + one.text)


def _names(field: Field, typed: str) -> list[str]:
    """The field's name if it begins as typed, else the first of its aliases that does."""
    begun = [name for name in (field.name, *field.aliases) if name.startswith(typed.casefold())]
    return begun[:1]


def _operators(typed: str) -> list[str]:
    if not typed.isupper():
        return []
    from resindex.query.lexer import OPERATORS

    return [sign for sign in (*OPERATORS, "NEAR/5") if sign.startswith(typed)]


def _quoted(before: str) -> bool:
    """Does what follows stand inside a quotation of the query?"""
    return before.count('"') % 2 == 1
