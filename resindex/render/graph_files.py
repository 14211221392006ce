"""Works and the links between them -> a graph file: GraphML (Gephi, yEd, networkx) or DOT (Graphviz).

A node is a work, its id the canonical symbol; an edge leads from the text that cites to the one that is cited, or from
an edition to the one that it follows. What the corpus lacks is a node like any other, marked as not held.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO
from xml.etree import ElementTree as Xml

from resindex.errors import UsageError
from resindex.graph_records import Citations, Lineage, Ranking, Work
from resindex.render import clean
from resindex.render.graph import evidence_words
from resindex.render.links import official_page
from resindex.render.measure import cut

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = (("title", "string"), ("date", "string"), ("body", "string"), ("held", "boolean"), ("asked", "boolean"))
_EDGE_KEYS = (("paragraphs", "int"), ("verbs", "string"), ("level", "int"), ("evidence", "string"))
_LABEL = 60  # cells of a title on a node

Edge = tuple[str, str, dict[str, object]]


def write(found: Citations | Ranking | Lineage, out: TextIO, *, format: str) -> None:  # noqa: A002
    """The graph of an answer. Raises UsageError for an answer that is none."""
    if isinstance(found, Ranking):
        raise UsageError("a ranking is no graph", hint="formats are table, plain, jsonl, csv")
    works, edges = _graph(found)
    if format == "graphml":
        _graphml(found.asked.work.name, works, edges, out)
    else:
        _dot(found.asked.work.name, works, edges, out)


def _graph(found: Citations | Lineage) -> tuple[tuple[Work, ...], list[Edge]]:
    if isinstance(found, Lineage):
        works = tuple(edition.work for edition in found.editions)
        return works, [
            (one.work.name, one.before, {"evidence": evidence_words(one)}) for one in found.editions if one.before
        ]
    network = found.network
    assert network is not None, "a graph file was asked for without a network"
    return network.works, [
        (
            link.citing,
            link.cited,
            {"paragraphs": link.paragraphs, "verbs": ", ".join(f"{v} {n}" for v, n in link.verbs), "level": link.level},
        )
        for link in network.links
    ]


# ---------------------------------------------------------------- GraphML


def _graphml(asked: str, works: tuple[Work, ...], edges: list[Edge], out: TextIO) -> None:
    root = Xml.Element("graphml", {"xmlns": _NAMESPACE})
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys:
            Xml.SubElement(root, "key", {"id": name, "for": kind, "attr.name": name, "attr.type": type_})
    graph = Xml.SubElement(root, "graph", {"id": "citations", "edgedefault": "directed"})
    for work in works:
        node = Xml.SubElement(graph, "node", {"id": clean.line(work.name)})
        _data(node, {**_facts(work), "held": work.held, "asked": work.name == asked or None})
    for source, target, facts in edges:
        _data(Xml.SubElement(graph, "edge", {"source": clean.line(source), "target": clean.line(target)}), facts)
    Xml.indent(root)
    # The stream decides the encoding; a letter that it lacks becomes a reference, which XML reads as the letter.
    encoding = getattr(out, "encoding", None) or "utf-8"
    text = Xml.tostring(root, encoding="unicode").encode(encoding, "xmlcharrefreplace").decode(encoding)
    out.write(f'<?xml version="1.0" encoding="{encoding.upper()}"?>\n{text}\n')


def _data(element: Xml.Element, facts: dict[str, object]) -> None:
    for name, value in facts.items():
        if value is not None and value != "":
            data = Xml.SubElement(element, "data", {"key": name})
            data.text = ("true" if value else "false") if isinstance(value, bool) else clean.line(str(value))


def _facts(work: Work) -> dict[str, object]:
    return {"title": work.title, "date": work.date, "body": work.body}


# ---------------------------------------------------------------- DOT


def _dot(asked: str, works: tuple[Work, ...], edges: list[Edge], out: TextIO) -> None:
    out.write("digraph citations {\n  rankdir=LR;\n  node [shape=box, fontname=sans];\n")
    for work in works:
        out.write(f"  {_quoted(work.name)} [{', '.join(_looks(work, asked))}];\n")
    for source, target, facts in edges:
        label = facts.get("verbs") or facts.get("evidence") or ""
        out.write(f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(str(label))}];\n")
    out.write("}\n")


def _looks(work: Work, asked: str) -> Iterator[str]:
    lines = [
        work.name,
        *([cut(clean.line(work.title), _LABEL)] if work.title else []),
        *([work.date] if work.date else []),
    ]
    yield f"label={_quoted(*lines)}"
    address = official_page(work.name)
    if address:
        yield f"URL={_quoted(address)}"
    if not work.held:
        yield "style=dashed"
    elif work.name == asked:
        yield "style=bold"


def _quoted(*lines: str) -> str:
    """A quoted string of DOT; lines are parted by an escape that Graphviz reads as a new line."""
    escaped = (clean.line(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
