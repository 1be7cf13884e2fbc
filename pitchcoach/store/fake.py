"""A store in plain lists, for tests and the demonstration: the same port, nothing on disk.

It keeps the same promises as ``rounds.RoundStore``; one contract test holds both to them.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from pathlib import Path

from pitchcoach.model.history import DayFigures, History
from pitchcoach.model.round import UNTIMED, GivenCue, Mark, Outcome, Round
from pitchcoach.store.figures import DRIFT_ROUNDS, drifts, figures, most_practised, on_rungs
from pitchcoach.store.migrations import MIGRATIONS
from pitchcoach.store.refusals import gone, require_end, require_new, require_open
from pitchcoach.store.rows import day_of


@dataclass(slots=True)
class _Entry:
    """One round as it stands now."""

    number: int
    round: Round
    ran: float
    owner: MemoryStore | None
    day: date
    delivery: tuple[int, str] | None = None


@dataclass(slots=True)
class _Shelf:
    """What the stores of several programs share."""

    entries: list[_Entry] = field(default_factory=list)
    numbers: int = 0
    guard: threading.RLock = field(default_factory=threading.RLock)


class MemoryStore:
    """Rounds in memory; any thread may call any method."""

    def __init__(self) -> None:
        self._shelf = _Shelf()

    def another(self) -> MemoryStore:
        """Return the store as another program would open it: the same rounds, another owner."""
        store = MemoryStore()
        store._shelf = self._shelf
        return store

    def begin(self, new: Round) -> int:
        """Keep a running round; returns its number."""
        require_new(new)
        with self._shelf.guard:
            number = self._shelf.numbers = self._shelf.numbers + 1
            kept = replace(new, id=number, started_at=new.started_at.astimezone(UTC), marks=tuple(new.marks))
            self._shelf.entries.append(_Entry(number, kept, 0.0, self, day_of(kept)))
        return number

    def mark(self, round_id: int, seconds: float, marks: Sequence[Mark]) -> None:
        """Keep the marks so far of a running round and the time it has run."""
        with self._shelf.guard:
            entry = self._open_entry(round_id)
            entry.ran = seconds
            kept_seconds = None if entry.round.outcome == "running" else seconds
            entry.round = replace(entry.round, seconds=kept_seconds, marks=tuple(marks))

    def end(
        self, round_id: int, outcome: Outcome, seconds: float, marks: Sequence[Mark], take: Path | None = None
    ) -> None:
        """Close a running round; ``take`` replaces the one it began with."""
        require_end(outcome)
        with self._shelf.guard:
            entry = self._open_entry(round_id)
            entry.owner = None
            entry.round = replace(
                entry.round, outcome=outcome, seconds=seconds, marks=tuple(marks), take=take
            )

    def measured(self, round_id: int, comma_seconds: float, stop_seconds: float) -> None:
        """Keep the pauses measured in a round's take; a round that is gone is left alone."""
        with self._shelf.guard:
            entry = self._find(round_id)
            if entry is not None:
                entry.round = replace(entry.round, comma_seconds=comma_seconds, stop_seconds=stop_seconds)

    def rounds(self, pitch: Path | None = None, limit: int | None = None) -> Sequence[Round]:
        """List closed rounds, newest first; of one pitch file or of all."""
        with self._shelf.guard:
            closed = [
                e.round
                for e in self._newest_first()
                if e.round.outcome != "running" and pitch in (None, e.round.pitch)
            ]
        return closed if limit is None else closed[: max(0, limit)]

    def get(self, round_id: int) -> Round | None:
        """Return one round, closed or running."""
        with self._shelf.guard:
            entry = self._find(round_id)
            return None if entry is None else entry.round

    def last_practised(self) -> dict[Path, Round]:
        """Return the newest closed round of every pitch file."""
        return {r.pitch: r for r in reversed(self.rounds())}

    def count(self) -> int:
        """Return the number of closed rounds."""
        return len(self.rounds())

    def recover(self) -> Sequence[Round]:
        """Close rounds whose program is gone as ``interrupted`` and return them, newest first."""
        with self._shelf.guard:
            lost = [e for e in self._newest_first() if e.round.outcome == "running" and e.owner is None]
            for entry in lost:
                entry.round = replace(entry.round, outcome="interrupted", seconds=entry.ran)
            return [e.round for e in lost]

    def annotate(
        self,
        round_id: int,
        *,
        note: str | None = None,
        feeling: int | None = None,
        finding: str | None = None,
    ) -> None:
        """Keep what is said of a round; None leaves a value as it is, feeling 0 takes it away."""
        with self._shelf.guard:
            entry = self._entry(round_id)
            old = entry.round
            entry.round = replace(
                old,
                note=old.note if note is None else note,
                feeling=old.feeling if feeling is None else feeling or None,
                finding=old.finding if finding is None else finding,
            )

    def remark(self, round_id: int, marks: Sequence[Mark]) -> None:
        """Put other marks in place of a closed round's."""
        with self._shelf.guard:
            entry = self._entry(round_id)
            entry.round = replace(entry.round, marks=tuple(marks))

    def keep_cues(self, round_id: int, cues: Sequence[GivenCue]) -> None:
        """Keep the sounds made so far in a round, in place of the earlier ones; one that is gone is left."""
        with self._shelf.guard:
            if entry := self._find(round_id):
                entry.round = replace(entry.round, cues=tuple(cues))

    def keep_delivery(self, round_id: int, form: int, body: str) -> None:
        """Keep what a round's take told, in place of what was kept before; one that is gone is left alone."""
        with self._shelf.guard:
            if entry := self._find(round_id):
                entry.delivery = (form, body)

    def delivery(self, round_id: int, form: int) -> str | None:
        """Return what was kept of a round's take in this form; None when there is nothing."""
        with self._shelf.guard:
            entry = self._find(round_id)
            kept = entry.delivery if entry else None
        return kept[1] if kept is not None and kept[0] == form else None

    def history(self, pitch: Path | None = None, newest: int = 60) -> History:
        """Add up the finished rounds of one pitch, or of all."""
        with self._shelf.guard:
            entries = [
                e
                for e in self._newest_first()
                if e.round.outcome == "done" and pitch in (None, e.round.pitch)
            ]
            done = [e.round for e in entries]
            days = Counter(e.day for e in entries)
        timed = [one for one in done if one.rung not in UNTIMED]
        inside = [one for one in timed if (one.seconds or 0.0) <= one.slot_seconds]
        best = min(inside, key=lambda one: one.slot_seconds - (one.seconds or 0.0), default=None)
        return History(
            count=len(done),
            timed=len(timed),
            inside=len(inside),
            newest=tuple(figures(one) for one in reversed(timed[: max(0, newest)])),
            best=None if best is None else figures(best),
            days=tuple(DayFigures(*day) for day in sorted(days.items())),
            drifts=() if pitch is None else drifts(timed[:DRIFT_ROUNDS]),
            rungs=on_rungs(Counter(one.rung for one in done)),
            pitches=most_practised(Counter(one.pitch for one in done)) if pitch is None else (),
        )

    def took_take(self, round_id: int, take: Path | None) -> None:
        """Tell that a closed round's recording lies elsewhere, or that it was deleted."""
        with self._shelf.guard:
            if entry := self._find(round_id):
                entry.round = replace(entry.round, take=take)

    def moved(self, old: Path, new: Path) -> None:
        """Let the rounds of a pitch follow its file."""
        with self._shelf.guard:
            for entry in self._shelf.entries:
                if entry.round.pitch == old:
                    entry.round = replace(entry.round, pitch=new)

    def delete(self, round_id: int) -> bool:
        """Delete one round; False when there was none."""
        with self._shelf.guard:
            entry = self._find(round_id)
            if entry is not None:
                self._shelf.entries.remove(entry)
            return entry is not None

    def check(self) -> None:
        """Find nothing: lists are never damaged."""

    def version(self) -> int:
        """Return the form of today."""
        return len(MIGRATIONS)

    def close(self) -> None:
        """Play the end of the program: rounds that still run may then be recovered."""
        with self._shelf.guard:
            for entry in self._shelf.entries:
                if entry.owner is self:
                    entry.owner = None

    def _newest_first(self) -> list[_Entry]:
        return sorted(self._shelf.entries, key=lambda e: (e.round.started_at, e.number), reverse=True)

    def _find(self, round_id: int) -> _Entry | None:
        return next((e for e in self._shelf.entries if e.number == round_id), None)

    def _entry(self, round_id: int) -> _Entry:
        entry = self._find(round_id)
        if entry is None:
            raise gone(round_id)
        return entry

    def _open_entry(self, round_id: int) -> _Entry:
        entry = self._entry(round_id)
        require_open(round_id, entry.round.outcome)
        return entry
