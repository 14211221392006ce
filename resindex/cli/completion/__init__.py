"""Completion: what is typed so far -> what may come next, within the time that a key takes.

``line`` reads what was typed, ``answering`` says what can stand there, ``query`` what can stand inside a query,
``values`` which values the index has, ``shells`` holds the scripts that ask, and writes as each of them reads. Values
come from the text file of ``resindex.offers``: no index is opened, and Whoosh, Rich and SQLite are not loaded, but that
places behind a symbol and ``#`` are read from the store. Typer is loaded only where the field table does not suffice.
"""

from __future__ import annotations
