"""A word that was heard wrong: which one, and how is it read? In this pitch, or in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.own_dictionary import entry_for, forget, remember
from pitchcoach.coach.drafting.readings import (
    Word,
    as_kana,
    corrected,
    in_one_piece,
    not_kana_or_empty,
    word_at,
    words,
)
from pitchcoach.i18n import Message, msg
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.lit import lit
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.report import CheckReport
    from pitchcoach.tui.base import BaseApp
    from pitchcoach.tui.screens.following import Following

_MOST_ROWS: Final = 12
SOURCES: Final = {
    "ruby": msg("told in this file"),
    "dictionary": msg("your dictionary"),
    "guess": msg("a guess"),
    "": msg("the reading library"),
}
"""Where a reading comes from, in words."""


class HeardWords(ModalScreen[tuple[int, bool] | None]):
    """The words of one sentence; the result is the number of one and whether all pitches are meant."""

    app: BaseApp
    SCREEN: ClassVar[str] = "heard"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("heard")]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialog.tcss", "chooser.tcss"]

    def __init__(self, found: Sequence[Word], first: int) -> None:
        super().__init__()
        self._found, self._first = found, first

    def compose(self) -> ComposeResult:
        """Lay out the question above the words."""
        with Vertical(classes="dialog"):
            yield Static(lit(self.app.tr("Which word is read wrong?")), classes="question")
            yield RowList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show them, the one that was heard last chosen."""
        tr = self.app.tr
        rows = [(word.word, word.kana, tr.render(SOURCES[word.source])) for word in self._found]
        heads = (tr("Word"), tr("Read as"), tr("Known from"))
        widths = [max(cell_len(text) for text in column) for column in zip(heads, *rows, strict=True)]
        shown = self.query_one(RowList)
        shown.styles.height = min(_MOST_ROWS, len(rows) + 1)
        shown.show(
            [(head, min(28, width)) for head, width in zip(heads, widths, strict=True)],
            len(rows),
            rows.__getitem__,
            self._first,
        )
        shown.focus()

    def action_choose(self, everywhere: bool) -> None:
        """Correct the chosen word."""
        self.dismiss((self.query_one(RowList).cursor_row, everywhere))

    def action_cancel(self) -> None:
        """Close; nothing changes."""
        self.dismiss(None)


def ask_word(
    screen: Following, span: tuple[int, int], index: int, done: Callable[[Pitch | None], None]
) -> None:
    """Ask which word between two places of the file is read wrong, and how it is read.

    The word at ``index`` is offered first. ``done`` is given the pitch as it is read from now on, or None
    when nothing was changed.
    """
    app, rooms, pitch = screen.app, screen.rooms, screen.pitch
    if pitch.language == "en":
        app.tell(msg("Only Japanese words have readings to correct."))
        done(None)
        return
    personal = rooms.checker.reader.personal
    report = check(pitch, replace(rooms.checker, rules=()), app.settings)  # no rule is asked here
    found = [word for word in words(report, personal) if span[0] <= word.start <= span[1]]
    if not found:
        app.tell(msg("In this sentence there is no word whose reading could be corrected."))
        done(None)
        return
    heard = word_at(report, index, personal)
    first = found.index(heard) if heard in found else 0

    def chosen(answer: tuple[int, bool] | None) -> None:
        if answer is None:
            done(None)
        else:
            _ask_kana(screen, report, found[answer[0]], everywhere=answer[1], done=done)

    app.push_screen(HeardWords(found, first), chosen)


def _ask_kana(
    screen: Following,
    report: CheckReport,
    word: Word,
    *,
    everywhere: bool,
    done: Callable[[Pitch | None], None],
) -> None:
    app = screen.app
    if not everywhere and word.source != "ruby" and not in_one_piece(report.pitch, word):
        app.tell(msg("This word cannot be marked in the file; d keeps its reading in your dictionary."))
        done(None)
        return
    keep = partial(_remembered if everywhere else _written, screen, report, word)

    def answered(answer: str | None) -> None:
        changed = None
        if answer is not None:
            with app.telling():
                changed = keep(as_kana(answer))
        done(changed)

    question = _question(word, report, screen, everywhere=everywhere)
    app.push_screen(Prompt(question, word.kana, not_kana_or_empty), answered)


def _question(word: Word, report: CheckReport, screen: Following, *, everywhere: bool) -> Message:
    if everywhere:
        return msg(
            "How is {word} read in all pitches? Your own dictionary keeps it, under [readings] of {path}. "
            "Empty: as the program reads it.",
            word=word.word,
            path=str(screen.rooms.locations.settings),
        )
    return msg(
        "How is {word} read in this pitch? {file} keeps it. Empty: as the program reads it.",
        word=word.word,
        file=report.pitch.path.name,
    )


def _written(screen: Following, report: CheckReport, word: Word, kana: str) -> Pitch | None:
    rooms = screen.rooms
    changed = corrected(report, word, kana, rooms.checker.reader, rooms.files)
    return changed if changed.text != report.pitch.text else None


def _remembered(screen: Following, report: CheckReport, word: Word, kana: str) -> Pitch | None:
    rooms, app = screen.rooms, screen.app
    if not kana:
        forget(word.word, rooms)
    elif word.source == "ruby":
        remember(word.word, kana, rooms)
        app.tell(msg("Kept for all pitches; in this one the reading in the file goes before it."))
    elif word.source == "dictionary":
        remember(word.word, kana, rooms)
    else:
        remember(*entry_for(report, word, kana, rooms), rooms)
    app.use_settings(replace(app.settings, readings=dict(rooms.checker.reader.personal)))
    return report.pitch
