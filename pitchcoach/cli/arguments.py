"""argparse with our ways: translated words, one clear sentence for a mistake, exit code 2."""

from __future__ import annotations

import argparse
import re
from typing import Final, NoReturn

from pitchcoach.cli.context import Context
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg

_MISTAKES: Final[tuple[tuple[str, Message], ...]] = (
    ("the following arguments are required: (?P<names>.+)", msg("these arguments are missing: {names}")),
    ("unrecognized arguments: (?P<names>.+)", msg("there are no such arguments: {names}")),
    ("argument (?P<name>.+?): expected one argument", msg("{name} needs a value")),
    (
        r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)",
        msg("{name}: {value} is none of {choices}"),
    ),
    ("argument (?P<name>.+?): invalid int value: (?P<value>.*)", msg("{name}: {value} is no whole number")),
    (
        "argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        msg("{name} and {other} do not go together"),
    ),
    (
        "argument (?P<name>.+?): not a number of seconds up to 3600: (?P<value>.*)",
        msg("{name}: {value} is no number of seconds up to 3600"),
    ),
    (
        "argument (?P<name>.+?): not a number greater than 0: (?P<value>.*)",
        msg("{name}: {value} is no number greater than 0"),
    ),
    (
        "argument (?P<name>.+?): not the number of a set: (?P<value>.*)",
        msg("{name}: {value} is not the number of a set"),
    ),
)
"""What argparse and our own types say, and how we say it."""


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
            msg("{command}: {reason}", command=self.prog, reason=_mistake(message)),
            remedy=msg("{command} --help tells the options.", command=self.prog),
        )


def _mistake(message: str) -> Message:
    for pattern, sentence in _MISTAKES:
        if hit := re.fullmatch(pattern, message, re.DOTALL):
            values = hit.groupdict()
            if "choices" in values:  # Python puts them into quotes or not, as its version goes
                values["choices"] = values["choices"].replace("'", "")
            return Message(sentence.text, values)
    return msg("{reason}", reason=message)


def seconds(value: str) -> float:
    """Read a slot from the command line: 60, 60s, 1:00."""
    from pitchcoach.text.document.parse import parse_slot

    slot = parse_slot(value)
    if slot is None:
        raise argparse.ArgumentTypeError(f"not a number of seconds up to 3600: {value}")
    return slot
