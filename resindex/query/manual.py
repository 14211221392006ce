"""The query language, as a table: what can be typed, and what it finds.

What comes in: the field table. What goes out: one page, as text for a terminal (``resindex help query``) or as Markdown
(``docs/query.md``). Every example can be asked of the sample corpus, and finds something there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resindex.fields import FIELDS, Field


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it finds: ``paragraphs`` goes before the words."""

    query: str
    finds: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, examples, and what is to be said below them."""

    heading: str
    examples: tuple[Example, ...]
    notes: tuple[str, ...] = ()


CHAPTERS = (
    Chapter(
        "Words",
        (
            Example("impunity attacks", "with both words, in any form (attack, attacked), in the text or its title"),
            Example('"human rights defenders"', "with these words in this order"),
            Example("=attacks", "with just this word, not attack or attacked"),
            Example('="serious crimes"', "with just this phrase, not a serious crime"),
            Example("attack*", "with a word that begins so"),
            Example("organi?ation", "with a word of this form: ? is one letter"),
            Example("*governmental", "with a word of this form: * is any letters, or none"),
            Example("impunty~", "with a word that differs by at most two letters, one in words of up to five"),
            Example("impunty~1", "with a word that differs by at most one letter"),
            Example("title:defenders", "whose resolution has the word in its title"),
        ),
        (
            "Words are found in any form (attack, attacks, attacked), case and accents aside, in the six official"
            " languages and German: each paragraph is read in its own language. Function words (the, of) count in"
            " phrases only.",
            "--exact takes every word and phrase of a query as =word and =\"phrase\" do.",
        ),
    ),
    Chapter(
        "Words near each other",
        (
            Example('"impunity crimes"~5', "with these words in any order, at most five other words among them"),
            Example('impunity NEAR/5 (attack* OR "serious crimes")', "with the one at most five words from the other"),
            Example("impunity NEAR attacks", "the same with ten words"),
        ),
    ),
    Chapter(
        "This and that, this or that, not that",
        (
            Example("impunity AND attacks", "with both; AND may be left out"),
            Example("journalists OR judges", "with either"),
            Example("impunity NOT media", "with the one and without the other"),
            Example("impunity -media", "the same"),
            Example("(women OR girls) AND justice", "as the parentheses say"),
        ),
        (
            "Where fewer than ten paragraphs have all of three words or more, those that have at least half of them"
            " come too, best first, and the answer says so. AND between the words asks for all of them.",
            "NEAR binds before NOT, NOT before AND, AND before OR. The four are written in capitals; in small letters"
            " they are words.",
        ),
    ),
    Chapter(
        "Fields",
        (
            Example("verb:urges", "whose acting verb is this, in any form and language (urges, Urging, Exhorte)"),
            Example("verb:>=urges", "whose verb presses as hard or harder; see resindex verbs explain urges"),
            Example("verb:@asks", "whose verb is of this family"),
            Example('verb:(urges OR "calls upon")', "with either value"),
            Example("section:op impunity", "of the operative part, with the word"),
            Example("year:2035..2040", "of the years from one to the other, both included"),
            Example("date:2039-12..", "adopted then or later"),
            Example("symbol:A/HRC/RES/*", "of documents whose symbol begins so"),
            Example("cites:A/RES/53/144", "that cite this document, or any place in it"),
            Example('to:"Secretary-General"', "addressed to it"),
        ),
        (
            "A value with a space stands in quotation marks. Filters given as options (--verb urges) are the same"
            " fields; an option given several times means any of its values. A backslash takes the meaning from the"
            r" sign after it: verb\:urges looks for the two words.",
        ),
    ),
)  # fmt: skip


def lines(width: int = 100) -> Iterator[str]:
    """The page for a terminal."""
    from textwrap import fill

    yield "What can be typed after  resindex search"
    for chapter in CHAPTERS:
        yield f"\n{chapter.heading}"
        wide = max(len(example.query) for example in chapter.examples)
        for example in chapter.examples:
            lead = f"  {example.query:<{wide}}  "
            yield fill(example.finds, width, initial_indent=lead, subsequent_indent=" " * len(lead))
        for note in chapter.notes:
            yield fill(note, width, initial_indent="  ", subsequent_indent="  ")
    yield "\nAll fields"
    wide = max(len(field.name) for field in FIELDS)
    for field in FIELDS:
        lead = f"  {field.name:<{wide}}  "
        yield fill(_about(field), width, initial_indent=lead, subsequent_indent=" " * len(lead))


def markdown() -> str:
    """The page of the documentation."""
    parts = [
        "# Queries\n",
        "What can be typed after `resindex search`. This page is made from the programme's own tables: `resindex help"
        " query` prints the same,\nand every example on it is asked of the sample corpus by a test.\n",
    ]
    for chapter in CHAPTERS:
        parts.append(f"## {chapter.heading}\n\n| you type | it finds paragraphs |\n| --- | --- |")
        parts += [f"| `{_cell(example.query)}` | {_cell(example.finds)} |" for example in chapter.examples]
        parts += [f"\n{note}" for note in chapter.notes]
        parts.append("")
    parts.append("## All fields\n\n| field | also | option | holds | example |\n| --- | --- | --- | --- | --- |")
    for field in FIELDS:
        also = ", ".join(f"`{alias}`" for alias in field.aliases) or "–"
        option = f"`{field.option}`" if field.option else "–"
        parts.append(f"| `{field.name}` | {also} | {option} | {_cell(field.help)} | `{_cell(field.example)}` |")
    return "\n".join(parts) + "\n"


def _about(field: Field) -> str:
    also = f" (also {', '.join(field.aliases)})" if field.aliases else ""
    option = f", or {field.option}" if field.option else ""
    return f"{field.help}{also}: {field.example}{option}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
