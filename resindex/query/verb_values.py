"""Verbs asked for by their force or their family: ``>=urges``, ``invites..requests``, ``@asks``.

What comes in: the value of the field ``verb`` as typed. What goes out: the verbs that are meant, or the words in which
the explanation names them. Raises QueryError (without span) for what is understood by halves, with the way to write it.

Comparisons go by pressure, the weakest step being that of "takes note". Any form of a verb in any language may be
named: it stands at its own step. Only verbs that press somebody are compared; decides, welcomes and condemns are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resindex.errors import QueryError

_COMPARED = re.compile(r"(>=|<=|>|<|≥|≤)\s*(.*)")
_MISTAKEN = re.compile(r"(=>|=<|==?)\s*(.*)")
_WRITTEN = {"≥": ">=", "≤": "<="}
_WORDS = {">=": "{} or stronger", ">": "stronger than {}", "<=": "{} or weaker", "<": "weaker than {}"}
_OPPOSITE = {"=>": ">=", "=<": "<=", "=": "", "==": ""}
_SHOWN = 6  #: verbs that an explanation names


def meant_verbs(typed: str, held: Sequence[str]) -> tuple[str, ...]:
    """The verbs that a comparison, a range or a family means, those that the index holds if it holds any.

    They are in English: a paragraph of another language is found by the English verbs that its own may stand for.
    """
    found = _family(typed) if typed.startswith("@") else _compared(typed)
    there = set(held)
    return tuple(verb for verb in found if verb in there) or found


def spoken(typed: str, verbs: Sequence[str]) -> str:
    """A comparison, range or family in words, with the verbs that it came to, if they are known.

    ``verb urges or stronger (urges, insists, demands)``, ``a verb that asks somebody to act (requests, …)``.
    """
    named = tuple(v for v in verbs if v != typed)
    listed = ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")
    return _spoken(typed) + (f" ({listed})" if listed else "")


def written(typed: str) -> str:
    """A value as it is written behind ``verb:``, in quotation marks where it needs them."""
    return f'verb:"{typed}"' if re.search(r"\s", typed) else f"verb:{typed}"


# ---------------------------------------------------------------- families


def _family(typed: str) -> tuple[str, ...]:
    from resindex.force import families

    family = families().get(typed[1:].strip().casefold())
    if family is None:
        raise _no_family(typed)
    return family.verbs


def _no_family(typed: str) -> QueryError:
    from resindex.force import families
    from resindex.lexicon import normal_forms
    from resindex.query.nearest import nearest

    near = nearest(typed[1:], families(), limit=1)
    listed = f"families are {', '.join(f'@{name}' for name in families())}"
    if near:
        return QueryError(f'unknown family of verbs "{typed}"', hint=f"did you mean  verb:@{near[0]}; {listed}")
    if normal_forms(typed[1:]):
        return QueryError(
            f'"{typed[1:]}" is a verb, not a family of verbs', hint=f"write  {written(typed[1:])}; {listed}"
        )
    return QueryError(f'unknown family of verbs "{typed}"', hint=listed)


# ---------------------------------------------------------------- comparisons


def _compared(typed: str) -> tuple[str, ...]:
    """The verbs of a comparison or range: those nearest to what is named come first."""
    from resindex.force import verbs_by_pressure

    typed = typed.replace("…", "..")
    low, high = _bounds(typed)
    found = tuple(verb for step, verb in verbs_by_pressure() if low <= step <= high)
    if not found:
        side = "stronger" if typed.startswith(">") else "weaker"
        raise QueryError(f"no verb is {side} than {typed.lstrip('<>= ')}", hint=_ladder())
    if typed.startswith(("<", "≤", "..")):
        steps = sorted({step for step, _verb in verbs_by_pressure() if low <= step <= high}, reverse=True)
        return tuple(verb for step in steps for at, verb in verbs_by_pressure() if at == step)
    return found


def _bounds(typed: str) -> tuple[int, int]:
    """The lowest and the highest step that is meant."""
    from resindex.force import step_names

    steps = step_names("pressure")
    lowest, highest = min(steps), max(steps)
    if mistaken := _MISTAKEN.fullmatch(typed):
        sign = _OPPOSITE[mistaken[1]]
        raise QueryError(f"{mistaken[1]} is not understood here", hint=f"write  {written(sign + mistaken[2])}")
    if compared := _COMPARED.fullmatch(typed):
        sign, verb = _WRITTEN.get(compared[1], compared[1]), compared[2]
        if ".." in verb:
            raise QueryError("a comparison and a range do not go together", hint=f"write  {written(verb)}")
        step = _step(verb, sign)
        return {">=": (step, highest), ">": (step + 1, highest), "<=": (lowest, step), "<": (lowest, step - 1)}[sign]
    left, right = (side.strip() for side in typed.split("..", 1))
    if not left and not right:
        raise QueryError("the range has no verb", hint="write  verb:urges..  or  verb:invites..requests")
    low = _step(left, "") if left else lowest
    high = _step(right, "") if right else highest
    if low > high:
        raise QueryError(
            f"the range runs backwards: {left} is stronger than {right}", hint=f"write  {written(f'{right}..{left}')}"
        )
    return low, high


def _step(verb: str, sign: str) -> int:
    """Where a verb stands, in any form and language; its forms must not stand at different steps."""
    if not verb.strip():
        raise QueryError(f"{sign} has no verb after it", hint=f"as in  verb:{sign}urges")
    from resindex.force import force
    from resindex.lexicon import find_verbs

    language, names = find_verbs(verb)
    if not names:
        raise _no_verb(verb, sign)
    steps = {name: pressure for name in names if (pressure := force(name, language).pressure)}
    if not steps:
        raise QueryError(
            f'"{verb}" presses nobody: nothing is stronger or weaker',
            hint=f"{_ladder()}; for other verbs there are families, as in  verb:@decides  verb:@blames",
        )
    if len(set(steps.values())) > 1:
        listed = "  or  ".join(written(sign + name) for name in steps)
        raise QueryError(f'"{verb}" can be several verbs of different force', hint=f"write  {listed}")
    return next(iter(steps.values()))


def _no_verb(verb: str, sign: str) -> QueryError:
    from resindex.force import verbs_by_pressure
    from resindex.query.nearest import nearest

    near = nearest(verb, (name for _step, name in verbs_by_pressure()))
    hint = f"did you mean  {', '.join(written(sign + name) for name in near)}" if near else _ladder()
    return QueryError(f'unknown verb "{verb}"', hint=hint)


def _ladder() -> str:
    """The commonest verb of each step, as the hint that shows what can be compared."""
    from resindex.force import verbs_by_pressure

    commonest: dict[int, str] = {}
    for step, verb in verbs_by_pressure():
        commonest.setdefault(step, verb)
    return f"from weak to strong: {', '.join(commonest.values())}"


# ---------------------------------------------------------------- words


def _spoken(typed: str) -> str:
    if typed.startswith("@"):
        from resindex.force import families

        family = families().get(typed[1:].strip().casefold())
        return f"a verb that {family.that}" if family else f"a verb of {typed}"
    if compared := _COMPARED.fullmatch(typed):
        return "verb " + _WORDS[_WRITTEN.get(compared[1], compared[1])].format(_named(compared[2]))
    left, _, right = typed.replace("…", "..").partition("..")
    if left.strip() and right.strip():
        return f"verb {_named(left)} to {_named(right)}"
    return "verb " + _WORDS[">=" if left.strip() else "<="].format(_named(left or right))


def _named(verb: str) -> str:
    """A verb by its normal form, where it has just one."""
    from resindex.lexicon import normal_forms

    names = normal_forms(verb)
    return names[0] if len(names) == 1 else f'"{verb.strip()}"'
