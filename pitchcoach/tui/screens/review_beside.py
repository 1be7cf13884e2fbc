"""The comparison of a review: this round, the voice that reads the text, and the best round so far."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message as Event

from pitchcoach.coach.hearing.beside import Column, beside_words, best_before, by_voice, column
from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.tui.kinsoku import wrap
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.words import section_name

if TYPE_CHECKING:
    from pitchcoach.coach.hearing.delivery import Delivery
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.round import Round
    from pitchcoach.model.sound import VoiceInfo
    from pitchcoach.tui.pitch_screen import PitchcoachScreen

Code = Literal["voice", "best"]
_NAMED: Final[dict[Code, Message]] = {"voice": msg("the voice"), "best": msg("your best round")}
_SHORT: Final[dict[Code, Message]] = {"voice": msg("voice"), "best": msg("best")}
_CELLS: Final = 6
"""Fewest cells of one figure of the table."""


class Rendered(Event):
    """The voice has said so many sentences of so many."""

    def __init__(self, done: int, whole: int) -> None:
        self.done = done
        self.whole = whole
        super().__init__()


class Compared(Event):
    """What this round is compared with; empty when there is nothing."""

    def __init__(self, columns: tuple[tuple[Code, Column], ...]) -> None:
        self.columns = columns
        super().__init__()


class _LeftError(Exception):
    """Nobody waits for it any more."""


@dataclass(slots=True)
class Beside:
    """The state of the comparison; it is worked out when it is first looked at."""

    columns: tuple[tuple[Code, Column], ...] | None = None
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

    def content(self, found: Delivery, done: Round, tr: Translator, width: int) -> Content:
        """Return the page, its sentence broken to so many cells."""
        head = (tr("Comparison"), "bold $now")
        if not found.aligned:
            return Content.assemble(head, "  ", tr("Without the text there is nothing to compare."))
        if self.columns is None:
            made, whole = self.progress
            return Content.assemble(
                head, "  ", tr("The voice is saying it: {done} of {whole} …", done=made, whole=whole or "…")
            )
        mine = column(found)
        sentences = [tr.render(beside_words(mine, other, _NAMED[code])) for code, other in self.columns]
        if not sentences:
            sentences = [tr("There is no voice and no other recorded round of this text to compare with.")]
        columns = [(msg("you"), mine), *((_SHORT[code], other) for code, other in self.columns)]
        told = wrap("  ".join([tr("Comparison") + ":", *sentences]), width)
        rows = _rows(columns, found, done, tr) if self.columns else []
        return Content("\n").join([*(Content.styled(visible(row), "$now") for row in told), *map(lit, rows)])


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

    columns = list[tuple[Code, Column]]()
    try:
        if pitch is not None and voice is not None:
            lines = spoken_lines(pitch, rooms.checker.reader)
            columns.append(("voice", column(by_voice(lines, rooms, voice, told))))
    except _LeftError:
        return None
    except PitchcoachError:
        pass  # there is no voice: the best round is still there
    best = best_before(done, rooms)
    if best is not None:
        columns.append(("best", column(best[1])))
    return Compared(tuple(columns))


def _rows(
    columns: Sequence[tuple[Message, Column]], found: Delivery, done: Round, tr: Translator
) -> list[str]:
    """Return the table: for each section its seconds, its pace and its pauses, in each recording."""
    names = [
        section_name(part.role, done.marks[n].heading if n < len(done.marks) else "", tr)
        for n, part in enumerate(found.sections)
    ]
    unit = tr("words/min") if found.rate_unit == "words/min" else tr("morae/s")
    digits = 0 if found.rate_unit == "words/min" else 1
    first = max((cell_len(name) for name in names), default=0) + 2
    names_of = [tr.render(name) for name, _ in columns]
    widths = [max(_CELLS, cell_len(name) + 1) for name in names_of]
    group = sum(widths) + 2
    groups = "".join(set_cell_size(name, group) for name in (tr("seconds"), unit, tr("seconds of pause")))
    heads = "".join(map(set_cell_size, names_of, widths)) + "  "
    lines = [" " * first + groups.rstrip(), " " * first + (heads * 3).rstrip()]
    for n, name in enumerate(names):
        figures: list[list[str]] = [
            [_figure(one.seconds, n, 1) for _, one in columns],
            [_figure(one.rates, n, digits) for _, one in columns],
            [_figure([seconds for _, seconds in one.pauses], n, 1) for _, one in columns],
        ]
        cells = "".join("".join(map(str.ljust, row, widths)) + "  " for row in figures)
        lines.append(set_cell_size(name, first) + cells.rstrip())
    return lines


def _figure(values: Sequence[float | None], number: int, digits: int) -> str:
    value = values[number] if number < len(values) else None
    return "–" if value is None else f"{value:.{digits}f}"
