"""The draft's key for readings: the next guess is confirmed or corrected, else the word at the cursor."""

from __future__ import annotations

from collections.abc import Callable

from pitchcoach.coach.drafting.readings import (
    as_kana,
    corrected,
    in_one_piece,
    next_guess,
    not_kana_or_empty,
    word_at,
)
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.prompt import Prompt


def ask_reading(
    screen: PitchcoachScreen, report: CheckReport | None, index: int, put: Callable[[Pitch], None]
) -> None:
    """Ask how the next guess after ``index`` of the file is read; without guesses the word that stands there.

    The answer is written into the file as a ruby and handed to ``put``; an empty one takes a ruby away.
    """
    app, rooms = screen.app, screen.rooms
    if report is None or not report.exact:
        app.tell(msg("The readings are not known yet; try again in a moment."))
        return
    if report.pitch.language == "en":
        app.tell(msg("Only Japanese words have readings to correct."))
        return
    guess = next_guess(report, index)
    word = guess or word_at(report, index, rooms.checker.reader.personal)
    if word is None or not in_one_piece(report.pitch, word):
        app.tell(msg("There is no word at the cursor whose reading could be corrected."))
        return

    def keep(answer: str | None) -> None:
        if answer is None:
            return
        with app.telling():
            changed = corrected(report, word, as_kana(answer), rooms.checker.reader, rooms.files)
            if changed.text != report.pitch.text:
                put(changed)

    question = (
        msg("How is {word} read? Enter confirms or corrects it.", word=word.word)
        if guess is not None
        else msg("No reading is a guess. How is {word} read? Empty: as the program reads it.", word=word.word)
    )
    app.background.ask("reading library", rooms.checker.reader.load, screen)
    app.push_screen(Prompt(question, word.kana, not_kana_or_empty), keep)
