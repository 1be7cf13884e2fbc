"""What the library keeps of a pitch file: all its list, its preview and its search need, so that 2,000 files
need not be read again to be shown. What depends on settings or on the speaker's pace is not in it: that is
arithmetic over it (``Figures``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pitchcoach.model.pitch import Language, Role
from pitchcoach.model.reading import Estimate, Reading
from pitchcoach.model.report import Fit


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as a look at its folder shows it: as long as this stays the same, its content does."""

    path: Path
    """Where it lies."""
    mtime_ns: int
    """When it was last written, in nanoseconds since 1970; -1 when it cannot be looked at."""
    size: int
    """Its bytes; -1 when it cannot be looked at."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What of a reading takes time."""

    units: int
    """Morae (ja) or syllables (en)."""
    commas: int
    """Pauses inside sentences."""
    sentences: int
    """Its sentences."""

    @classmethod
    def of(cls, reading: Reading) -> Tally:
        """Count a reading."""
        units = reading.morae if reading.language == "ja" else reading.syllables
        return cls(units, reading.commas, len(reading.sentences))


@dataclass(frozen=True, slots=True)
class ListedPart:
    """One section of a pitch."""

    role: Role | None
    """Which of the four parts it is."""
    text: str
    """What is said, without markup."""
    characters: int
    """Grapheme clusters without white space."""
    words: int
    """Words of its reading; 0 in Japanese."""
    units: int
    """Morae (ja) or syllables (en) of its reading."""
    commas: int
    """Pauses inside its sentences."""
    sentences: int
    """Its sentences."""

    @property
    def tally(self) -> Tally:
        """What its time is made of."""
        return Tally(self.units, self.commas, self.sentences)


@dataclass(frozen=True, slots=True)
class Listing:
    """One pitch file, read and counted."""

    title: str
    """Its title."""
    audience: str
    """For whom it is; may be empty."""
    slot_seconds: float
    """The time allowed."""
    language: Language
    """Its language."""
    family: str
    """The family its variants share."""
    based_on: str
    """File name of the variant it was made from; may be empty."""
    purpose: str
    """Why its author goes to the events it is for; may be empty."""
    base_missing: bool
    """Whether the pitch it is based on cannot be read."""
    shared: frozenset[Role]
    """The parts whose words are those of the pitch it is based on."""
    moved_on: frozenset[Role]
    """Its own parts whose counterpart in the pitch it is based on has changed."""
    words: int | None
    """Words of the spoken text; None in Japanese."""
    exact: bool
    """False while any reading is only rough."""
    parts: tuple[ListedPart, ...]
    """In the order of the file."""
    own_readings: tuple[tuple[str, str], ...] = ()
    """The entries of the user's own dictionary that occur in it, as they were."""
    rests_on: tuple[SeenFile, ...] = ()
    """The files whose words it takes over or follows, with absolute paths, as they were."""

    @property
    def characters(self) -> int:
        """Grapheme clusters of the spoken text without white space."""
        return sum(part.characters for part in self.parts)

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n\n".join(part.text for part in self.parts if part.text)


@dataclass(frozen=True, slots=True)
class Figures:
    """A listing judged by the settings and the pace of now; the names are those of ``CheckReport``."""

    slot_seconds: float
    """The slot it was judged against."""
    characters: int
    """Grapheme clusters of the spoken text without white space."""
    target_characters: tuple[int, int] | None
    """What fits the slot; None in English."""
    words: int | None
    """Words; None in Japanese."""
    target_words: tuple[int, int] | None
    """What fits the slot; None in Japanese."""
    length: Fit
    """Characters (ja) or words (en) against their target."""
    estimate: Estimate
    """How long it will take."""
    time: Fit
    """The estimate against the slot."""
    seconds: tuple[float, ...]
    """The estimate shared out over the parts."""
    exact: bool
    """False while any reading is only rough."""
