"""The vocabulary of the store, written down for completion.

In: a store and the folder of its index. Out: the file of ``resindex.offers``, written anew where the vocabulary has
changed. Promise: a folder that cannot take the file stops no run; completion then offers what it offered before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from resindex import offers
from resindex.fields import FIELDS
from resindex.store import Store


def offer(store: Store, index: Path) -> None:
    """Write down what the store's vocabulary has now. The run lock must be held."""
    with store.snapshot():
        revision = store.revision()
        fields = {field.name: list(_values(field.name, store)) for field in FIELDS if field.facet or field.vocabulary}
    held = dict(fields["verb"])
    fields[offers.PRESSING] = [(verb, held[verb]) for verb in _pressing() if verb in held]
    with suppress(OSError):
        offers.write(index, revision, fields)


def _values(field: str, store: Store) -> Iterator[tuple[str, int]]:
    """The values of a field, then the other names that a query takes for them."""
    held = store.vocabulary(field)
    for value, count in held:
        if not (field == "cites" and "#" in value):  # places are many, and follow from the document
            yield value, count
    for value, count in held:
        for name in _other_names(field, value):
            yield name, count
    if field == "verb" and held:
        from resindex.force import FAMILY_SIGN, families

        counts = dict(held)
        for name, family in families().items():
            yield f"{FAMILY_SIGN}{name}", sum(counts.get(verb, 0) for verb in family.verbs)


def _other_names(field: str, value: str) -> tuple[str, ...]:
    if field == "body":
        from resindex.bodies import find_body

        body = find_body(value)
        return body.short if body is not None else ()
    if field == "language":
        from resindex.query.languages import language_name

        return (language_name(value),)
    if field == "section":
        return {"operative": ("op",), "preambular": ("pp",)}.get(value, ())
    return ()


def _pressing() -> Iterator[str]:
    from resindex.force import verbs_by_pressure

    return (verb for _step, verb in reversed(verbs_by_pressure()))
