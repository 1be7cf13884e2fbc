"""Reading a folder of pitches piece by piece: what is known is shown at once, what changed is read again.

The work is one generator that is taken up for a moment at a time, so that other work of the same thread comes
in between and leaving the screen ends it. First what is known of unchanged files, from this run and from the
index; then the others roughly, then exactly. All of it runs in one background thread, ``restart`` excepted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.check import Checker, check
from pitchcoach.coach.library import Entry, figures, folded, listed, listing_of
from pitchcoach.coach.reviewing.recovery import Kept, recover
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.listing import Listing, SeenFile
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.coach.ports import PitchFiles

SLICE: Final = 0.08
"""Seconds of work until what was found is shown."""
SHOW: Final = True
"""What the work yields where something is worth showing at once."""
GO_ON: Final = False
"""What it yields elsewhere: time decides."""
SCREENFUL: Final = 60
"""Pitches that fill any screen: the first of them are shown without waiting for the others."""
_BATCH: Final = 200
"""Files asked of the index at a time."""
_TOO_FRESH: Final = 2_000_000_000
"""Nanoseconds, the coarsest clock of a file system: a file written so lately may change and look the same."""


@dataclass(frozen=True, slots=True)
class LibraryState:
    """How far the reading has come."""

    entries: tuple[Entry, ...]
    """What is known so far, in the order of the files."""
    total: int
    """How many files there are."""
    checked: int
    """How many of them need no more work."""
    seconds_left: float
    """How long what is being done will still take, as it went so far."""
    done: bool
    """Whether that is all."""
    rounds: Mapping[Path, Round]
    """The newest round of every pitch file."""
    kept: Sequence[Kept] = ()
    """Rounds of programs that are gone, found now."""
    problem: PitchcoachError | None = None
    """Why the rounds cannot be told."""


@dataclass(frozen=True, slots=True)
class _Known:
    entry: Entry
    seen: SeenFile | None
    """The file when it was read; None when that cannot be relied upon."""
    settled: bool
    """Whether nothing better can be read."""


class LibraryReading:
    """What is known of a folder, and the work that is left."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._again = True
        self._work: Iterator[bool] = iter(())
        self._files: Sequence[SeenFile] = ()
        self._places: dict[str, SeenFile] = {}
        self._known: dict[Path, _Known] = {}
        self._fresh: list[tuple[SeenFile, Listing]] = []
        self._basis: object = None
        self._rounds: Mapping[Path, Round] = {}
        self._kept: Sequence[Kept] = ()
        self._problem: PitchcoachError | None = None
        self._seconds_left = 0.0
        self._screenful = SCREENFUL

    def restart(self) -> None:
        """Let the next step look at the folder anew; any thread may ask for it."""
        self._again = True

    def step(self, folder: Path, rooms: Rooms) -> LibraryState:
        """Go on for a moment. Raises UnreadablePitchError when the folder is gone."""
        if self._again:
            self._again = False
            self._work = self._read(folder, rooms)
        started, done = self._clock(), True
        for show in self._work:
            if show or self._clock() - started >= SLICE or len(self._known) >= self._screenful:
                done = False
                break
        if self._known:
            self._screenful = 1_000_000_000  # from now on the time alone counts
        rooms.listings().keep(self._fresh)
        self._fresh = []
        kept, self._kept = self._kept, ()
        entries = tuple(self._known[seen.path].entry for seen in self._files if seen.path in self._known)
        checked = sum(known.settled for known in self._known.values())
        left = 0.0 if done else self._seconds_left
        return LibraryState(entries, len(self._files), checked, left, done, self._rounds, kept, self._problem)

    def _read(self, folder: Path, rooms: Rooms) -> Iterator[bool]:
        self._seconds_left = 0.0
        self._files = rooms.files.scan(folder)
        self._places = {os.path.abspath(seen.path): seen for seen in self._files}  # noqa: PTH100  # thousands
        present = {seen.path for seen in self._files}
        self._known = {path: known for path, known in self._known.items() if path in present}
        self._read_rounds(rooms)
        yield from self._judge_again(rooms)
        changed = [seen for seen in self._files if not self._stands(seen, rooms)]
        unknown: list[SeenFile] = []
        for batch in _batches(changed):
            self._take_from_index(batch, unknown, rooms)
            yield GO_ON
        rough: list[SeenFile] = []
        for seen in self._timed(unknown):
            if self._is_rough(seen, rooms) or not self._check(seen, rooms, now=True):
                rough.append(seen)
            yield GO_ON
        if rough:
            yield SHOW  # the first exact reading loads its library, which takes a second
        for seen in self._timed(rough):
            self._check(seen, rooms, now=False)
            yield GO_ON
        rooms.listings().keep_only(folder, self._files)

    def _read_rounds(self, rooms: Rooms) -> None:
        self._problem = None
        try:
            kept = recover(rooms)
            self._kept = (*self._kept, *kept)
            self._rounds = rooms.store().last_practised()
        except PitchcoachError as error:
            self._rounds, self._problem = {}, error

    def _judge_again(self, rooms: Rooms) -> Iterator[bool]:
        """Bring the figures up to date with the pace and the settings; no file is needed for that."""
        checker, settings = rooms.checker, rooms.settings
        basis = (checker.pace("ja"), checker.pace("en"), settings.length, settings.time.shortest_share)
        if basis == self._basis:
            return
        for path, known in list(self._known.items()):
            if known.entry.listing is not None:
                judged = figures(known.entry.listing, checker, settings)
                self._known[path] = replace(known, entry=replace(known.entry, figures=judged))
                yield GO_ON
        self._basis = basis

    def _take_from_index(self, batch: Sequence[SeenFile], unknown: list[SeenFile], rooms: Rooms) -> None:
        found = rooms.listings().fetch(batch)
        for seen in batch:
            listing = found.get(seen.path)
            if listing is None or not self._holds(listing, rooms):
                unknown.append(seen)
            else:
                entry = listed(seen.path, listing, rooms.checker, rooms.settings)
                self._known[seen.path] = _Known(entry, seen, settled=True)

    def _timed(self, files: Sequence[SeenFile]) -> Iterator[SeenFile]:
        """Hand out the files and keep account of how long the rest will take."""
        started = self._clock()
        for number, seen in enumerate(files):
            each = (self._clock() - started) / number if number else 0.0
            self._seconds_left = each * (len(files) - number)
            yield seen
        self._seconds_left = 0.0

    # What still holds

    def _stands(self, seen: SeenFile, rooms: Rooms) -> bool:
        known = self._known.get(seen.path)
        return known is not None and known.settled and self._is_unchanged(known, seen, rooms)

    def _is_rough(self, seen: SeenFile, rooms: Rooms) -> bool:
        known = self._known.get(seen.path)
        return known is not None and not known.settled and self._is_unchanged(known, seen, rooms)

    def _is_unchanged(self, known: _Known, seen: SeenFile, rooms: Rooms) -> bool:
        listing = known.entry.listing
        return listing is not None and known.seen == seen and self._holds(listing, rooms)

    def _holds(self, listing: Listing, rooms: Rooms) -> bool:
        """Tell whether what a listing took from elsewhere is still the same."""
        own = rooms.settings.readings
        if (own or listing.own_readings) and _used(own, listing) != listing.own_readings:
            return False
        return all(self._look(seen.path, rooms.files) == seen for seen in listing.rests_on)

    def _look(self, path: Path, files: PitchFiles) -> SeenFile:
        seen = self._places.get(str(path))
        return replace(seen, path=path) if seen else files.look(path)

    # Reading

    def _check(self, seen: SeenFile, rooms: Rooms, *, now: bool) -> bool:
        """Read and check one file; tell whether nothing better can be read."""
        try:
            pitch = rooms.files.load(seen.path)
            report = check(pitch, _counting(rooms.checker), rooms.settings, now=now)
        except PitchcoachError as error:
            entry = Entry(seen.path, heap=folded(seen.path.name), problem=error)
            self._known[seen.path] = _Known(entry, None, settled=True)
            return True
        listing = listing_of(report, rests_on=tuple(_bases(pitch, rooms.files)))
        listing = replace(listing, own_readings=_used(rooms.settings.readings, listing))
        settled = report.exact or not now
        lasting = not any(_is_fresh(one) for one in (seen, *listing.rests_on))
        entry = listed(seen.path, listing, rooms.checker, rooms.settings)
        self._known[seen.path] = _Known(entry, seen if lasting else None, settled)
        if settled and lasting:
            self._fresh.append((seen, listing))
        return settled


def _batches(files: Sequence[SeenFile]) -> Iterator[Sequence[SeenFile]]:
    """Yield a screenful, then larger pieces."""
    yield files[:SCREENFUL]
    for start in range(SCREENFUL, len(files), _BATCH):
        yield files[start : start + _BATCH]


def _counting(checker: Checker) -> Checker:
    """Return a checker that measures and finds nothing: the library shows no findings."""
    return replace(checker, rules=(), what_if=lambda readings, pace: {})


def _used(own: Mapping[str, str], listing: Listing) -> tuple[tuple[str, str], ...]:
    if not own or listing.language != "ja":
        return ()
    text = listing.text
    return tuple(sorted((word, kana) for word, kana in own.items() if word in text))


def _bases(pitch: Pitch, files: PitchFiles) -> Iterator[SeenFile]:
    """Yield the files whose words a variant follows, as they are now: its base, and what that follows."""
    passed = set[Path]()
    while pitch.based_on and pitch.follows:
        path = Path(os.path.abspath(pitch.path.parent / pitch.based_on))  # noqa: PTH100  # links not followed
        if path in passed:
            return
        passed.add(path)
        yield files.look(path)
        base = files.base_of(pitch)
        if base is None:
            return
        pitch = base


def _is_fresh(seen: SeenFile) -> bool:
    return abs(time.time_ns() - seen.mtime_ns) < _TOO_FRESH
