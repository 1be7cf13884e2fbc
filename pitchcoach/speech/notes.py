"""What is to be said of a take itself: too short, silent, noisy, clipped."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import Message, msg

SHORTEST_SECONDS: Final = 1.0
"""A shorter take holds a word at most."""
LEAST_SPEECH_SECONDS: Final = 2.0
"""Of less speech most measures are not told."""
CLIPPED_SHARE: Final = 0.001
"""One sample in a thousand: from here on one hears it (our own inference)."""
NOISY_DB: Final = 12.0
"""With less between speech and room, soft ends of words drown, pauses are missed (our own measurements)."""


def notes(
    seconds: float, spoken: float, clipped: float, snr: float | None, *, sounds: bool
) -> tuple[Message, ...]:
    """Return what limits the measures of a take, the reason for missing ones first.

    ``snr`` is None where it says nothing of speech in a room.
    """
    if not seconds:
        return (msg("The recording is empty."),)
    if not sounds:
        return (
            msg(
                "The recording is silent: not one sample of it is a sound. "
                "Is the microphone switched on, and allowed?"
            ),
        )
    if seconds < SHORTEST_SECONDS:
        return (
            msg(
                "The recording lasts only {seconds} s: too short to tell anything of the speech.",
                seconds=f"{seconds:.1f}",
            ),
        )
    drowned = snr is None or snr < NOISY_DB
    if not spoken or (spoken < LEAST_SPEECH_SECONDS < seconds - spoken and drowned):
        return (msg("There is no speech in the recording, only noise or music."),)
    found = []
    if spoken < LEAST_SPEECH_SECONDS:
        found.append(
            msg("There are only {seconds} s of speech: too little to tell much.", seconds=f"{spoken:.1f}")
        )
    if clipped >= CLIPPED_SHARE:
        found.append(
            msg(
                "The recording is too loud and clipped ({percent} % of it): "
                "hold the microphone farther away, or turn it down.",
                percent=f"{clipped * 100:.1f}",
            )
        )
    if snr is not None and snr < NOISY_DB:
        found.append(
            msg(
                "The room is loud, only {decibels} dB below the voice: pauses may be missed.",
                decibels=f"{snr:.0f}",
            )
        )
    return tuple(found)
