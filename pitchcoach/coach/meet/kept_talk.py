"""A one-to-one kept while it goes on: each time in place of the last; a kill loses little."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pitchcoach.coach.meet import talk
from pitchcoach.coach.meet.talk import Talking
from pitchcoach.coach.store_ports import Meetings


class KeptTalk:
    """One talk in the database; written when it is first kept. Every call may raise StoreError."""

    def __init__(self, event_id: int | None, person_id: int | None, began: datetime) -> None:
        self._event_id, self._person_id, self._began = event_id, person_id, began
        self._number: int | None = None

    def keep(self, meetings: Meetings, state: Talking, now: float, next_step: str) -> None:
        """Keep the talk as it stands."""
        so_far = talk.kept(
            state, now, self._began, next_step, event_id=self._event_id, person_id=self._person_id
        )
        if self._number is None:
            self._number = meetings.add_talk(so_far).id
        else:
            meetings.put_talk(replace(so_far, id=self._number))

    def note(self, meetings: Meetings, next_step: str) -> None:
        """Note of the person that one has talked with them, and what was agreed on."""
        if self._event_id is None or self._person_id is None:
            return
        for one in meetings.encounters(event_id=self._event_id, person_id=self._person_id):
            meetings.put_encounter(talk.noted(one, next_step))
