"""``pitchcoach keys``: every key of the screens, the user's own among them. Imports no screen."""

from __future__ import annotations

from collections.abc import Sequence

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.tui.keys import keys_label, rebound


def run(arguments: Sequence[str], context: Context) -> int:
    """List the keys; the names in the first column are what ``[keys]`` of the settings rebinds."""
    tr = context.tr
    parser = Parser("keys", tr("List every key of the screens."), context)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    commands = rebound(context.settings.keys, path=context.locations.settings)
    if options.json:
        import json

        rows = [
            {
                "id": command.id,
                "screen": command.screen,
                "keys": command.keys.split(","),
                "label": tr.render(command.label),
                "help": tr.render(command.help),
            }
            for command in commands
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    plain = context.settings.interface.ascii_signs
    lines = [(c.id, keys_label(c.keys, plain=plain), tr.render(c.help)) for c in commands]
    print(table((tr("Command"), tr("Keys"), tr("What it does")), lines))
    example = 'pitchcoach settings keys.library.listen "l,f6"'
    print("\n" + tr("Another key: {example}", example=example))
    return EXIT_CLEAN
