"""A delivery as text and back: what a take told is kept with its round, also when the recording is deleted.

Records become JSON objects by their fields. What was written by an older or a newer program in another form
is no delivery: it is measured anew where the recording is still there, and never guessed at.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Final

from pitchcoach.coach.hearing.delivery import Delivery
from pitchcoach.i18n import Message

FORM: Final = 1
"""Number of this form; another number for whatever an older program could not read rightly."""
_DIGITS: Final = 4
"""Decimals kept: a tenth of a millisecond, a thousandth of a hertz."""


def to_text(delivery: Delivery) -> str:
    """Return a delivery as JSON."""
    return json.dumps(_plain(delivery), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Delivery | None:
    """Return the delivery that ``to_text`` was given; None for anything else."""
    try:
        return typing.cast("Delivery", _record(Delivery, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, float):
        return round(value, _DIGITS)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def _record(kind: Any, data: Any) -> Any:
    values = {}
    kinds = _kinds(kind)
    for field in fields(kind):
        if field.name in data:
            values[field.name] = _read(kinds[field.name], data[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(field.name)
    return kind(**values)


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is Message:
        return Message(str(data["text"]), {name: _value(one) for name, one in data["values"].items()})
    if is_dataclass(kind):
        return _record(kind, data)
    if origin in (types.UnionType, typing.Union):
        return None if data is None else _read(next(one for one in inner if one is not type(None)), data)
    if origin is tuple:
        kinds = inner[:1] * len(data) if inner[-1] is Ellipsis else inner
        return tuple(_read(one, part) for one, part in zip(kinds, data, strict=True))
    if kind is float and type(data) is int:
        return float(data)  # JSON knows only numbers
    if data not in inner if origin is typing.Literal else type(data) is not kind:
        raise TypeError(kind)
    return data


def _value(data: Any) -> object:
    """Return a value of a message; a message among them is one again."""
    if isinstance(data, dict) and data.keys() == {"text", "values"}:
        return _read(Message, data)
    return data
