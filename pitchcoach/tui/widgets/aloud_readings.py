"""The text of a pitch as it will be said, with its readings above the words, for a narrow column."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from pitchcoach.coach.drafting.readings import words
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.glosses import glosses
from pitchcoach.tui.widgets.ruby_lines import Line, lay_out

_Parts = list[tuple[str, str] | str]


def aloud_with_readings(report: CheckReport, limit: int | None, signs: Signs, width: int) -> Content:
    """Return the parts in lines of at most ``width`` cells, each under the line of its readings.

    The phrase in which ``limit`` of the file stands, and all after it, are underlined as too much.
    """
    parts: _Parts = []
    passed = False
    for part, phrases in zip(report.sections, glosses(report, words(report), signs), strict=True):
        places = part.section.spoken.places
        beyond = {
            gloss.number for phrase, gloss in phrases if limit is not None and places[phrase.end - 1] >= limit
        }
        first = None if passed else min(beyond, default=None)
        passed |= bool(beyond)
        if parts and phrases:
            parts.append("\n\n")
        for number, line in enumerate(lay_out([gloss for _, gloss in phrases], width)):
            parts += ["\n"] * bool(number) + _drawn(line, beyond, first, signs)
    return Content.assemble(*parts)


def _drawn(line: Line, beyond: set[int], first: int | None, signs: Signs) -> _Parts:
    """Return the line of the readings and the line of the words."""
    above: _Parts = []
    below: _Parts = []
    for placed in line:
        gloss = placed.gloss
        above.append((gloss.note + " " * (placed.width - cell_len(gloss.note) + 1), "$quiet"))
        pad = " " * (placed.width - cell_len(gloss.text))
        if gloss.number not in beyond:
            below += [gloss.text + pad, " "]
        else:
            below += [(gloss.text, "underline $attention"), pad]
            # The sign takes the gap after the phrase, so that the columns stay straight.
            below.append((signs.long, "bold $attention") if gloss.number == first else " ")
    return [*above, "\n", *below]
