"""``pitchcoach settings``: every limit and choice, its value, unit and source; one can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.config.entries import entries, shown, typed
from pitchcoach.config.load import FREE_TABLES, save_setting
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
        if group == "keys":
            from pitchcoach.tui.keys import rebound

            rebound({**context.settings.keys, key: options.value})
        if group == "readings":
            _require_kana(options.name, options.value)
        save_setting(context.locations.settings, group, key, typed(group, key, options.value))
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
        (r["name"], shown(r["value"]), shown(r["default"]), tr(r["unit"]), tr(r["about"]), tr(r["source"]))
        for r in rows
    ]
    print(table(head, lines))
    print("\n" + tr("They are kept in {path}", path=context.locations.settings))
    return EXIT_CLEAN


def _require_kana(name: str, value: str) -> None:
    """Raise SettingsError for a reading no word could have; an empty one takes the word out."""
    from pitchcoach.coach.drafting.readings import not_kana_or_empty

    if (wrong := not_kana_or_empty(value)) is not None:
        raise SettingsError(msg("{name}: {value} is no reading", name=name, value=value), remedy=wrong)


def _rows(settings: Settings) -> Iterator[dict[str, Any]]:
    for entry in entries(settings):
        yield {
            "name": entry.name,
            "value": entry.value,
            "default": entry.default,
            "about": entry.about,
            "unit": entry.unit,
            "source": entry.source,
        }
    for free in FREE_TABLES:
        for name, value in getattr(settings, free).items():
            yield {
                "name": f"{free}.{name}",
                "value": value,
                "default": "",
                "about": "",
                "unit": "",
                "source": "",
            }
