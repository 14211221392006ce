"""Values as typed into values as the index keeps them, and what is said of those that mean nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from resindex.errors import EXIT_USAGE, QueryError
from resindex.query import explain, filters, parse, resolve
from resindex.query.syntax import Node, Or, Range, Value, ValuePrefix


@dataclass
class Held:
    """An index that knows only its vocabulary."""

    values: dict[str, dict[str, int]] = field(default_factory=dict)

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        return sorted(self.values.get(field, {}).items(), key=lambda pair: (-pair[1], pair[0]))


HELD = Held(
    {
        "verb": {"urges": 1204, "requests": 900, "calls upon": 300, "recalls": 250, "anoints": 2},
        "section": {"operative": 100, "preambular": 80},
        "body": {"General Assembly": 50, "Human Rights Council": 40, "Inter-Island Forum": 3},
        "symbol": {
            "A/RES/53/144": 20, "A/RES/53/14": 5, "A/HRC/RES/53/14": 6, "E/RES/2003/64": 7,
            "E/CN.4/RES/2003/64": 30, "S/RES/1325(2000)": 18, "A/RES/217(III)A": 9, "notes/draft.txt": 1,
        },
        "cites": {
            "A/RES/53/144": 12, "E/CN.4/RES/2002/70": 2, "treaty:ICCPR": 40, "treaty:ICCPR#art_4": 3,
            "instrument:vienna-declaration": 5,
        },
        "addressee": {
            "Secretary-General": 90, "Secretary-General of the United Nations": 3,
            "Special Representative of the Secretary-General": 8, "States": 200, "Member States": 150,
            "States parties to the Covenant": 20, "Government of Burundi": 4, "parties": 11,
            "High Commissioner for Human Rights": 6,
        },
        "language": {"en": 300, "fr": 20},
        "session": {"53": 10, "S-7": 2},
        "subject": {"HUMAN RIGHTS": 50, "HUMAN RIGHTS DEFENDERS": 20, "WOMEN": 5},
        "modifier": {"strongly": 30, "also": 60},
        "adoption": {"without a vote": 90, "recorded vote": 10},
        "sponsor": {"Côte d’Ivoire": 3, "Iran (Islamic Republic of)": 2, "Guinea": 1, "Equatorial Guinea": 1,
                    "Bahrain (on behalf of the Arab Group)": 1},
        "voted_for": {"Brazil": 40, "Iran": 5, "Yugoslavia": 2, "Lyonesse": 1},
    }
)  # fmt: skip


def values(node: Node) -> tuple[str, ...]:
    assert isinstance(node, Value)
    return node.values


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("verb:urges", ["urges"], id="a verb as records have it"),
        pytest.param("verb:Urging", ["urges"], id="a verb in another form"),
        pytest.param('verb:"call on"', ["calls upon"], id="a verb with its other particle"),
        pytest.param("verb:anoints", ["anoints"], id="a verb that only the index knows"),
        pytest.param("section:op", ["operative"], id="op"),
        pytest.param('section:"Operative paragraphs"', ["operative"], id="operative paragraphs"),
        pytest.param("section:PP", ["preambular"], id="PP"),
        pytest.param("section:source_note", ["source_note"], id="a section by its own name"),
        pytest.param("section:annexes", ["annex"], id="plural"),
        pytest.param("body:HRC", ["Human Rights Council"], id="short name of a body"),
        pytest.param('body:"the general assembly"', ["General Assembly"], id="full name of a body"),
        pytest.param("body:A/HRC", ["Human Rights Council"], id="a body's symbol"),
        pytest.param('body:"inter-island forum"', ["Inter-Island Forum"], id="a body that only the index knows"),
        pytest.param("symbol:a/res/53/144", ["A/RES/53/144"], id="a symbol in lower case"),
        pytest.param("symbol:53/144", ["A/RES/53/144"], id="a bare number"),
        pytest.param("symbol:53/14", ["A/RES/53/14", "A/HRC/RES/53/14"], id="a number that two bodies have"),
        pytest.param("symbol:2003/64", ["E/CN.4/RES/2003/64", "E/RES/2003/64"], id="a number of a year"),
        pytest.param("symbol:1325 (2000)", ["S/RES/1325(2000)"], id="the Security Council's number"),
        pytest.param("symbol:S/RES/1325 (2000)", ["S/RES/1325(2000)"], id="its symbol as printed"),
        pytest.param('symbol:"217 A (III)"', ["A/RES/217(III)A"], id="an early number"),
        pytest.param("symbol:A/RES/99/1", ["A/RES/99/1"], id="a well-formed symbol that is not there"),
        pytest.param("symbol:notes/draft.txt", ["notes/draft.txt"], id="a document without a symbol"),
        pytest.param("cites:53/144", ["A/RES/53/144"], id="a citation by number"),
        pytest.param("cites:2002/70", ["E/CN.4/RES/2002/70"], id="a citation of a year's number"),
        pytest.param("cites:A/RES/60/251#op_12", ["A/RES/60/251#op_12"], id="a citation with its place"),
        pytest.param('cites:"A/RES/60/251, op 12 (a)"', ["A/RES/60/251#op_12_a"], id="its place as written"),
        pytest.param("cites:treaty:iccpr", ["treaty:ICCPR"], id="a treaty, case aside"),
        pytest.param("cites:ICCPR", ["treaty:ICCPR"], id="a treaty without its kind"),
        pytest.param('cites:"ICCPR article 4"', ["treaty:ICCPR#art_4"], id="an article"),
        pytest.param("cites:treaty:Kyoto", ["treaty:Kyoto"], id="a treaty that is not cited"),
        pytest.param(
            "to:secretary-general",
            ["Secretary-General", "Secretary-General of the United Nations"],
            id="an addressee, but not who represents him",
        ),
        pytest.param(
            "to:States", ["States", "Member States", "States parties to the Covenant"], id="addressees of one kind"
        ),
        pytest.param("to:Burundi", ["Government of Burundi"], id="a government by its State"),
        pytest.param('to:"the parties"', ["States parties to the Covenant", "parties"], id="the article aside"),
        pytest.param('to:"human rights"', ["High Commissioner for Human Rights"], id="anywhere, if nowhere better"),
        pytest.param("addressee_class:mandate_holder", ["mandate_holder"], id="a class of addressees"),
        pytest.param('whom:"Special procedures"', ["mandate_holder"], id="a class as people call it"),
        pytest.param("language:English", ["en"], id="a language in English"),
        pytest.param("lang:Français", ["fr"], id="a language in itself"),
        pytest.param("lang:ru", ["ru"], id="a language that is not there"),
        pytest.param("session:53rd", ["53"], id="an ordinal"),
        pytest.param('subject:"human rights"', ["HUMAN RIGHTS", "HUMAN RIGHTS DEFENDERS"], id="narrower subjects"),
        pytest.param("modifier:Strongly", ["strongly"], id="a modifier"),
        pytest.param("adoption:consensus", ["without a vote"], id="consensus"),
        pytest.param("sponsor:iran", ["Iran (Islamic Republic of)"], id="a State by its short name"),
        pytest.param("sponsor:CIV", ["Côte d’Ivoire"], id="a State by its code"),
        pytest.param("sponsor:Guinea", ["Guinea"], id="a State whose name others contain"),
        pytest.param("sponsor:BHR", ["Bahrain (on behalf of the Arab Group)"], id="a State for others"),
        pytest.param('sponsor:"Arab Group"', ["Bahrain (on behalf of the Arab Group)"], id="a group"),
        pytest.param("sponsor:FRA", ["France"], id="a State that sponsored nothing"),
        pytest.param("voted_for:BRA", ["Brazil"], id="a voter by its code"),
        pytest.param("in_favour:Brésil", ["Brazil"], id="a voter by a name in another language"),
        pytest.param('voted_for:"Iran (Islamic Republic of)"', ["Iran"], id="a voter as lists print it"),
        pytest.param("voted_for:yug", ["Yugoslavia"], id="a State that is no more"),
        pytest.param("voted_for:lyonesse", ["Lyonesse"], id="a voter that only the index knows"),
        pytest.param("against:FRA", ["France"], id="a State that never voted so"),
        pytest.param('sponsor:"cote d\'ivoire"', ["Côte d’Ivoire"], id="accents and apostrophes aside"),
        pytest.param('number:"5 (a)"', ["5(a)"], id="a paragraph number as printed"),
        pytest.param("source:hrc/a.txt", ["hrc/a.txt"], id="a file"),
        pytest.param("agenda:17", ["17"], id="a field of which the index has nothing"),
    ],
)
def test_what_is_meant(query: str, meant: list[str]) -> None:
    assert list(values(resolve(parse(query), HELD, query))) == meant


def test_an_open_word_means_all_its_verbs_that_the_index_has() -> None:
    assert values(resolve(parse("verb:call"), HELD)) == ("calls upon",)
    assert {"calls upon", "calls for"} <= set(values(resolve(parse("verb:call"), Held())))


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        pytest.param("verb:urgs", 'unknown verb "urgs"', "did you mean  verb:urges (1 204 paragraphs)", id="verb"),
        pytest.param('body:"Human Right Council"', "unknown body", 'body:"Human Rights Council" (40', id="body"),
        pytest.param("section:operativ", "unknown section", "section:operative (100 paragraphs)", id="section"),
        pytest.param("symbol:impunity", 'unknown symbol "impunity"', "A/RES/", id="symbol"),
        pytest.param("language:Klingon", 'unknown language "Klingon"', "language:en (300 paragraphs)", id="language"),
        pytest.param("to:Secretary-Genral", "unknown addressee", "to:Secretary", id="addressee"),
        pytest.param("whom:mandat_holder", "unknown class of addressee", "addressee_class:mandate_holder", id="class"),
        pytest.param("voted_for:Brasilia", 'unknown State "Brasilia"', "voted_for:Brazil (40", id="State"),
        pytest.param("abstained:Brasilia", 'unknown State "Brasilia"', "abstained:Brazil", id="State without votes"),
        pytest.param("subject:WOMAN", "unknown subject", "subject:WOMEN (5 paragraphs)", id="subject"),
        pytest.param("session:153", 'unknown session "153"', "session:53 (10 paragraphs)", id="session"),
        pytest.param("cites:impunity", 'unknown citation "impunity"', None, id="citation"),
    ],
)
def test_what_means_nothing_is_told_with_the_nearest(query: str, message: str, hint: str | None) -> None:
    text = f"peace {query}"
    with pytest.raises(QueryError) as caught:
        resolve(parse(text), HELD, text)
    error = caught.value
    assert message in error.message
    assert error.exit_code == EXIT_USAGE
    assert error.hint
    assert hint is None or hint in error.hint or hint.replace("to:", "addressee:") in error.hint
    assert error.span is not None
    assert error.text == text
    assert text[error.span.start : error.span.end] in query.split(":", 1)[1]


def test_the_rest_of_the_tree_is_left_as_it_is() -> None:
    query = 'impunity OR (title:peace -verb:urged year:2000..) "a b" xy*'
    tree = parse(query)
    resolved = resolve(tree, HELD, query)
    assert explain(resolved) == explain(tree).replace("urged", "urges")


def test_beginnings_of_values_lose_their_white_space_only_in_symbols() -> None:
    assert resolve(parse('symbol:"A/HRC/RES /*"'), HELD) == ValuePrefix(
        "symbol", "A/HRC/RES/", parse('symbol:"A/HRC/RES /*"').span
    )
    assert isinstance(resolve(parse('to:"Member St*"'), HELD), ValuePrefix)


# ---------------------------------------------------------------- options


def test_options_become_filters() -> None:
    found = filters(
        {"verb": ("urged", "requesting"), "year": ("2000..2005",), "body": (), "symbol": ("A/HRC/*",), "title": ("x",)},
        HELD,
    )
    verb, year, symbol, title = found
    assert isinstance(verb, Or)
    assert [values(part) for part in verb.parts] == [("urges",), ("requests",)]
    assert isinstance(year, Range)
    assert (year.low, year.high) == ("2000", "2005")
    assert isinstance(symbol, ValuePrefix)
    assert symbol.text == "A/HRC/"
    assert explain(title) == 'paragraphs with the phrase "x" in the title'


@pytest.mark.parametrize(
    ("options", "meant"),
    [
        pytest.param({"body": ("HRC,GA",)}, [("Human Rights Council",), ("General Assembly",)], id="bodies"),
        pytest.param({"verb": ("urges, calls on",)}, [("urges",), ("calls upon",)], id="verbs"),
        pytest.param(
            {"body": ("Inter-Island Forum", "HRC")},
            [("Inter-Island Forum",), ("Human Rights Council",)],
            id="one by one",
        ),
    ],
)
def test_alternatives_may_be_given_with_commas(
    options: dict[str, tuple[str, ...]], meant: list[tuple[str, ...]]
) -> None:
    (node,) = filters(options, HELD)
    assert isinstance(node, Or)
    assert [values(part) for part in node.parts] == meant


def test_a_name_may_hold_a_comma() -> None:
    held = Held({"sponsor": {"Isles, Union of": 4}})
    (node,) = filters({"sponsor": ("isles, union of",)}, held)
    assert values(node) == ("Isles, Union of",)
    with pytest.raises(QueryError, match='unknown sponsor "ilses"'):
        filters({"sponsor": ("union, ilses",)}, held)


@pytest.mark.parametrize(
    ("options", "message", "text", "hint"),
    [
        pytest.param({"verb": ("urgs",)}, 'unknown verb "urgs"', "--verb urgs", "--verb urges (1 204", id="value"),
        pytest.param(
            {"year": ("2005..2000",)}, "the range runs backwards", "--year 2005..2000", "--year 2000..2005", id="range"
        ),
        pytest.param({"verb": (" ",)}, "--verb has no value", "--verb  ", "--verb urges", id="no value"),
        pytest.param(
            {"modifier": ("x",)}, 'unknown modifier "x"', "modifier: x", "modifier:also", id="no option of its own"
        ),
    ],
)
def test_a_wrong_option_is_shown_as_it_is_typed(
    options: dict[str, tuple[str, ...]], message: str, text: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        filters(options, HELD)
    error = caught.value
    assert message in error.message
    assert error.text == text
    assert hint in (error.hint or "")
    assert error.span is not None
    assert 0 <= error.span.start < error.span.end <= len(text)
