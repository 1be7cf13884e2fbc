"""What the screen of the readings shows of a report: paragraphs with readings, and sentences about a word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pitchcoach.coach.drafting.phrase_words import Source, hiragana
from pitchcoach.coach.drafting.readings import DOUBTS, Word, in_one_piece
from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.lit import visible
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.glosses import glosses, sign_of
from pitchcoach.tui.widgets.reading_lines import Look, Paragraph, Stop
from pitchcoach.tui.widgets.ruby_lines import Gloss
from pitchcoach.tui.words import section_name

_LOOKS: Final[dict[Source, Look]] = {"": "plain", "guess": "guess", "ruby": "told", "dictionary": "told"}


def paragraphs(report: CheckReport, words: Sequence[Word], signs: Signs, tr: Translator) -> list[Paragraph]:
    """Return the spoken text with its readings: a line break between two sentences begins a paragraph."""
    found: list[Paragraph] = []
    for part, phrases in zip(report.sections, glosses(report, words, signs), strict=True):
        spoken = part.section.spoken.text
        heading = visible(section_name(part.section.role, part.section.heading, tr)) if spoken else ""
        gathered: list[Gloss] = []
        end = 0
        for phrase, gloss in phrases:
            if gathered and "\n" in spoken[end : phrase.start]:
                found.append(Paragraph(heading, tuple(gathered)))
                heading, gathered = "", []
            gathered.append(gloss)
            end = phrase.end
        if heading or gathered:
            found.append(Paragraph(heading, tuple(gathered)))
    return found


def stops(report: CheckReport, words: Sequence[Word]) -> list[Stop]:
    """Return where the cursor may stand, one for each word."""
    starts = [phrase.start for part in report.sections for phrase in part.reading.phrases]
    return [
        Stop(
            word.phrase,
            word.place - starts[word.phrase],
            word.place - starts[word.phrase] + len(word.word),
            _LOOKS[word.source],
        )
        for word in words
    ]


def counted(words: Sequence[Word], signs: Signs, tr: Translator) -> str:
    """Return how many readings are guesses and how many were told; it is the key to the signs, too."""
    count = {source: sum(word.source == source for word in words) for source in _LOOKS}
    guessed = (
        tr.plural("{count} guess", "{count} guesses", count["guess"])
        if count["guess"]
        else tr("no reading is a guess")
    )
    return "   ".join(
        (
            f"{sign_of('guess', signs)} {guessed}",
            f"{sign_of('ruby', signs)} {tr('in this file: {count}', count=count['ruby'])}",
            f"{sign_of('dictionary', signs)} {tr('in your dictionary: {count}', count=count['dictionary'])}",
        )
    )


def about(word: Word, report: CheckReport, dictionary: Path, signs: Signs, tr: Translator) -> tuple[str, str]:
    """Return the word with its reading, and where that comes from and who keeps it."""
    name = report.pitch.path.name
    if word.source == "ruby":
        said = tr("Kept in this pitch: {file}. It goes before every dictionary.", file=name)
    elif word.source == "dictionary":
        said = tr("From your own dictionary, used for all pitches: {path}", path=str(dictionary))
    elif word.source == "guess":
        said = tr("A guess: {reason}. Enter confirms or corrects it.", reason=DOUBTS[word.doubt])
    else:
        said = tr("The program reads it so. Enter corrects it here, d in all pitches.")
    if word.source != "ruby" and not in_one_piece(report.pitch, word):
        said = tr("Markup or a line's end stands inside it: only your dictionary can keep its reading (d).")
    sign = sign_of(word.source, signs)
    return f"{word.word}   {hiragana(word.kana)} {sign}".rstrip(), said
