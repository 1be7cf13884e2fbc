"""Lines and speech made by hand: how long everything takes is known, and no library is loaded."""

from __future__ import annotations

from pathlib import Path

from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.model.pitch import Spoken
from pitchcoach.model.reading import Phrase, Sentence
from pitchcoach.model.sound import Interval, Take
from pitchcoach.model.speech import Line, Speech

RATE = 1000
COMMA_SECONDS = 0.3


def japanese(*phrases: int, ends_paragraph: bool = False) -> SpokenLine:
    """Return a line of phrases with so many morae; a comma stands between them."""
    made, start = [], 0
    for at, morae in enumerate(phrases):
        end = start + morae
        pause = "stop" if at + 1 == len(phrases) else "comma"
        made.append(Phrase("あ" * morae, start, end, "ア" * morae, morae, 0, 0, pause))
        start = end
    text = "あ" * start
    line = Line("ja", Spoken(text, tuple(range(start))), Sentence(0, start, tuple(made)))
    return SpokenLine(line, 0, None, ends_paragraph)


def english(words: int) -> SpokenLine:
    """Return a line of one phrase with so many words of two syllables."""
    text = " ".join(["money"] * words)
    phrase = Phrase(text, 0, len(text), "", 0, words, 2 * words, "stop")
    line = Line("en", Spoken(text, tuple(range(len(text)))), Sentence(0, len(text), (phrase,)))
    return SpokenLine(line, 0, None, ends_paragraph=False)


def speech(
    line: SpokenLine,
    speed: float,
    path: Path = Path("none.wav"),
    *,
    a_second: float = 6.5,
    commas: bool = True,
) -> Speech:
    """Return how it would be said: so many morae (or syllables) a second, and silence at each comma."""
    times, at = [], 0.0
    phrases = line.line.sentence.phrases
    for number, phrase in enumerate(phrases):
        end = at + (phrase.morae or phrase.syllables) / a_second / speed
        times.append(Interval(at, end))
        at = end + (COMMA_SECONDS / speed if commas and number + 1 < len(phrases) else 0.0)
    return Speech(Take(path, RATE, round(times[-1].end * RATE)), tuple(times), exact=True)
