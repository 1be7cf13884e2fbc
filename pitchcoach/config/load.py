"""``settings.toml`` into Settings and back.

Reading is strict: a name that does not exist or a value of the wrong kind is told with its place, since a
setting that is silently ignored is worse than none. Writing changes single values and keeps the author's
comments.
"""

from __future__ import annotations

import dataclasses
import math
import tomllib
from pathlib import Path
from typing import Any, Final, cast

from pitchcoach.config.settings import Settings
from pitchcoach.errors import SettingsError
from pitchcoach.files import write_atomically
from pitchcoach.i18n import msg

_LARGEST: Final = 1e6
_MAY_BE_ZERO: Final = frozenset({"rehearsal.countdown", "signals.over_after"})
"""A round may begin at once, and its last signal come the moment its time is up."""


FREE_TABLES: Final = ("keys", "readings")
"""Tables whose names the user chooses: keys by command, readings by word."""


def load_settings(path: Path) -> Settings:
    """Read the file; defaults where it does not exist. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            msg("cannot read the settings"), remedy=msg("Save the file as UTF-8, or delete it."), path=path
        ) from error
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # tomllib lets int() and datetime complain in their own way
        raise _not_toml(path, error) from error
    try:
        return settings_from(tables)
    except SettingsError as error:
        error.path = path
        raise


def _not_toml(path: Path, error: Exception) -> SettingsError:
    return SettingsError(
        msg("the settings are not valid TOML: {reason}", reason=str(error)),
        remedy=msg("Correct the line, or delete the file to return to the defaults."),
        path=path,
    )


def settings_from(tables: dict[str, Any]) -> Settings:
    """Build settings from parsed TOML. Raises SettingsError naming the first key that is wrong."""
    settings = Settings()
    for table, values in tables.items():
        if table in FREE_TABLES and isinstance(values, dict):
            if not all(isinstance(value, str) for value in values.values()):
                raise SettingsError(msg("[{table}] maps one text to another, both in quotes", table=table))
            settings = dataclasses.replace(settings, **cast(Any, {table: dict(values)}))
            continue
        if table not in table_names() or not isinstance(values, dict):
            raise SettingsError(
                msg("there is no settings table [{table}]", table=table),
                remedy=msg("pitchcoach settings lists all there are."),
            )
        for key, value in values.items():
            settings = with_setting(settings, table, key, value)
    return settings


def table_names() -> tuple[str, ...]:
    """Return the tables that hold single settings."""
    return tuple(f.name for f in dataclasses.fields(Settings) if f.name not in FREE_TABLES)


def with_setting(settings: Settings, table: str, key: str, value: object) -> Settings:
    """Return settings with one value changed. Raises SettingsError for an unknown name or a wrong kind."""
    group = getattr(settings, table, None)
    if table not in table_names() or key not in {f.name for f in dataclasses.fields(cast(Any, group))}:
        raise SettingsError(
            msg("there is no setting {name}", name=f"{table}.{key}"),
            remedy=msg("pitchcoach settings lists all there are."),
        )
    old = getattr(group, key)
    if isinstance(old, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value) if abs(value) < _LARGEST else math.inf
    choices = _field(group, key).metadata["choices"]
    if isinstance(value, bool) and "yes" in choices:
        value = "yes" if value else "no"  # what was once a yes or no may have become one of several
    if type(value) is not type(old):
        kind = {
            bool: msg("true or false"),
            int: msg("a whole number"),
            float: msg("a number"),
            str: msg("a text in quotes"),
        }
        raise SettingsError(msg("{name} must be {kind}", name=f"{table}.{key}", kind=kind[type(old)]))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        _require_usable(f"{table}.{key}", value)
    if choices and value not in choices:
        among = ", ".join(choice or '""' for choice in choices)
        raise SettingsError(msg("{name} must be one of {choices}", name=f"{table}.{key}", choices=among))
    changed = dataclasses.replace(cast(Any, group), **{key: value})
    return dataclasses.replace(settings, **cast(Any, {table: changed}))


def _field(group: object, key: str) -> dataclasses.Field[Any]:
    return next(f for f in dataclasses.fields(cast(Any, group)) if f.name == key)


def _require_usable(name: str, value: float) -> None:
    """Raise SettingsError for a number nothing could be reckoned with: nan, infinite, negative."""
    if not (abs(value) < _LARGEST):
        raise SettingsError(msg("{name} must be a number below a million", name=name))
    if value < 0 or (value == 0 and name not in _MAY_BE_ZERO):
        raise SettingsError(msg("{name} must be greater than 0", name=name))


def save_setting(path: Path, table: str, key: str, value: object) -> None:
    """Write one value, keeping everything else in the file. Raises SettingsError or UnwritableError.

    A reading that is empty is taken out of the file.
    """
    if table not in FREE_TABLES:
        with_setting(Settings(), table, key, value)
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    load_settings(path)  # what cannot be understood is told, and not written into
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        document = tomlkit.document()
    except TOMLKitError as error:  # it is stricter than tomllib in places
        raise _not_toml(path, error) from error
    if table == "readings" and value == "":
        cast(Any, document.get(table, {})).pop(key, None)
    else:
        if table not in document:
            document[table] = tomlkit.table()
        cast(Any, document[table])[key] = value
    write_atomically(path, tomlkit.dumps(document).encode("utf-8"), mode=0o600)
