"""Names and values of WordprocessingML that the readers of its parts share.

Source: ECMA-376, part 1 (transitional): element names, the on/off type, the wrappers that change nothing in the text.
"""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Wrappers whose contents are text like any other: content controls, insertions, tags.
CONTAINERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "fldSimple", "dir", "bdo")
)


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: etree._Element | None) -> bool | None:
    """What an on/off element says; None where there is none."""
    if element is None:
        return None
    return (element.get(f"{W}val") or "true").lower() not in ("0", "false", "off", "none")
