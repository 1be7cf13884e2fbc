"""The text of a pitch with the cuts in it: what goes stands in [- -], what comes instead in [+ +].

The signs tell it without colour and without a terminal that can strike words through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual.content import Content

from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport
from pitchcoach.model.trim import Candidate
from pitchcoach.tui.lit import visible
from pitchcoach.tui.words import section_name

_GONE = "strike $quiet"
_NEW = "bold $now"
Piece = tuple[str, str]
"""Words and their style."""


def cut_text(report: CheckReport, chosen: Collection[Candidate], tr: Translator) -> Content:
    """Return all parts with their names and the chosen cuts marked."""
    return Content.assemble(
        *(
            (visible(words), style) if style else visible(words)
            for words, style in _pieces(report, chosen, tr)
        )
    )


def line_of(report: CheckReport, chosen: Collection[Candidate], one: Candidate, tr: Translator) -> str:
    """Return the text as it is shown, up to a cut that may be among the chosen ones."""
    return "".join(words for words, _ in _pieces(report, chosen, tr, one))


def _pieces(
    report: CheckReport, chosen: Collection[Candidate], tr: Translator, until: Candidate | None = None
) -> Iterator[Piece]:
    first = True
    for at, part in enumerate(report.sections):
        text = part.section.spoken.text
        if not text:
            continue
        yield (
            ("" if first else "\n\n") + section_name(part.section.role, part.section.heading, tr) + "\n",
            "$quiet",
        )
        first = False
        here = 0
        last = until.cut.start if until is not None and until.cut.section == at else len(text)
        for cut in sorted((c.cut for c in chosen if c.cut.section == at), key=lambda cut: cut.start):
            if cut.start > last:
                break
            yield text[here : cut.start], ""
            yield f"[-{text[cut.start : cut.end]}-]", _GONE
            if cut.replacement:
                yield f"[+{cut.replacement}+]", _NEW
            here = cut.end
        yield text[here : max(here, last)], ""
        if last < len(text):
            return
