"""Verbs asked for by force and by family, and what is said of those that are understood by halves."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.errors import EXIT_USAGE, QueryError
from resindex.query import explain, filters, parse, resolve, unparse
from resindex.query.syntax import Node, Or, Value


@dataclass
class Held:
    """An index that knows only its verbs."""

    verbs: dict[str, int] = field(default_factory=dict)

    def vocabulary(self, field: str) -> list[tuple[str, int]]:
        return list(self.verbs.items()) if field == "verb" else []


HELD = Held(
    {
        "urges": 90, "requests": 80, "calls upon": 70, "decides": 60, "welcomes": 50, "encourages": 40, "demands": 30, "insists": 20,
        "invites": 10, "condemns": 9, "deplores": 8, "concerned": 7, "takes note": 6, "exhorte": 5, "exhorta": 4, "looks forward": 3,
    }
)  # fmt: skip


def verbs(node: Node) -> list[str]:
    assert isinstance(node, Value)
    return list(node.values)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("verb:>=urges", ["urges", "insists", "demands"], id="and stronger"),
        pytest.param("verb:>urges", ["insists", "demands"], id="stronger"),
        pytest.param("verb:<=invites", ["invites", "looks forward", "takes note"], id="and weaker"),
        pytest.param("verb:<invites", ["looks forward", "takes note"], id="weaker"),
        pytest.param("verb:≥urges", ["urges", "insists", "demands"], id="one sign"),
        pytest.param("verb:>=Urging", ["urges", "insists", "demands"], id="any form"),
        pytest.param('verb:">= call on"', ["calls upon", "urges", "insists", "demands"], id="with a particle"),
        pytest.param("verb:>=exhorte", ["urges", "insists", "demands"], id="French"),
        pytest.param("verb:>=Exhorta", ["calls upon", "urges", "insists", "demands"], id="Spanish"),
        pytest.param("verb:>=敦促", ["urges", "insists", "demands"], id="Chinese"),
        pytest.param("verb:invites..requests", ["invites", "encourages", "requests"], id="a range"),
        pytest.param("verb:insists..", ["insists", "demands"], id="a range that is open above"),
        pytest.param("verb:..invites", ["invites", "looks forward", "takes note"], id="a range that is open below"),
        pytest.param("verb:@asks", ["requests", "encourages", "calls upon", "urges", "invites", "demands", "insists"], id="asks"),
        pytest.param("verb:@Blames", ["condemns", "deplores"], id="blames"),
        pytest.param("verb:@concern", ["concerned"], id="concern"),
    ],
)  # fmt: skip
def test_what_is_meant(query: str, meant: list[str]) -> None:
    assert verbs(resolve(parse(query), HELD, query)) == meant


def test_stronger_is_what_is_not_weaker() -> None:
    weaker, stronger = (set(verbs(resolve(parse(q), HELD, q))) for q in ("verb:<urges", "verb:>=urges"))
    assert not weaker & stronger
    everything = resolve(parse('verb:">=takes note"'), HELD)
    assert weaker | stronger == set(verbs(everything))


def test_an_index_without_any_such_verb_finds_nothing_and_is_no_error() -> None:
    assert "demands" in verbs(resolve(parse("verb:>=insists"), Held({"welcomes": 1})))


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        pytest.param("verb:>=", ">= has no verb after it", "verb:>=urges", id="no verb"),
        pytest.param("verb:>= urges", ">= is apart from its verb", "write  peace verb:>=urges", id="apart"),
        pytest.param(
            'verb:>="calls upon" x',
            ">= is apart from its verb",
            'write  peace verb:">=calls upon" x',
            id="sign outside",
        ),
        pytest.param("verb:=>urges", "=> is not understood here", "write  verb:>=urges", id="sign turned round"),
        pytest.param("verb:=urges", "= is not understood here", "write  verb:urges", id="equals"),
        pytest.param("verb:>=urgs", 'unknown verb "urgs"', "did you mean  verb:>=urges", id="a slip"),
        pytest.param("verb:>=welcomes", '"welcomes" presses nobody', "verb:@blames", id="no pressure"),
        pytest.param("verb:>=call", "several verbs of different force", 'verb:">=calls upon"', id="several verbs"),
        pytest.param("verb:>demands", "no verb is stronger than demands", "from weak to strong", id="beyond the end"),
        pytest.param("verb:<takes", "no verb is weaker", "from weak to strong", id="below the beginning"),
        pytest.param("verb:urges..invites", "the range runs backwards", "write  verb:invites..urges", id="backwards"),
        pytest.param("verb:>=invites..urges", "do not go together", "write  verb:invites..urges", id="sign and range"),
        pytest.param("verb:>=urg*", "a * cannot stand", "as in  verb:>=urges", id="star behind a comparison"),
        pytest.param("verb:@as*", "a * cannot stand", "verb:@asks", id="star behind a family"),
        pytest.param("verb:@ask", 'unknown family of verbs "@ask"', "did you mean  verb:@asks", id="family, a slip"),
        pytest.param("verb:@urges", "is a verb, not a family", "write  verb:urges", id="a verb as a family"),
        pytest.param("verb:@table", "unknown family of verbs", "families are @asks", id="no family"),
    ],
)
def test_what_is_understood_by_halves_is_told(query: str, message: str, hint: str) -> None:
    text = f"peace {query}"
    with pytest.raises(QueryError) as caught:
        resolve(parse(text), HELD, text)
    error = caught.value
    assert message in error.message
    assert hint in (error.hint or "")
    assert error.exit_code == EXIT_USAGE
    assert error.text == text
    assert error.span is not None
    assert text[error.span.start : error.span.end] in query.split(":", 1)[1]
    assert error.span.end > error.span.start


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("verb:>=urges", "with verb urges or stronger (urges, insists, demands)", id="and stronger"),
        pytest.param("x1 verb:<=Inviting", 'with "x1", verb invites or weaker (invites, looks forward, takes note)', id="form"),
        pytest.param("verb:encourages..requests", "with verb encourages to requests (encourages, requests)", id="range"),
        pytest.param("verb:@blames", "with a verb that regrets, deplores or condemns (condemns, deplores)", id="family"),
        pytest.param("-verb:>urges", "without verb stronger than urges (insists, demands)", id="denied"),
        pytest.param(
            "verb:(decides OR >urges)", "(with verb decides or with verb stronger than urges (insists, demands))", id="or"
        ),
        pytest.param(
            "verb:@asks",
            "with a verb that asks somebody to act (requests, encourages, calls upon, urges, invites, demands …)",
            id="many",
        ),
    ],
)  # fmt: skip
def test_the_explanation_says_what_was_understood(query: str, sentence: str) -> None:
    tree = parse(query)
    assert explain(resolve(tree, HELD, query)) == f"paragraphs {sentence}"
    assert unparse(parse(unparse(tree))) == unparse(tree)


def test_options_take_the_same_values() -> None:
    (node,) = filters({"verb": (">=insists,@blames", "decides")}, HELD)
    assert isinstance(node, Or)
    assert [verbs(part) for part in node.parts] == [["insists", "demands"], ["condemns", "deplores"], ["decides"]]


@pytest.mark.parametrize(
    ("typed", "text", "hint"),
    [
        pytest.param(">=urgs", "--verb >=urgs", "did you mean  --verb '>=urges'", id="a slip, safe in a shell"),
        pytest.param("@ask", "--verb @ask", "--verb @asks", id="family"),
        pytest.param(">=", "--verb >=", "--verb '>=urges'", id="no verb"),
        pytest.param("..", "--verb ..", "--verb invites..requests", id="no bound"),
        pytest.param(">=call", "--verb >=call", '--verb ">=calls upon"', id="several verbs"),
    ],
)
def test_a_wrong_option_is_shown_as_it_is_typed(typed: str, text: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        filters({"verb": (typed,)}, HELD)
    assert caught.value.text == text
    assert hint in (caught.value.hint or "")


_PIECES = st.sampled_from(
    [
        ">=",
        "<=",
        ">",
        "<",
        "=",
        "≥",
        "@",
        "..",
        "…",
        " ",
        "urges",
        "takes",
        "call on",
        "asks",
        "exhorte",
        "敦促",
        "x",
        '"',
    ]
)


@given(st.one_of(st.text(max_size=12), st.lists(_PIECES, max_size=6).map("".join)))
def test_whatever_is_typed_is_understood_or_told_with_its_place(typed: str) -> None:
    try:
        found = filters({"verb": (typed,)}, HELD)
    except QueryError as error:
        assert error.text is not None
        assert error.span is not None
        assert 0 <= error.span.start <= error.span.end <= len(error.text)
    else:
        assert found
        assert explain(found[0]).startswith("paragraphs ")
