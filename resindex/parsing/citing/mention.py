"""A mention: one place where a text names a document, before its places are attached to it."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """``text[start:end]`` names the document ``id``.

    ``lead`` is where the whole phrase begins ("its resolution 53/144" begins at "its"): a place that is cited before it
    ("paragraph 2 of …") ends there. ``group`` joins the members of one list, so that "paragraph 5 of resolutions
    1521 (2003) and 1579 (2004)" reaches both; 0 is no group.
    """

    id: str
    start: int
    end: int
    lead: int
    rule: str
    candidates: tuple[str, ...] = ()
    group: int = 0
    place: str | None = None  #: a place that the name itself implies

    @property
    def treaty(self) -> bool:
        """Whether it is a treaty, whose places are articles."""
        return self.id.startswith("treaty:")

    @property
    def named(self) -> bool:
        """Whether it is cited by a name, not by a number or a symbol."""
        return self.rule in ("treaty", "instrument") or self.rule.startswith("short name of")

    @property
    def resolution(self) -> bool:
        """Whether its paragraphs are operative ones."""
        return "/RES" in self.id or "/DEC/" in self.id or "/Res." in self.id or self.id.startswith("WHA")
