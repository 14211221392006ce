"""Frozen records that are quickly made: ``@frozen`` does what ``@dataclass(frozen=True, slots=True)`` does.

A search loads some seventy classes of records. ``dataclass`` writes and compiles six functions for each, and loads
``inspect`` to do so: that took a quarter of the time of a whole search. Here only the initialiser is written for each
class; comparing, hashing, showing and pickling are the same functions for all.

Promise: a record behaves as such a dataclass, also towards ``dataclasses.replace``, ``fields`` and ``asdict``. What no
record of ours needs is left out: inheritance, ``__post_init__``, ``ClassVar``. Classes that no search loads may as well
be dataclasses.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(record, /, **changes):
        """The record with other values for some fields."""
        return type(record)(**{name: getattr(record, name) for name in record.__slots__} | changes)


_Class = TypeVar("_Class", bound=type)
_LEFT_OUT = object()


class _Field(dict[str, Any]):
    """A field that is more than a name: the keywords that ``dataclasses.field`` takes."""


def field(**how: Any) -> Any:
    """A field with a ``default_factory``, which makes a value for each record, or with ``compare=False``."""
    return _Field(how)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: _Class) -> _Class:
    """The class as one of records, equal by value, that cannot be changed. Fields are the names that it annotates."""
    own = dict(vars(cls))
    fields = {name: _field(own.pop(name, _LEFT_OUT)) for name in cls.__annotations__}
    compared = [name for name, how in fields.items() if how.get("compare", True)]
    made = {
        "__qualname__": cls.__qualname__,
        "__slots__": tuple(fields),
        "__match_args__": tuple(fields),
        "__init__": _initialiser(cls, fields),
        "__dataclass_fields__": _Fields(fields),
        "_compared": attrgetter(*compared) if compared else type,  # without fields, all of a class are alike
    }
    for name in ("__dict__", "__weakref__"):  # which a class without slots has
        own.pop(name, None)
    return type(cls)(cls.__name__, cls.__bases__, _SHARED | own | made)


def _field(value: Any) -> _Field:
    return value if isinstance(value, _Field) else _Field({} if value is _LEFT_OUT else {"default": value})


def _initialiser(cls: type, fields: dict[str, _Field]) -> Any:
    """A function that takes the fields by place or name, and sets them past what keeps them from being set."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_left_out": _LEFT_OUT}
    parameters, lines = ["self"], ["pass"]
    for name, how in fields.items():
        value = name
        if "default_factory" in how:
            known[f"_make_{name}"] = how["default_factory"]
            value = f"_make_{name}() if {name} is _left_out else {name}"
            parameters.append(f"{name}=_left_out")
        elif "default" in how:
            known[f"_default_{name}"] = how["default"]
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"_set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), known)
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"  # so called where arguments do not fit
    return known["__init__"]


class _Fields:
    """The fields as ``dataclasses`` has them, made when it asks for them."""

    def __init__(self, fields: dict[str, _Field]) -> None:
        self._fields = fields

    def __get__(self, record: object, cls: Any) -> Any:
        from dataclasses import field, make_dataclass

        fields = [(name, cls.__annotations__[name], field(**how)) for name, how in self._fields.items()]
        like: Any = make_dataclass("like", fields)
        cls.__dataclass_fields__ = like.__dataclass_fields__
        return like.__dataclass_fields__


def _refuse(self: object, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change {name} of a {type(self).__name__}")


def _equal(self: Any, other: Any) -> Any:
    return self._compared(self) == self._compared(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _shown(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def _pickled(self: Any) -> Any:
    return type(self), tuple(getattr(self, name) for name in self.__slots__)


#: What all records do alike; a class may do it in a way of its own.
_SHARED = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__reduce__": _pickled,
    "__replace__": replace,
}
