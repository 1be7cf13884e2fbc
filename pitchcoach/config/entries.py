"""The settings as a list, for the command line and the screen; all of it from the fields' own metadata."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pitchcoach.config.load import table_names, with_setting
from pitchcoach.config.settings import Settings
from pitchcoach.errors import SettingsError
from pitchcoach.i18n import Message, msg

Value = bool | int | float | str

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting with all that can be told of it."""

    table: str
    """The table of ``settings.toml`` it stands in."""
    key: str
    """Its name there."""
    value: Value
    """What it is now."""
    default: Value
    """What it is when nothing is set."""
    about: str
    """What it means, in English."""
    unit: str
    """Its unit; may be empty."""
    source: str
    """Where its default comes from; may be empty."""
    choices: tuple[str, ...]
    """All values it may have; empty when any will do."""

    @property
    def name(self) -> str:
        """``table.key``, as the command line and the messages call it."""
        return f"{self.table}.{self.key}"


def entries(settings: Settings) -> Iterator[Entry]:
    """Yield every setting in the order of the file; the user's own keys are not among them."""
    for table in table_names():
        group = getattr(settings, table)
        for field in dataclasses.fields(group):
            told = field.metadata
            yield Entry(
                table,
                field.name,
                getattr(group, field.name),
                cast(Value, field.default),
                told["about"],
                told["unit"],
                told["source"],
                told["choices"],
            )


def shown(value: Value) -> str:
    """Return a value as it stands in the file, without quotes; a dash for an empty text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value) or "–"


def typed(table: str, key: str, written: str) -> Value:
    """Turn what a person typed into the kind the setting has; left as text where it cannot be."""
    default = getattr(getattr(Settings(), table, None), key, "")
    flag = _FLAGS.get(written.lower())
    if isinstance(default, bool):
        return written if flag is None else flag
    if default == "ask" and flag is not None:
        return "yes" if flag else "no"
    try:
        return type(default)(written) if isinstance(default, (int, float)) else written
    except ValueError:
        return written


def wrong(entry: Entry, written: str) -> Message | None:
    """Tell what keeps ``written`` from being a value of this setting; None when it is one."""
    try:
        with_setting(Settings(), entry.table, entry.key, typed(entry.table, entry.key, written))
    except SettingsError as error:
        if error.remedy is None:
            return error.message
        return msg("{what}. {remedy}", what=error.message, remedy=error.remedy)
    return None
