"""An HTML page -> which of its parts are the document, which tables are mere layout, what its head states.

Comes in: the parsed page. Goes out: sets of elements for the walk over the page. Old pages put the whole text into a
table, a form or an element called header; so a part is left out only where it holds no prose.
"""

from __future__ import annotations

import re

from lxml import etree

#: Never text of the document.
ALWAYS_LEFT_OUT = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "button",
    "textarea", "title", "meta", "link", "del",
))  # fmt: skip
_CHROME = frozenset(("header", "footer", "aside", "form"))
_CHROME_ROLES = frozenset(("banner", "contentinfo", "search", "complementary"))
#: Text of this length outside links, in one paragraph, is prose and not a menu or an imprint.
_PROSE = 160
_LISTS = frozenset(("ol", "ul", "pre", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"))
_INLINE = frozenset((
    "a", "abbr", "b", "big", "cite", "code", "dfn", "em", "font", "i", "small", "span", "strong", "sub",
    "sup", "u", "br", "ins", "mark", "q", "tt", "var",
))  # fmt: skip
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Za-z0-9][\w.\-]*)+(?: ?\([\dIVXLCS-]{1,9}\))?(?:/[\w.]+)*")
_SYMBOL_NAMES = frozenset(("symbol", "dc.identifier", "dcterms.identifier", "citation_technical_report_number"))
_ITALIC_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"^\s*\w*\.([\w-]+)\s*$")


def chrome(root: etree._Element) -> frozenset[etree._Element]:
    """Elements that belong to the site and not to the document."""
    prose = _with_prose(root)
    elements = (element for element in root.iter() if isinstance(element.tag, str))
    return frozenset(e for e in elements if _is_hidden(e) or _is_navigation(e) or (_is_frame(e) and e not in prose))


def _is_navigation(element: etree._Element) -> bool:
    return element.tag == "nav" or element.get("role") == "navigation"


def _is_frame(element: etree._Element) -> bool:
    """It is made to hold what surrounds a document; but the header of an article is its title."""
    if element.tag == "header" and next(element.iterancestors("article", "main", "section"), None) is not None:
        return False
    return element.tag in _CHROME or element.get("role") in _CHROME_ROLES


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _with_prose(root: etree._Element) -> set[etree._Element]:
    """Elements with a block of prose somewhere in them."""
    size: dict[etree._Element, int] = {}
    block: dict[etree._Element, etree._Element] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ALWAYS_LEFT_OUT:
            continue
        parent = element.getparent()
        outer = block.get(parent, parent) if parent is not None else None
        block[element] = outer if element.tag in _INLINE and outer is not None else element
        if element.tag != "a":
            size[block[element]] = size.get(block[element], 0) + len((element.text or "").strip())
        if outer is not None:
            size[outer] = size.get(outer, 0) + len((element.tail or "").strip())
    prose: set[etree._Element] = set()
    for found, length in size.items():
        node: etree._Element | None = found
        while length >= _PROSE and node is not None and node not in prose:
            prose.add(node)
            node = node.getparent()
    return prose


def layout_tables(root: etree._Element) -> frozenset[etree._Element]:
    """Tables whose cells hold text of their own: they place text on the page, and their rows are no rows."""
    found: set[etree._Element] = set()
    for table in root.iter("table"):
        if table.get("role") in ("presentation", "none"):
            found.add(table)
    seen: dict[etree._Element, int] = {}
    cells: dict[etree._Element, etree._Element] = {}
    for element in root.iter():
        parent = element.getparent()
        cell = cells.get(parent) if parent is not None else None
        if element.tag in ("td", "th"):
            cells[element] = element
        elif cell is not None:
            cells[element] = cell
        if cell is None or (element.tag not in _LISTS and element.tag not in ("p", "br")):
            continue
        seen[cell] = seen.get(cell, 0) + (2 if element.tag in _LISTS else 1)
        if seen[cell] in (2, 3):
            found.update(list(cell.iterancestors("table"))[:1])
    return frozenset(found)


def italic_classes(root: etree._Element) -> frozenset[str]:
    """Names of classes that the page's own style sheet sets in italics."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        for names, rules in _ITALIC_RULE.findall(sheet.text or ""):
            if "font-style" in rules and "italic" in rules:
                found.update(m[1] for m in map(_CLASS.match, names.split(",")) if m)
    return frozenset(found)


def stated_facts(root: etree._Element) -> tuple[str | None, str | None]:
    """The document's symbol and language (ISO 639-1), where the page's head states them and nothing else."""
    stated = [title.text or "" for title in root.iter("title")][:1]
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _SYMBOL_NAMES:
            stated.append(meta.get("content") or "")
    words = [" ".join(text.split()) for text in stated]
    symbols = {text.replace(" ", "") for text in words if _SYMBOL.fullmatch(text) and any(c.isdigit() for c in text)}
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:3].lower()
    code = language.split("-")[0].split("_")[0]
    return (symbols.pop() if len(symbols) == 1 else None), (code if len(code) == 2 and code.isalpha() else None)
