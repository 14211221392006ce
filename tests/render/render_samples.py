"""A resolution, made by hand, that has one of everything a renderer may meet; and hits in it."""

from __future__ import annotations

import re

from resindex.hit_records import Hit
from resindex.model import Adoption, Facts, Note, Paragraph, Reference, Span

KEEPERS = Facts(
    symbol="A/HRC/RES/31/77",
    title="Rights of lighthouse keepers and of all who keep a light",
    body="Human Rights Council",
    session="31",
    date="2016-03-24",
    language="en",
    adoption=Adoption(
        "recorded vote", 33, 2, 1, (("Avalon", "against"), ("Lyonesse", "against"), ("Ys", "abstaining"))
    ),
)
COUNCIL = Facts(symbol="S/RES/1325(2000)", body="Security Council", date="2000-10-31", language="en")

PARAGRAPHS = (
    Paragraph("title", "title", None, "Rights of lighthouse keepers and of all who keep a light", line=1),
    Paragraph("enacting", "enacting", None, "The Human Rights Council,", line=3),
    Paragraph(
        "pp_1",
        "preambular",
        "1",
        "Noting with deep concern that impunity for the breaking of lamps persists on every coast, and that ships and "
        "those aboard them are put in danger by it, that the reports of the harbour masters of the past ten years show "
        "no change for the better, and that keepers who complain of such impunity before a court are seldom heard,",
        line=5,
        verb_phrase="Noting with deep concern",
        verb="notes",
        verbs=("notes",),
        modifiers=("with deep concern",),
    ),
    Paragraph("heading_1", "heading", None, "Lamps", line=9),
    Paragraph(
        "op_1",
        "operative",
        "1",
        "Condemns the breaking of lamps, and urges coastal States to end impunity for it;",
        line=11,
        verb_phrase="Condemns",
        verb="condemns",
        verbs=("condemns", "urges"),
        addressees=("coastal States",),
    ),
    Paragraph(
        "op_2",
        "operative",
        "2",
        "Calls upon all States:",
        line=13,
        verb_phrase="Calls upon",
        verb="calls upon",
        verbs=("calls upon",),
        addressees=("States",),
    ),
    Paragraph(
        "op_2_a",
        "operative",
        "2(a)",
        "To give every keeper, in the spirit of its resolution 28/9, without delay:",
        line=14,
        parent="op_2",
        verb="calls upon",
        verb_inherited=True,
        verbs=("calls upon",),
        addressees=("States",),
        references=(Reference("A/HRC/RES/28/9", "op_4", 38, 64, "its resolution"),),
    ),
    Paragraph("op_2_a_i", "operative", "2(a)(i)", "Oil;", parent="op_2_a", verb="calls upon", verb_inherited=True,
              verbs=("calls upon",), notes=(Note("1", "A/HRC/31/40, para. 7."),)),
    Paragraph("op_2_a_ii", "operative", "2(a)(ii)", "A stove and dry wood;", parent="op_2_a", verb="calls upon",
              verb_inherited=True, verbs=("calls upon",)),
    Paragraph("adoption_1", "adoption", None, "62nd meeting, 24 March 2016", line=20),
    Paragraph("annex_1_p_1", "annex", "1", "A lamp is lit at dusk.", line=24),
)  # fmt: skip


def spans_of(text: str, *words: str) -> tuple[Span, ...]:
    """The places of the words in the text."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer("|".join(map(re.escape, words)), text) if words)


def hit_of(facts: Facts, paragraph: Paragraph, *words: str, source: str = "hrc/keepers.txt") -> Hit:
    """A hit on these words."""
    return Hit(
        id=f"{facts.symbol or source}#{paragraph.place}",
        score=2.5,
        source=source,
        facts=facts,
        paragraph=paragraph,
        highlights=spans_of(paragraph.text, *words),
        title_highlights=spans_of(facts.title or "", *words),
    )
