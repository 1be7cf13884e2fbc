"""One question of the guide: what is asked, what helps to answer it, and the field for the answer."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from pitchcoach.coach.drafting.prompts import Prompt
from pitchcoach.coach.drafting.questions import KEYS, Step
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.tui.lit import lit
from pitchcoach.tui.widgets.prompted import helping, in_help
from pitchcoach.tui.widgets.text import LineInput, PitchArea

STEP_NAMES: Final[dict[Step, Message]] = {
    "purpose": msg("Purpose"),
    "audience": msg("Listeners"),
    "slot": msg("Slot"),
    "target": ROLE_NAMES["target"],
    "feature": ROLE_NAMES["feature"],
    "benefit": ROLE_NAMES["benefit"],
    "hook": ROLE_NAMES["hook"],
}


class Question(Vertical):
    """Shows one question; what is written in it is its ``answer``."""

    def __init__(self, step: Step, answer: str, prompt: Prompt, tr: Translator) -> None:
        super().__init__(classes="asked")
        self.step = step
        self.field: LineInput | PitchArea = (
            LineInput(answer, id=f"answer-{step}") if step in KEYS else PitchArea(answer, id=f"answer-{step}")
        )
        self._prompt = prompt
        self._tr = tr
        self._question = Static(classes="question")
        self._helping = Static(classes="helping")
        self._note = Static(classes="note")

    @property
    def ABOUT(self) -> Message:  # noqa: N802  # the name by which the help asks
        """What the help of its field says."""
        return in_help(self._prompt, self._tr)

    @property
    def answer(self) -> str:
        """What is written; also while the screen is being taken down."""
        field = self.field
        return field.value if isinstance(field, LineInput) else field.text

    def compose(self) -> ComposeResult:
        """Lay out the question above its field."""
        yield self._question
        yield self._helping
        yield self.field
        yield self._note

    def on_mount(self) -> None:
        """Ask."""
        self.ask(self._prompt)

    def ask(self, prompt: Prompt) -> None:
        """Ask, for the slot and the listeners as they are known now."""
        self._prompt = prompt
        self._question.update(lit(self._tr.render(prompt.question)))
        self._helping.update(helping(prompt, self._tr))

    def write(self, answer: str) -> None:
        """Put an answer into the field, unless it stands there; its history is then forgotten."""
        if answer.strip() == self.answer.strip():
            return
        if isinstance(self.field, LineInput):
            self.field.value = answer
        else:
            self.field.load_text(answer)

    def tell(self, note: str) -> None:
        """Say something about the answer below its field."""
        self._note.update(lit(note))
        self._note.add_class("-shown")

    def begin(self) -> None:
        """Put the cursor at the end of what is written."""
        self.field.focus()
        if isinstance(self.field, LineInput):
            self.field.cursor_position = len(self.field.value)
        else:
            self.field.move_cursor(self.field.document.end)
