"""``pitchcoach check PATH…``: a linter for pitches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.compose import compose_checker, compose_files, compose_profile, compose_store
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.check import check, is_clean
from pitchcoach.coach.ports import PitchFiles
from pitchcoach.errors import EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE, PitchcoachError
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.pitch import ROLES
from pitchcoach.model.report import CheckReport, Finding, Fit, Severity

SEVERITIES: Final[dict[Severity, Message]] = {
    "error": msg("error"),
    "warning": msg("warning"),
    "hint": msg("hint"),
}
Outcome = CheckReport | PitchcoachError


def run(arguments: Sequence[str], context: Context) -> int:
    """Check every file; exit code 0 clean or hints only, 1 findings, 2 something could not be read."""
    tr = context.tr
    parser = Parser("check", tr("Check pitch files: does each fit its slot, and what is missing?"), context)
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help=tr("a file, or a folder to walk"))
    parser.add_argument(
        "--slot", type=seconds, metavar="S", help=tr("seconds to check against, instead of the file's")
    )
    parser.add_argument("--json", action="store_true", help=tr("print one JSON object for each file"))
    options = parser.parse_args(list(arguments))
    files = compose_files(context.settings)
    profile = compose_profile(context.settings, context.locations, lambda: compose_store(context.locations))
    checker = compose_checker(context.settings, context.locations, profile)
    outcomes: list[tuple[Path, Outcome]] = []
    for path, problem in _walk(options.paths, files):
        if problem is not None:
            outcomes.append((path, problem))
            continue
        try:
            outcomes.append(
                (path, check(files.load(path), checker, context.settings, slot_seconds=options.slot))
            )
        except PitchcoachError as error:
            outcomes.append((path, error))
    if options.json:
        import json

        print(
            json.dumps(
                [as_json(path, outcome, context) for path, outcome in outcomes], ensure_ascii=False, indent=2
            )
        )
    else:
        _print_table(outcomes, context)
    if any(isinstance(outcome, PitchcoachError) for _, outcome in outcomes):
        return EXIT_UNUSABLE
    clean = all(is_clean(outcome) for _, outcome in outcomes if isinstance(outcome, CheckReport))
    return EXIT_CLEAN if clean else EXIT_FINDINGS


def fit_word(fit: Fit, tr: Translator) -> str:
    """Return sign and word of a fit; the sign alone tells it too."""
    return {"fits": tr("● fits"), "short": tr("▽ short"), "long": tr("▲ long")}[fit]


def _walk(paths: Sequence[Path], files: PitchFiles) -> Iterator[tuple[Path, PitchcoachError | None]]:
    seen: set[Path] = set()
    for path in paths:
        try:
            found = files.find(path)
        except PitchcoachError as error:
            yield path, error
            continue
        if not found:
            message = msg("there are no .md or .txt files in {path}", path=str(path))
            yield path, PitchcoachError(message, remedy=msg("Name a folder with pitches."), path=path)
        for file in found:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield file, None


def _print_table(outcomes: Sequence[tuple[Path, Outcome]], context: Context) -> None:
    tr = context.tr
    reports = [(path, outcome) for path, outcome in outcomes if isinstance(outcome, CheckReport)]
    if reports:
        head = (
            tr("File"),
            tr("Slot"),
            tr("Length"),
            "",
            tr("Estimated time"),
            "",
            tr("Pace the slot asks for"),
        )
        print(table(head, [_row(path, report, tr) for path, report in reports], right=(1,)))
    if len(reports) == 1:
        print(_manners(reports[0][1], tr))
    lines = [
        visible(f"{path}:{f.line}:{f.column} {f.rule} {f.name} {_told(f, tr)}")
        for path, report in reports
        for f in report.findings
    ]
    if lines:
        print("\n" + "\n".join(lines))
    sys.stdout.flush()
    for _, outcome in outcomes:
        if isinstance(outcome, PitchcoachError):
            context.complain(outcome)


def _manners(report: CheckReport, tr: Translator) -> str:
    names = {"slow": tr("slow"), "normal": tr("normal"), "fast": tr("fast"), "own": tr("at your own pace")}
    said = (f"{names[n]} {tr('{seconds} s', seconds=f'{s:.0f}')}" for n, s in report.what_if.items())
    return tr("The same text takes: {times}", times="  ".join(said))


def _told(finding: Finding, tr: Translator) -> str:
    return f"({tr.render(SEVERITIES[finding.severity])}): {tr.render(finding.message)}"


def _row(path: Path, report: CheckReport, tr: Translator) -> tuple[str, ...]:
    low, high = report.target_words or report.target_characters or (0, 0)
    if report.words is None:
        length = tr("{count} characters ({low}–{high})", count=report.characters, low=low, high=high)
        pace = tr("{rate} morae/s", rate=f"{report.asked_rate:.1f}")
    else:
        length = tr("{count} words ({low}–{high})", count=report.words, low=low, high=high)
        pace = tr("{rate} words/min", rate=f"{report.asked_rate * 60:.0f}")
    estimate = report.estimate
    time = tr(
        "{seconds} s ({low}–{high})",
        seconds=f"{estimate.seconds:.0f}",
        low=f"{estimate.low:.0f}",
        high=f"{estimate.high:.0f}",
    )
    slot = tr("{slot} s", slot=f"{report.slot_seconds:g}")
    return (str(path), slot, length, fit_word(report.length, tr), time, fit_word(report.time, tr), pace)


def as_json(path: Path, outcome: Outcome, context: Context) -> dict[str, Any]:
    """Return the figures and findings of a pitch as ``--json`` prints them, or why it cannot be read."""
    if isinstance(outcome, PitchcoachError):
        return {"path": str(path), "error": context.sentence(outcome)}
    report, pitch = outcome, outcome.pitch
    japanese = report.words is None
    return {
        "path": str(path),
        "title": pitch.title,
        "audience": pitch.audience,
        "language": pitch.language,
        "purpose": pitch.purpose,
        "based_on": pitch.based_on,
        "shared": [role for role in ROLES if role in pitch.shared],
        "slot_seconds": report.slot_seconds,
        "characters": report.characters,
        "target_characters": _pair(report.target_characters),
        "length": report.length,
        "words": report.words,
        "target_words": _pair(report.target_words),
        "morae": report.morae,
        "estimated_seconds": round(report.estimate.seconds, 1),
        "estimate_range": [round(report.estimate.low, 1), round(report.estimate.high, 1)],
        "time": report.time,
        "asked_rate": round(report.asked_rate, 2),
        "rate_unit": "morae/s" if japanese else "words/s",
        "what_if": {name: round(seconds, 1) for name, seconds in report.what_if.items()},
        "sections": [
            {
                "role": part.section.role,
                "heading": part.section.heading,
                "characters": part.characters,
                "morae": part.reading.morae if japanese else None,
                "estimated_seconds": round(part.seconds, 1),
                "share": round(part.share, 3),
            }
            for part in report.sections
        ],
        "findings": [
            {
                "rule": finding.rule,
                "name": finding.name,
                "severity": finding.severity,
                "line": finding.line,
                "column": finding.column,
                "message": context.tr.render(finding.message),
            }
            for finding in report.findings
        ],
    }


def _pair(target: tuple[int, int] | None) -> list[int] | None:
    return None if target is None else list(target)
