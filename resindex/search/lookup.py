"""What a citation leads to: a resolution, or one paragraph of it.

What comes in: a citation as people write it (``A/RES/53/144``, ``53/144``, ``A/RES/53/144#op_4``, ``A/RES/53/144, para.
4 (a)``) and the store. What goes out: the resolution, and the paragraph if a place was named. Raises QueryError with
the nearest that exist for what is unknown, and with all that are meant for what is ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resindex.errors import QueryError, SymbolError
from resindex.frozen import frozen
from resindex.hit_records import Family
from resindex.model import Paragraph, Resolution, Span
from resindex.query.languages import language_code, language_name
from resindex.query.places import read_place, split_place
from resindex.query.symbol_values import readings
from resindex.query.values import unknown
from resindex.store import Store

_NUMBERED = {"op": "operative", "pp": "preambular", "para": "operative"}


@frozen
class Found:
    """A resolution, and the paragraph of it that was asked for.

    ``languages`` are those in which the index has the document, ``copies`` the other files that hold it in this one,
    ``family`` the paragraphs that repeat the wording of the one asked for.
    """

    resolution: Resolution
    paragraph: Paragraph | None = None
    languages: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    family: Family | None = None


def find(cited: str, store: Store, language: str | None = None, *, expand: bool = False) -> Found:
    """What ``cited`` leads to, in ``language`` (code or name); without one, in English where there is English."""
    symbol, place = split_place(cited)
    documents = _documents(symbol, store, cited)
    languages = tuple(dict.fromkeys(d.facts.language for d in documents if d.facts.language))
    chosen = _chosen_language(language, languages, symbol)
    same = [d for d in documents if d.facts.language == chosen] or documents
    paragraph = None if place is None else _paragraph(place, same[0], cited)
    family = None if paragraph is None else store.family_at(same[0], paragraph, members=expand)
    return Found(same[0], paragraph, languages, tuple(d.source for d in same[1:]), family)


def _documents(symbol: str, store: Store, cited: str) -> list[Resolution]:
    """All documents that the symbol, the bare number or the path of a file leads to; at least one."""
    span = Span(cited.find(symbol), cited.find(symbol) + len(symbol))
    if not symbol:
        raise QueryError("no symbol was given", hint="as in  A/RES/53/144  or  A/RES/53/144#op_4", text=cited)
    try:
        symbols = readings(symbol, store)
    except SymbolError as error:
        held = store.resolutions(symbol)  # a document without a symbol goes by its path
        if held:
            return held
        near = unknown("symbol", symbol, store.vocabulary("symbol"))
        hint = near.hint if near.hint and near.hint.startswith("did") else error.hint
        raise QueryError(error.message, hint=hint, span=span, text=cited) from error
    documents = [document for s in symbols for document in store.resolutions(s)]
    names = list(dict.fromkeys(d.facts.symbol or d.source for d in documents))
    if len(names) > 1:
        raise QueryError(f"{symbol} can be several", hint=f"write  {'  or  '.join(names)}", span=span, text=cited)
    if not documents:
        near = unknown("symbol", symbols[0], store.vocabulary("symbol"))
        message = f"the index does not hold {symbols[0]}"
        hint = near.hint.replace("symbol:", "") if near.hint else "resindex index takes up what is new in the corpus"
        raise QueryError(message, hint=hint, span=span, text=cited)
    return documents


def _chosen_language(asked: str | None, there: Sequence[str], symbol: str) -> str | None:
    if asked is None:
        return "en" if "en" in there else next(iter(there), None)
    code = language_code(asked) or asked.casefold()
    if code not in there:
        held = ", ".join(language_name(c) for c in there) or "a language that its file does not name"
        raise QueryError(f"{symbol} is not there in {language_name(code)}", hint=f"the index has it in {held}")
    return code


def _paragraph(place: str, resolution: Resolution, cited: str) -> Paragraph:
    """The paragraph at a place given by its id or as people cite it."""
    meant = read_place(place)
    by_id = {paragraph.place.casefold(): paragraph for paragraph in resolution.paragraphs}
    for candidate in meant:
        if candidate.casefold() in by_id:
            return by_id[candidate.casefold()]
    for candidate in meant:
        numbered = list(_numbered(candidate, resolution.paragraphs))
        if len(numbered) == 1:
            return numbered[0]
    at = cited.rfind(place)
    raise QueryError(
        f'{resolution.facts.symbol or resolution.source} has no "{place}"',
        hint=_nearest_places(meant[0] if meant else place, resolution),
        span=Span(at, at + len(place)),
        text=cited,
    )


def _numbered(candidate: str, paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
    """Paragraphs whose number as cited is that of the candidate: ``op_4_a`` is number 4(a) of the operative part."""
    head, *rest = candidate.split("_")
    section = _NUMBERED.get(head)
    if section is None or not rest:
        return ()
    number = rest[0] + "".join(f"({part})" for part in rest[1:])
    return (p for p in paragraphs if p.section == section and (p.number or "").casefold() == number.casefold())


def _nearest_places(candidate: str, resolution: Resolution) -> str:
    from resindex.query.nearest import nearest

    counts = {
        section: sum(p.section == section and p.parent is None for p in resolution.paragraphs)
        for section in ("preambular", "operative")
    }
    held = f"it has {counts['preambular']} preambular and {counts['operative']} operative paragraphs"
    near = nearest(candidate, (p.place for p in resolution.paragraphs), limit=3)
    return f"{held}; the nearest places are {', '.join('#' + p for p in near)}" if near else held
