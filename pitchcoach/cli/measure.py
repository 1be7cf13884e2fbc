"""``pitchcoach measure TAKE…``: what recordings tell of how a pitch was said."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.counting import Progress
from pitchcoach.cli.quiet import quiet_libraries
from pitchcoach.errors import EXIT_CLEAN, EXIT_UNUSABLE, PitchcoachError
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    import argparse

    from pitchcoach.coach.hearing.delivery import Delivery
    from pitchcoach.coach.listening.spoken_lines import SpokenLine
    from pitchcoach.config.settings import Settings
    from pitchcoach.locations import Locations

    Outcome = Delivery | PitchcoachError


_MOST_PROCESSES: Final = 32
"""A disk feeds no more of them, and Windows waits for 61 at most."""


def run(arguments: Sequence[str], context: Context) -> int:
    """Measure every recording, several at a time; exit code 2 when one could not be read."""
    options = _options(arguments, context)
    lines = () if options.pitch is None else _lines(options.pitch, context)
    takes, refused = _walk(options.takes)
    measured = dict(_measured(takes, lines, context))
    found: list[tuple[Path, Outcome]] = [*((take, measured[take]) for take in takes), *refused.items()]
    single = len(options.takes) == 1 and not options.takes[0].is_dir()
    if options.json:
        _print_json(found, context, single=single)
    else:
        from pitchcoach.cli.measure_table import print_tables

        print_tables(found, context)
    return EXIT_UNUSABLE if any(isinstance(outcome, PitchcoachError) for _, outcome in found) else EXIT_CLEAN


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    parser = Parser("measure", tr("Tell of recordings how the pitch in them was said."), context)
    parser.add_argument(
        "takes", nargs="+", metavar="TAKE", type=Path, help=tr("a recording, or a folder of recordings")
    )
    parser.add_argument(
        "--pitch",
        type=Path,
        metavar="FILE",
        help=tr("the pitch that was said: with it pace, phrases and sections are told"),
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    return parser.parse_args(list(arguments))


def _lines(pitch: Path, context: Context) -> tuple[SpokenLine, ...]:
    from pitchcoach.coach.listening.spoken_lines import spoken_lines

    rooms = compose_rooms(context.settings, context.locations)
    return spoken_lines(rooms.files.load(pitch), rooms.checker.reader)


def _walk(places: Sequence[Path]) -> tuple[list[Path], dict[Path, PitchcoachError]]:
    """Return the recordings to measure, each once, and the folders that hold none."""
    from pitchcoach.audio.recording import recordings_in

    found: dict[Path, Path] = {}
    refused: dict[Path, PitchcoachError] = {}
    for place in places:
        paths = recordings_in(place) if place.is_dir() else [place]
        if not paths:
            message = msg("there are no recordings in {path}", path=str(place))
            refused[place] = PitchcoachError(message, remedy=msg("Name a folder with recordings."))
        for path in paths:
            found.setdefault(path.resolve(), path)
    return list(found.values()), refused


def _measured(
    takes: Sequence[Path], lines: Sequence[SpokenLine], context: Context
) -> Iterator[tuple[Path, Outcome]]:
    """Measure here what is one, else on all cores; whatever is done first comes first."""
    work = (lines, context.settings, context.locations)
    if len(takes) < 2:
        yield from ((take, _measure(take, *work)) for take in takes)
        return
    import multiprocessing
    import os
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed

    progress = Progress(context.tr, msg("{made} of {count} recordings are measured; Ctrl+C stops"))
    progress(0, len(takes))
    count = min(len(takes), os.cpu_count() or 1, _MOST_PROCESSES)
    # Started anew rather than forked: a copy of this process would hold locks of threads it does not have.
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, start, initializer=_end_at_once) as pool:
        try:
            jobs = {pool.submit(_measure, take, *work): take for take in takes}
            for made, job in enumerate(as_completed(jobs), start=1):
                progress(made, len(takes))
                try:
                    yield jobs[job], job.result()
                except BrokenExecutor:
                    yield jobs[job], _cut_off(jobs[job])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            progress.clear()


def _end_at_once() -> None:
    """Let Ctrl+C end a process of the pool without a word; the one that started it has the last one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _cut_off(path: Path) -> PitchcoachError:
    return PitchcoachError(
        msg("Measuring this recording was cut off from outside."),
        remedy=msg("Measure it alone; perhaps the memory was too small for several."),
        path=path,
    )


def _measure(path: Path, lines: Sequence[SpokenLine], settings: Settings, locations: Locations) -> Outcome:
    """Measure one recording; runs in a process of its own, where errors are handed back."""
    from pitchcoach.audio.recording import open_recording
    from pitchcoach.coach.hearing.measure import measured

    try:
        with quiet_libraries():  # a decoder writes its warnings itself
            return measured(open_recording(path), lines, compose_rooms(settings, locations))
    except PitchcoachError as error:
        return error


def _print_json(found: Sequence[tuple[Path, Outcome]], context: Context, *, single: bool) -> None:
    import json

    from pitchcoach.coach.hearing.delivery_json import as_json

    if single:
        for _, outcome in found:
            if isinstance(outcome, PitchcoachError):
                context.complain(outcome)
                return
            print(json.dumps(as_json(outcome, context.tr.render), ensure_ascii=False, indent=2))
        return
    told: list[dict[str, Any]] = [
        {"path": str(path), "error": context.sentence(outcome)}
        if isinstance(outcome, PitchcoachError)
        else {"path": str(path), **as_json(outcome, context.tr.render)}
        for path, outcome in found
    ]
    print(json.dumps(told, ensure_ascii=False, indent=2))
    sys.stdout.flush()
