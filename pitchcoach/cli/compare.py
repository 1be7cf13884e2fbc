"""``pitchcoach compare A B``: what two pitches say differently, phrase by phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.check import fit_word
from pitchcoach.cli.compose import compose_checker, compose_files, compose_profile, compose_store
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.compare import Comparison, PartComparison, compare
from pitchcoach.coach.drafting.passages import Piece
from pitchcoach.errors import EXIT_CLEAN, EXIT_FINDINGS
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport, SectionReport


def run(arguments: Sequence[str], context: Context) -> int:
    """Compare two files; exit code 0 the same words, 1 differences, 2 something could not be read."""
    tr = context.tr
    about = tr(
        "Show what two pitches say differently, phrase by phrase: {left} stands only in A, {right} only in "
        "B. Case, punctuation and white space do not count. Exit code: 0 the same words, 1 differences, "
        "2 something could not be read.",
        left="[-…-]",
        right="{+…+}",
    )
    parser = Parser("compare", about, context)
    parser.add_argument("left", metavar="A", type=Path, help=tr("a pitch file"))
    parser.add_argument("right", metavar="B", type=Path, help=tr("another one"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    files = compose_files(context.settings)
    left, right = reports([files.load(options.left), files.load(options.right)], context)
    comparison = compare(left, right)
    if options.json:
        import json

        print(json.dumps(_as_json(comparison, tr), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(comparison, tr)))
    return EXIT_FINDINGS if comparison.differences else EXIT_CLEAN


def reports(pitches: Sequence[Pitch], context: Context) -> list[CheckReport]:
    """Check pitches, each against its own slot."""
    profile = compose_profile(context.settings, context.locations, lambda: compose_store(context.locations))
    checker = compose_checker(context.settings, context.locations, profile)
    return [check(pitch, checker, context.settings) for pitch in pitches]


def figures(report: CheckReport) -> dict[str, Any]:
    """Return the figures of one pitch for JSON, named as ``check --json`` names them."""
    return {
        "path": str(report.pitch.path),
        "title": report.pitch.title,
        "audience": report.pitch.audience,
        "language": report.pitch.language,
        "slot_seconds": report.slot_seconds,
        "characters": report.characters,
        "words": report.words,
        "length": report.length,
        "estimated_seconds": round(report.estimate.seconds, 1),
        "time": report.time,
    }


def length(report: CheckReport, tr: Translator) -> str:
    """Return the length of a pitch with its unit."""
    if report.words is None:
        return tr("{count} characters", count=report.characters)
    return tr("{count} words", count=report.words)


def _lines(comparison: Comparison, tr: Translator) -> Iterator[str]:
    head = ("", tr("File"), tr("For"), tr("Slot"), tr("Length"), "", tr("Estimated time"), "")
    sides = zip("AB", (comparison.left, comparison.right), strict=True)
    yield table(head, [_row(name, report, tr) for name, report in sides], right=(3,))
    yield ""
    yield visible(tr.render(comparison.summary))
    for part in comparison.sections:
        yield ""
        yield visible(f"## {tr.render(part.name)}  {_seconds(part.left, tr)} → {_seconds(part.right, tr)}")
        for passage in part.passages:
            words = "".join(_marked(piece) for piece in passage.pieces)
            yield from (visible(line) for line in words.rstrip().split("\n") if line.strip())


def _row(name: str, report: CheckReport, tr: Translator) -> tuple[str, ...]:
    pitch = report.pitch
    slot = tr("{slot} s", slot=f"{report.slot_seconds:g}")
    seconds = tr("{seconds} s", seconds=f"{report.estimate.seconds:.0f}")
    fits = (fit_word(report.length, tr), fit_word(report.time, tr))
    return (name, str(pitch.path), pitch.audience, slot, length(report, tr), fits[0], seconds, fits[1])


def _seconds(part: SectionReport | None, tr: Translator) -> str:
    return tr("none") if part is None else tr("{seconds} s", seconds=f"{part.seconds:.0f}")


def _marked(piece: Piece) -> str:
    if piece.kind == "same":
        return "".join(piece.right)
    return _between("[-", "".join(piece.left), "-]") + _between("{+", "".join(piece.right), "+}")


def _between(before: str, words: str, after: str) -> str:
    """Put signs around words; the white space after them stays outside."""
    said = words.rstrip()
    return before + said + after + words[len(said) :] if words else ""


def _as_json(comparison: Comparison, tr: Translator) -> dict[str, Any]:
    return {
        "left": figures(comparison.left),
        "right": figures(comparison.right),
        "sections": [_section(part) for part in comparison.sections],
        "summary": tr.render(comparison.summary),
    }


def _section(part: PartComparison) -> dict[str, Any]:
    return {
        "role": part.role,
        "heading": part.heading,
        "left_seconds": None if part.left is None else round(part.left.seconds, 1),
        "right_seconds": None if part.right is None else round(part.right.seconds, 1),
        "pieces": [one for passage in part.passages for piece in passage.pieces for one in _pieces(piece)],
    }


def _pieces(piece: Piece) -> Iterator[dict[str, str]]:
    """Yield a piece as one side says it; where only the punctuation differs, as the other does too."""
    left, right = "".join(piece.left), "".join(piece.right)
    if piece.kind == "same":
        yield {"kind": "same", "text": left, **({} if left == right else {"right_text": right})}
        return
    if left:
        yield {"kind": "left", "text": left}
    if right:
        yield {"kind": "right", "text": right}
