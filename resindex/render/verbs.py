"""The verbs of an index, and one verb explained -> a page for people, plain lines, JSON Lines.

In plain lines a verb of the list is six columns with a tab between them: verb, paragraphs, pressure, effect, attitude,
the English verbs that it may stand for; "-" where there is none. An explanation is one fact a line, named before a
colon. Every string from a document is cleaned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from resindex.force import AXES, Axis, Force, step_names
from resindex.hit_records import Hit
from resindex.render import clean, direction
from resindex.render.excerpt import excerpt, marked
from resindex.render.measure import count, counted
from resindex.render.view import View
from resindex.verb_records import VerbCount, VerbEntry, VerbInIndex, VerbList

SCHEMA = "resindex/verb/1"
ENTRY_SCHEMA = "resindex/verb-entry/1"

_NAMES = 14  # cells that the names of facts get
_BAR = 24
_SHOWN = 8  # equivalents of a language
_ROOM = 260  # cells of an example
_TAKES = {
    "object": "whom it is addressed to, right behind it",
    "to": 'whom it is addressed to, behind "to"',
    "that": 'what is to be, behind "that"; who is to do it is its subject',
    "of": 'whom it is addressed to, behind "of"',
}
_KINDS = {"adjective": "an adjective or participle that stays as it is", "opening": "an opening that is no verb"}


# ---------------------------------------------------------------- the verbs of an index


def listing(found: VerbList, view: View, out: TextIO, *, format: str, limit: int | None = None) -> None:  # noqa: A002
    """The verbs with their counts, the first ``limit`` of them."""
    verbs = found.verbs[:limit]
    if format == "table":
        _table(found, verbs, view, out)
        return
    for verb in verbs:
        if format == "jsonl":
            _write({"schema": SCHEMA, "verb": verb.verb, "language": found.language, "paragraphs": verb.count,
                    **_axes(verb.force), "english": list(verb.english)}, out)  # fmt: skip
        else:
            out.write("\t".join(_columns(verb)) + "\n")


def _columns(verb: VerbCount) -> tuple[str, ...]:
    steps = ("-" if (step := verb.force.on(axis)) is None else str(step) for axis in AXES)
    return clean.line(verb.verb), str(verb.count), *steps, ", ".join(verb.english) or "-"


def _table(found: VerbList, verbs: tuple[VerbCount, ...], view: View, out: TextIO) -> None:
    from rich.text import Text

    from resindex.render.sheet import Sheet

    sheet = Sheet(view, out)
    most = max((verb.count for verb in verbs), default=1)
    wide = max((len(count(verb.count)) for verb in verbs), default=1)
    longest = max(4, min(_BAR, sheet.width // 3))
    for verb in verbs:
        bar = sheet.text("▇" * max(1, round(longest * verb.count / most)), "bar")
        label = Text.assemble(f"{count(verb.count):>{wide}}  ", bar)
        words = Text.assemble(sheet.text(direction.isolated(clean.line(verb.verb)), "verb"))
        beside = ", ".join(verb.english[:3]) if verb.english else _short(verb.force)
        if beside:
            words.append(f"  {beside}", style=sheet.styles["quiet"])
        sheet.write(words, wide + longest + 4, label)
    sheet.blank()
    sheet.write(sheet.text(closing(found, len(verbs)), "quiet"), 0)


def _short(force: Force) -> str:
    """The axes that say something of a verb: ``pressure 9, effect 1``."""
    said = [(axis, force.on(axis)) for axis in AXES]
    return ", ".join(f"{axis} {step:+}" if axis == "attitude" else f"{axis} {step}" for axis, step in said if step)


def closing(found: VerbList, shown: int) -> str:
    """What a list is of: ``30 of 212 verbs in English, 133 770 paragraphs; also --language fr, es``."""
    held = counted(len(found.verbs), "verb")
    held = f"{shown} of {held}" if shown < len(found.verbs) else held
    language = f" in {found.name}" if found.name else ""
    others = f"; also --language {', '.join(found.others)}" if found.others else ""
    return f"{held}{language}, {counted(found.paragraphs, 'paragraph')}{others}"


# ---------------------------------------------------------------- one verb


def entry(found: VerbEntry, view: View, out: TextIO, *, format: str) -> None:  # noqa: A002 - what the option is called
    """How a verb is understood."""
    if format == "jsonl":
        _write(_entry_record(found), out)
    elif format == "table":
        from resindex.render.sheet import Sheet

        sheet = Sheet(view, out)
        sheet.write(sheet.text(f"{direction.isolated(found.verb)}  ({found.name})", "heading"), 0)
        for name, words in facts(found):
            sheet.write(sheet.text(words), _NAMES, sheet.text(f"  {name}", "quiet"))
    else:
        out.write(f"{direction.isolated(found.verb)} ({found.name})\n")
        out.writelines(f"{name}: {words}\n" for name, words in facts(found))


def facts(found: VerbEntry) -> Iterator[tuple[str, str]]:
    """What is known of a verb, each fact by its name; those that say nothing are left out."""
    if found.others:
        yield "may also be", direction.listed(found.others)
    if found.kind in _KINDS:
        yield "is", _KINDS[found.kind]
    if found.forms:
        yield "forms", direction.listed(found.forms)
    if found.english:
        yield "stands for", _counted_verbs(found.english)
    for axis in AXES:
        if words := _step_words(axis, found.force.on(axis)):
            yield axis, words
    if found.families:
        yield "families", ", ".join(f"@{name}" for name in found.families)
    if found.addressee:
        yield "takes", _TAKES[found.addressee]
    if found.note:
        yield "note", found.note
    for other in found.equivalents:
        yield other.name, _counted_verbs(other.verbs)
    if found.held is not None:
        yield from _held_facts(found.held)


def _held_facts(held: VerbInIndex) -> Iterator[tuple[str, str]]:
    sections = ", ".join(f"{name.replace('_', ' ')} {count(number)}" for name, number in held.sections)
    yield "index", counted(held.paragraphs, "paragraph") + (f": {sections}" if sections else "")
    if held.modifiers:
        yield (
            "modifiers",
            ", ".join(f"{direction.isolated(clean.line(word))} {count(number)}" for word, number in held.modifiers),
        )
    for hit in held.examples:
        yield "example", _example(hit)


def _example(hit: Hit) -> str:
    text = marked(excerpt(hit.paragraph.text, (), act=hit.paragraph.verb_phrase, room=_ROOM), acts=True)
    return f"{direction.statement(text)} [{clean.line(hit.id)}]"


def _counted_verbs(verbs: tuple[tuple[str, int | None], ...]) -> str:
    named = ((direction.isolated(verb), number) for verb, number in verbs[:_SHOWN])
    shown = ", ".join(verb if number is None else f"{verb} {count(number)}" for verb, number in named)
    return shown + (f" and {len(verbs) - _SHOWN} more" if len(verbs) > _SHOWN else "")


def _step_words(axis: Axis, step: int | None) -> str | None:
    """A step of an axis in words: ``9 of 11, above calls upon, below insists``."""
    if step is None:
        return None
    if axis == "pressure" and step == 0:
        return "none: somebody is addressed and not pressed"
    names = step_names(axis)
    if axis == "attitude":
        return f"{step:+}, from {min(names)} to +{max(names)}: {names[step]}" if step else names[step]
    if axis == "effect":
        return f"{step} of {max(names)}, {names[step]}"
    beside = [f"{side} {names[at]}" for side, at in (("above", step - 1), ("below", step + 1)) if at in names]
    return f"{step} of {max(names)}, {', '.join(beside)}"


def _entry_record(found: VerbEntry) -> dict[str, Any]:
    from resindex.render.jsonl import hit_record

    held = found.held
    return {
        "schema": ENTRY_SCHEMA,
        "verb": found.verb,
        "language": found.language,
        "kind": found.kind,
        **_axes(found.force),
        "families": list(found.families),
        "forms": list(found.forms),
        "addressee": found.addressee,
        "note": found.note,
        "english": [{"verb": verb, "counted": number} for verb, number in found.english],
        "others": list(found.others),
        "equivalents": {
            other.language: [{"verb": verb, "paragraphs": number} for verb, number in other.verbs]
            for other in found.equivalents
        },
        "paragraphs": held.paragraphs if held else None,
        "sections": dict(held.sections) if held else None,
        "modifiers": dict(held.modifiers) if held else None,
        "examples": [hit_record(hit) for hit in held.examples] if held else None,
    }


def _axes(force: Force) -> dict[str, int | None]:
    return {axis: force.on(axis) for axis in AXES}


def _write(value: dict[str, Any], out: TextIO) -> None:
    from resindex.render.jsonl import write

    write(value, out)
