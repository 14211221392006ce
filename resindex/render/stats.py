"""Counts of what an index holds -> bars for people, plain lines, JSON Lines, comma-separated values.

A plain line is four columns with a tab between them: field, value, paragraphs, resolutions; "-" stands for what has no
value. A table for people is cut to the values that say most, and says how many it leaves out; the others have all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from resindex.render import clean
from resindex.render.measure import count, counted
from resindex.render.view import View
from resindex.tallies import Statistics, Tallies

if TYPE_CHECKING:
    from resindex.render.sheet import Sheet

SCHEMA = "resindex/stats/1"
COLUMNS = ("field", "value", "paragraphs", "resolutions")
#: Formats in which counts are printed.
FORMATS = ("table", "plain", "jsonl", "csv")

_MOST = 10
_MOST_NUMBERS = 100
_BAR = 24


def page(
    found: Statistics,
    view: View,
    out: TextIO,
    *,
    format: str,  # noqa: A002 - what the option is called
    limit: int | None = None,
) -> None:
    """The counts; ``limit`` cuts each field to its most frequent values."""
    if format == "table":
        _table(found, view, out, limit)
        return
    rows = [
        (field.field, one.value, one.paragraphs, one.resolutions)
        for field in found.fields
        for one in _cut(field, limit).values
    ]
    if format == "csv":
        from resindex.render.comma_separated import write

        write(COLUMNS, rows, out)
    elif format == "jsonl":
        from resindex.render.jsonl import write as write_record

        for row in rows:
            write_record({"schema": SCHEMA, **dict(zip(COLUMNS, row, strict=True))}, out)
    else:
        for field, value, paragraphs, resolutions in rows:
            out.write(f"{field}\t{clean.line(value or '-')}\t{paragraphs}\t{resolutions}\n")


def closing(found: Statistics) -> str:
    """What was counted: ``133 770 paragraphs in 5 914 resolutions``."""
    return f"{counted(found.paragraphs, 'paragraph')} in {counted(found.resolutions, 'resolution')}"


def _cut(field: Tallies, limit: int | None) -> Tallies:
    """The most frequent values, in the order that they had."""
    if limit is None or len(field.values) <= limit:
        return field
    chosen = sorted(field.values, key=lambda one: (one.value is None, -one.paragraphs))[:limit]
    return Tallies(field.field, tuple(one for one in field.values if one in chosen))


def _table(found: Statistics, view: View, out: TextIO, limit: int | None) -> None:
    from resindex.render.sheet import Sheet

    sheet = Sheet(view, out)
    for field in found.fields:
        _field(field, sheet, limit)
        sheet.blank()
    sheet.write(sheet.text(closing(found), "quiet"), 0)


def _field(field: Tallies, sheet: Sheet, limit: int | None) -> None:
    from rich.text import Text

    numbers = all(one.value is None or one.value.isdecimal() for one in field.values)
    shown = _cut(field, limit or (_MOST_NUMBERS if numbers else _MOST)).values
    most = max((one.paragraphs for one in shown), default=1)
    wide = max([len(count(one.paragraphs)) for one in shown] + [len("paragraphs")])
    narrow = max([len(count(one.resolutions)) for one in shown] + [len("resolutions")])
    longest = max(4, min(_BAR, sheet.width // 4))
    head = f"  {'paragraphs':>{wide}}  {'resolutions':>{narrow}}"
    sheet.write(sheet.text(field.field, "heading"), 0)
    sheet.write(sheet.text(head, "quiet"), 0)
    for one in shown:
        bar = sheet.text("▇" * max(1, round(longest * one.paragraphs / most)), "bar")
        numbers_of = f"  {count(one.paragraphs):>{wide}}  {count(one.resolutions):>{narrow}}  "
        value = sheet.text(clean.line(one.value), "title") if one.value else sheet.text("(none)", "quiet")
        sheet.write(value, wide + narrow + longest + 8, Text.assemble(numbers_of, bar))
    if len(field.values) > len(shown):
        more = counted(len(field.values) - len(shown), "more value")
        sheet.write(sheet.text(more, "quiet"), wide + narrow + longest + 8)
