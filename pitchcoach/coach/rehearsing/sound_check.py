"""Sound check: during the countdown it is told in words whether the microphone hears what it should.

While somebody breathes in, a microphone hears the room: that is when a loud room, a muted microphone and a
missing permission can be told; a soft voice can only be told once it speaks. Nothing is said twice a second:
the caller keeps what was told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.i18n import Message, msg
from pitchcoach.model.sound import Heard

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings

Code = Literal["", "lost", "full", "zeros", "unheard", "gaps", "clipped", "muted", "noisy", "quiet"]
SPEECH_DB: Final = 10.0
"""Speech has louder and softer tenths; what varies less than this is the room (our own inference)."""
PATIENCE: Final[dict[Code, float]] = {"lost": 0.0, "full": 0.0, "zeros": 2.0, "quiet": 3.0}
"""Seconds for which something must hold before it is told; half a second for what is not named."""
PATIENCE_ELSE: Final = 0.5
LISTEN_SECONDS: Final = 1.0
"""Of less sound than this nothing is judged."""


@dataclass(frozen=True, slots=True)
class SoundCheck:
    """What is to be told of the microphone."""

    code: Code
    """Stable name of what is wrong; empty when nothing is."""
    word: Message
    """Two or three words beside the level."""
    told: Message | None
    """What is wrong and what to do; None when nothing is."""


GOOD: Final = SoundCheck("", msg("hears you"), None)
LISTENING: Final = SoundCheck("", msg("listening"), None)
TROUBLES: Final[dict[str, SoundCheck]] = {
    "lost": SoundCheck(
        "lost",
        msg("microphone gone"),
        msg("The microphone is gone; what it heard so far is kept. Plug it in again for the next round."),
    ),
    "full": SoundCheck(
        "full",
        msg("cannot be written"),
        msg("The recording cannot be written any more: is the disk full? What was written is kept."),
    ),
    "zeros": SoundCheck(
        "zeros",
        msg("only silence"),
        msg(
            "The microphone gives only silence: it is off, or the system keeps it from this terminal. "
            "Allow the terminal to use it in the system's privacy settings."
        ),
    ),
    "gaps": SoundCheck(
        "gaps",
        msg("sound lost"),
        msg("Some sound was lost: the machine is too busy. Close other programs before the next round."),
    ),
}
CLIPPED: Final = SoundCheck(
    "clipped",
    msg("too loud"),
    msg("The microphone is too loud and distorts: go a little farther from it, or turn its level down."),
)
UNHEARD: Final = SoundCheck(
    "unheard",
    msg("nothing heard yet"),
    msg(
        "Nothing is heard yet. If that stays so while you speak, the microphone is off, "
        "or the system keeps it from this terminal."
    ),
)
MUTED: Final = SoundCheck(
    "muted",
    msg("hardly any sound"),
    msg("The microphone hears hardly anything: is it muted, turned down, or is another one meant?"),
)
NOISY: Final = SoundCheck(
    "noisy",
    msg("noisy room"),
    msg("It is noisy here: pauses and a soft voice will not be told apart. Go closer to the microphone."),
)
QUIET: Final = SoundCheck(
    "quiet",
    msg("too soft"),
    msg("Your voice arrives too softly: come closer to the microphone, or turn its level up."),
)


def sound_check(heard: Heard, trouble: str, settings: Settings, *, speaking: bool) -> SoundCheck:
    """Judge what the microphone hears: ``speaking`` after the countdown, the room before.

    The program's own sounds are short: they do not hide a quiet room, and they are no voice.
    """
    if trouble == "zeros" and not speaking:
        return UNHEARD  # a microphone with a noise gate gives zeros, too, until somebody speaks
    if trouble in TROUBLES:
        return TROUBLES[trouble]
    if heard.clipped:
        return CLIPPED
    if heard.seconds < LISTEN_SECONDS:
        return LISTENING
    return _spoken(heard, settings) if speaking else _silent(heard, settings)


def _silent(heard: Heard, settings: Settings) -> SoundCheck:
    limits = settings.sound
    if heard.peak < -limits.silent_microphone:
        return MUTED
    return NOISY if heard.quietest > -limits.noisy_room else GOOD


def _spoken(heard: Heard, settings: Settings) -> SoundCheck:
    limits = settings.sound
    if heard.peak < -limits.silent_microphone:
        return MUTED
    if heard.loudest >= -limits.quiet_voice:
        return GOOD
    return QUIET if heard.loudest - heard.quietest >= SPEECH_DB else LISTENING  # or nobody speaks
