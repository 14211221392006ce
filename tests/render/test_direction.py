"""Text from right to left stands in isolates of its own, and nothing in a document can reorder a line."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex import render
from resindex.errors import QueryError
from resindex.force import force
from resindex.hit_records import Facet, Hit, ResultPage
from resindex.model import Adoption, Facts, Note, Paragraph, Resolution, Span
from resindex.render import direction, verbs
from resindex.render.measure import cells
from resindex.render.view import View
from resindex.verb_records import VerbCount, VerbEntry, VerbList

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
#: How golden files show what cannot be seen.
VISIBLE = str.maketrans({LRI: "<LRI>", RLI: "<RLI>", FSI: "<FSI>", PDI: "<PDI>"})
BARE = str.maketrans(dict.fromkeys((LRI, RLI, FSI, PDI), ""))

FACTS = Facts(
    symbol="A/HRC/RES/31/77",
    title="حقوق حراس المنارات وكل من يحرس ضوءا على الساحل",
    body="Human Rights Council",
    date="2016-03-24",
    language="ar",
    adoption=Adoption("recorded vote", 33, 1, 0, (("أفالون", "against"), ("ليونيس", "against"))),
)
PARAGRAPHS = (
    Paragraph("enacting", "enacting", None, "إن مجلس حقوق الإنسان،"),
    Paragraph(
        "op_1",
        "operative",
        "1",
        "يهيب بجميع الدول أن تضيء كل ليلة المصابيح المذكورة في الوثيقة A/HRC/31/40 وفي مرفقها الثاني، "
        "وأن تعطي الحراس زيتا وحطبا، ويطلب إلى الأمين العام أن يقدم تقريرا عن المصابيح في الدورة 32؛",
        verb_phrase="يهيب",
        verb="تهيب",
        verbs=("تهيب", "تطلب"),
        addressees=("الدول", "الأمين العام"),
        notes=(Note("1", "A/HRC/31/40، الفقرة 7."),),
    ),
    Paragraph("op_1_a", "operative", "1(a)", "الزيت والحطب؛", parent="op_1", verb="تهيب", verb_inherited=True),
    Paragraph("op_2", "operative", "2", "Notes the word “منارة”, which is printed in Arabic.", verbs=("notes",)),
)


def hit_of(facts: Facts, paragraph: Paragraph, *words: str, source: str = "hrc/keepers.txt") -> Hit:
    """A hit on these words."""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer("|".join(words), paragraph.text) if words)
    return Hit(f"{facts.symbol or source}#{paragraph.place}", 2.5, source, facts, paragraph, spans)


DOCUMENT = Resolution("hrc/منارات.txt", "text", FACTS, PARAGRAPHS)
PAGE = ResultPage(
    query="المصابيح",
    understood="",
    hits=(
        hit_of(FACTS, PARAGRAPHS[1], "المصابيح", "زيتا"),
        hit_of(FACTS, PARAGRAPHS[3], "منارة"),
        hit_of(Facts(title="منارات", language="ar"), PARAGRAPHS[2], source="hrc/منارات.txt"),
    ),
    total=3,
    documents=2,
    facets=(Facet("verb", (("تهيب", 1204), ("notes", 2))), Facet("addressee", (("الأمين العام", 9),))),
)

Golden = Callable[[str, str], None]


def shown(name: str, what: str, **look: object) -> str:
    """One of the three kinds of result in a format."""
    out = io.StringIO()
    if what == "page":
        render.page(PAGE, format=name, out=out, **look)  # type: ignore[arg-type]
    elif what == "resolution":
        render.resolution(DOCUMENT, format=name, out=out, **look)  # type: ignore[arg-type]
    else:
        render.paragraph(DOCUMENT, PARAGRAPHS[1], format=name, out=out, **look)  # type: ignore[arg-type]
    return out.getvalue()


def is_whole(line: str) -> bool:
    """Whether every isolate of a line ends in it, and nothing ends that did not begin."""
    depth = 0
    for letter in line:
        depth += (letter in (LRI, RLI, FSI)) - (letter == PDI)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("what", ["page", "resolution", "paragraph"])
@pytest.mark.parametrize(
    ("name", "look", "file"),
    [
        pytest.param("table", {}, "table", id="table"),
        pytest.param("table", {"width": 48}, "table-narrow", id="narrow table"),
        pytest.param("table", {"color": True}, "table-colour", id="table in colour"),
        pytest.param("plain", {}, "plain", id="plain"),
    ],
)
def test_arabic(what: str, name: str, look: dict[str, object], file: str, golden: Golden) -> None:
    golden(f"arabic-{what}-{file}.txt", shown(name, what, **look).translate(VISIBLE))


@pytest.mark.parametrize("width", [24, 37, 48, 80, 110])
@pytest.mark.parametrize("what", ["page", "resolution", "paragraph"])
def test_every_line_has_whole_isolates_and_keeps_to_the_width(what: str, width: int) -> None:
    lines = shown("table", what, width=width).splitlines()
    assert all(map(is_whole, lines))
    arabic = [line for line in lines if re.search("[\u0600-\u06ff]", line)]
    assert arabic
    assert max(map(cells, arabic)) <= width
    assert all(FSI in line or RLI in line or LRI in line for line in arabic)


def test_a_line_that_begins_with_a_symbol_runs_as_the_others_do() -> None:
    lines = [line for width in range(30, 70) for line in shown("table", "resolution", width=width).splitlines()]
    begun = [line for line in lines if re.match(r"\W*A/HRC/31/40", line) and "[1]" not in line]
    assert begun
    assert all(line.lstrip().startswith(RLI) for line in begun)


def test_isolates_come_only_where_they_are_needed() -> None:
    text = shown("table", "resolution").splitlines()
    assert any("<LRI>" in line.translate(VISIBLE) and "Notes the word" in line for line in text)
    latin = [line for line in text if not re.search("[\u0600-\u06ff]", line)]
    assert latin
    assert not any(set(line) & {LRI, RLI, FSI, PDI} for line in latin)


def test_values_stay_bare_in_plain_columns() -> None:
    hit, *_ = shown("plain", "page").splitlines()
    assert hit.split("\t")[4] == "تهيب, تطلب"
    assert "facet\tverb\tتهيب\t1204" in shown("plain", "page").splitlines()


def test_jsonl_has_no_isolates() -> None:
    assert not set(shown("jsonl", "page")) & {LRI, RLI, FSI, PDI}


CONTROLS = [
    pytest.param("\u202a", id="LRE"),
    pytest.param("\u202b", id="RLE"),
    pytest.param("\u202d", id="LRO"),
    pytest.param("\u202e", id="RLO"),
    pytest.param("\u202c", id="PDF"),
    pytest.param(LRI, id="LRI"),
    pytest.param(RLI, id="RLI"),
    pytest.param(FSI, id="FSI"),
    pytest.param(PDI, id="PDI"),
    pytest.param(PDI * 5, id="more ends than beginnings"),
    pytest.param("\u202e\u2066\u202d", id="beginnings without an end"),
    pytest.param("\u200e", id="LRM"),
    pytest.param("\u200f", id="RLM"),
    pytest.param("\u061c", id="ALM"),
]


@pytest.mark.parametrize("evil", CONTROLS)
@pytest.mark.parametrize("name", ["table", "plain"])
def test_controls_of_a_document_do_not_reach_the_screen(name: str, evil: str) -> None:
    def spoilt(words: str) -> str:
        return words.replace("ا", f"ا{evil}").replace("e", f"e{evil}")

    facts = replace(FACTS, title=spoilt(FACTS.title or ""))
    for own in PARAGRAPHS[1:]:
        paragraph = replace(
            own,
            text=spoilt(own.text),
            verbs=tuple(map(spoilt, own.verbs)),
            addressees=tuple(map(spoilt, own.addressees)),
        )
        written = []
        for chosen, known in ((own, FACTS), (paragraph, facts)):
            out = io.StringIO()
            render.paragraph(Resolution("a.txt", "text", known, (chosen,)), chosen, format=name, out=out)
            written.append(out.getvalue())
        assert written[0] == written[1]


@given(
    st.text(
        "ابتثج abc 12()[]،؛.,*_\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c", max_size=300
    ),
    st.integers(20, 60),
)
def test_no_text_breaks_the_isolates(text: str, width: int) -> None:
    paragraph = Paragraph("op_1", "operative", "1", text, verb_phrase=text[:4], verbs=(text[:9],), addressees=(text,))
    out = io.StringIO()
    page = ResultPage("", "", (hit_of(replace(FACTS, title=text), paragraph, "ب", "c"),), 1, 1)
    for name in ("table", "plain"):
        render.page(replace(page, facets=(Facet("verb", ((text, 1),)),)), format=name, out=out, width=width)
        render.paragraph(Resolution(text, "text", FACTS, (paragraph,)), paragraph, format=name, out=out, width=width)
    assert all(map(is_whole, out.getvalue().splitlines()))
    assert not re.search("[\u202a-\u202e\u200e\u200f\u061c]", out.getvalue())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Member States", "Member States", id="Latin"),
        pytest.param("会员国", "会员国", id="Chinese"),
        pytest.param("الدول", f"{FSI}الدول{PDI}", id="Arabic"),
        pytest.param("מדינות", f"{FSI}מדינות{PDI}", id="Hebrew"),
        pytest.param("ދިވެހި", f"{FSI}ދިވެހި{PDI}", id="Thaana"),
    ],
)
def test_isolated(text: str, shown: str) -> None:
    assert direction.isolated(text) == shown


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        pytest.param("A/RES/1/1 وثيقة رسمية من وثائق الأمم المتحدة", RLI, id="Arabic that begins with a symbol"),
        pytest.param("The word منارة means lighthouse", LRI, id="English with an Arabic word"),
        pytest.param("The word means lighthouse", "", id="English"),
    ],
)
def test_a_paragraph_runs_as_most_of_its_letters_do(text: str, opening: str) -> None:
    assert direction.opening_of(text) == opening


def test_words_of_ours_quote_apart() -> None:
    said = direction.embedded('unknown verb "تحثق", did you mean verb:تحث (5 paragraphs)')
    assert said == f'unknown verb "{FSI}تحثق{PDI}", did you mean verb:{FSI}تحث{PDI} (5 paragraphs)'


def test_carets_stand_below_an_arabic_word() -> None:
    out = io.StringIO()
    render.error(QueryError('unknown verb "تحثق"', span=Span(5, 9), text="verb:تحثق"), out=out)
    _, query, carets = out.getvalue().splitlines()
    assert query == f"  {LRI}verb:تحثق{PDI}"
    assert carets == "       ^^^^"


def test_verbs_stand_apart_from_their_counts() -> None:
    out = io.StringIO()
    verb = VerbCount("تهيب", 3, force("تهيب", "ar"), ("calls upon",))
    verbs.listing(VerbList("ar", "Arabic", (verb,), 3), View(), out, format="table")
    entry = VerbEntry("تهيب", "ar", "Arabic", verb.force, (), forms=("تهيب", "يهيب"), english=(("calls upon", 3),))
    verbs.entry(entry, View(), out, format="plain")
    listed, *_, forms, _english = [line for line in out.getvalue().splitlines() if FSI in line or "stands" in line]
    assert f"{FSI}تهيب{PDI}  calls upon" in listed
    assert forms == f"forms: {FSI}تهيب{PDI}, {FSI}يهيب{PDI}"


def test_a_stream_without_isolates_loses_them_alone() -> None:
    from resindex.cli.terminal import _plainer

    trouble = UnicodeEncodeError("latin-1", f"{FSI}é{PDI}", 0, 3, "no")
    assert _plainer(trouble) == ("e", 3)
