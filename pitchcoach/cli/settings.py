"""``pitchcoach settings``: every limit and choice, its value, unit and source; one can be changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.config.load import save_setting, table_names
from pitchcoach.config.settings import Settings
from pitchcoach.errors import EXIT_CLEAN, SettingsError
from pitchcoach.i18n import msg


def run(arguments: Sequence[str], context: Context) -> int:
    """List the settings, or set one: ``pitchcoach settings length.characters_max 400``."""
    tr = context.tr
    parser = Parser("settings", tr("List every setting, or change one."), context)
    parser.add_argument("name", nargs="?", help=tr("a setting, such as length.characters_max"))
    parser.add_argument("value", nargs="?", help=tr("its new value"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    if options.name and options.value is not None:
        group, _, key = options.name.partition(".")
        save_setting(context.locations.settings, group, key, _typed(group, key, options.value))
        return EXIT_CLEAN
    rows = [
        row for row in _rows(context.settings) if not options.name or row["name"].startswith(options.name)
    ]
    if options.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    if not rows:
        raise SettingsError(msg("there is no setting {name}", name=options.name))
    head = (tr("Setting"), tr("Value"), tr("Default"), tr("Unit"), tr("Meaning"), tr("Source"))
    lines = [
        (r["name"], _shown(r["value"]), _shown(r["default"]), tr(r["unit"]), tr(r["about"]), tr(r["source"]))
        for r in rows
    ]
    print(table(head, lines))
    print("\n" + tr("They are kept in {path}", path=context.locations.settings))
    return EXIT_CLEAN


def _rows(settings: Settings) -> Iterator[dict[str, Any]]:
    for group in table_names():
        values = getattr(settings, group)
        for field in dataclasses.fields(values):
            yield {
                "name": f"{group}.{field.name}",
                "value": getattr(values, field.name),
                "default": field.default,
                **field.metadata,
            }
    for command, keys in settings.keys.items():
        yield {"name": f"keys.{command}", "value": keys, "default": "", "about": "", "unit": "", "source": ""}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value) or "–"


def _typed(group: str, key: str, value: str) -> object:
    """Turn a word of the command line into the kind the setting has; left as text where it cannot be."""
    default = getattr(getattr(Settings(), group, None), key, "")
    if isinstance(default, bool):
        return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            value.lower(), value
        )
    try:
        return type(default)(value) if isinstance(default, (int, float)) else value
    except ValueError:
        return value
