"""Library: the pitches of a folder with their fit and their last round, grouped into families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.coach.check import Checker, check
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.coach.ports import PitchFiles


@dataclass(frozen=True, slots=True)
class Entry:
    """One pitch file of the library."""

    path: Path
    """Where it lies."""
    report: CheckReport | None
    """Its figures; None when it cannot be read."""
    problem: PitchcoachError | None = None
    """Why it cannot be read."""

    @property
    def family(self) -> str:
        """The family its variants share; the file's name when it cannot be read."""
        return self.report.pitch.family if self.report else self.path.name


def entry(path: Path, files: PitchFiles, checker: Checker, settings: Settings, *, now: bool) -> Entry:
    """Read and check one file; a file that cannot be read stays in the library with its reason."""
    try:
        return Entry(path, check(files.load(path), checker, settings, now=now))
    except PitchcoachError as error:
        return Entry(path, None, error)


def families(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Group entries by family, in the order of their first appearance; longer slots first within one."""
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.family, []).append(one)
    for group in groups.values():
        group.sort(key=lambda e: -(e.report.slot_seconds if e.report else 0.0))
    return groups


def matches(one: Entry, wanted: str) -> bool:
    """Tell whether every word of a search occurs in title, audience, family, file name or text."""
    pitch = one.report.pitch if one.report else None
    heap = one.path.name + (
        f"\n{pitch.title}\n{pitch.audience}\n{pitch.family}\n{pitch.text}" if pitch else ""
    )
    return all(word in heap.casefold() for word in wanted.casefold().split())


def last_round(one: Entry, rounds: Mapping[Path, Round]) -> Round | None:
    """Return the newest round of an entry."""
    return rounds.get(one.path.absolute())
