"""How a Japanese sentence is to be said, phone by phone: the same words and readings as its phrases.

A voice that is fed from here cannot spell a kanji, and says every ruby and every word of the author's own
dictionary as the screens show it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pitchcoach.model.pitch import Ruby
from pitchcoach.model.speech import Prosody
from pitchcoach.text.reading.engine import Engine
from pitchcoach.text.reading.reading_ja import phrases_of, prepared_words

_SILENCES = ("-sil+", "-pau+")


def prosody_of(
    sentence: str, engine: Engine, rubies: Sequence[Ruby] = (), personal: Mapping[str, str] | None = None
) -> Prosody:
    """Return labels and their share in each phrase of a sentence. Loads the library when needed.

    A phrase without a sound has an empty span where it would be.
    """
    prepared, words = prepared_words(sentence, engine, rubies, personal)
    phrases = phrases_of(sentence, prepared, words)
    labels, counts = engine.labels(prepared.text, prepared.fixed, words)
    phones = [at for at, label in enumerate(labels) if not any(silence in label for silence in _SILENCES)]
    starts = [phrase.start for phrase in phrases]
    shares = [0] * len(phrases)
    at = 0
    for word, count in zip(words, counts, strict=True):
        place = prepared.places[min(word.start, len(prepared.places) - 1)] if prepared.places else 0
        # A word the library cannot place follows the one before.
        at = max(at, bisect_right(starts, place) - 1)
        shares[at] += count
    spans = []
    done = 0
    for share in shares:
        before = phones[done - 1] + 1 if done else 1
        spans.append((phones[done], phones[done + share - 1] + 1) if share else (before, before))
        done += share
    return Prosody(labels, tuple(spans))
