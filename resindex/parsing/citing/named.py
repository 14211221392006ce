"""Names of treaties and instruments as people type them, and the ids that they stand for.

What comes in: a name, or an id. What goes out: ids, or the name by which the table (``data/instruments.toml``) knows
one. Nothing here reads a text.
"""

from __future__ import annotations

from functools import cache

from resindex.parsing.citing.instruments import _table, folded


@cache
def _printed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every name of the table in any language as it is printed, with the ids it stands for; slugs among them."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for kind in ("treaty", "instrument", "group"):
        for row in _table()[kind]:
            ids = tuple(row["ids"] if "ids" in row else [row["id"] if "id" in row else f"treaty:{row['slug']}"])
            slugs = [ids[0].partition(":")[2]] if len(ids) == 1 and ":" in ids[0] else []
            found += [(name, ids) for language in ("en", "fr", "es", "ru") for name in (*row.get(language, ()), *slugs)]
    return tuple(found)


def ids_named(typed: str) -> tuple[str, ...]:
    """The ids that a name as people write it stands for: the name itself, or the only ones that begin or end so.

    ``ICCPR``, ``the Vienna Declaration``, ``treaty:npt``; nothing for what the table does not have.
    """
    wanted = folded(" ".join(typed.split())).casefold().removeprefix("the ")
    slug = wanted.partition(":")[2] if wanted.startswith(("treaty:", "instrument:")) else wanted
    named = [(folded(name).casefold(), ids) for name, ids in _printed()]
    for fits in (
        lambda name: name in (wanted, slug),
        lambda name: name.startswith(f"{wanted} "),
        lambda name: name.endswith(f" {wanted}"),
    ):
        found = tuple(dict.fromkeys(ids for name, ids in named if fits(name)))
        if found:
            return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))
    return ()


def title_of(id_: str) -> str | None:
    """The first name that the table has for an id."""
    return next((name for name, ids in _printed() if ids == (id_,)), None)


def all_names() -> tuple[str, ...]:
    """All names of the table."""
    return tuple(dict.fromkeys(name for name, _ids in _printed()))
