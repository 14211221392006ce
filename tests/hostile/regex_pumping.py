"""Every regular expression of the package, and texts that are hard for it, made from the expression itself.

``collected`` imports all modules, calls what they build on first use, and reads small documents in six languages, while
it notes what is compiled. ``pumps`` takes an expression apart and gives the pieces that its loops go round on: what
stands inside a repetition, alone and beside what stands inside another. Such a piece many times over, with an end that
cannot match, is what makes an expression try again and again. ``slow`` measures that.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: One of each kind of character that our expressions tell apart.
LETTERS = " \t\naAIzéя大י1.,;:-–/()[]\"'’“”«»*_#|<&=~\\²١،\x00"
ENDS = ("\x00", "a!")
#: Pieces in the shorter of two texts: a square of them is nothing, a third power can be felt. A power of two can be felt
#: with far fewer, and grows by far more with some more of them.
PIECES, FEW, SOME_MORE = 100, 14, 4
#: Seconds that count as slow at all, and how much longer twice the text may take: four times is a square.
NOTICED, GROWTH = 0.001, 6.0
_MOST_PUMPS = 12


def collected() -> list[re.Pattern[Any]]:
    """What the package compiles."""
    found: dict[tuple[str | bytes, int], re.Pattern[Any]] = {}
    plain: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> re.Pattern[Any]:
        made = plain(pattern, flags)
        caller = sys._getframe(2).f_globals.get("__name__", "")
        if caller.startswith("resindex"):
            found[made.pattern, made.flags] = made
        return made

    re._compile = noted  # type: ignore[attr-defined]
    try:
        _use_everything()
    finally:
        re._compile = plain  # type: ignore[attr-defined]
    return list(found.values())


def _use_everything() -> None:
    import resindex

    for module in pkgutil.walk_packages(resindex.__path__, "resindex."):
        if not module.name.endswith("__main__"):
            for value in list(vars(import_module(module.name)).values()):
                if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                    value()
    from fuzz_seeds import SEEDS
    from fuzz_targets import TARGETS

    for name, target in TARGETS.items():
        for seed in SEEDS[name]:
            target(seed)


def pumps(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Pieces that the loops of the expression go round on."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    try:
        tree = parser.parse(
            text, pattern.flags & ~re.DEBUG & (~re.UNICODE if isinstance(pattern.pattern, bytes) else ~0)
        )
    except re.error:
        return
    if sum(1 for _ in _repeated(tree)) < 2:
        return  # searching with a single loop takes a square at most
    loops = list(dict.fromkeys(piece for piece in _loops(tree, pattern.flags) if piece))
    yield from islice(loops, _MOST_PUMPS)
    yield from islice((a + b for a in loops for b in loops if a != b), _MOST_PUMPS)
    whole = _sample(tree, pattern.flags)
    if whole:
        yield whole
        yield whole + " "
        yield whole[:-1] or whole


def slow(pattern: re.Pattern[Any], clock: Callable[[], float] = time.process_time) -> str | None:
    """The piece that the expression is slow with; None where it bears them all."""

    def spent(text: str) -> float:
        given: Any = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
        began = clock()
        pattern.search(given)
        return clock() - began

    for pump in pumps(pattern):
        for end in ENDS:
            for few, many in ((FEW, FEW + SOME_MORE), (PIECES, PIECES * 2)):
                texts = pump * few + end, pump * many + end
                # The machine may be busy: only what grows each time grows.
                if spent(texts[0]) > NOTICED and all(_grows(spent, *texts) for _ in range(3)):
                    return pump
    return None


def _grows(spent: Callable[[str], float], few: str, many: str) -> bool:
    once = min(spent(few) for _ in range(2))
    return once > 0 and spent(many) > once * GROWTH


def _repeated(tree: Any) -> Iterator[Any]:
    """What is repeated often."""
    for operation, value in tree:
        if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            if value[1] == code.MAXREPEAT or value[1] > 8:
                yield value[2]
            yield from _repeated(value[2])
        else:
            for inner in _inside(operation, value):
                yield from _repeated(inner)


def _loops(tree: Any, flags: int) -> Iterator[str]:
    for inner in _repeated(tree):
        yield from _classes(inner, flags)
        yield _sample(inner, flags)


def _inside(operation: Any, value: Any) -> list[Any]:
    if operation is code.SUBPATTERN:
        return [value[3]]
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    if operation is code.BRANCH:
        return list(value[1])
    if operation is code.ATOMIC_GROUP:
        return [value]
    if operation is code.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def _classes(tree: Any, flags: int) -> Iterator[str]:
    """Every letter that a class alone in a loop takes."""
    if len(tree) == 1:
        yield from (letter for letter in LETTERS if _takes(tree[0], letter, flags))


def _sample(tree: Any, flags: int) -> str:
    """A text that the tree matches, or nearly."""
    made = []
    for operation, value in tree:
        if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            made.append(_sample(value[2], flags) * max(1, min(value[0], 4)))
        elif operation is code.LITERAL:
            made.append(chr(value))
        elif operation in (code.IN, code.ANY, code.NOT_LITERAL):
            liked = sorted(LETTERS, key=lambda c: not c.isalnum())
            made.append(next((c for c in liked if _takes((operation, value), c, flags)), _first(value)))
        elif operation is code.BRANCH:
            made.append(_sample(value[1][0], flags))
        elif operation in (code.SUBPATTERN, code.ATOMIC_GROUP):
            made.append(_sample(_inside(operation, value)[0], flags))
    return "".join(made)


def _first(value: Any) -> str:
    for kind, inner in value if isinstance(value, list) else ():
        if kind is code.LITERAL:
            return chr(inner)
        if kind is code.RANGE:
            return chr(inner[0])
    return ""


def _takes(element: Any, letter: str, flags: int) -> bool:
    """Does a class, a literal or a dot take this letter?"""
    operation, value = element
    if operation is code.LITERAL:
        return chr(value) == letter
    if operation is code.NOT_LITERAL:
        return chr(value) != letter
    if operation is code.ANY:
        return letter != "\n" or bool(flags & re.DOTALL)
    if operation is not code.IN:
        return False
    negated, found = False, False
    for kind, inner in value:
        if kind is code.NEGATE:
            negated = True
        elif kind is code.LITERAL:
            found |= chr(inner) == letter
        elif kind is code.RANGE:
            found |= inner[0] <= ord(letter) <= inner[1]
        elif kind is code.CATEGORY:
            found |= _in_category(inner, letter)
    return found != negated


def _in_category(category: Any, letter: str) -> bool:
    letters = {
        code.CATEGORY_DIGIT: letter.isdecimal(),
        code.CATEGORY_SPACE: letter.isspace(),
        code.CATEGORY_WORD: letter.isalnum() or letter == "_",
    }
    if category in letters:
        return letters[category]
    opposite = {
        code.CATEGORY_NOT_DIGIT: code.CATEGORY_DIGIT,
        code.CATEGORY_NOT_SPACE: code.CATEGORY_SPACE,
        code.CATEGORY_NOT_WORD: code.CATEGORY_WORD,
    }
    return not letters[opposite[category]] if category in opposite else False
