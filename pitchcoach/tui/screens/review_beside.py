"""The comparison of a review: this round, the voice that reads the text, and the best round so far."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message as Event

from pitchcoach.coach.beside import Column, beside_words, best_before, by_voice, column
from pitchcoach.coach.spoken_lines import spoken_lines
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.tui.lit import lit
from pitchcoach.tui.words import section_name

if TYPE_CHECKING:
    from pitchcoach.coach.delivery import Delivery
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.round import Round
    from pitchcoach.model.sound import VoiceInfo
    from pitchcoach.tui.pitch_screen import PitchcoachScreen


class Rendered(Event):
    """The voice has said so many sentences of so many."""

    def __init__(self, done: int, whole: int) -> None:
        self.done = done
        self.whole = whole
        super().__init__()


class Compared(Event):
    """What this round is compared with; empty when there is nothing."""

    def __init__(self, columns: tuple[tuple[Message, Column], ...]) -> None:
        self.columns = columns
        super().__init__()


class _LeftError(Exception):
    """Nobody waits for it any more."""


@dataclass(slots=True)
class Beside:
    """The state of the comparison; it is worked out when it is first looked at."""

    columns: tuple[tuple[Message, Column], ...] | None = None
    """What the round is compared with; None while that is not known."""
    progress: tuple[int, int] = (0, 0)
    """How many sentences the voice has said, of how many."""
    gone: bool = False
    """Whether nobody looks any more."""
    begun: bool = False
    """Whether it was begun."""

    def begin(self, done: Round, pitch: Pitch | None, found: Delivery, screen: PitchcoachScreen) -> None:
        """Let the voice say the text into files, once; the screen is told."""
        if self.begun or not found.aligned:
            return
        self.begun = True
        app = screen.app
        text, voice = pitch, None
        with contextlib.suppress(PitchcoachError):  # without a file or a voice the best round is left
            text = text or screen.rooms.files.load(done.pitch)
            voice = app.listener.voice_for(text.language)
        work = partial(_compare, done, text, voice, screen.rooms, self, screen)
        app.hearing.ask("beside", work, screen)

    def content(self, found: Delivery, done: Round, tr: Translator) -> Content:
        """Return the page."""
        head = (tr("Comparison"), "bold $now")
        if not found.aligned:
            return Content.assemble(head, "  ", tr("Without the text there is nothing to compare."))
        if self.columns is None:
            made, whole = self.progress
            return Content.assemble(
                head, "  ", tr("The voice is saying it: {done} of {whole} …", done=made, whole=whole or "…")
            )
        mine = column(found)
        sentences = [tr.render(beside_words(mine, other, name)) for name, other in self.columns]
        if not sentences:
            sentences = [tr("There is no voice and no other recorded round of this text to compare with.")]
        columns = [(msg("This round"), mine), *self.columns]
        return Content("\n").join(
            [
                Content.assemble(head, "  ", lit("  ".join(sentences))),
                *map(lit, _rows(columns, found, done, tr)),
            ]
        )


def _compare(
    done: Round,
    pitch: Pitch | None,
    voice: VoiceInfo | None,
    rooms: Rooms,
    beside: Beside,
    screen: PitchcoachScreen,
) -> Event | None:
    def told(made: int, whole: int) -> None:
        if beside.gone:
            raise _LeftError
        screen.post_message(Rendered(made, whole))

    columns = list[tuple[Message, Column]]()
    try:
        if pitch is not None and voice is not None:
            lines = spoken_lines(pitch, rooms.checker.reader)
            name = msg("the voice {name}", name=voice.name)
            columns.append((name, column(by_voice(lines, rooms, voice, told))))
    except _LeftError:
        return None
    except PitchcoachError:
        pass  # there is no voice: the best round is still there
    best = best_before(done, rooms)
    if best is not None:
        columns.append((msg("the best round"), column(best[1])))
    return Compared(tuple(columns))


def _rows(columns: list[tuple[Message, Column]], found: Delivery, done: Round, tr: Translator) -> list[str]:
    names = [
        section_name(part.role, done.marks[n].heading if n < len(done.marks) else "", tr)
        for n, part in enumerate(found.sections)
    ]
    heads = [tr.render(name) for name, _ in columns]
    unit = tr("words/min") if found.rate_unit == "words/min" else tr("morae/s")
    cells = [[_cell(one, n, unit, found, tr) for _, one in columns] for n in range(len(names))]
    first = max((cell_len(name) for name in names), default=0) + 2
    widths = [
        max(cell_len(text) for text in (head, *column)) + 3
        for head, *column in zip(heads, *cells, strict=True)
    ]
    lines = [" " * first + "".join(set_cell_size(head, w) for head, w in zip(heads, widths, strict=True))]
    for name, row in zip(names, cells, strict=True):
        lines.append(
            set_cell_size(name, first)
            + "".join(set_cell_size(text, w) for text, w in zip(row, widths, strict=True))
        )
    return lines


def _cell(one: Column, number: int, unit: str, found: Delivery, tr: Translator) -> str:
    if number >= len(one.seconds) or one.seconds[number] is None:
        return "–"
    rate = one.rates[number]
    digits = 0 if found.rate_unit == "words/min" else 1
    pace = "–" if rate is None else f"{rate:.{digits}f} {unit}"
    count, seconds = one.pauses[number]
    return tr(
        "{seconds} s  {pace}  {count} pauses {paused} s",
        seconds=f"{one.seconds[number]:.0f}",
        pace=pace,
        count=count,
        paused=f"{seconds:.1f}",
    )
