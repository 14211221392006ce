"""Resolutions made for the tests of the store: by hand, and by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from resindex.model import Adoption, Diagnostic, Facts, Note, Paragraph, Reference, Resolution, Subject
from resindex.store import SeenFile


def seen(path: str, *, size: int = 1, hash_: str = "00", root: str = "corpus") -> SeenFile:
    return SeenFile(root, path, size, mtime_ns=1, taken_ns=2, hash=hash_)


def resolution(path: str = "a.txt", *texts: str, **facts: object) -> Resolution:
    paragraphs = tuple(
        Paragraph(place=f"op_{i}", section="operative", number=str(i), text=text, verb="urges", verbs=("urges",))
        for i, text in enumerate(texts or ("Urges all States to act;",), 1)
    )
    return Resolution(path, "text", Facts(**facts), paragraphs)


VOTES = (("Albania", "for"), ("Bolivia (Plurinational State of)", "against"), ("Chile", "abstaining"))
FULL = Resolution(
    source="hrc/full.xml",
    format="akn",
    facts=Facts(
        symbol="A/HRC/RES/98/7",
        title="Lanterns for night ferries",
        body="Human Rights Council",
        session="98",
        agenda_item="3",
        date="2031-04-02",
        adoption=Adoption("recorded vote", 30, 9, 8, VOTES),
        status="adopted",
        draft="A/HRC/98/L.5",
        sponsors=("Albania", "Côte d’Ivoire"),
        subjects=(Subject("FERRIES", "UNBIS"), Subject("LANTERNS", "UNBIS")),
        language="en",
    ),
    paragraphs=(
        Paragraph("title", "title", None, "Lanterns for night ferries", line=3),
        Paragraph(
            "op_1", "operative", "1", "Also strongly urges States, in line with resolution 61/3, paragraph 4:",
            line=9, page=2, verb_phrase="Also strongly urges", verb="urges", verbs=("urges",), verb_en=("urges",),
            modifiers=("also", "strongly"), addressees=("States",),
            references=(Reference("A/RES/61/3", "op_4", 41, 65, "own-series", ("E/RES/61/3",)),),
            notes=(Note("1", "See A/98/12.", ("A/98/12", "treaty:ICCPR#art_4")), Note("2", "", ())),
        ),
        Paragraph(
            "op_1_a", "operative", "1(a)", "To light every pier;", line=10, page=2, parent="op_1", verb="urges",
            verb_inherited=True,
        ),
    ),
    diagnostics=(Diagnostic("number 2 is missing", 11), Diagnostic("read as a chapeau", 9, "info")),
)  # fmt: skip

_word = st.text(min_size=1, max_size=8)
_text = st.text(max_size=30)
_words = st.lists(_word, max_size=3).map(tuple)
_count = st.none() | st.integers(0, 200)


def _some(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


references = st.builds(
    Reference, id=_word, pinpoint=_some(_text), start=st.integers(0, 99), end=st.integers(0, 99), rule=_text,
    candidates=_words,
)  # fmt: skip
notes = st.builds(Note, mark=_text, text=_text, references=st.lists(_text, max_size=3).map(tuple))
paragraphs = st.builds(
    Paragraph, place=_text, section=_word, number=_some(_text), text=_text, line=st.integers(0, 9999),
    page=_some(st.integers(1, 99)), parent=_some(_text), verb_phrase=_some(_text), verb=_some(_text),
    verb_inherited=st.booleans(), verbs=_words, verb_en=_words, modifiers=_words, addressees=_words,
    references=st.lists(references, max_size=3).map(tuple), notes=st.lists(notes, max_size=2).map(tuple),
)  # fmt: skip
adoptions = st.builds(
    Adoption, method=_some(_text), in_favour=_count, against=_count, abstaining=_count,
    votes=st.lists(st.tuples(_text, _text), max_size=3).map(tuple),
)  # fmt: skip
facts = st.builds(
    Facts, symbol=_some(_text), title=_some(_text), body=_some(_text), session=_some(_text), agenda_item=_some(_text),
    date=_some(_text), adoption=_some(adoptions), status=_some(_text), draft=_some(_text), sponsors=_words,
    subjects=st.lists(st.builds(Subject, _text, _text), max_size=2).map(tuple), language=_some(_text),
)  # fmt: skip
resolutions = st.builds(
    Resolution, source=st.just("a.txt"), format=_word, facts=facts,
    paragraphs=st.lists(paragraphs, max_size=4).map(tuple),
    diagnostics=st.lists(st.builds(Diagnostic, _text, st.integers(0, 99), _word), max_size=2).map(tuple),
)  # fmt: skip
