"""``pitchcoach readings FILE``: how every phrase of a pitch is read, and which readings are a guess."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_checker, compose_files, compose_profile, compose_store
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.phrase_words import hiragana
from pitchcoach.coach.drafting.readings import DOUBTS, Word, words
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.reading import Phrase
from pitchcoach.model.report import CheckReport


def run(arguments: Sequence[str], context: Context) -> int:
    """Print every phrase with its kana, in English its syllables, and where it stands in the file."""
    tr = context.tr
    parser = Parser("readings", tr("Tell how every phrase of a pitch is read."), context)
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("a pitch file"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    profile = compose_profile(context.settings, context.locations, lambda: compose_store(context.locations))
    checker = compose_checker(context.settings, context.locations, profile)
    pitch = compose_files(context.settings).load(options.file)
    report = check(pitch, checker, context.settings)
    if not report.exact:
        raise PitchcoachError(
            msg("the library that reads Japanese is not installed"),
            remedy=msg("pitchcoach doctor tells what to install."),
        )
    rows = _rows(report, words(report, checker.reader.personal))
    if options.json:
        import json

        told = {"path": str(options.file), "title": pitch.title, "language": pitch.language, "phrases": rows}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    japanese = pitch.language == "ja"
    head = (tr("Place"), tr("Phrase"), tr("Reading") if japanese else tr("Syllables"), tr("Remark"))
    lines = [
        (
            f"{row['line']}:{row['column']}",
            row["text"].replace("\n", " "),
            row["kana"] if japanese else str(row["syllables"]),
            "   ".join(_remark(word, options.file, tr) for word in row["words"] if word["source"]),
        )
        for row in rows
    ]
    print(table(head, lines, right=(0,) if japanese else (0, 2)))
    return EXIT_CLEAN


def _rows(report: CheckReport, found: Sequence[Word]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for part in report.sections:
        for phrase in part.reading.phrases:
            mine = [_word(word, report) for word in found if word.phrase == len(rows)]
            place = part.section.spoken.places[phrase.start]
            rows.append(_row(phrase, place, mine, report) | {"role": part.section.role})
    return rows


def _row(phrase: Phrase, place: int, mine: list[dict[str, Any]], report: CheckReport) -> dict[str, Any]:
    return {
        **_place(report, place),
        "text": phrase.text,
        "kana": hiragana(phrase.kana),
        "morae": phrase.morae,
        "syllables": phrase.syllables,
        "words": mine,
    }


def _word(word: Word, report: CheckReport) -> dict[str, Any]:
    return {
        "word": word.word,
        "kana": word.kana,
        "source": word.source,
        "doubt": word.doubt,
        **_place(report, word.start),
    }


def _place(report: CheckReport, index: int) -> dict[str, int]:
    text = report.pitch.text
    return {"line": text.count("\n", 0, index) + 1, "column": index - text.rfind("\n", 0, index)}


def _remark(word: dict[str, Any], file: Path, tr: Translator) -> str:
    if word["source"] == "ruby":
        return tr("✓ {word}: kept in this file", word=word["word"])
    if word["source"] == "dictionary":
        return tr("* {word}: from your dictionary", word=word["word"])
    place = f"{file}:{word['line']}:{word['column']}"
    return tr("? {place} {word}: {reason}", place=place, word=word["word"], reason=DOUBTS[word["doubt"]])
