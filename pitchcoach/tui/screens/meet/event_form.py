"""An event as a form: what it is called, when, how it goes, why one goes there, with which pitch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from textual import on
from textual.message import Message as Event
from textual.widget import Widget
from textual.widgets import Static

from pitchcoach.coach.meet import events as use_case
from pitchcoach.coach.meet.dates import parse_day
from pitchcoach.coach.meet.events import TEMPLATES
from pitchcoach.coach.rehearsing.signals import OWN, PRESETS
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import EVENT_KINDS, EventKind
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.meet.form import Form
from pitchcoach.tui.screens.meet.pitch_names import pitch_names
from pitchcoach.tui.widgets.choice_line import ChoiceLine
from pitchcoach.tui.widgets.text import LineInput

KINDS: Final[tuple[EventKind, ...]] = tuple(EVENT_KINDS)


class VariantsFound(Event):
    """The pitches of the folder were listed."""

    def __init__(self, variants: tuple[tuple[Path, str], ...]) -> None:
        self.variants = variants
        super().__init__()


class EventForm(Form):
    """A new event, or another one that was stored."""

    ABOUT = msg(
        "What the event is called, when it is, and how it goes; the kind brings its usual slot and signals. "
        "Write in one line why you go: it stands above everything that evening. F6 suggests purposes."
    )
    SCREEN = "eventform"

    def __init__(self, evening: Evening | None, then: Callable[[Evening], None]) -> None:
        """``then`` is called with what was kept, after the form was left."""
        super().__init__()
        self._given, self._then = evening, then
        self._variants: tuple[tuple[Path, str], ...] | None = None
        self._suggested = -1

    def lines(self) -> Iterator[tuple[Message, Widget]]:
        """Yield the lines."""
        today = self.rooms.today()
        self.TITLE_WORDS = msg("New event") if self._given is None else msg("Change the event")
        one = self._draft = self._given or use_case.new_event("–", today)
        tr = self.tr
        yield (
            msg("Name"),
            LineInput(
                "" if self._given is None else one.name,
                id="name",
                placeholder=tr("what people call it"),
            ),
        )
        yield (
            msg("Day"),
            LineInput(one.on.isoformat(), id="day", placeholder=tr("12/2, tomorrow, +5 …")),
        )
        kinds = [tr.render(EVENT_KINDS[kind]) for kind in KINDS]
        yield msg("Kind"), ChoiceLine(kinds, KINDS.index(one.kind), id="kind")
        yield msg("Venue"), LineInput(one.place, id="place")
        yield msg("Purpose"), LineInput(one.purpose, id="purpose", placeholder=tr("why I go, in one line"))
        yield msg("Pitch"), ChoiceLine([tr("not chosen yet")], id="variant")
        yield msg("Slot"), LineInput(f"{one.slot_seconds:g}", id="slot", placeholder="60")
        presets = [tr.render(preset.name) for preset in PRESETS.values()]
        yield msg("Signals"), ChoiceLine(presets, list(PRESETS).index(one.signals or OWN), id="signals")

    def on_mount(self) -> None:
        """List the pitches without keeping the form waiting."""
        super().on_mount()
        self._tell_kind()
        self.app.background.ask("variants", self._find, self)

    def _find(self) -> VariantsFound:
        return VariantsFound(tuple(pitch_names(self.app).items()))

    def on_variants_found(self, event: VariantsFound) -> None:
        """Offer them."""
        variants, chosen = event.variants, self._draft.variant
        if chosen is not None and chosen not in dict(variants):
            variants = ((chosen, chosen.stem), *variants)
        self._variants = variants
        paths = [path for path, _ in variants]
        names = [self.tr("not chosen yet"), *(title for _, title in variants)]
        self.query_one("#variant", ChoiceLine).offer(names, paths.index(chosen) + 1 if chosen else 0)

    # What the kind brings

    @property
    def _kind(self) -> EventKind:
        return KINDS[self.query_one("#kind", ChoiceLine).chosen]

    @on(ChoiceLine.Changed, "#kind")
    def _kind_changed(self) -> None:
        """Let slot and signals follow, unless they were set by hand."""
        slot = self.rooms.files.slot_of(self.value("slot")) or self._draft.slot_seconds
        signals = self._signals
        before = use_case.changed(self._draft, slot_seconds=slot, signals=signals)
        self._draft = use_case.changed(before, kind=self._kind)
        self.query_one("#slot", LineInput).value = f"{self._draft.slot_seconds:g}"
        self.query_one("#signals", ChoiceLine).chosen = list(PRESETS).index(self._draft.signals or OWN)
        self._suggested = -1
        self._tell_kind()

    @property
    def _signals(self) -> str:
        return list(PRESETS)[self.query_one("#signals", ChoiceLine).chosen]

    def _tell_kind(self) -> None:
        self.query_one("#hint", Static).update(lit(self.tr.render(TEMPLATES[self._kind].about)))

    def action_suggest(self) -> None:
        """Put the next purpose that people often have at such events into its line."""
        purposes = TEMPLATES[self._kind].purposes
        self._suggested = (self._suggested + 1) % len(purposes)
        line = self.query_one("#purpose", LineInput)
        line.value = self.tr.render(purposes[self._suggested])
        line.cursor_position = len(line.value)
        line.focus()

    # Keeping

    def keep(self) -> None:
        """Keep the event."""
        with self.asking("day"):
            on = parse_day(self.value("day"), self.rooms.today())
        with self.asking("slot"):
            slot = self.rooms.files.slot_of(self.value("slot"))
            if slot is None:
                raise PitchcoachError(
                    msg("Write seconds such as 30, or minutes such as 1:30; at most an hour.")
                )
        with self.asking("name"):
            made = use_case.changed(
                self._draft,
                name=self.value("name"),
                on=on,
                place=self.value("place"),
                kind=self._kind,
                slot_seconds=slot,
                signals=self._signals,
                purpose=self.value("purpose"),
            )
        made = replace(made, variant=self._chosen_variant())
        meetings = self.rooms.meetings()
        if made.id is None:
            made = meetings.add_event(made)
        else:
            meetings.put_event(made)
        self.app.pop_screen()
        self.app.call_later(partial(self._then, made))

    def _chosen_variant(self) -> Path | None:
        at = self.query_one("#variant", ChoiceLine).chosen
        if self._variants is None:  # not listed yet: what was chosen before stays
            return self._draft.variant
        return self._variants[at - 1][0] if 0 < at <= len(self._variants) else None
