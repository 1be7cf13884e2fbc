"""The phrases of a report with what stands above them: kana, and a sign where it was told or guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pitchcoach.coach.drafting.phrase_words import Source, hiragana
from pitchcoach.coach.drafting.readings import Word
from pitchcoach.model.reading import Phrase
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.ruby_lines import Gloss, gloss_of

_NOT_KNOWN: Final = "…"
"""Stands for a reading that is still being looked up."""


def sign_of(source: Source, signs: Signs) -> str:
    """Return the sign of a reading that is not the library's own."""
    return {"": "", "guess": "?", "ruby": signs.done, "dictionary": "*"}[source]


def glosses(report: CheckReport, words: Sequence[Word], signs: Signs) -> list[list[tuple[Phrase, Gloss]]]:
    """Return the phrases of each section with their glosses, which count them through the whole report."""
    marks = _marks(words, signs)
    found: list[list[tuple[Phrase, Gloss]]] = []
    number = 0
    for part in report.sections:
        found.append([])
        for phrase in part.reading.phrases:
            note = _note(phrase, report) + marks.get(number, "")
            found[-1].append((phrase, gloss_of(phrase.text, note, number)))
            number += 1
    return found


def _note(phrase: Phrase, report: CheckReport) -> str:
    """Return what stands above a phrase: its kana, or in English its syllables."""
    if report.pitch.language == "en":
        return str(phrase.syllables) if phrase.syllables else ""
    return hiragana(phrase.kana) or (_NOT_KNOWN if phrase.morae else "")


def _marks(words: Sequence[Word], signs: Signs) -> dict[int, str]:
    marks: dict[int, str] = {}
    for word in words:
        sign = sign_of(word.source, signs)
        if sign not in marks.get(word.phrase, ""):
            marks[word.phrase] = marks.get(word.phrase, "") + sign
    return marks
