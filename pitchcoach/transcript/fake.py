"""An aligner for tests and the demo: hears nothing, shares the take out by the lengths of the phrases."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from pitchcoach.model.delivery import AlignedPhrase, Alignment, Extra, Said
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(slots=True)
class FakeAligner:
    """Port ``Aligner`` without a model; says of the phrases what it was told to say."""

    skipped: Collection[int] = ()
    """Phrases that were skipped, counted through the script from 0."""
    repeated: Collection[int] = ()
    """Phrases that were said more than once."""
    extras: tuple[Extra, ...] = ()
    """What was said besides."""
    fits: bool = True
    """Whether the take is the script at all."""
    missing: Collection[Language] = ()
    """Languages that it lacks."""
    loaded: list[Language] = field(default_factory=list)
    """Every language it was asked to load."""

    def align(
        self, samples: NDArray[np.float32], rate: int, lines: Sequence[Line], ignore: Sequence[Interval] = ()
    ) -> Alignment | None:
        """Share the take out among the phrases that were not skipped; None for a silent take."""
        phrases = [
            (number, at, max(1, phrase.morae or phrase.syllables))
            for number, line in enumerate(lines)
            for at, phrase in enumerate(line.sentence.phrases)
        ]
        if not phrases or not samples.any():
            return None
        units = [0 if at in self.skipped else size for at, (_, _, size) in enumerate(phrases)]
        second = len(samples) / rate / max(1, sum(units))
        edges = pairwise(accumulate(units, initial=0))
        found = []
        for at, ((number, phrase, _), (start, end)) in enumerate(zip(phrases, edges, strict=True)):
            said: Said = "skipped" if at in self.skipped else "repeated" if at in self.repeated else "said"
            found.append(AlignedPhrase(number, phrase, start * second, end * second, said))
        return Alignment(tuple(found), self.extras, self.fits, score=-2.0 if self.fits else -7.0)

    def load(self, language: Language) -> None:
        """Note what it was asked to load."""
        self.loaded.append(language)

    def library(self, language: Language) -> str:
        """Name itself, unless it was told to be missing."""
        return "" if language in self.missing else "fake"
