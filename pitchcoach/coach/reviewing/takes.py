"""Takes: the recordings are the user's. What is kept, for how long, and how it is taken away or thrown away.

The newest of each pitch are kept, and the best one besides; the others go after each round. Nothing here
reads a sample, and nothing is deleted that was not listed.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import PitchcoachError, UnwritableError, reason_of
from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms

_QUIET_SECONDS: Final = 3600.0
"""A file without a round may be a countdown that runs just now, in another window; after this it is not."""


@dataclass(frozen=True, slots=True)
class KeptTake:
    """A recording of this machine."""

    path: Path
    """The file."""
    at: datetime
    """When it was made: aware, UTC."""
    size: int
    """Bytes."""
    seconds: float | None
    """Its duration; None when its header cannot be read."""
    round: Round | None
    """The round it belongs to; None when that was given up before its clock began, or deleted."""
    best: bool = False
    """Whether its round is the best of its pitch: it is kept however old it gets."""


def takes(rooms: Rooms, pitch: Path | None = None) -> tuple[KeptTake, ...]:
    """List the recordings of one pitch file, or all there are, newest first. Raises StoreError."""
    rounds = rooms.store().rounds(pitch) if rooms.locations.database.exists() else ()
    found = [take for one in rounds if (take := _of_round(one, rooms)) is not None]
    best = {take.path for take in _best(found)}
    if pitch is None:
        known = {take.path for take in found}
        found += [take for take in _without_round(rooms) if take.path not in known]
    found.sort(key=lambda take: take.at, reverse=True)
    return tuple(replace(take, best=take.path in best) for take in found)


def prune(rooms: Rooms, pitch: Path, spare: Collection[Path] = ()) -> tuple[KeptTake, ...]:
    """Delete the recordings of a pitch that are neither new nor the best; returns those.

    ``spare`` are kept whatever they are: the one just made, and one that is being listened to.
    """
    kept = takes(rooms, pitch)
    newest = kept[: rooms.settings.rehearsal.takes_kept]
    old = [take for take in kept if take not in newest and not take.best and take.path not in spare]
    return delete(rooms, old)


def delete(rooms: Rooms, some: Sequence[KeptTake]) -> tuple[KeptTake, ...]:
    """Delete recordings; their rounds stay, with all that was measured. Returns what is gone now.

    Raises UnwritableError for the first that cannot be deleted.
    """
    gone = []
    for take in some:
        try:
            take.path.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableError(
                msg("The recording cannot be deleted: {reason}", reason=reason_of(error)),
                remedy=msg("Close what plays it, or delete the file yourself."),
                path=take.path,
            ) from error
        if take.round is not None and take.round.id is not None:
            rooms.store().took_take(take.round.id, None)
        gone.append(take)
    return tuple(gone)


def export(some: Sequence[KeptTake], folder: Path) -> tuple[Path, ...]:
    """Copy recordings into a folder, under names that tell what they are; nothing there is overwritten.

    Raises UnwritableError.
    """
    copies = []
    for take in some:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copy = _free(folder, export_name(take))
            shutil.copyfile(take.path, copy)
        except OSError as error:
            raise UnwritableError(
                msg("The recording cannot be copied: {reason}", reason=reason_of(error)),
                remedy=msg("Choose a folder that can be written to, with space for it."),
                path=folder,
            ) from error
        copies.append(copy)
    return tuple(copies)


def export_name(take: KeptTake) -> str:
    """Return a name that sorts by time and says which pitch it is."""
    title = take.round.title if take.round is not None else take.path.stem
    plain = "".join(sign if sign.isalnum() or sign in " -_()" else "_" for sign in title).strip()[:60]
    return f"{take.at.astimezone():%Y-%m-%d %H%M} {plain or 'pitch'}.wav"


def summed(some: Sequence[KeptTake]) -> Message:
    """Return how many recordings there are and what space they take."""
    megabytes = f"{sum(take.size for take in some) / 1e6:.1f}"
    if len(some) == 1:
        return msg("one recording, {megabytes} MB", megabytes=megabytes)
    return msg("{count} recordings, {megabytes} MB", count=len(some), megabytes=megabytes)


def _of_round(one: Round, rooms: Rooms) -> KeptTake | None:
    if one.take is None:
        return None
    try:
        size = one.take.stat().st_size
    except OSError:
        return None  # deleted by hand, which is the user's right
    return KeptTake(one.take, one.started_at, size, _seconds(one.take, rooms), one)


def _best(found: Sequence[KeptTake]) -> list[KeptTake]:
    """Return for each pitch the take whose round came nearest to its slot from below."""
    best: dict[Path, tuple[float, KeptTake]] = {}
    for take in found:
        done = take.round
        if done is None or done.outcome != "done" or not done.seconds or done.seconds > done.slot_seconds:
            continue
        share = done.seconds / done.slot_seconds
        if done.pitch not in best or share > best[done.pitch][0]:
            best[done.pitch] = (share, take)
    return [take for _, take in best.values()]


def _without_round(rooms: Rooms) -> list[KeptTake]:
    found = []
    for path in rooms.locations.takes.glob("*.wav"):
        with contextlib.suppress(OSError):
            told = path.stat()
            if time.time() - told.st_mtime > _QUIET_SECONDS:
                at = datetime.fromtimestamp(told.st_mtime, UTC)
                found.append(KeptTake(path, at, told.st_size, _seconds(path, rooms), None))
    return found


def _seconds(path: Path, rooms: Rooms) -> float | None:
    try:
        return rooms.take_of(path).seconds
    except PitchcoachError:
        return None


def _free(folder: Path, name: str) -> Path:
    first = folder / name
    if not first.exists():
        return first
    return next(p for n in count(2) if not (p := first.with_stem(f"{first.stem} ({n})")).exists())
