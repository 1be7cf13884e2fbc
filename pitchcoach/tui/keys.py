"""Keys: what Textual calls them, how a person reads them, and the user's own instead of the table's.

Imports no Textual, so that the command line may check and list keys.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pitchcoach.errors import SettingsError
from pitchcoach.i18n import msg
from pitchcoach.tui.commands import COMMANDS, DIALOGS, EVERYWHERE, Command

_NAMED: Final = frozenset(
    {"enter", "space", "tab", "escape", "backspace", "delete", "insert", "home", "end"}
    | {"pageup", "pagedown", "up", "down", "left", "right"}
) | {f"f{n}" for n in range(1, 25)}
_MODIFIERS: Final = frozenset({"ctrl", "shift", "alt"})
_FIXED: Final = frozenset({"tab", "shift+tab"})
_SHORT_NAMES: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def key_of(character: str) -> str:
    """Return Textual's name of the key that types ``character``: ``?`` is ``question_mark``."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name) or character


def key_label(key: str, *, plain: bool = False) -> str:
    """Return a key as a person reads it: ``Ctrl+R`` for ``ctrl+r``; in ASCII only when ``plain``."""
    *modifiers, name = key.split("+")
    arrows = {"up": "↑", "down": "↓", "left": "←", "right": "→"}
    named = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "delete": "Del", "backspace": "BkSp"}
    if name in arrows and not plain:
        shown = arrows[name]
    elif name in named:
        shown = named[name]
    elif name in _NAMED:
        shown = name.capitalize()
    elif len(name) == 1:
        shown = name.upper() if modifiers else name
    else:
        long = {short: full for full, short in _SHORT_NAMES.items()}.get(name, name)
        shown = next(
            (c for c in map(chr, range(0x21, 0x7F)) if not c.isalnum() and key_of(c) in (name, long)), name
        )
    return "+".join([*(m.capitalize() for m in modifiers), shown])


def keys_label(keys: str, *, plain: bool = False) -> str:
    """Return a list of keys as a person reads it: ``?, F1``."""
    return ", ".join(key_label(key, plain=plain) for key in keys.split(","))


def _parsed(command: Command, keys: str, path: Path | None) -> str:
    names = []
    for written in keys.split(","):
        key = written.strip()
        *modifiers, name = ["plus"] if key == "+" else key.split("+")
        if name and len(name) == 1:
            name = key_of(name)
        typable = {key_of(chr(c)) for c in range(0x21, 0x7F)}
        if not set(modifiers) <= _MODIFIERS or not (name in _NAMED or name in typable):
            raise SettingsError(
                msg('"{key}" is not the name of a key, in [keys] {id}.', key=key, id=command.id),
                remedy=msg('Write it like "r", "f5", "ctrl+r" or "space"; several with commas between.'),
                path=path,
            )
        full = "+".join([*modifiers, name])
        if full in _FIXED or (modifiers and name == "enter"):
            raise SettingsError(
                msg("{key} cannot be given to {id}.", key=key_label(full), id=command.id),
                remedy=msg(
                    "Tab always moves on, and Enter with Ctrl, Shift or Alt does not reach every program."
                ),
                path=path,
            )
        names.append(full)
    return ",".join(dict.fromkeys(names))


def _meet(a: Command, b: Command) -> bool:
    if a.screen == b.screen:
        return True
    everywhere, other = (a, b) if a.screen == EVERYWHERE else (b, a)
    return everywhere.screen == EVERYWHERE and (other.screen not in DIALOGS or everywhere.priority)


def _clash(
    changed: Command, table: Iterable[Command], before: Mapping[str, Command]
) -> tuple[str, Command] | None:
    """Find a command that shares a key with the changed one, unless the table itself lets them."""
    for other in table:
        if other.id != changed.id and _meet(changed, other):
            shared = set(before[changed.id].keys.split(",")) & set(before[other.id].keys.split(","))
            for key in changed.keys.split(","):
                if key in other.keys.split(",") and key not in shared:
                    return key, other
    return None


def rebound(
    keys: Mapping[str, str], table: Sequence[Command] = COMMANDS, *, path: Path | None = None
) -> tuple[Command, ...]:
    """Return the table with the user's own keys (``[keys]``: command id to keys).

    Raises
    ------
    SettingsError
        For an unknown id, for something that names no key, and when a changed key already belongs to
        another command of the same screen or to one that is everywhere.

    """
    before = {command.id: command for command in table}
    by_id = dict(before)
    for wanted, written in keys.items():
        command = by_id.get(wanted)
        if command is None:
            near = difflib.get_close_matches(wanted, by_id, n=1)
            raise SettingsError(
                msg('There is no command "{id}" for a key in [keys].', id=wanted),
                remedy=msg("Did you mean {id}?", id=near[0]) if near else msg("Remove the line."),
                path=path,
            )
        by_id[wanted] = replace(command, keys=_parsed(command, written, path))
    for wanted in keys:
        if clash := _clash(by_id[wanted], by_id.values(), before):
            key, other = clash
            raise SettingsError(
                msg("{key} belongs to {a} and to {b}.", key=key_label(key), a=wanted, b=other.id),
                remedy=msg("Give one of them another key in [keys]."),
                path=path,
            )
    return tuple(by_id[command.id] for command in table)
