"""All measures of a take in one pass: samples come in block by block, only figures stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import Curve, Measures, SpeechDoubt
from pitchcoach.model.sound import Interval
from pitchcoach.speech.clipping import ClippingMeter
from pitchcoach.speech.f0 import F0Meter, seems_voiced, track
from pitchcoach.speech.frames import Decimator, mono
from pitchcoach.speech.intervals import intervals, marked
from pitchcoach.speech.level import LevelMeter, decibels
from pitchcoach.speech.liveliness import doubt
from pitchcoach.speech.loudness import LoudnessMeter, integrated
from pitchcoach.speech.notes import notes
from pitchcoach.speech.spread import f0_median, f0_spread, loudness_range, signal_to_noise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK_SECONDS: Final = 10.0
"""How much is worked on at a time."""
LEVEL_STEP: Final = 10
"""Frames of level in one value of the curve: 50 ms, as fine as a screen can show."""


class Meter:
    """Takes a take's samples in, of any number of channels, and tells its measures at the end."""

    def __init__(self, rate: int, channels: int) -> None:
        self._rate = rate
        self._frames = 0
        self._sounds = False
        self._decimator = Decimator(rate)
        self._level = LevelMeter(self._decimator.rate)
        self._f0 = F0Meter(self._decimator.rate)
        self._loudness = LoudnessMeter(rate, channels)
        self._clipping = ClippingMeter()

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Measure (frames, channels) in -1.0 to 1.0; what is no number counts as silence."""
        import numpy as np

        size = round(self._rate * BLOCK_SECONDS)
        for start in range(0, len(samples), size):
            block = samples[start : start + size]
            if not np.isfinite(block.sum()):
                block = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
            self._frames += len(block)
            self._sounds = self._sounds or bool(block.any())
            self._clipping.feed(block)
            self._loudness.feed(block)
            self._feed_low(self._decimator.feed(mono(block)))

    def end(self, ignore: Sequence[Interval] = ()) -> Measures:
        """Tell the measures of all that was fed; ``ignore`` counts as the room's silence."""
        self._feed_low(self._decimator.end())
        seconds = self._frames / self._rate
        power, bands = self._level.end()
        step = self._level.step
        candidates = self._f0.end()
        voiced = seems_voiced(candidates, self._f0.step, len(bands), step)
        found = intervals(bands, step, seconds, voiced, ignore)
        f0 = track(candidates, found.speech, self._f0.step)
        spoken = sum(one.end - one.start for one in found.speech)
        steps = self._loudness.steps()
        steps[marked(ignore, len(steps), 0.1)] = 0.0
        snr = signal_to_noise(power, step, found.speech, ignore)
        clipped = self._clipping.ratio()
        doubted: SpeechDoubt = doubt(bands, step, f0, self._f0.step, found.speech)
        return Measures(
            duration_seconds=seconds,
            speech=found.speech,
            pauses=found.pauses,
            longest_run_seconds=max((one.end - one.start for one in found.speech), default=None),
            onset_seconds=found.speech[0].start if found.speech else None,
            trailing_seconds=max(0.0, seconds - found.speech[-1].end) if found.speech else None,
            f0_median_hz=f0_median(f0, self._f0.step),
            f0_sd_semitones=f0_spread(f0, self._f0.step),
            loudness_lufs=integrated(steps),
            loudness_range_db=loudness_range(steps, found.speech),
            clipping_ratio=clipped,
            snr_db=snr,
            level=_level_curve(power, step, ignore),
            f0=Curve(self._f0.step, tuple(round(float(hertz), 2) if hertz else None for hertz in f0)),
            notes=notes(seconds, spoken, clipped, None if doubted else snr, sounds=self._sounds),
            doubt=doubted,
        )

    def _feed_low(self, block: NDArray[np.float32]) -> None:
        self._level.feed(block)
        self._f0.feed(block)


def _level_curve(power: NDArray[np.float32], step: float, ignore: Sequence[Interval]) -> Curve:
    """Return the RMS level; what is ignored has the level of the quietest moments."""
    import numpy as np

    heard = power.copy()
    ignored = marked(ignore, len(heard), step)
    if ignored.any() and not ignored.all():
        heard[ignored] = np.percentile(heard[~ignored], 5)
    count = -(-len(heard) // LEVEL_STEP)
    padded = np.pad(heard, (0, count * LEVEL_STEP - len(heard)), "edge") if count else heard
    level = decibels(padded.reshape(count, LEVEL_STEP).mean(axis=1))
    return Curve(step * LEVEL_STEP, tuple(round(float(value), 2) for value in level))
