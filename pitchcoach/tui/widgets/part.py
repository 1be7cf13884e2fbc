"""One part of a pitch to write: its name and figures, a question to answer, and the field for the answer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.drafting.prompts import Prompt
from pitchcoach.coach.drafting.shares import USUAL_SHARES
from pitchcoach.i18n import Message, Translator
from pitchcoach.model.pitch import ROLE_NAMES, Pitch, Role
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.tui.lit import lit
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.marked import MarkedArea
from pitchcoach.tui.widgets.places import Place
from pitchcoach.tui.widgets.prompted import helping, in_help


class PartField(Vertical):
    """Shows one part; what is written in it is its ``area``.

    What helps to answer the question is shown while the part is being written in, where there is room; the
    help of its field tells it everywhere.
    """

    def __init__(self, role: Role, body: str, prompt: Prompt, tr: Translator) -> None:
        super().__init__(classes="part")
        self.role = role
        self.area = MarkedArea(body, id=f"part-{role}")
        self._tr = tr
        self._prompt = prompt
        self._figures = Static(classes="figures")
        self._standing = ""
        self._said = ""
        self._question = Static(classes="question")
        self._helping = Static(classes="helping")

    @property
    def ABOUT(self) -> Message:  # noqa: N802  # the name by which the help asks
        """What the help of its field says."""
        return in_help(self._prompt, self._tr)

    def compose(self) -> ComposeResult:
        """Lay out name and figures, question, field."""
        with Horizontal(classes="over"):
            yield Static(lit(self._tr.render(ROLE_NAMES[self.role])), classes="name")
            yield self._figures
        yield self._question
        yield self.area
        yield self._helping

    def on_mount(self) -> None:
        """Ask."""
        self._ask()

    def on_descendant_focus(self) -> None:
        """Show what helps while this part is written in."""
        self.add_class("-writing")

    def on_descendant_blur(self) -> None:
        """Leave the room to the part that is written in now."""
        self.remove_class("-writing")

    def ask(self, prompt: Prompt) -> None:
        """Ask for another slot or other listeners."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._ask()

    def _ask(self) -> None:
        question = self._tr.render(self._prompt.question)
        self._question.update(lit(f"[{self._standing}]  {question}" if self._standing else question))
        self._helping.update(helping(self._prompt, self._tr))

    def show(
        self, report: CheckReport, part: SectionReport | None, limit: Place | None, signs: Signs
    ) -> None:
        """Show the figures of the part and, from ``limit`` on, what is beyond the slot."""
        now = figures(report, part, self.role, signs if limit else None, self._tr)
        if now.plain != self._said:  # drawing again what stands there costs more than counting
            self._said = now.plain
            self._figures.update(now, layout=False)
        self.area.mark_beyond(limit)
        stands = standing(report.pitch, self.role, self._tr)
        if stands != self._standing:
            self._standing = stands
            self._ask()
            self._question.set_class(self.role in report.pitch.moved_on, "-news")


def standing(pitch: Pitch, role: Role, tr: Translator) -> str:
    """Return how a part of a variant stands to the pitch it follows; empty for a pitch that follows none."""
    if not pitch.follows:
        return ""
    if role in pitch.shared:
        return tr("shared")
    return tr("own; the base has changed") if role in pitch.moved_on else tr("own")


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
