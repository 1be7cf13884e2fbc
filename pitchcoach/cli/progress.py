"""``pitchcoach progress [FILE]``: what the rounds so far add up to, in sentences with small charts."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_files, compose_store
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.errors import EXIT_CLEAN

if TYPE_CHECKING:
    from pitchcoach.coach.reviewing.progress_parts import Panel
    from pitchcoach.coach.store_ports import Store
    from pitchcoach.model.history import Drift, History, RoundFigures
    from pitchcoach.model.round import Round

WIDEST: Final = 100
"""Cells that a chart takes at most, however wide the terminal is."""
COLUMNS: Final = (
    "id",
    "started_at",
    "path",
    "title",
    "audience",
    "language",
    "rung",
    "level",
    "slot_seconds",
    "seconds",
    "difference",
    "rate",
    "rate_unit",
    "outcome",
    "feeling",
    "note",
    "finding",
    "recording",
)
"""Of the CSV; a name once given never changes its meaning."""


def run(arguments: Sequence[str], context: Context) -> int:
    """Tell how the rounds of one pitch went, or of all."""
    tr = context.tr
    parser = Parser("progress", tr("Tell what the rounds so far add up to, with small charts."), context)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=tr("only this pitch"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=tr("print JSON"))
    form.add_argument("--csv", action="store_true", help=tr("print every round as a line of CSV, in UTF-8"))
    options = parser.parse_args(list(arguments))
    path, title = None, ""
    if options.file is not None:
        pitch = compose_files(context.settings).load(options.file)
        path, title = pitch.path.absolute(), pitch.title
    # Looking must not make a database.
    store = compose_store(context.locations) if context.locations.database.exists() else None
    if options.csv:
        _write_csv(store.rounds(path) if store else ())
        return EXIT_CLEAN
    history = store.history(path) if store else None
    today = datetime.now().astimezone().date()
    if options.json:
        import json

        print(json.dumps(_as_json(history, path, context, today), ensure_ascii=False, indent=2))
    elif store is None or history is None or not history.count:
        if title:
            print(tr("There is no finished round of {title} yet.", title=visible(title)), file=sys.stderr)
        elif store is not None and store.rounds(limit=1):
            print(tr("No finished round yet."), file=sys.stderr)
        else:
            print(
                tr("There are no rounds yet; pitchcoach without a command is where they begin."),
                file=sys.stderr,
            )
    else:
        _print(history, title, store, context, today)
    return EXIT_CLEAN


def _print(history: History, title: str, store: Store, context: Context, today: date) -> None:
    from pitchcoach.coach.reviewing.charts import draw
    from pitchcoach.coach.reviewing.progress import panels

    tr = context.tr
    width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
    plain = context.settings.interface.ascii_signs or not _has_signs()
    parts = [visible(title or tr("All pitches"))]
    for panel in panels(history, context.settings, today):
        parts.append(f"{tr.render(panel.title)}: {visible(tr.render(panel.sentence))}")
        if panel.chart is not None:
            rows = draw(panel.chart, tr.render, width=width - 2, plain=plain)
            parts[-1] += "".join(f"\n  {visible(row)}" for row in rows)
    if history.pitches:
        parts.append(_pitches(history, store, context))
    print("\n\n".join(parts))


def _has_signs() -> bool:
    """Tell whether standard output can carry the signs of the charts."""
    from pitchcoach.coach.reviewing.charts import DRAWN

    signs = (DRAWN.dot, DRAWN.rule, DRAWN.edge, DRAWN.span, DRAWN.bar, *DRAWN.levels)
    try:
        "".join(signs).encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _pitches(history: History, store: Store, context: Context) -> str:
    tr = context.tr
    newest = store.last_practised()
    rows = [
        (
            newest[one.pitch].title,
            str(one.rounds),
            newest[one.pitch].started_at.astimezone().date().isoformat(),
        )
        for one in history.pitches
        if one.pitch in newest
    ]
    return table((tr("Pitch"), tr("Rounds done"), tr("Last")), rows, right=(1,))


def _as_json(history: History | None, path: Path | None, context: Context, today: date) -> dict[str, Any]:
    from pitchcoach.coach.reviewing.progress import panels
    from pitchcoach.coach.reviewing.progress_parts import streaks

    found: dict[str, Any] = {
        "path": None if path is None else str(path),
        "rounds": 0 if history is None else history.count,
    }
    if history is None:
        return found
    row = streaks(history.days, today)
    shown: Sequence[Panel] = panels(history, context.settings, today)
    return found | {
        "timed_rounds": history.timed,
        "inside_slot": history.inside,
        "best": None if history.best is None else _round(history.best),
        "newest": [_round(one) for one in history.newest],
        "sections": [_section(one) for one in history.drifts],
        "rungs": dict(history.rungs),
        "days": [{"day": one.day.isoformat(), "rounds": one.rounds} for one in history.days],
        "streak": row.now,
        "best_streak": row.best,
        "pitches": [{"path": str(one.pitch), "rounds": one.rounds} for one in history.pitches],
        "sentences": {panel.name: context.tr.render(panel.sentence) for panel in shown},
    }


def _round(one: RoundFigures) -> dict[str, Any]:
    return {
        "id": one.id,
        "path": str(one.pitch),
        "started_at": one.started_at.astimezone().isoformat(timespec="seconds"),
        "slot_seconds": one.slot_seconds,
        "seconds": round(one.seconds, 2),
        "difference": round(one.seconds - one.slot_seconds, 2),
        "rate": round(one.rate, 3),
        "rate_unit": _unit(one.language),
        "rung": one.rung,
        "feeling": one.feeling,
    }


def _section(one: Drift) -> dict[str, Any]:
    return {
        "role": one.role,
        "heading": one.heading,
        "planned_seconds": round(one.planned, 2),
        "actual_seconds": round(one.actual, 2),
        "difference": round(one.actual - one.planned, 2),
        "rounds": one.rounds,
    }


def _unit(language: str) -> str:
    return "morae/s" if language == "ja" else "words/s"


def _write_csv(newest_first: Sequence[Round]) -> None:
    """Write the rounds, oldest first; in UTF-8 whatever the system's own encoding is."""
    import csv
    import io

    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    lines.writerows(_line(one) for one in reversed(newest_first))
    data = written.getvalue()
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(data)
    else:
        sys.stdout.flush()
        raw.write(data.encode(errors="backslashreplace"))


def _line(one: Round) -> tuple[object, ...]:
    seconds = one.seconds or 0.0
    units = one.units if one.words is None else one.words
    whole = one.outcome == "done" and seconds > 0
    return (
        one.id,
        one.started_at.astimezone().isoformat(timespec="seconds"),
        one.pitch,
        one.title,
        one.audience,
        one.language,
        one.rung,
        one.level,
        f"{one.slot_seconds:g}",
        f"{seconds:.2f}",
        f"{seconds - one.slot_seconds:.2f}",
        f"{units / seconds:.3f}" if whole else "",
        _unit(one.language) if whole else "",
        one.outcome,
        one.feeling,
        one.note,
        one.finding,
        one.take,
    )
