"""One part of a pitch to write: its name and figures, a question to answer, and the field for the answer."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.pitch import ROLE_NAMES, Role
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.tui.lit import lit
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.marked import MarkedArea
from pitchcoach.tui.widgets.places import Place

QUESTIONS: Final[dict[Role, Message]] = {
    "target": msg("Who has which problem? Let listeners think of one person."),
    "feature": msg("What do you do that others in your trade do not?"),
    "benefit": msg("What is different for them afterwards? Say it with a number."),
    "hook": msg("Which question or offer invites a reply?"),
}
USUAL_SHARES: Final[dict[Role, float]] = {"target": 0.25, "feature": 0.30, "benefit": 0.30, "hook": 0.15}
"""Share of the length: the mean of the program's example pitches, rounded to 5 %; our own inference."""


class PartField(Vertical):
    """Shows one part; what is written in it is its ``area``."""

    def __init__(self, role: Role, body: str, tr: Translator) -> None:
        super().__init__(classes="part")
        self.role = role
        self.area = MarkedArea(body, id=f"part-{role}")
        self._tr = tr
        self._figures = Static(classes="figures")
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out name and figures, question, field."""
        with Horizontal(classes="over"):
            yield Static(lit(self._tr.render(ROLE_NAMES[self.role])), classes="name")
            yield self._figures
        yield Static(lit(self._tr.render(QUESTIONS[self.role])), classes="question")
        yield self.area

    def show(
        self, report: CheckReport, part: SectionReport | None, limit: Place | None, signs: Signs
    ) -> None:
        """Show the figures of the part and, from ``limit`` on, what is beyond the slot."""
        now = figures(report, part, self.role, signs if limit else None, self._tr)
        if now.plain != self._said:  # drawing again what stands there costs more than counting
            self._said = now.plain
            self._figures.update(now, layout=False)
        self.area.mark_beyond(limit)


def figures(
    report: CheckReport, part: SectionReport | None, role: Role, beyond: Signs | None, tr: Translator
) -> Content:
    """Return length, share of the slot's length beside the usual one, and seconds of a part."""
    if part is None or not part.section.spoken.text:
        return Content.assemble((tr("usually {share} %", share=_percent(USUAL_SHARES[role])), "$quiet"))
    _, most = report.target_words or report.target_characters or (0, 0)
    if report.words is None:
        count, length = part.characters, tr("{count} characters", count=part.characters)
    else:
        count, length = part.reading.words, tr("{count} words", count=part.reading.words)
    share = tr(
        "{share} % (usually {usual})",
        share=_percent(count / most if most else 0.0),
        usual=_percent(USUAL_SHARES[role]),
    )
    rough = "" if part.reading.exact else "~"
    seconds = tr("{seconds} s", seconds=f"{rough}{part.seconds:.0f}")
    warning = f"{beyond.long} {tr('beyond the slot')}  " if beyond else ""
    return Content.assemble((warning, "$attention"), (f"{length}  {share}  {seconds}", "$quiet"))


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"
