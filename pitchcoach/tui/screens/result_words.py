"""What the result shows of one round: its table, its rate, how it compares. Texts in the user's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from pitchcoach.coach.rehearsing.ladder import rung_name
from pitchcoach.coach.reviewing.review import Review, Row
from pitchcoach.coach.reviewing.standing import Standing
from pitchcoach.tui.commands.result import FEELINGS
from pitchcoach.tui.lit import visible
from pitchcoach.tui.words import difference, seconds_words, section_name

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings
    from pitchcoach.i18n import Translator
    from pitchcoach.model.round import Round
    from pitchcoach.tui.signs import Signs

_NAME: Final = 18
_FIGURE: Final = 9
_OFF: Final = 10
_BAR: Final = 24
_TRENDS: Final = {"better": "+", "same": "=", "worse": "−"}

Piece = tuple[str, str] | str


def table(done: Round, result: Review, tr: Translator, signs: Signs) -> Content:
    """Return planned, actual and difference of each section, with a bar on which the plan is a stroke."""
    rung = tr.render(rung_name(done.rung, done.level))
    parts: list[Piece] = [
        (_line(rung, tr("planned"), tr("actual"), tr("difference")), "$quiet"),
        "\n",
    ]
    widest = max((max(row.planned, row.actual or 0.0) for row in result.rows), default=1.0) or 1.0
    for row in result.rows:
        actual = "–" if row.actual is None else seconds_words(row.actual, tr)
        name = section_name(row.role, row.heading, tr)
        parts.append(_line(name, seconds_words(row.planned, tr), actual, difference(row.difference)))
        parts += [*_bar(row, widest, signs), "\n"]
    over = result.over
    slot = (
        tr("over by {seconds} s", seconds=f"{over:.0f}")
        if over > 0
        else tr("{seconds} s left", seconds=f"{-over:.0f}")
    )
    total = difference(result.actual - result.planned)
    actual = seconds_words(result.actual, tr)
    parts += [_line(tr("Total"), seconds_words(result.planned, tr), actual, total), "\n"]
    sign = signs.long if over > 0 else signs.fits
    parts.append(_line(tr("Slot"), seconds_words(result.slot, tr), "", f"{sign} {slot}"))
    return Content.assemble(*parts)


def _bar(row: Row, widest: float, signs: Signs) -> list[Piece]:
    plan = round(row.planned / widest * _BAR)
    if row.actual is None:
        return [(" " * plan + signs.edge, "$quiet")]
    took = round(row.actual / widest * _BAR)
    inside = signs.full * min(took, plan) + " " * (plan - min(took, plan))
    return [(inside, "$now"), (signs.edge, "$quiet"), (signs.full * (took - plan), "$attention")]


def rate(done: Round, result: Review, settings: Settings, tr: Translator) -> str:
    """Return how fast it was said, beside what is easy to follow."""
    if result.units_per_second is None or result.characters_per_minute is None:
        return tr("The rate is measured when the pitch is said to its end.")
    if done.language == "en":
        return tr("Speech rate {rate} words/min (usual: 130–150)", rate=f"{result.units_per_second * 60:.0f}")
    limits = settings.time
    return tr(
        "Speech rate {rate} morae/s (easy to follow: {low}–{high}), {characters} characters/min",
        rate=f"{result.units_per_second:.1f}",
        low=f"{limits.rate_easy_min:g}",
        high=f"{limits.rate_easy_max:g}",
        characters=f"{result.characters_per_minute:.0f}",
    )


def standings(found: Iterable[Standing | None], tr: Translator) -> str:
    """Return how the round compares, each with its sign; the words say the same."""
    return "\n".join(f"{_TRENDS[one.trend]} {tr.render(one.message)}" for one in found if one is not None)


def felt(done: Round, tr: Translator, signs: Signs) -> Content:
    """Return the five answers to how it felt, the given one marked; below it the user's own line."""
    parts: list[Piece] = [(tr("How did it feel?"), "$quiet")]
    for number, word in enumerate(FEELINGS, 1):
        answer = f"{number} {tr.render(word)}"
        parts += ["  ", (f"{signs.done} {answer}", "bold $now") if done.feeling == number else answer]
    if done.note:
        parts += ["\n", (tr("Note"), "$quiet"), f"  {visible(done.note)}"]
    return Content.assemble(*parts)


def _line(name: str, planned: str, actual: str, off: str) -> str:
    cells = _right(planned, _FIGURE) + _right(actual, _FIGURE)
    return set_cell_size(visible(name), _NAME) + cells + "  " + off + " " * max(1, _OFF - cell_len(off))


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text
