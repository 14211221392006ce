"""The force of verbs: how hard one presses, what it brings about, what it thinks; and which verbs belong together.

What comes in: normal forms, ``data/verbs/force.toml`` and the axes beside each verb of ``data/verbs/en.toml``. What
goes out: a :class:`Force` for each normal form of any language, the words for its steps, families such as ``asks``.
Promises: the data is loaded once, on first use; a word that is no verb has no force.

The axes are explained at the head of the data files, with their sources. "Decides" presses nobody and settles most;
one ladder could not say both.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from resindex.lexicon import Act, lexicon

Axis = Literal["pressure", "effect", "attitude"]

AXES: Final[tuple[Axis, ...]] = ("pressure", "effect", "attitude")
FAMILY_SIGN: Final = "@"


@dataclass(frozen=True, slots=True)
class Force:
    """A verb on the three axes; None where an axis says nothing of it. The steps are those of the data file."""

    pressure: int | None = None
    effect: int | None = None
    attitude: int | None = None

    def on(self, axis: Axis) -> int | None:
        """The step on one axis."""
        return {"pressure": self.pressure, "effect": self.effect, "attitude": self.attitude}[axis]


@dataclass(frozen=True, slots=True)
class Family:
    """Verbs that do the same, asked for as ``@name``. ``that`` continues "a verb that …"; frequent verbs come first."""

    name: str
    that: str
    verbs: tuple[str, ...]


def force(normal: str, language: str = "en") -> Force:
    """The force of a normal form.

    A verb of another language has, on each axis, that of the commonest English verb it stands for that has one.
    """
    if language == "en":
        return _english(normal)
    act = lexicon(language).act(normal)
    stands = [_english(name) for name in act.english] if act is not None else []
    found = {axis: next((f.on(axis) for f in stands if f.on(axis) is not None), None) for axis in AXES}
    return Force(**found)


def step_names(axis: Axis) -> dict[int, str]:
    """The steps of an axis from the lowest to the highest, and what each is called."""
    return dict(sorted((int(step), name) for step, name in _table()["scale"][axis].items()))


def verbs_by_pressure() -> tuple[tuple[int, str], ...]:
    """All English verbs that press somebody, with their step: the weakest first, in a step the commonest."""
    return tuple((step, verb) for step, _n, verb in sorted(_pressing()))


@cache
def families() -> dict[str, Family]:
    """The families of the data file by their names."""
    return {name: Family(name, rule["that"], _members(name)) for name, rule in _table()["families"].items()}


def families_of(normal: str, language: str = "en") -> tuple[Family, ...]:
    """The families that a verb belongs to; one of another language goes with the English verbs it stands for."""
    if language == "en":
        names: tuple[str, ...] = (normal,)
    else:
        act = lexicon(language).act(normal)
        names = act.english[:1] if act is not None else ()
    return tuple(family for family in families().values() if any(name in family.verbs for name in names))


def note_on(normal: str, language: str = "en") -> str | None:
    """What somebody who drafts should know of a verb."""
    notes: dict[str, str] = _table()["notes"] if language == "en" else _table()["notes_in"].get(language, {})
    return notes.get(normal)


@cache
def _table() -> dict[str, Any]:
    path = files("resindex.data") / "verbs" / "force.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _known() -> dict[str, tuple[Force, int]]:
    """Every English normal form with its force and how often it opens a paragraph."""
    book = lexicon("en")
    known = {verb: (_of(act), act.n) for verb, act in book.acts.items()}
    for noun in book.words("expressed"):
        facts = _table()["expressed"].get(noun, {})
        known[f"expresses {noun}"] = Force(**facts), 0
    return known


def _of(act: Act) -> Force:
    return Force(act.pressure, act.effect, act.attitude)


def _english(normal: str) -> Force:
    return _known().get(normal, (Force(), 0))[0]


def _pressing() -> list[tuple[int, int, str]]:
    return [(f.pressure, -n, verb) for verb, (f, n) in _known().items() if f.pressure]


@cache
def _members(name: str) -> tuple[str, ...]:
    """The verbs of a family, the commonest first."""
    rule = _table()["families"][name]
    left_out = {verb for other in rule.get("without", ()) for verb in _members(other)}
    chosen = rule.get("verbs") or [
        verb for verb, (found, _n) in _known().items() if verb not in left_out and _fits(found, rule)
    ]
    return tuple(sorted(chosen, key=lambda verb: (-_known().get(verb, (None, 0))[1], verb)))


def _fits(found: Force, rule: dict[str, Any]) -> bool:
    """Whether a verb lies between the bounds that a family has on any axis."""
    for axis in AXES:
        bounds = rule.get(axis)
        if bounds is None:
            continue
        step = found.on(axis)
        if step is None or not bounds.get("least", step) <= step <= bounds.get("most", step):
            return False
    return True
