"""A pace in morae or words a second out of engines that know only a nominal rate.

What "160 words a minute" sounds like differs by engine, voice and text, so it is measured: render, compare,
render again. Nothing is assumed about an engine but that more is faster.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from pitchcoach.errors import UnwritableError, VoiceStoppedError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.sound import Take, VoiceInfo

SLOWEST: Final = 80
"""Nominal words a minute; espeak goes no slower (measured)."""
FASTEST: Final = 450
"""Nominal words a minute; espeak's own limit, and beyond SAPI5's fastest step."""
FIRST_GUESS: Final = 160
CORRECTIONS: Final = 2
"""Pauses do not shrink as speech does, so the first correction misses by some percent; the second hits."""
NEAR: Final = 0.01
"""Close enough to stop correcting, as a share of the pace."""
MISSED: Final = 0.05
"""So far off that the user is told, as a share of the pace."""


class Renderer(Protocol):
    """What is needed of a voice."""

    def render(self, text: str, voice: VoiceInfo, out: Path, rate: int | None = None) -> Take:
        """Speak ``text`` into the WAV file ``out``."""
        ...


@dataclass(frozen=True, slots=True)
class PacedTake:
    """A take and the pace it really has."""

    take: Take
    """The file."""
    rate: int
    """The engine's nominal words a minute that gave it."""
    units_per_second: float
    """Morae (ja) or words (en) a second, pauses included."""
    note: Message | None
    """What to tell the user when the voice could not be as fast or as slow as asked."""


def corrected_rate(rate: int, measured: float, wanted: float) -> int:
    """Return the nominal rate, clamped, for the pace ``wanted`` where ``rate`` gave the pace ``measured``."""
    return min(FASTEST, max(SLOWEST, round(rate * wanted / measured)))


def render_at(
    port: Renderer,
    text: str,
    voice: VoiceInfo,
    out: Path,
    units: int,
    units_per_second: float,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> PacedTake:
    """Speak ``text`` of ``units`` morae (ja) or words (en) into ``out`` at a pace in units a second.

    Renders up to three times; ``out`` is replaced once, at the end. ``cancelled`` is asked in between,
    because a ``stop`` of the port between two renders ends neither. Raises what the port raises,
    UnwritableError, VoiceStoppedError, and ValueError for a pace that is none.
    """
    if units <= 0 or units_per_second <= 0:
        raise ValueError("a pace needs units and a positive number of them a second")
    draft = out.with_name(f".{out.stem}.pace.wav")
    try:
        rate = FIRST_GUESS
        take = port.render(text, voice, draft, rate)
        for _ in range(CORRECTIONS):
            measured = units / take.seconds
            better = corrected_rate(rate, measured, units_per_second)
            if better == rate or abs(measured / units_per_second - 1) <= NEAR:
                break
            if cancelled():
                raise VoiceStoppedError(msg("the voice was stopped"))
            rate = better
            take = port.render(text, voice, draft, rate)
        try:
            draft.replace(out)
        except OSError as error:
            raise UnwritableError(
                msg("cannot write {path}: {reason}", path=str(out), reason=error.strerror or str(error)),
                remedy=msg("The old file is untouched; choose another folder or free some space."),
                path=out,
            ) from error
    finally:
        with contextlib.suppress(OSError):  # also when its folder is none
            draft.unlink(missing_ok=True)
    measured = units / take.seconds
    note = None
    if abs(measured / units_per_second - 1) > MISSED:
        note = msg(
            "this voice cannot speak at {wanted} a second: it speaks at {measured}",
            wanted=f"{units_per_second:.1f}",
            measured=f"{measured:.1f}",
        )
    return PacedTake(replace(take, path=out), rate, measured, note)
