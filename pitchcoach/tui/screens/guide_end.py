"""The end of the guide: what the answers make, whether it fits, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from pitchcoach.coach.drafting.questions import kind_of
from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport, Finding
from pitchcoach.tui.lit import lit
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.aloud import aloud
from pitchcoach.tui.widgets.gauges import drawn, length_gauge, time_gauge

TOLD = 3
"""Findings told here; the draft lists them all."""


class GuideEnd(VerticalScroll, can_focus=False):
    """Shows the pitch as it is now."""

    def __init__(self, tr: Translator, signs: Signs) -> None:
        super().__init__(id="end")
        self._tr, self._signs = tr, signs

    def compose(self) -> ComposeResult:
        """Lay out figures, findings, what is open, what is next, and the words."""
        for name in ("done", "figures", "found", "open", "further", "words"):
            yield Static(id=f"end-{name}")

    def show(
        self,
        report: CheckReport,
        open_steps: Sequence[str],
        next_keys: str,
        shortest_share: float,
        limit: int | None,
        width: int,
    ) -> None:
        """Show a pitch in so many cells, the names of what is not answered, and the keys that lead on."""
        tr, signs = self._tr, self._signs
        gauges = length_gauge(report, tr), time_gauge(report, shortest_share, tr)
        done = tr("There it is. Say it aloud once before you change anything.")
        nothing = tr("Nothing is written yet; whatever you answer is kept.")
        told = {
            "done": lit(done if report.characters else nothing),
            "figures": drawn(gauges, width, signs) if report.characters else "",
            "found": lit("\n".join(self._found(report))),
            "open": lit(tr("Still open: {names}", names=", ".join(open_steps)) if open_steps else ""),
            "further": lit(next_keys),
            "words": aloud(report, limit, signs),
        }
        for name, content in told.items():
            widget = self.query_one(f"#end-{name}", Static)
            widget.display = bool(str(content))
            widget.update(content)

    def _found(self, report: CheckReport) -> list[str]:
        tr = self._tr
        found: Sequence[Finding] = sorted(report.findings, key=lambda finding: finding.severity == "hint")
        if not report.characters:
            return []
        lines = [
            tr.plural("{count} finding", "{count} findings", len(found)) if found else tr("no findings"),
            *(f"  {finding.rule} {tr.render(finding.message)}" for finding in found[:TOLD]),
        ]
        if len(found) > TOLD:
            lines.append(tr("  … the draft lists them all"))
        if kind_of(report.slot_seconds) == "talk" and report.length == "short":
            lines.append(tr("In a talk between two, half of the time is the other's: shorter is good."))
        return lines
