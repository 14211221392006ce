"""A few invented resolutions: two bodies, two languages, a copy, a document without a symbol."""

from __future__ import annotations

from collections.abc import Sequence

from resindex.model import Facts, Paragraph, Reference, Resolution, Subject


def paragraph(place: str, text: str, *verbs: str, cites: Sequence[str] = (), to: Sequence[str] = ()) -> Paragraph:
    """A paragraph whose section and number follow from its place."""
    head, *number = place.split("_")
    section = {"op": "operative", "pp": "preambular"}.get(head, head)
    return Paragraph(
        place=place,
        section=section,
        number=(number[0] + "".join(f"({n})" for n in number[1:])) if number else None,
        text=text,
        parent="_".join([head, *number[:-1]]) if len(number) > 1 else None,
        verb=verbs[0] if verbs else None,
        verbs=verbs,
        addressees=tuple(to),
        references=tuple(Reference(c, None, 0, 0, "test") for c in cites),
    )


BEES = Resolution(
    "ga/bees.txt",
    "text",
    Facts("A/RES/53/144", "Protection of bees", "General Assembly", "53", date="1998-12-09", language="en",
          subjects=(Subject("INSECTS", "TEST"),)),
    (
        paragraph("pp_1", "Recalling its resolution 52/10 on the rights of bees,", "recalls", cites=["A/RES/52/10"]),
        paragraph("op_1", "Urges all States to end impunity for harm done to bees;", "urges", to=["States"]),
        paragraph("op_2", "Requests the Secretary-General: ", "requests", to=["Secretary-General"]),
        paragraph("op_2_a", "To report on the rights of bees, human rights defenders included;", "requests"),
    ),
)  # fmt: skip
ABEILLES = Resolution(
    "ga/abeilles.txt",
    "text",
    Facts("A/RES/53/144", "Protection des abeilles", "General Assembly", "53", date="1998-12-09", language="fr"),
    (paragraph("op_1", "Exhorte tous les États à mettre fin à l’impunité;", "exhorte", to=["États"]),),
)
COPY = Resolution("hrc/bees-copy.txt", "text", BEES.facts, BEES.paragraphs)
HIVES = Resolution(
    "hrc/hives.txt",
    "text",
    Facts("A/HRC/RES/53/14", "Hives and impunity", "Human Rights Council", "53", date="2023-07-12", language="en"),
    (
        paragraph("op_1", "Condemns attacks on hives, wherever they occur;", "condemns"),
        paragraph("op_2", "Decides to remain seized of the matter.", "decides", cites=["A/RES/53/144"]),
    ),
)
NOTES = Resolution("notes/draft.txt", "text", Facts(language="en"), (paragraph("op_1", "Nothing official.", "notes"),))
