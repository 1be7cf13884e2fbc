"""The reader: spoken text into readings, sentence by sentence, from the cache where it can.

Implements the port ``Reader``. Loads the reading library only in :meth:`PitchReader.read` and
:meth:`PitchReader.load`, and only for sentences that the cache does not know.
"""

from __future__ import annotations

import copy
import functools
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.model.pitch import Language, Ruby
from pitchcoach.model.reading import Phrase, Reading, Sentence
from pitchcoach.model.speech import Prosody
from pitchcoach.text.reading.reading_cache import ReadingCache, sentence_key
from pitchcoach.text.reading.sentences import Span, split_sentences

if TYPE_CHECKING:
    from pitchcoach.text.reading.engine import Engine

_RULES: Final = (
    "doubts.py",
    "engine.py",
    "kana.py",
    "latin.py",
    "latin_words.tsv",
    "lexicon.py",
    "normalise.py",
    "reading_ja.py",
)
"""The files of this room that decide a Japanese reading: a change of theirs makes kept readings void."""


class PitchReader:
    """Reads Japanese and English; every method may be called from any thread.

    ``cache`` is the file to keep readings in (None: only in memory), ``personal`` maps words as written to
    their kana and is used wherever no ruby says otherwise. It may grow and shrink while others read.
    """

    def __init__(self, cache: Path | None, personal: Mapping[str, str] | None = None) -> None:
        self._cache = ReadingCache(cache)
        self._personal = _usable(personal or {})
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def read(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text`` (NFC) exactly; roughly only where the library is not installed."""
        return self._read(text, language, rubies, exactly=True)

    def read_now(self, text: str, language: Language, rubies: Sequence[Ruby] = ()) -> Reading:
        """Read ``text`` without loading anything; ``exact`` is False when the cache lacks any of it."""
        return self._read(text, language, rubies, exactly=False)

    def prosody(self, text: str, rubies: Sequence[Ruby] = ()) -> Prosody | None:
        """Return how one Japanese sentence is to be said, phone by phone; see the port."""
        from pitchcoach.text.reading.engine import UnlabelledError
        from pitchcoach.text.reading.prosody import prosody_of

        try:
            return prosody_of(text, self._library(), rubies, self._personal)
        except (ImportError, UnlabelledError):
            return None

    def load(self) -> None:
        """Load the reading library, about a second; nothing happens where it is missing or loaded already."""
        try:
            self._library().load()
        except ImportError:
            return

    @property
    def personal(self) -> Mapping[str, str]:
        """The words the user told, with their kana."""
        return self._personal

    def learn(self, word: str, kana: str) -> None:
        """Read ``word`` as ``kana`` from now on."""
        with self._lock:
            self._personal = _usable({**self._personal, word: kana})

    def forget(self, word: str) -> None:
        """Read ``word`` as the library does from now on."""
        word = unicodedata.normalize("NFC", word)
        with self._lock:
            self._personal = {mine: kana for mine, kana in self._personal.items() if mine != word}

    def with_words(self, words: Mapping[str, str]) -> PitchReader:
        """Return a reader that knows these words, too; it shares the library and what is kept."""
        self._library()
        other = copy.copy(self)
        other._personal = _usable({**self._personal, **words})
        return other

    def _read(self, text: str, language: Language, rubies: Sequence[Ruby], *, exactly: bool) -> Reading:
        spans = split_sentences(text, language)
        if language == "en":
            from pitchcoach.text.reading.reading_en import read_english

            pieces = [read_english(text[start:end]) for start, end in spans]
            return Reading("en", _placed(spans, pieces), exact=True)
        personal = self._personal  # one dictionary for the whole text, whatever is learned meanwhile
        inner = [_inside(span, rubies) for span in spans]
        keys = [
            sentence_key(_rules(), text[start:end], [(r.start, r.end, r.kana) for r in mine], personal)
            for (start, end), mine in zip(spans, inner, strict=True)
        ]
        known = self._cache.get(keys)
        exact = True
        fresh: dict[str, tuple[Phrase, ...]] = {}
        for key, (start, end), mine in zip(keys, spans, inner, strict=True):
            if key in known:
                continue
            phrases = self._exactly(text[start:end], mine, personal) if exactly else None
            if phrases is not None:
                fresh[key] = known[key] = phrases
            else:
                from pitchcoach.text.reading.rough import read_roughly

                exact = False
                known[key] = read_roughly(text[start:end], mine)
        if fresh:
            self._cache.put(fresh)
        return Reading("ja", _placed(spans, [known[key] for key in keys]), exact=exact)

    def _exactly(
        self, sentence: str, rubies: Sequence[Ruby], personal: Mapping[str, str]
    ) -> tuple[Phrase, ...] | None:
        from pitchcoach.text.reading.reading_ja import read_sentence

        try:
            return read_sentence(sentence, self._library(), rubies, personal)
        except ImportError:
            return None

    def _library(self) -> Engine:
        with self._lock:
            if self._engine is None:
                from pitchcoach.text.reading.engine import Engine

                self._engine = Engine()
            return self._engine


@functools.cache
def _rules() -> str:
    """Return what all Japanese readings depend on: the library and the rules of this room."""
    from pitchcoach.text.reading.engine import library_stamp

    here = Path(__file__).parent
    facts = [(here / name).stat() for name in _RULES if (here / name).exists()]
    return library_stamp() + "".join(f" {fact.st_size}-{fact.st_mtime_ns}" for fact in facts)


def _usable(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words that can be looked for in a spoken text (NFC) and have a reading."""
    return {unicodedata.normalize("NFC", word): kana for word, kana in words.items() if word and kana.strip()}


def _inside(span: Span, rubies: Sequence[Ruby]) -> tuple[Ruby, ...]:
    start, end = span
    return tuple(
        Ruby(ruby.start - start, ruby.end - start, ruby.kana)
        for ruby in rubies
        if start <= ruby.start and ruby.end <= end
    )


def _placed(spans: Sequence[Span], pieces: Sequence[tuple[Phrase, ...]]) -> tuple[Sentence, ...]:
    """Make sentences of phrases that were read with places of their own."""
    return tuple(
        Sentence(start, end, tuple(replace(p, start=p.start + start, end=p.end + start) for p in phrases))
        for (start, end), phrases in zip(spans, pieces, strict=True)
    )
