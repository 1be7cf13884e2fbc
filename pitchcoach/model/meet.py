"""The people of networking events: where they were met, what was said, and what is to be done next.

All of it is the user's own; nothing about a person is ever written to a log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, Literal

from pitchcoach.i18n import Message, msg

EventKind = Literal["minute", "rotation", "list", "mingling", "group"]
EVENT_KINDS: Final[dict[EventKind, Message]] = {
    "minute": msg("one-minute introductions"),
    "rotation": msg("one-to-one rotation"),
    "list": msg("with a participant list"),
    "mingling": msg("free mingling"),
    "group": msg("membership group"),
}
"""What the interface calls the kinds of events."""

Category = Literal["", "now", "worried", "someday", "notyet"]
"""The four kinds of future customers of the source article: 今すぐ客, お悩み客, そのうち客, まだまだ客."""

Channel = Literal["facebook", "message", "phone", "postcard", "newsletter", "newyear", "summer"]
"""Through what one gets in touch: a contact request, an e-mail or message, a call, a postcard, a newsletter,
the New Year's card (年賀状), the summer card (暑中見舞い, later 残暑見舞い).
"""

ANSWERABLE: Final[frozenset[Channel]] = frozenset(("facebook", "message", "phone", "postcard"))
"""The channels whose touches wait for an answer; the others go to everybody and expect none."""

TouchState = Literal["due", "done", "answered", "dropped"]
"""``due`` is still to be done, ``answered`` was done and led to an answer, ``dropped`` will not be done."""


@dataclass(frozen=True, slots=True)
class Event:
    """One networking event, past or to come."""

    id: int | None
    """The store's number; None before it is stored."""
    name: str
    """What people call it."""
    on: date
    """The day, as the calendar on the wall has it."""
    place: str = ""
    """Where it is."""
    kind: EventKind = "minute"
    """How it goes."""
    slot_seconds: float = 60.0
    """How long one introduction may take."""
    signals: str = ""
    """Which signals the organiser gives: the name of a preset; empty for the settings' own."""
    purpose: str = ""
    """Why one goes, in one line."""
    variant: Path | None = None
    """The pitch file to be used, absolute; None while it is open."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody met, or to be met."""

    id: int | None
    """The store's number; None before it is stored."""
    name: str
    """As written on the list or card."""
    reading: str = ""
    """How the name is read."""
    firm: str = ""
    """Where they work."""
    trade: str = ""
    """What they do."""
    line: str = ""
    """One line that says more."""
    category: Category = ""
    """Which kind of future customer; empty while nobody decided."""
    email: str = ""
    """For messages."""
    phone: str = ""
    """For calls."""
    address: str = ""
    """For cards."""
    quiet: bool = False
    """Whether nothing more is to be sent: they asked for it, or the user decided."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """One person at one event: what was noted."""

    event_id: int
    """The event."""
    person_id: int
    """The person."""
    position: int
    """Place in the list, from 0."""
    note: str = ""
    """One line that was typed while they spoke."""
    why_here: str = ""
    """Why they are here."""
    can_do: str = ""
    """What one can do for them."""
    promised: str = ""
    """What was promised."""
    same_trade: bool = False
    """Whether they do the same as the user."""
    talked: bool = False
    """Whether one talked with them, beyond hearing the introduction."""

    @property
    def noted(self) -> bool:
        """Whether anything was noted that would be missed."""
        return bool(self.note or self.why_here or self.can_do or self.promised or self.talked)


@dataclass(frozen=True, slots=True)
class Talk:
    """One one-to-one, at an event or as practice: who spoke for how long."""

    id: int | None
    """The store's number; None before it is stored."""
    started_at: datetime
    """Aware, UTC."""
    planned_seconds: float
    """How long it was to be."""
    mine: float
    """Seconds the user spoke."""
    theirs: float
    """Seconds the partner spoke."""
    event_id: int | None = None
    """The event; None for practice."""
    person_id: int | None = None
    """The partner; None for practice."""
    next_step: str = ""
    """What was agreed on."""

    @property
    def listening(self) -> float:
        """Share of the talk that the partner had, 0–1; 0 when nobody spoke."""
        spoken = self.mine + self.theirs
        return self.theirs / spoken if spoken else 0.0


@dataclass(frozen=True, slots=True)
class Touch:
    """One time of getting in touch afterwards, done or still to be done."""

    id: int | None
    """The store's number; None before it is stored."""
    person_id: int
    """With whom."""
    channel: Channel
    """Through what."""
    due: date
    """From which day on it is to be done."""
    event_id: int | None = None
    """The event it follows; None for the cards of the seasons and what the user added."""
    step: str = ""
    """Which step of the pattern made it: its name; empty for what the user added."""
    until: date | None = None
    """The last day on which it still makes sense; None when any day will do."""
    state: TouchState = "due"
    """Where it stands."""
    done_at: datetime | None = None
    """When it was done, answered or dropped: aware, UTC."""
    text: str = ""
    """What was sent, as far as it was copied from here."""
