"""The text of a pitch as it will be said, with a sign where the slot's length is passed."""

from __future__ import annotations

from bisect import bisect_left

from textual.content import Content

from pitchcoach.model.report import CheckReport
from pitchcoach.tui.lit import visible
from pitchcoach.tui.signs import Signs


def aloud(report: CheckReport, limit: int | None, signs: Signs) -> Content:
    """Return the parts as paragraphs; what stands at ``limit`` of the file or after it is underlined."""
    parts: list[tuple[str, str] | str] = []
    passed = False
    for part in report.sections:
        spoken = part.section.spoken
        if not spoken.text:
            continue
        if parts:
            parts.append("\n\n")
        cut = len(spoken.text) if limit is None else bisect_left(spoken.places, limit)
        parts.append(visible(spoken.text[:cut]))
        if cut < len(spoken.text):
            if not passed:
                parts.append((f" {signs.long}", "bold $attention"))
                passed = True
            parts.append((visible(spoken.text[cut:]), "underline $attention"))
    return Content.assemble(*parts)
