"""argparse with our ways: translated words, one clear sentence for a mistake, exit code 2."""

from __future__ import annotations

import argparse
from typing import NoReturn

from pitchcoach.cli.context import Context
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg


class Parser(argparse.ArgumentParser):
    """A parser of one command's arguments; a mistake is a PitchcoachError."""

    def __init__(self, command: str, about: str, context: Context) -> None:
        super().__init__(
            prog=f"pitchcoach {command}".strip(), description=about, add_help=False, allow_abbrev=False
        )
        self._command = command
        self.add_argument("-h", "--help", action="help", help=context.tr("tell the options and end"))

    def error(self, message: str) -> NoReturn:
        """Raise the mistake instead of printing a usage text over it."""
        raise PitchcoachError(
            msg("{command}: {reason}", command=self.prog, reason=message),
            remedy=msg("{command} --help tells the options.", command=self.prog),
        )


def seconds(value: str) -> float:
    """Read a slot from the command line: 60, 60s, 1:00."""
    from pitchcoach.text.document.parse import parse_slot

    slot = parse_slot(value)
    if slot is None:
        raise argparse.ArgumentTypeError(f"not a number of seconds up to 3600: {value}")
    return slot
