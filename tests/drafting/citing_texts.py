"""Invented texts that cite each other, made paragraph by paragraph."""

from __future__ import annotations

from resindex.model import Facts, Note, Paragraph, Reference, Resolution

ASSEMBLY, COUNCIL = "General Assembly", "Human Rights Council"


def cite(text: str, verb: str | tuple[str, ...] = "recalls", **cited: object) -> Paragraph:
    """A paragraph that cites: ``{shown words: id or id#place}`` as ``refs``, ids of a note as ``note``."""
    refs = []
    for words, target in dict(cited.get("refs", {})).items():  # type: ignore[call-overload]
        id_, _, place = target.partition("#")
        start = text.index(words)
        refs.append(Reference(id_, place or None, start, start + len(words), "test"))
    refs.sort(key=lambda r: r.start)
    verbs = (verb,) if isinstance(verb, str) else verb
    note = cited.get("note")
    return Paragraph(
        place="", section=str(cited.get("section", "preambular")), number=None, text=text, verb=verbs[0], verbs=verbs,
        verb_en=tuple(cited.get("english", ())), references=tuple(refs),  # type: ignore[arg-type]
        notes=(Note("1", f"See {note}.", (str(note),)),) if note else (),
    )  # fmt: skip


def text(
    symbol: str | None,
    *paragraphs: Paragraph,
    date: str = "2040-12-01",
    title: str | None = "Lanterns",
    body: str = ASSEMBLY,
    language: str = "en",
    path: str | None = None,
) -> Resolution:
    """A resolution of these paragraphs, numbered within their sections."""
    turns = {"preambular": 0, "operative": 0}
    placed = []
    for p in paragraphs:
        turns[p.section] = number = turns[p.section] + 1
        head = "pp" if p.section == "preambular" else "op"
        placed.append(
            Paragraph(
                f"{head}_{number}", p.section, str(number), p.text, verb=p.verb, verbs=p.verbs, verb_en=p.verb_en,
                references=p.references, notes=p.notes,
            )
        )  # fmt: skip
    source = path or f"{language}/{(symbol or 'unnamed').replace('/', '_')}.txt"
    facts = Facts(symbol=symbol, title=title, body=body, date=date, language=language)
    return Resolution(source, "text", facts, tuple(placed))


#: Cited by nearly all below; cites what the corpus lacks, and one that cites it back.
OIL = text(
    "A/RES/95/10",
    cite("Recalling its resolution 90/7 of 3 December 2035,", refs={"90/7": "A/RES/90/7"}),
    cite("Encourages the keepers named in resolution 96/20,", "encourages", section="operative",
         refs={"96/20": "A/RES/96/20"}),
    date="2040-12-01", title="Oil for lanterns",
)  # fmt: skip
WICKS = text(
    "A/RES/96/20",
    cite("Recalling its resolution 95/10, paragraph 2, and reaffirming resolution 90/7,", ("recalls", "reaffirms"),
         refs={"95/10, paragraph 2": "A/RES/95/10#op_2", "90/7": "A/RES/90/7"}),
    cite("Mindful of article 4 of the Covenant,", "mindful", refs={"article 4 of the Covenant": "treaty:ICCPR#art_4"}),
    cite("Stressing the need for wicks,", "stresses", note="A/RES/95/10"),
    date="2041-12-01", title="Wicks",
)  # fmt: skip
WICKS_FRENCH = text(
    "A/RES/96/20",
    cite("Rappelant sa résolution 95/10, paragraphe 2,", "rappelle", english=("recalls",),
         refs={"95/10, paragraphe 2": "A/RES/95/10#op_2"}),
    language="fr", date="2041-12-01", title="Mèches",
)  # fmt: skip
WICKS_COPY = text(
    "A/RES/96/20",
    cite("Recalling its resolution 95/10, paragraph 2,", refs={"95/10, paragraph 2": "A/RES/95/10#op_2"}),
    path="zz/copy.txt", date="2041-12-01", title="Wicks",
)  # fmt: skip
HARBOURS = text(
    "A/HRC/RES/101/3",
    cite("Deploring that resolution 95/10 is forgotten,", "deplores", refs={"95/10": "A/RES/95/10"}),
    cite("Recalls resolution 95/10 and its own resolution 101/3,", section="operative",
         refs={"95/10": "A/RES/95/10", "101/3": "A/HRC/RES/101/3"}),
    date="2042-03-20", title="Harbours", body=COUNCIL,
)  # fmt: skip
ONLY_FRENCH = text(
    "A/RES/97/1",
    cite("Réaffirmant sa résolution 95/10 A,", "réaffirme", english=("reaffirms",), refs={"95/10 A": "A/RES/95/10A"}),
    language="fr", date="2042-12-01", title="Bouées",
)  # fmt: skip
UNNAMED = text(
    None, cite("Noting 96/20,", "notes", refs={"96/20": "A/RES/96/20"}), path="drafts/one.txt", date="2043-01-01"
)

ALL = (OIL, WICKS, WICKS_FRENCH, WICKS_COPY, HARBOURS, ONLY_FRENCH, UNNAMED)
