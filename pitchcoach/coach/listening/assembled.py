"""Lines that were spoken one by one, put together into one take with the times of all its phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FADE_SECONDS: Final = 0.005
"""Sound left and right of a place where silence is put in or taken out fades so long, lest it click."""
_REAL_GAP: Final = 0.05
"""A shorter silence at a comma belongs to the sounds around it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a take."""

    line: SpokenLine
    """What is said."""
    speech: Speech
    """How it was spoken."""
    pause: float
    """Seconds of silence after it."""
    commas: tuple[tuple[int, float], ...] = ()
    """Phrases whose comma pause is changed, each with the seconds that are added (or, below 0, taken out)."""

    @property
    def seconds(self) -> float:
        """How long it is, without the pause after it."""
        return self.speech.take.seconds + sum(change for _, change in self.commas)


@dataclass(frozen=True, slots=True)
class Assembled:
    """One take of all pieces."""

    samples: NDArray[np.float32]
    """Of shape (frames,)."""
    sample_rate: int
    """Samples a second."""
    times: tuple[tuple[Interval, ...], ...]
    """For each piece: when each of its phrases is said, in seconds from the start of the take."""

    @property
    def seconds(self) -> float:
        """Its duration."""
        return len(self.samples) / self.sample_rate


def comma_gaps(line: SpokenLine, speech: Speech) -> tuple[tuple[int, float], ...]:
    """Return the phrases after which the voice is silent for a comma, each with the seconds it is."""
    found = []
    for at, phrase in enumerate(line.line.sentence.phrases[:-1]):
        gap = speech.times[at + 1].start - speech.times[at].end
        if phrase.pause and gap >= _REAL_GAP:
            found.append((at, gap))
    return tuple(found)


def length(pieces: Sequence[Piece]) -> float:
    """Return the seconds of all pieces; the pause after the last one is not heard."""
    return sum(piece.seconds + piece.pause for piece in pieces) - (pieces[-1].pause if pieces else 0.0)


def assembled(
    pieces: Sequence[Piece], samples_of: Callable[[Path], tuple[NDArray[np.float32], int]]
) -> Assembled:
    """Return the take; ``samples_of`` reads a file of shape (frames, channels). No piece: ValueError."""
    import numpy as np

    sounds: list[NDArray[np.float32]] = []
    times = []
    rate = pieces[0].speech.take.sample_rate
    frames = 0
    for number, piece in enumerate(pieces):
        mono = samples_of(piece.speech.take.path)[0].mean(axis=1, dtype=np.float32)
        sound, moved = _with_commas(piece, mono, rate)
        times.append(tuple(Interval(t.start + frames / rate, t.end + frames / rate) for t in moved))
        last = number + 1 == len(pieces)
        pause = np.zeros(0 if last else round(piece.pause * rate), dtype=np.float32)
        sounds += [sound, pause]
        frames += len(sound) + len(pause)
    return Assembled(np.concatenate(sounds), rate, tuple(times))


def _with_commas(
    piece: Piece, mono: NDArray[np.float32], rate: int
) -> tuple[NDArray[np.float32], list[Interval]]:
    """Return the samples with longer or shorter silence at the commas, and the phrases' times in them."""
    import numpy as np

    times = list(piece.speech.times)
    sound = mono
    for at, change in piece.commas:
        middle = (times[at].end + times[at + 1].start) / 2
        frames = round(change * rate)
        out = max(0, -frames)  # taken out around the middle of the silence
        first = max(0, round(middle * rate) - out // 2)
        before, after = _faded(sound[:first], sound[first + out :], round(_FADE_SECONDS * rate))
        sound = np.concatenate([before, np.zeros(max(0, frames), dtype=np.float32), after])
        later = [Interval(t.start + frames / rate, t.end + frames / rate) for t in times[at + 1 :]]
        times = times[: at + 1] + later
    return sound, times


def _faded(
    before: NDArray[np.float32], after: NDArray[np.float32], frames: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    import numpy as np

    before, after = before.copy(), after.copy()
    rising = np.linspace(0.0, 1.0, frames, dtype=np.float32)
    after[:frames] *= rising[: len(after)]
    backwards = before[::-1]
    backwards[:frames] *= rising[: len(before)]
    return before, after
