"""The nearest things that exist, for *did you mean*.

What comes in: what was typed and what there is. What goes out: the few that look most alike, best first. Loaded
only when something was not understood or not found: the matching library costs start-up time.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_MUCH = 15.0  # of likeness


def nearest(typed: str, choices: Iterable[str], *, limit: int = 3, likeness: float = 60.0) -> list[str]:
    """At most ``limit`` of ``choices`` that are at least ``likeness`` (0 to 100) like ``typed``, best first.

    Case does not count. Of equally like ones the earlier choice comes first, so give frequent ones first. What is much
    less like it than the best is left out, and so is a second spelling of the same letters.
    """
    found = process.extract(
        typed.casefold(),
        list(choices),
        scorer=fuzz.ratio,
        processor=str.casefold,
        limit=2 * limit,
        score_cutoff=likeness,
    )
    near: dict[str, str] = {}
    for choice, score, _index in found:
        if score >= found[0][1] - _MUCH:
            near.setdefault("".join(c for c in choice.casefold() if c not in " -‐‑"), choice)
    return list(near.values())[:limit]
