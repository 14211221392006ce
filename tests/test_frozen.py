"""A frozen record behaves as the dataclass of the same fields would."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resindex.frozen import field, frozen, replace


@frozen
class Light:
    """A record in our own make."""

    name: str
    number: int = 0
    marks: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    why: str = field(default="", compare=False)

    def double(self) -> int:
        """Methods stay."""
        return 2 * self.number


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """The same as a dataclass."""

    name: str
    number: int = 0
    marks: tuple[str, ...] = ()
    counts: dict[str, int] = dataclasses.field(default_factory=dict)
    why: str = dataclasses.field(default="", compare=False)


values = st.fixed_dictionaries(
    {"name": st.sampled_from(("a", "b"))},
    optional={
        "number": st.integers(0, 2),
        "marks": st.lists(st.sampled_from("xy"), max_size=2).map(tuple),
        "counts": st.dictionaries(st.sampled_from("xy"), st.integers(0, 1), max_size=1),
        "why": st.sampled_from(("", "so")),
    },
)


@given(values, values)
def test_records_are_made_compared_shown_and_changed_as_dataclasses_are(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    light, usual = (Light(**one), Light(**other)), (Usual(**one), Usual(**other))
    assert [dataclasses.asdict(record) for record in light] == [dataclasses.asdict(record) for record in usual]
    assert (light[0] == light[1]) is (usual[0] == usual[1])
    assert repr(light[0]) == repr(usual[0]).replace("Usual", "Light")
    for change in (replace, dataclasses.replace):
        assert dataclasses.asdict(change(light[0], **other)) == dataclasses.asdict(
            dataclasses.replace(usual[0], **other)
        )
    for copied in (pickle.loads(pickle.dumps(light[0])), copy.copy(light[0]), copy.deepcopy(light[0])):
        assert type(copied) is Light
        assert dataclasses.asdict(copied) == one | dataclasses.asdict(light[0])


def test_records_hash_by_value_and_only_with_their_own_kind() -> None:
    @frozen
    class One:
        """A field."""

        name: str

    @frozen
    class Another:
        """The same field."""

        name: str

    @frozen
    class Empty:
        """No field."""

    assert {One("a"), One("a"), One("b")} == {One("a"), One("b")}
    assert One("a") != Another("a")
    assert One("a") != "a"
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    with pytest.raises(TypeError):
        hash(Light("a"))  # a dictionary is no key


def test_a_record_cannot_be_changed() -> None:
    record = Light("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.number = 1  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del record.number
    with pytest.raises((AttributeError, TypeError)):
        record.other = 1  # type: ignore[attr-defined]
    assert record == Light("a")
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize(
    ("arguments", "named", "said"),
    [((), {}, "missing 1 required"), (("a", 0, (), {}, "", 6), {}, "takes from 2 to 6"), (("a",), {"nam": 1}, "'nam'")],
)
def test_wrong_arguments_are_refused_by_name(arguments: tuple[Any, ...], named: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=rf"Light\.__init__\(\).*{said}"):
        Light(*arguments, **named)


def test_a_default_that_can_change_is_made_for_each() -> None:
    assert Light("a").counts == {}
    assert Light("a").counts is not Light("a").counts


def test_what_else_a_class_has_stays() -> None:
    assert Light("a", 3).double() == 6
    assert Light.__doc__ == "A record in our own make."
    assert (Light.__module__, Light.__qualname__) == (__name__, "Light")
    match Light("a", 3):
        case Light("a", number):
            assert number == 3
        case _:
            pytest.fail("no match")


def test_dataclasses_know_the_fields() -> None:
    assert dataclasses.is_dataclass(Light)
    assert dataclasses.is_dataclass(Light("a"))
    ours, theirs = dataclasses.fields(Light), dataclasses.fields(Usual)
    assert [(one.name, one.type, one.compare) for one in ours] == [(one.name, one.type, one.compare) for one in theirs]
