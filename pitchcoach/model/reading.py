"""How a text sounds: phrases with kana, morae, words and the pauses between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pitchcoach.model.pitch import Language

Pause = Literal["", "comma", "stop"]


@dataclass(frozen=True)
class Phrase:
    """The smallest piece said in one go: a 文節 in Japanese, a run of words in English."""

    text: str
    """The words as written, with the punctuation that follows them."""
    start: int
    """Index of its first character in the spoken text that was read."""
    end: int
    """Index after its last character there."""
    kana: str
    """Pronunciation in katakana (は as ワ, long vowels as ー); empty in English."""
    morae: int
    """Morae of ``kana``; 0 in English."""
    words: int
    """Words; 0 in Japanese."""
    syllables: int
    """Syllables; 0 in Japanese."""
    pause: Pause
    """The pause that the punctuation after it asks for."""
    doubt: str = ""
    """Why the reading is a guess: a code (``unknown``, ``name``, ``several``); empty when it is certain."""
    doubtful: str = ""
    """The word of it whose reading is a guess, as written; empty when it is certain."""
    doubtful_kana: str = ""
    """How that word is read, in katakana."""


@dataclass(frozen=True)
class Sentence:
    """Phrases up to and including a full stop, or the end of a paragraph."""

    start: int
    """Index of its first character in the spoken text."""
    end: int
    """Index after its last character, full stop included."""
    phrases: tuple[Phrase, ...]
    """In order; at least one."""

    @property
    def morae(self) -> int:
        """Morae of all phrases."""
        return sum(p.morae for p in self.phrases)

    @property
    def commas(self) -> int:
        """Pauses inside the sentence."""
        return sum(p.pause == "comma" for p in self.phrases[:-1])

    @property
    def words(self) -> int:
        """Words of all phrases."""
        return sum(p.words for p in self.phrases)

    @property
    def syllables(self) -> int:
        """Syllables of all phrases."""
        return sum(p.syllables for p in self.phrases)


@dataclass(frozen=True)
class Reading:
    """A spoken text, read."""

    language: Language
    """Which language's rules it was read by."""
    sentences: tuple[Sentence, ...]
    """In order; empty for an empty text."""
    exact: bool
    """False while only the rough rule was at hand (about 1.9 morae a kanji): a better one will follow."""

    @property
    def morae(self) -> int:
        """Morae of the whole text."""
        return sum(s.morae for s in self.sentences)

    @property
    def commas(self) -> int:
        """Pauses inside sentences."""
        return sum(s.commas for s in self.sentences)

    @property
    def words(self) -> int:
        """Words of the whole text."""
        return sum(s.words for s in self.sentences)

    @property
    def syllables(self) -> int:
        """Syllables of the whole text."""
        return sum(s.syllables for s in self.sentences)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases in order."""
        return tuple(p for s in self.sentences for p in s.phrases)


@dataclass(frozen=True)
class Estimate:
    """How long a text will take to say, in seconds."""

    seconds: float
    """The likeliest duration."""
    low: float
    """Lower end of the 80 % range."""
    high: float
    """Upper end of the 80 % range."""


@dataclass(frozen=True)
class Pace:
    """How somebody speaks one language: what an estimate is made of."""

    seconds_per_unit: float
    """Seconds a mora (ja) or a syllable (en) takes, pauses excluded."""
    seconds_per_comma: float
    """Seconds of pause at a comma."""
    seconds_per_stop: float
    """Seconds of pause between two sentences."""
    spread: float
    """Standard deviation of the relative error of an estimate made with it."""
    rounds: int = 0
    """How many of the speaker's own rounds it rests on; 0 for the population's values."""


@dataclass(frozen=True)
class Observation:
    """How long a speaker took for a text: one round, one section of it, or one sentence."""

    units: int
    """Morae (ja) or syllables (en) of the text."""
    commas: int
    """Pauses inside sentences that the text asked for."""
    stops: int
    """Pauses between sentences inside it: sentences less one, for a whole round."""
    seconds: float
    """How long it took, pauses included."""
    comma_seconds: float | None = None
    """Measured pause at commas, all together; None when nothing was measured."""
    stop_seconds: float | None = None
    """Measured pause between sentences, all together; None when nothing was measured."""
