"""What the use cases need of the database: the rounds of this user, and the people met.

Every call opens, commits and closes what it needs, so any thread may make it; all raise StoreError when the
database cannot be used. What a call has acknowledged by returning outlives the death of the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import Protocol

from pitchcoach.model.history import History
from pitchcoach.model.meet import Encounter, Event, Person, Talk, Touch
from pitchcoach.model.round import GivenCue, Mark, Outcome, Round


class Store(Protocol):
    """The rounds of this user. Every call opens, commits and closes what it needs: any thread may call it."""

    def begin(self, new: Round) -> int:
        """Keep a running round; returns its number."""
        ...

    def mark(self, round_id: int, seconds: float, marks: Sequence[Mark]) -> None:
        """Keep the marks so far of a running round and the time it has run."""
        ...

    def end(
        self, round_id: int, outcome: Outcome, seconds: float, marks: Sequence[Mark], take: Path | None = None
    ) -> None:
        """Close a running round."""
        ...

    def measured(self, round_id: int, comma_seconds: float, stop_seconds: float) -> None:
        """Keep the pauses measured in a round's take; a round that is gone is left alone."""
        ...

    def rounds(self, pitch: Path | None = None, limit: int | None = None) -> Sequence[Round]:
        """List closed rounds, newest first; of one pitch file or of all."""
        ...

    def get(self, round_id: int) -> Round | None:
        """Return one round."""
        ...

    def last_practised(self) -> dict[Path, Round]:
        """Return the newest closed round of every pitch file."""
        ...

    def recover(self) -> Sequence[Round]:
        """Close rounds whose program is gone as ``interrupted`` and return them."""
        ...

    def delete(self, round_id: int) -> bool:
        """Delete one round; its take stays."""
        ...

    def count(self) -> int:
        """Return how many closed rounds there are."""
        ...

    def check(self) -> None:
        """Raise StoreError when the database is damaged."""
        ...

    def version(self) -> int:
        """Return the number of the database's form."""
        ...

    def moved(self, old: Path, new: Path) -> None:
        """Let the rounds of a pitch follow its file."""
        ...

    def annotate(
        self,
        round_id: int,
        *,
        note: str | None = None,
        feeling: int | None = None,
        finding: str | None = None,
    ) -> None:
        """Keep what is said of a closed round; None leaves a value as it is, feeling 0 takes it away."""
        ...

    def remark(self, round_id: int, marks: Sequence[Mark]) -> None:
        """Put other marks in place of a closed round's: a key was forgotten, or a recording tells better."""
        ...

    def keep_cues(self, round_id: int, cues: Sequence[GivenCue]) -> None:
        """Keep the sounds that the program has made so far in a round, in place of the earlier ones."""
        ...

    def keep_delivery(self, round_id: int, form: int, body: str) -> None:
        """Keep what a round's take told, as text of a numbered form; a round that is gone is left alone."""
        ...

    def delivery(self, round_id: int, form: int) -> str | None:
        """Return what was kept of a round's take in this form; None when there is nothing."""
        ...

    def history(self, pitch: Path | None = None, newest: int = 60) -> History:
        """Add up the finished rounds of one pitch, or of all, without reading each of them."""
        ...

    def took_take(self, round_id: int, take: Path | None) -> None:
        """Tell that a closed round's recording lies elsewhere, or that it was deleted."""
        ...


class Meetings(Protocol):
    """The events of this user, the people met there, and what is to be done afterwards.

    Writing on what was deleted in the meantime raises StoreError, replacing what was never stored ValueError.
    """

    def add_event(self, event: Event) -> Event:
        """Keep a new event; returns it with its number."""
        ...

    def put_event(self, event: Event) -> None:
        """Replace a stored event."""
        ...

    def event(self, event_id: int) -> Event | None:
        """Return one event."""
        ...

    def events(self) -> Sequence[Event]:
        """List all events, the latest day first."""
        ...

    def delete_event(self, event_id: int) -> None:
        """Delete an event with its encounters, talks and touches, and the people met nowhere else."""
        ...

    def add_people(self, event_id: int | None, people: Sequence[Person]) -> Sequence[Person]:
        """Keep new people, in one go, at the end of an event's list when one is named."""
        ...

    def attend(self, event_id: int, person_ids: Sequence[int]) -> None:
        """Put known people at the end of an event's list; who stands there already keeps the place."""
        ...

    def put_person(self, person: Person) -> None:
        """Replace a stored person."""
        ...

    def person(self, person_id: int) -> Person | None:
        """Return one person."""
        ...

    def people(self, event_id: int | None = None) -> Sequence[Person]:
        """List the people of one event in the order of its list, or all by reading, else by name."""
        ...

    def merge_people(self, keep: int, drop: int) -> None:
        """Let ``keep`` be ``drop``, too: all that hangs on it moves, empty fields are filled.

        Nothing is lost: what ``drop`` had otherwise (another firm, another number) goes into the line, two
        notes of one event are joined, and of a step that both have the touch that got furthest stays.
        """
        ...

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two entries are two people, however much they look like one."""
        ...

    def apart(self) -> frozenset[tuple[int, int]]:
        """Return all pairs that are two people, the smaller number first."""
        ...

    def delete_person(self, person_id: int) -> None:
        """Delete a person with all that is known of them."""
        ...

    def put_encounter(self, encounter: Encounter) -> None:
        """Keep what was noted of a person at an event, in place of what was there; takes a few ms."""
        ...

    def encounters(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Encounter]:
        """List what was noted, by the event's day and the order of its list: at one event, of one person."""
        ...

    def add_talk(self, talk: Talk) -> Talk:
        """Keep a one-to-one."""
        ...

    def put_talk(self, talk: Talk) -> None:
        """Replace a stored one-to-one, as one does while it goes on; takes a few ms."""
        ...

    def talks(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Talk]:
        """List one-to-ones, newest first."""
        ...

    def add_touches(self, touches: Sequence[Touch]) -> Sequence[Touch]:
        """Keep new touches, in one go; returns those that were new.

        One whose person, step and event are there already is left out, whatever its state: a step that comes
        again each year needs a name with the year. Touches without a step are never left out.
        """
        ...

    def put_touch(self, touch: Touch) -> None:
        """Replace a stored touch."""
        ...

    def touches(self, *, person_id: int | None = None, due_by: date | None = None) -> Sequence[Touch]:
        """List touches by due day: of one person or of all, whatever their state.

        With ``due_by`` only those in state ``due`` whose day has come by then.
        """
        ...

    def unanswered(self) -> Mapping[int, int]:
        """Return for each person how many touches that can be answered (``model.meet.ANSWERABLE``) were done
        since the last answer; people with none are left out.
        """
        ...

    def steps_made(self) -> Set[tuple[int, str, int | None]]:
        """Return person, step and event of every touch that the pattern made."""
        ...

    def delete_all(self) -> None:
        """Delete every event and everything about people; the rounds stay."""
        ...
