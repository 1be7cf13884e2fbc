"""The user's own editor, as the environment names it."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Mapping

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg


def editor_command(environment: Mapping[str, str] | None = None) -> list[str]:
    """Return the words of ``VISUAL``, else of ``EDITOR``. Raises PitchcoachError when neither can be used."""
    environment = os.environ if environment is None else environment
    for name in ("VISUAL", "EDITOR"):
        with contextlib.suppress(ValueError):  # a quotation mark that is not closed
            if words := shlex.split(environment.get(name, "")):
                return words
    raise PitchcoachError(
        msg("no editor is set"), remedy=msg("Set the variable EDITOR, for example to nano, and start again.")
    )
