"""What every command is handed, and how an error of the user's is told."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from pitchcoach.cli.table import visible
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError, told
from pitchcoach.i18n import Translator
from pitchcoach.locations import Locations


@dataclass(frozen=True, slots=True)
class Context:
    """The user's language, places and settings."""

    tr: Translator
    """Renders messages."""
    locations: Locations
    """Where the user's things lie."""
    settings: Settings
    """What the user set."""

    def complain(self, error: PitchcoachError) -> None:
        """Tell an error on standard error: the place, the sentence, the remedy."""
        print(visible(self.sentence(error)), file=sys.stderr)

    def sentence(self, error: PitchcoachError) -> str:
        """Return an error as one line: ``file:line: what is wrong. What to do.``"""
        place = (
            "" if error.path is None else f"{error.path}:{'' if error.line is None else f'{error.line}:'} "
        )
        return told(error, self.tr, place)
