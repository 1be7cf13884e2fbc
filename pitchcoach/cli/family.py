"""``pitchcoach family FILE``: for which audiences and slots a pitch has variants, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.check import fit_word
from pitchcoach.cli.compare import figures, length, reports
from pitchcoach.cli.compose import compose_files
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.drafting.family import Cell, Matrix, matrix, members
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.i18n import Translator


def run(arguments: Sequence[str], context: Context) -> int:
    """Print the matrix of the family that a file belongs to; the variants lie in its folder and below."""
    tr = context.tr
    about = tr("Show for which audiences and slots a pitch has variants in its folder, and what is missing.")
    parser = Parser("family", about, context)
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("any variant of the pitch"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    files = compose_files(context.settings)
    pitch = files.load(options.file)
    found = matrix(reports(members(pitch, options.file.parent, files), context))
    if options.json:
        import json

        print(json.dumps(_as_json(found, tr), ensure_ascii=False, indent=2))
    else:
        print(visible(tr.render(found.sentence)) + "\n\n" + _table(found, tr))
    return EXIT_CLEAN


def _table(found: Matrix, tr: Translator) -> str:
    head = (found.family, *(tr("{slot} s", slot=f"{slot:g}") for slot in found.slots))
    rows = []
    for audience, row in zip(found.audiences, found.rows, strict=True):
        for number in range(max(1, *(len(cell.variants) for cell in row))):
            name = (audience or tr("(no audience)")) if number == 0 else ""
            rows.append((name, *(_in_cell(cell, number, tr) for cell in row)))
    return table(head, rows)


def _in_cell(cell: Cell, number: int, tr: Translator) -> str:
    if number >= len(cell.variants):
        return "" if cell.variants or number else f"– {tr('missing')}"
    report = cell.variants[number]
    seconds = tr("{seconds} s", seconds=f"{report.estimate.seconds:.0f}")
    first, second = (fit_word(fit, tr).split()[0] for fit in (report.length, report.time))
    return f"{first} {length(report, tr)}  {second} {seconds}"


def _as_json(found: Matrix, tr: Translator) -> dict[str, Any]:
    return {
        "family": found.family,
        "audiences": list(found.audiences),
        "slots": list(found.slots),
        "cells": [
            {
                "audience": cell.audience,
                "slot_seconds": cell.slot_seconds,
                "variants": [figures(report) for report in cell.variants],
            }
            for row in found.rows
            for cell in row
        ],
        "gaps": [{"audience": gap.audience, "slot_seconds": gap.slot_seconds} for gap in found.gaps],
        "sentence": tr.render(found.sentence),
    }
