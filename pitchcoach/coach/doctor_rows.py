"""What a look at this machine is and what comes of it. Knows nothing of what is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from pitchcoach.errors import NoSoundError, NoVoiceError, PitchcoachError
from pitchcoach.i18n import Message, msg

State = Literal["ok", "missing", "problem"]
"""``missing``: not there, and can be had; ``problem``: there, and does not work as it should."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one look."""

    state: State
    """How it stands."""
    sentence: Message
    """What is there."""
    remedy: Message | None = None
    """What to do, in one sentence; None when nothing need be done."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at."""

    name: str
    """Stable id such as ``voice-ja``."""
    label: Message
    """What is looked at, in one to three words."""
    take: Callable[[], Found]
    """Takes the look; may raise anything, may last some seconds."""
    essential: bool = False
    """Whether the program is broken without it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A look that was taken."""

    name: str
    """The look's id."""
    label: Message
    """What was looked at."""
    essential: bool
    """Whether the program is broken without it."""
    found: Found
    """What came of it."""


def take(look: Look) -> Row:
    """Take a look; whatever goes wrong with it becomes the row. Never raises."""
    try:
        found = look.take()
    except PitchcoachError as error:
        found = told(error)
    except Exception as fault:  # a doctor may meet anything, and must not fall ill of it
        reason = f"{type(fault).__name__}: {fault}"
        found = Found("problem", msg("could not be looked at ({reason})", reason=reason))
    return Row(look.name, look.label, look.essential, found)


def told(error: PitchcoachError) -> Found:
    """Turn an error into what was found: its place, its sentence, its remedy."""
    state: State = "missing" if isinstance(error, NoVoiceError | NoSoundError) else "problem"
    sentence = error.message
    if error.path is not None:
        sentence = msg("{path}: {reason}", path=error.path, reason=error.message)
    return Found(state, sentence, error.remedy)


def is_sound(rows: Sequence[Row]) -> bool:
    """Tell whether everything essential works."""
    return all(row.found.state == "ok" for row in rows if row.essential)
