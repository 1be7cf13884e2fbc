"""Compare: what does one variant say that the other does not, and what does it cost in seconds?"""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.compare import Comparison, compare
from pitchcoach.coach.drafting.passages import Kind
from pitchcoach.coach.rooms import Rooms
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.compare_sheet import Sheet, sheet
from pitchcoach.tui.words import length_words, time_words

WIDE: Final = 100
"""From this many columns on the two texts stand beside each other."""
KINDS: Final[dict[Kind, Message]] = {
    "left": msg("only A says this"),
    "right": msg("only B says this"),
    "replaced": msg("A and B say this differently"),
}


class Compared(Event):
    """The two pitches were compared."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        super().__init__()


def compared(left: Pitch, right: Pitch, rooms: Rooms, *, now: bool) -> Compared:
    """Check both pitches and compare them."""
    ours, theirs = (check(one, rooms.checker, rooms.settings, now=now) for one in (left, right))
    return Compared(compare(ours, theirs))


class SideHead(Static, can_focus=True):
    """What one side is: its title, audience, slot and figures. Its draft is the one that Enter opens."""

    def show(self, name: str, report: CheckReport, lead: str, figures: str) -> None:
        """Show one side."""
        pitch = report.pitch
        about = "  ".join(text for text in (figures, pitch.audience) if text)
        style = "bold" if lead.strip() else ""
        title = visible(f"{lead} {name}  {pitch.title}".replace("\n", " "))
        self.update(Content.assemble((title, style), "\n", (visible(f"     {about}"), "$quiet")))


class Compare(PitchcoachScreen):
    """Two pitches side by side."""

    SCREEN = "compare"
    ABOUT = msg(
        "Two variants side by side, part by part. What differs is underlined and stands in brackets; what "
        "both say alike is quieter. n goes to the next difference; Tab chooses a side, and Enter opens its "
        "draft."
    )
    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = "#left"

    def __init__(self, left: Pitch, right: Pitch) -> None:
        super().__init__()
        self._pitches = (left, right)
        self._comparison: Comparison | None = None
        self._sheet: Sheet | None = None
        self._here = 0
        self._been_away = False

    def body(self) -> ComposeResult:
        """Lay out the sentence, the two heads, the texts and the difference that is looked at."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield Static(lit(self.tr("Comparing …")), id="summary")
        with Container(id="sides"):
            yield SideHead(id="left")
            yield SideHead(id="right")
        scroll = VerticalScroll(Static(id="text"), id="scroll")
        scroll.can_focus = False  # Tab goes from side to side; the arrows scroll wherever it is
        yield scroll
        yield Static(id="state")

    def on_screen_resume(self) -> None:
        """Compare what stands in the files: the user may come back from a draft."""
        if self._been_away:
            with self.app.telling():
                left, right = (self.rooms.files.load(one.path) for one in self._pitches)
                self._pitches = (left, right)
        self._been_away = True
        self._ask(now=True)

    def _ask(self, *, now: bool) -> None:
        work = partial(compared, *self._pitches, self.rooms, now=now)
        self.app.background.ask("compare", work, self)

    def on_compared(self, event: Compared) -> None:
        """Show the comparison; then read exactly what could only be read roughly."""
        self._comparison = event.comparison
        self._here = min(self._here, max(0, len(event.comparison.differences) - 1))
        self._show()
        if not (event.comparison.left.exact and event.comparison.right.exact):
            self._ask(now=False)

    def on_resize(self, event: events.Resize) -> None:
        """Put the texts beside or below each other."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._show)

    # Showing

    @on(events.DescendantFocus)
    def _show(self) -> None:
        found = self._comparison
        if found is None:
            return
        tr, signs = self.tr, self.app.signs
        self.query_one("#summary", Static).update(lit(tr.render(found.summary)))
        for head, name, report in zip(self.query(SideHead), "AB", (found.left, found.right), strict=True):
            lead = signs.now if head.has_focus else " "
            slot = tr("{slot} s", slot=f"{report.slot_seconds:g}")
            length = f"{signs.fit(report.length)} {length_words(report, tr)}"
            head.show(name, report, lead, "  ".join((slot, length, time_words(report, signs, tr))))
        width = self.query_one("#scroll", VerticalScroll).scrollable_content_region.width
        beside = self.size.width >= WIDE
        self._sheet = sheet(found, max(20, width), self._here, signs, tr, beside=beside)
        self.query_one("#text", Static).update(self._sheet.content)
        self.query_one("#state", Static).update(lit(self._state(found)))

    def _state(self, found: Comparison) -> str:
        every = [(part, piece) for part in found.sections for piece in part.differences]
        if not every:
            return self.tr("no difference")
        part, piece = every[self._here]
        return self.tr(
            "Difference {number} of {count}  {section}: {kind}",
            number=self._here + 1,
            count=len(every),
            section=part.name,
            kind=KINDS[piece.kind],
        )

    # Commands

    def action_difference(self, step: int) -> None:
        """Go to another difference; after the last comes the first."""
        if self._comparison is None or not self._comparison.differences:
            self.app.tell(msg("There is no difference."))
            return
        self._here = (self._here + step) % len(self._comparison.differences)
        self._show()
        if self._sheet is not None:
            scroll = self.query_one("#scroll", VerticalScroll)
            scroll.scroll_to(y=self._sheet.places[self._here] - scroll.size.height // 3, animate=False)

    def action_side(self) -> None:
        """Go to the other side."""
        self.focus_next(SideHead)

    def action_draft(self) -> None:
        """Open the draft of the side that has the focus."""
        pitch = self._pitches[1 if self.query_one("#right").has_focus else 0]
        with self.app.telling():
            self.app.open_draft(self.rooms.files.load(pitch.path))

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one("#scroll", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the text by what is visible of it."""
        self.action_scroll(pages * max(1, self.query_one("#scroll").size.height - 1))
