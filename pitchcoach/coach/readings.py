"""Readings that are a guess: the author confirms or corrects them; the file keeps the answer as a ruby."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport

if TYPE_CHECKING:
    from pitchcoach.coach.ports import PitchFiles

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class Guess:
    """One word whose reading is a guess."""

    word: str
    """The word as written."""
    kana: str
    """How it is read at present, in hiragana."""
    start: int
    """Index in the file's text of its first character."""
    end: int
    """Index after its last character."""


def guesses(report: CheckReport) -> tuple[Guess, ...]:
    """Return every guess that stands in the file as one piece, in the order of the file."""
    found = []
    for part in report.sections:
        spoken = part.section.spoken
        for phrase in part.reading.phrases:
            at = phrase.text.find(phrase.doubtful) if phrase.doubtful else -1
            if at < 0:
                continue
            first = phrase.start + at
            start = spoken.places[first]
            end = spoken.places[first + len(phrase.doubtful) - 1] + 1
            if report.pitch.text[start:end] == phrase.doubtful:
                kana = phrase.doubtful_kana.translate(_TO_HIRAGANA)
                found.append(Guess(phrase.doubtful, kana, start, end))
    return tuple(found)


def next_guess(report: CheckReport, index: int) -> Guess | None:
    """Return the guess at or after ``index`` of the file, else the first; None when nothing is guessed."""
    every = guesses(report)
    return next((guess for guess in every if guess.end > index), every[0] if every else None)


def not_kana(value: str) -> Message | None:
    """Tell why a reading cannot be taken; None when it can."""
    if value and all("ぁ" <= c <= "ゖ" or "ァ" <= c <= "ヺ" or c in "ー・ゝゞヽヾ" for c in value):
        return None
    return msg("Write the reading in hiragana or katakana only.")


def settled(pitch: Pitch, guess: Guess, kana: str, files: PitchFiles) -> Pitch:
    """Return the pitch with ``{word|kana}`` in place of the word; nothing else changes."""
    if pitch.text[guess.start : guess.end] != guess.word:
        raise PitchcoachError(
            msg("the text has changed meanwhile"), remedy=msg("Try again."), path=pitch.path
        )
    ruby = f"{{{guess.word}|{kana}}}"
    return files.parse(pitch.text[: guess.start] + ruby + pitch.text[guess.end :], pitch)
