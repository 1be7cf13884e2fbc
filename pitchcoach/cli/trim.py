"""``pitchcoach trim FILE``: what to leave out so that a pitch fits its slot, or where to say more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.check import fit_word
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.drafting.trim import apply, figures, figures_after, suggestions
from pitchcoach.errors import EXIT_CLEAN, EXIT_FINDINGS, PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.pitch import ROLE_NAMES, Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.model.trim import Candidate, CutSet, Trimming
from pitchcoach.text.rules import line_and_column


def run(arguments: Sequence[str], context: Context) -> int:
    """Print sets of cuts, or write one into the file; exit code 0 when it fits or was written, else 1."""
    tr = context.tr
    parser = Parser("trim", tr("Show what to leave out of a pitch, or where to say more."), context)
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("a pitch file"))
    parser.add_argument(
        "--slot", type=seconds, metavar="S", help=tr("seconds to fit it into, instead of the file's")
    )
    parser.add_argument("--apply", type=_number, metavar="N", help=tr("write set N into the file"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    rooms = compose_rooms(context.settings, context.locations)
    pitch = rooms.files.load(options.file)
    found = suggestions(pitch, rooms, context.settings, options.slot)
    applied = None if options.apply is None else _set_called(options.apply, found, pitch)
    if applied is not None:
        rooms.files.save(apply(pitch, [c.cut for c in applied.candidates], rooms))
    if options.json:
        import json

        print(json.dumps(_as_json(found, options.apply, tr), ensure_ascii=False, indent=2))
    elif applied is not None:
        print(visible(tr("{name}: {figures}", name=str(pitch.path), figures=figures_after(applied.report))))
        print("\n".join(_lines(applied.candidates, pitch, tr)))
    else:
        print(_told(found, tr))
    fits = applied is not None or not (found.long or found.short)
    return EXIT_CLEAN if fits else EXIT_FINDINGS


def _number(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"not the number of a set: {value}")
    return int(value)


def _set_called(number: int, found: Trimming, pitch: Pitch) -> CutSet:
    if not found.sets:
        raise PitchcoachError(
            msg("there is no set of cuts for this pitch"),
            remedy=msg("pitchcoach trim FILE tells what can be done."),
            path=pitch.path,
        )
    if number > len(found.sets):
        raise PitchcoachError(
            msg("there is no set {number}; the last one is {last}", number=number, last=len(found.sets)),
            remedy=msg("pitchcoach trim FILE tells what can be done."),
            path=pitch.path,
        )
    return found.sets[number - 1]


def _told(found: Trimming, tr: Translator) -> str:
    pitch = found.report.pitch
    blocks = [visible(tr.render(found.sentence))]
    if found.sets:
        blocks.append(_sets(found.sets, tr))
        for number, one in enumerate(found.sets, 1):
            head = tr("Set {number}", number=number)
            blocks.append("\n".join([head, *_lines(one.candidates, pitch, tr)]))
        blocks.append(tr("pitchcoach trim FILE --apply N writes set N into the file."))
    elif found.thin:
        blocks.append(_thin(found, tr))
    if found.candidates and not found.sets:
        head = tr("Could be said in fewer words:")
        blocks.append("\n".join([head, *_lines(found.candidates, pitch, tr)]))
    return "\n\n".join(blocks)


def _sets(sets: Sequence[CutSet], tr: Translator) -> str:
    rows = [
        (
            str(number),
            str(len(one.candidates)),
            tr.render(figures(one.seconds, one.length, one.report)),
            tr.render(figures_after(one.report)),
            fit_word("fits" if one.fits else "long", tr),
        )
        for number, one in enumerate(sets, 1)
    ]
    return table((tr("Set"), tr("Cuts"), tr("Saves"), tr("Then"), ""), rows, right=(0, 1))


def _lines(candidates: Sequence[Candidate], pitch: Pitch, tr: Translator) -> list[str]:
    return [visible(f"  {_place(c, pitch)}  {_change(c, tr)}") for c in candidates]


def _place(candidate: Candidate, pitch: Pitch) -> str:
    places = pitch.sections[candidate.cut.section].spoken.places
    line, column = line_and_column(pitch, places[candidate.cut.start])
    return f"{line}:{column}"


def _change(candidate: Candidate, tr: Translator) -> str:
    before = candidate.before.replace("\n", " ")
    if not candidate.after:
        return tr("leave out: {words}", words=before)
    return f"{before} → {candidate.after}".replace("\n", " ")


def _thin(found: Trimming, tr: Translator) -> str:
    rows = [
        (tr.render(ROLE_NAMES[thin.role]), str(thin.length), str(thin.usual), f"+{thin.missing}")
        for thin in found.thin
    ]
    counted = tr("Words") if found.report.words is not None else tr("Characters")
    return table((tr("Part"), counted, tr("Usual"), tr("To add")), rows, right=(1, 2, 3))


def _as_json(found: Trimming, applied: int | None, tr: Translator) -> dict[str, Any]:
    report = found.report
    pitch = report.pitch
    return {
        "path": str(pitch.path),
        "title": pitch.title,
        "language": pitch.language,
        "slot_seconds": report.slot_seconds,
        "sentence": tr.render(found.sentence),
        **_figures(report),
        "sets": [
            {
                "number": number,
                "fits": one.fits,
                "seconds_saved": round(one.seconds, 1),
                "length_saved": one.length,
                **_figures(one.report),
                "cuts": [_cut(c, pitch) for c in one.candidates],
            }
            for number, one in enumerate(found.sets, 1)
        ],
        "candidates": [_cut(c, pitch) for c in found.candidates],
        "thin": [
            {"role": thin.role, "length": thin.length, "usual": thin.usual, "missing": thin.missing}
            for thin in found.thin
        ],
        "applied": applied,
    }


def _figures(report: CheckReport) -> dict[str, Any]:
    return {
        "characters": report.characters,
        "words": report.words,
        "length": report.length,
        "estimated_seconds": round(report.estimate.seconds, 1),
        "time": report.time,
    }


def _cut(candidate: Candidate, pitch: Pitch) -> dict[str, Any]:
    cut = candidate.cut
    line, column = line_and_column(pitch, pitch.sections[cut.section].spoken.places[cut.start])
    return {
        "role": cut.role,
        "line": line,
        "column": column,
        "kind": cut.kind,
        "words": cut.words,
        "replacement": cut.replacement,
        "seconds": round(candidate.seconds, 1),
        "characters": candidate.characters,
        "words_saved": candidate.words,
    }
