"""How long "today" takes for a thousand people with five touches each, against reading the same rows bare.

``python -m tests.benchmarks.meet`` prints milliseconds and the ratio to sqlite3 fetching all five tables.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import done, todos
from pitchcoach.config.followup import default_text, read_pattern
from pitchcoach.model.meet import Encounter, Event, Person
from pitchcoach.store.meetings import MeetingStore

PEOPLE, EVENTS = 1000, 5
TABLES = ("events", "people", "encounters", "talks", "touches")


def filled(path: Path, today: date) -> MeetingStore:
    """Return a database of five evenings, most of what follows from them done."""
    meetings = MeetingStore(path)
    pattern = read_pattern(default_text("en"))
    for number in range(EVENTS):
        event = meetings.add_event(Event(None, f"Evening {number}", today - timedelta(2 + 14 * number)))
        people = [Person(None, f"Person {number}-{i}", category="now") for i in range(PEOPLE // EVENTS)]
        for position, person in enumerate(meetings.add_people(event.id, people)):
            meetings.put_encounter(Encounter(event.id or 0, person.id or 0, position, note="a note"))
    apply(meetings, pattern, today)
    for touch in meetings.touches():
        if touch.due < today - timedelta(5):
            meetings.put_touch(done(touch, datetime.now(UTC)))
    return meetings


def milliseconds(act: Callable[[], object], times: int = 15) -> float:
    """Return the median time of an act."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def main() -> None:
    today = date.today()
    pattern = read_pattern(default_text("en"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meet.sqlite3"
        meetings = filled(path, today)

        def bare() -> None:
            db = sqlite3.connect(path)
            for table in TABLES:
                db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # our own names
            db.close()

        def the_list() -> None:
            apply(meetings, pattern, today)
            todos(meetings, pattern, today)

        rows, whole = milliseconds(bare), milliseconds(the_list)
        count = len(todos(meetings, pattern, today))
        print(f"{PEOPLE} people, {len(meetings.touches())} touches, {count} due")
        print(f"bare rows {rows:.1f} ms, today {whole:.1f} ms (aim: 50), ratio {whole / rows:.1f}")
        meetings.close()


if __name__ == "__main__":
    main()
