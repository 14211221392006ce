"""The labelled sets of the development corpora, printed as text: one reader a set.

What comes in: the folder ``corpora``. What goes out: :class:`Labelled` documents, each with its text and what its
makers say of its paragraphs. Nothing here knows the parser.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """A labelled paragraph: its text without its number, its section, its bare number, its first acting words."""

    text: str
    section: str
    number: str | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document as text, with its labels; ``path`` instead of a text where the file itself is read.

    ``unlabelled`` holds the letters of paragraphs that nobody labelled: finding them is no mistake.
    """

    name: str
    text: str = ""
    paragraphs: tuple[Wanted, ...] = ()
    unlabelled: frozenset[str] = frozenset()
    path: Path | None = None


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.casefold())


def _folded(text: str) -> str:
    return " ".join(text.split())


def council(corpora: Path) -> Iterator[Labelled]:
    """Security Council 1946-1994, corrected by hand, without labels."""
    for path in sorted((corpora / "unsc-gold-txt").glob("*.txt")):
        yield Labelled(path.name, path=path)


def health(corpora: Path) -> Iterator[Labelled]:
    """World Health Assembly 2013, PDF, without labels."""
    for path in sorted((corpora / "who-wha66-pdf").glob("*.pdf")):
        yield Labelled(path.name, path=path)


def french(corpora: Path) -> Iterator[Labelled]:
    """General Assembly, Human Rights Council and others 1946-2023, French, read from PDF by others, without labels."""
    for path in sorted((corpora / "un-res-fr-en-json").glob("*.json.gz")):
        lines: list[str] = []
        for block in json.loads(gzip.decompress(path.read_bytes())):
            lines += [_folded(text) for text in block.get("items_fr") or [block.get("text_fr") or ""]]
        yield Labelled(path.name.removesuffix(".json.gz"), "\n\n".join(line for line in lines if line))


def mandates(corpora: Path) -> Iterator[Labelled]:
    """General Assembly, Human Rights Council, ECOSOC and others, labelled by a machine.

    Left out: what is no resolution, and pages of the 1940s that hold several, whose labels say nothing.
    """
    for path in sorted((corpora / "un-mandates-paragraphs-json").glob("*RES*.json.gz")):
        blocks = json.loads(gzip.decompress(path.read_bytes()))
        if not any(b.get("paragraph_type") == "operative" for b in blocks):
            continue
        yield _mandate(path.name.removesuffix(".json.gz"), blocks)


def _mandate(name: str, blocks: list[dict[str, Any]]) -> Labelled:
    lines, wanted, others = [], [], set()
    below = False
    for block in blocks:
        text = _folded(block["text"])
        prefix = _folded(block.get("prefix") or "")
        label = re.fullmatch(r"\(?(\w{1,4}(?: bis)?)[.)]{0,2}", prefix)
        lines.append(f"{prefix} {text}".strip() if label or block["type"] == "heading" else text)
        # Below the text the set labels notes and annexes as it finds them.
        below = below or block["type"] in ("footer", "backmatter") or text.startswith("Annex")
        first = block.get("action_verb") or ""
        acts = bool(first) and first[0].isupper() and block.get("paragraph_level") in (None, 1)
        if block["type"] == "paragraph" and not below and (acts or (label and block.get("paragraph_type"))):
            number = label[1] if label and block.get("paragraph_type") == "operative" else None
            wanted.append(Wanted(text, block.get("paragraph_type") or "", number, first if acts else None))
        else:
            others.add(_letters(text))
    return Labelled(name, "\n\n".join(lines), tuple(wanted), frozenset(others))


def ibe(corpora: Path) -> Iterator[Labelled]:
    """International Conference on Education 1934-2008, French; section labelled by a machine."""
    for path in sorted((corpora / "unesco-ibe-json").rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        lines, wanted, others = [f"RECOMMANDATION N° {document['RECOMMENDATION']}", document["TITLE"]], [], set()
        for paragraph in document["body"]["paragraphs"]:
            text = _folded(paragraph["para"])
            lines.append(text)
            bare = re.sub(r"^(?:\d{1,3}|[a-z]|[ivx]+)[.)]+\s+", "", text)
            if paragraph["type"] in ("preambular", "operative"):
                wanted.append(Wanted(bare, paragraph["type"]))
            else:
                others.add(_letters(bare))
        yield Labelled(path.stem, "\n\n".join(lines), tuple(wanted), frozenset(others))


# ---------------------------------------------------------------- YAML of metrology and standards bodies


def _bipm(language: str) -> Callable[[Path], Iterator[Labelled]]:
    def read(corpora: Path) -> Iterator[Labelled]:
        """Conférence générale des poids et mesures and its committees: each act with its verb."""
        for path in sorted((corpora / "bipm-decisions-yaml").rglob(f"meetings-{language}/*.yml")):
            for one in _yaml(path).get("resolutions") or ():
                opening = " ".join(_folded(a.get("message") or "") for a in one.get("approvals") or ())
                yield _acts(f"{path.parent.parent.name} {path.stem} {one.get('identifier')}", one, opening)

    return read


def iso154(corpora: Path) -> Iterator[Labelled]:
    """ISO/TC 154: each act with its verb."""
    for path in sorted((corpora / "iso-tc154" / "yaml").glob("*.yaml")):
        for one in _yaml(path).get("resolutions") or ():
            yield _acts(f"{path.stem} {one.get('identifier')}", one, "")


def iso184(corpora: Path) -> Iterator[Labelled]:
    """ISO/TC 184/SC 4: each act with its verb."""
    for path in sorted((corpora / "iso-tc184sc4-yaml").rglob("*.yaml")):
        for one in _yaml(path).get("decisions") or ():
            yield _acts(f"{path.stem} {one['identifier'][0]['number']}", one, "")


def _yaml(path: Path) -> dict[str, Any]:
    import yaml  # type: ignore[import-untyped]

    loaded: dict[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def _spoken(value: Any) -> str:
    if isinstance(value, list):
        return _spoken(value[0]) if value else ""
    if isinstance(value, dict):
        return _spoken(value.get("value") or "")
    return str(value or "")


def _acts(name: str, one: dict[str, Any], opening: str) -> Labelled:
    """Title, opening, considerations, actions; lists inside an act stay lines of their own, unlabelled."""
    title = _plain(_spoken(one.get("title")))
    kind = str(one.get("kind") or one.get("type") or "resolution").title()
    number = "" if re.search(r"\d", title) else f"{kind} {name.rpartition(' ')[2]}"
    lines = [line for line in (number, title, _plain(opening)) if line]
    wanted, others = [], {_letters(line) for line in lines}
    for part, section in (("considerations", "preambular"), ("actions", "operative")):
        for act in one.get(part) or ():
            said = [_plain(line) for line in _paragraphs(_spoken(act.get("message")))]
            said = [line for line in said if line]
            if not said:
                continue
            lines += said
            wanted.append(Wanted(said[0], section, None, str(act.get("type") or "") or None))
            others |= {_letters(re.sub(r"^(?:[*•–-]|\d+[.)]|\w[.)])\s+", "", line)) for line in said[1:]}
    return Labelled(name, "\n\n".join(lines), tuple(wanted), frozenset(others))


def _paragraphs(text: str) -> list[str]:
    """Blank lines and list items part a message."""
    return re.split(r"\n\s*\n|\n(?=\s*(?:[*.-]+|\|===)\s)", text.strip())


def _plain(text: str) -> str:
    """Without the set's own markup of emphasis, formulas and links."""
    text = re.sub(r"\^([^^]{1,6})\^", r"\1", text)
    text = re.sub(r"stem:\[([^\]]*)\]", r"\1", text)
    text = re.sub(r"(?:https?://\S+?)\[([^\]]*)\]", r"\1", text)
    return _folded(re.sub(r"(?<!\w)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)", "", text))


# ---------------------------------------------------------------- XML of others, printed as text


def itu(corpora: Path) -> Iterator[Labelled]:
    """International Telecommunication Union 2018: recitals and acts under a verb alone on its line."""
    for path in sorted((corpora / "itu-akn-xml").glob("*.xml")):
        yield _printed(path, ("formula", "intro", "recital", "heading", "paragraph", "p"), "recital", "preamble")


def congress(corpora: Path) -> Iterator[Labelled]:
    """Resolutions of the United States Congress: recitals, and what is resolved."""
    for path in sorted((corpora / "us-congress-res-xml").glob("*.xml")):
        yield _printed(
            path, ("officialTitle", "recital", "resolvingClause", "chapeau", "content"), "recital", "preamble"
        )


def _printed(path: Path, blocks: tuple[str, ...], recital: str, front: str) -> Labelled:
    """The text of each block as a line; recitals are preambular, blocks of the body operative."""
    from lxml import etree

    lines, wanted, others = [], [], set()

    def walk(element: Any, part: str) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        part = {front: "preambular", "mainBody": "operative", "main": "operative", "meta": ""}.get(name, part)
        inner = [e for e in element.iter() if isinstance(e.tag, str) and e is not element]
        if name in blocks and not any(etree.QName(e).localname in blocks for e in inner if name != "recital"):
            text = _folded(" ".join("".join(element.itertext()).split()))
            if text and part:
                lines.append(text)
                bare = re.sub(r"^(?:\d{1,2}(?:\.\d)?|[a-z])[.)]?\s+", "", text)
                if name in (recital, "p", "content", "resolvingClause") and not bare.endswith(":"):
                    wanted.append(Wanted(bare, "operative" if name == "resolvingClause" else part))
                else:
                    others.add(_letters(bare))
            return
        for child in element:
            walk(child, part)

    walk(etree.parse(str(path)).getroot(), "")
    return Labelled(path.name, "\n\n".join(lines), tuple(wanted), frozenset(others))


SETS: dict[str, Callable[[Path], Iterator[Labelled]]] = {
    "unsc-gold": council,
    "who": health,
    "un-res-fr": french,
    "mandates": mandates,
    "ibe": ibe,
    "bipm-en": _bipm("en"),
    "bipm-fr": _bipm("fr"),
    "iso-tc154": iso154,
    "iso-tc184sc4": iso184,
    "itu": itu,
    "congress": congress,
}
#: Held against themselves.
UNLABELLED = frozenset({"unsc-gold", "who", "un-res-fr"})
