"""The two lists of the trim screen as rows of words: sets of cuts or thin parts, and single cuts."""

from __future__ import annotations

from collections.abc import Collection

from pitchcoach.coach.drafting.trim import figures, figures_after
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.model.trim import Candidate, CutSet, Trimming
from pitchcoach.tui.signs import Signs

Row = tuple[str, ...]


def fit_words(one: CutSet, signs: Signs, tr: Translator) -> str:
    """Return sign and word of whether a set brings the pitch inside both limits."""
    return f"{signs.fits} {tr('fits')}" if one.fits else f"{signs.long} {tr('long')}"


def set_rows(found: Trimming, signs: Signs, tr: Translator) -> list[Row]:
    """Return the head and the rows of the first list: the sets, or the thin parts of a short pitch."""
    if found.thin:
        counted = tr("Words") if found.report.words is not None else tr("Characters")
        thin = [
            (tr.render(ROLE_NAMES[t.role]), str(t.length), str(t.usual), f"+{t.missing}") for t in found.thin
        ]
        return [(tr("Part"), counted, tr("Usual"), tr("To add")), *thin]
    sets = [
        (
            str(number),
            fit_words(one, signs, tr),
            str(len(one.candidates)),
            tr.render(figures(one.seconds, one.length, one.report)),
            tr.render(figures_after(one.report)),
        )
        for number, one in enumerate(found.sets, 1)
    ]
    return [(tr("Set"), "", tr("Cuts"), tr("Saves"), tr("Then")), *sets]


def cut_rows(found: Trimming, chosen: Collection[Candidate], tr: Translator) -> list[Row]:
    """Return the head and the rows of the second list."""
    rows: list[Row] = [("", tr("Saves"), tr("Single cuts"))]
    for candidate in found.candidates:
        length = candidate.words or candidate.characters
        saved = tr.render(figures(candidate.seconds, length, found.report))
        change = f"{candidate.before} → {candidate.after}" if candidate.after else f"[-{candidate.before}-]"
        rows.append((mark(candidate, chosen), saved, change))
    return rows


def mark(candidate: Candidate, chosen: Collection[Candidate]) -> str:
    """Return the box before a single cut."""
    return "[x]" if candidate in chosen else "[ ]"


def totals(result: CutSet, signs: Signs, tr: Translator) -> str:
    """Return what the chosen cuts come to."""
    return tr(
        "{fit}   {count} chosen → {then} (saves {saved})",
        fit=fit_words(result, signs, tr),
        count=len(result.candidates),
        saved=figures(result.seconds, result.length, result.report),
        then=figures_after(result.report),
    )
