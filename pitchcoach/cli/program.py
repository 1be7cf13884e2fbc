"""The command ``pitchcoach``: finds the command that was asked for and imports only that.

Without a command it opens the screens. This module and what it imports decide how fast every command starts.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from pitchcoach import __version__
from pitchcoach.cli.context import Context
from pitchcoach.config.settings import Settings
from pitchcoach.errors import EXIT_CLEAN, EXIT_UNUSABLE, PitchcoachError, SettingsError
from pitchcoach.i18n import LOCALES, Message, Translator, locale_from_environment, msg
from pitchcoach.locations import Locations, locations

COMMANDS: Final[dict[str, Message]] = {
    "new": msg("make a pitch file, from options or by answering questions"),
    "check": msg("check pitch files against their slot and list what is found"),
    "variant": msg("make a variant of a pitch for another audience or slot"),
    "compare": msg("show what two pitches say differently, phrase by phrase"),
    "family": msg("show for which audiences and slots a pitch has variants, and what is missing"),
    "trim": msg("show what to leave out of a pitch that is too long, or where to say more"),
    "readings": msg("tell how every phrase of a pitch is read, and what is a guess"),
    "rules": msg("list every rule of the check, or tell why one exists and how to switch it off"),
    "say": msg("read a pitch aloud, or into a sound file"),
    "measure": msg("tell of recordings how the pitch in them was said"),
    "rounds": msg("list the rehearsal rounds kept on this machine"),
    "progress": msg("tell what the rounds so far add up to, with small charts"),
    "plan": msg("plan the rounds until your events, day by day"),
    "event": msg("list your events, plan one, show one with its people, change or delete it"),
    "people": msg("list the people you met, bring lists in, take them along, merge and delete"),
    "today": msg("list whom to get in touch with today, with the text ready"),
    "takes": msg("list the recordings kept on this machine, take them along or delete them"),
    "voices": msg("list the voices of this machine, or hear one"),
    "profile": msg("tell how you speak, as learned from your rounds"),
    "settings": msg("list every setting with its value, unit and source, or change one"),
    "keys": msg("list every key of the screens"),
    "doctor": msg("tell what works on this machine and what to install"),
}
"""Each is a module of the same name with ``run(arguments, context) -> exit code``."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; nothing but a bug leaves a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_character(stream)
    asked, rest = _take_locale(list(arguments))
    places = locations()
    context = Context(Translator(_locale(asked, "")), places, Settings())
    try:
        if asked is not None and asked not in LOCALES:
            raise PitchcoachError(
                msg("there is no interface language {name}", name=asked), remedy=msg("Use --locale ja or en.")
            )
        if rest[:1] in (["--help"], ["-h"]):
            print(_help(context.tr))
            return EXIT_CLEAN
        if rest[:1] == ["--version"]:
            print(f"pitchcoach {__version__}")
            return EXIT_CLEAN
        settings = _settings(places, rest)
        context = Context(Translator(_locale(asked, settings.interface.locale)), places, settings)
        name, given = (rest[0], rest[1:]) if rest and rest[0] in COMMANDS else ("open", rest)
        code: int = importlib.import_module(f"pitchcoach.cli.{name}").run(given, context)
        sys.stdout.flush()
    except PitchcoachError as error:
        context.complain(error)
        return EXIT_UNUSABLE
    except BrokenPipeError:
        # The reader of our output has seen enough; Python must not complain about it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CLEAN
    except KeyboardInterrupt:
        return 130
    return code


def _settings(places: Locations, arguments: Sequence[str]) -> Settings:
    if not places.settings.exists():  # the TOML reader need not be loaded for nothing
        return Settings()
    from pitchcoach.config.load import load_settings

    try:
        return load_settings(places.settings)
    except SettingsError:
        if arguments[:1] == ["doctor"]:
            return Settings()  # it looks at the file itself, and at all the rest
        raise


def _take_locale(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Take ``--locale L`` out of any place of the command line."""
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--locale="):
            return argument.partition("=")[2], arguments[:i] + arguments[i + 1 :]
        if argument == "--locale":
            return "".join(arguments[i + 1 : i + 2]), arguments[:i] + arguments[i + 2 :]
    return None, arguments


def _locale(asked: str | None, chosen: str) -> str:
    return asked or (chosen if chosen in LOCALES else "") or locale_from_environment()


def _help(tr: Translator) -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [
        tr("usage: pitchcoach [--locale ja|en] [PATH]        open the screens on a file or folder"),
        tr("       pitchcoach [--locale ja|en] COMMAND …     run one command"),
        "",
        tr("commands:"),
        *(f"  {name.ljust(width)}{tr.render(about)}" for name, about in COMMANDS.items()),
        "",
        tr("pitchcoach COMMAND --help tells the options of one command."),
        tr("Without PATH: ./pitches, else your documents folder. A folder named like a command: ./check"),
    ]
    return "\n".join(lines)


def _never_fail_on_a_character(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
