"""Questions to an index answered: pages of hits, resolutions by their symbol, the state of the index.

What comes in: query text, filters, citations, and the folder of an index. What goes out: the records of ``model``.
"""

from __future__ import annotations

from resindex.search.index import Index

__all__ = ["Index"]
