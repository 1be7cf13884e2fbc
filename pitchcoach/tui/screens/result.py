"""Result: how was it, and what now? One sentence first, then the figures."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from pitchcoach.coach.findings import choose
from pitchcoach.coach.findings_round import round_findings
from pitchcoach.coach.progress import progress
from pitchcoach.coach.review import Review, review
from pitchcoach.i18n import msg
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice
from pitchcoach.tui.words import difference, dots, seconds_words, section_name

_SHOWN_ROUNDS = 20


class Result(PitchcoachScreen):
    """One closed round."""

    SCREEN = "result"
    ABOUT = msg(
        "The first sentence is the one thing to do next. Below it: what each section was given and what it "
        "took, how fast you spoke, and your rounds so far against the slot."
    )
    CSS_PATH = "result.tcss"

    def __init__(self, practice: Practice, done: Round) -> None:
        super().__init__()
        self._practice = practice
        self._round = done

    def body(self) -> ComposeResult:
        """Lay out sentence, table, rate and history."""
        result = review(self._round)
        said = choose(round_findings(self._round, result, self.app.settings))
        with Vertical(id="sheet"):
            yield Static(lit(self.tr.render(said.message)), id="advice")
            yield Static(lit(self._table(result)), id="table")
            yield Static(lit(self._rate(result)), id="rate")
            yield Static(id="history")

    def on_mount(self) -> None:
        """Add the rounds so far."""
        with self.app.telling():
            rounds = self.rooms.store().rounds(self._round.pitch, limit=_SHOWN_ROUNDS)
            so_far = progress(rounds)
            plain = self.app.settings.interface.ascii_signs
            picture = dots(so_far.seconds, so_far.slot, self.tr, height=6, plain=plain)
            self.query_one("#history", Static).update(
                lit("\n".join([self.tr.render(so_far.sentence), *picture]))
            )

    def _table(self, result: Review) -> str:
        tr = self.tr
        head = ("", tr("planned"), tr("actual"), tr("difference"))
        lines = [_line(*head)]
        for row in result.rows:
            actual = "–" if row.actual is None else seconds_words(row.actual, tr)
            bar = self.app.signs.full * round(min(row.actual or 0.0, 60) / 2)
            name = section_name(row.role, row.heading, tr)
            lines.append(
                _line(name, seconds_words(row.planned, tr), actual, difference(row.difference)) + f"  {bar}"
            )
        total = difference(result.actual - result.planned)
        lines.append(
            _line(tr("Total"), seconds_words(result.planned, tr), seconds_words(result.actual, tr), total)
        )
        over = result.actual - result.slot
        slot = (
            tr("over by {seconds} s", seconds=f"{over:.0f}")
            if over > 0
            else tr("{seconds} s left", seconds=f"{-over:.0f}")
        )
        lines.append(_line(tr("Slot"), seconds_words(result.slot, tr), "", "") + f"  {slot}")
        return "\n".join(lines)

    def _rate(self, result: Review) -> str:
        tr = self.tr
        if result.units_per_second is None or result.characters_per_minute is None:
            return tr("The rate is measured when the pitch is said to its end.")
        if self._round.language == "en":
            return tr(
                "Speech rate {rate} words/min (usual: 130–150)", rate=f"{result.units_per_second * 60:.0f}"
            )
        limits = self.app.settings.time
        return tr(
            "Speech rate {rate} morae/s (easy to follow: {low}–{high}), {characters} characters/min",
            rate=f"{result.units_per_second:.1f}",
            low=f"{limits.rate_easy_min:g}",
            high=f"{limits.rate_easy_max:g}",
            characters=f"{result.characters_per_minute:.0f}",
        )

    def action_next(self) -> None:
        """Say it again."""
        self.app.next_round(self._practice)

    def action_take(self) -> None:
        """Hear the recording, or stop it."""
        if self._round.take is None:
            self.app.tell(msg("This round was not recorded; m switches the microphone on before a round."))
        else:
            self.app.play_or_stop(self._round.take)

    def action_draft(self) -> None:
        """Change the pitch."""
        with self.app.telling():
            self.app.open_draft(self.rooms.files.load(self._practice.pitch.path))

    def action_rounds(self) -> None:
        """See all rounds of this pitch."""
        self.app.open_rounds(self._practice.pitch)

    def action_enough(self) -> None:
        """Go back to the library."""
        self.app.go_to_library()


def _line(name: str, planned: str, actual: str, off: str) -> str:
    return set_cell_size(name, 18) + _right(planned, 9) + _right(actual, 9) + set_cell_size("  " + off, 12)


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text
