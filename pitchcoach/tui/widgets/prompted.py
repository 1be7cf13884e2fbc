"""A prompt as the screens show it: its question, smaller questions, and an example that is clearly one."""

from __future__ import annotations

from textual.content import Content

from pitchcoach.coach.drafting.prompts import Prompt
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.tui.lit import visible

BULLET = "-"


def helping(prompt: Prompt, tr: Translator) -> Content:
    """Return the smaller questions, a line each, and the example, quietly."""
    lines = [*_follow_ups(prompt, tr), *_example(prompt, tr)]
    return Content.assemble(("\n".join(lines), "$quiet"))


def in_help(prompt: Prompt, tr: Translator) -> Message:
    """Return the whole prompt as the help tells it."""
    lines = [tr.render(prompt.question), *_follow_ups(prompt, tr), *_example(prompt, tr)]
    return msg("{text}", text="\n".join(lines))


def amount_words(prompt: Prompt, tr: Translator) -> tuple[str, str]:
    """Return how much one usually says of a part, and the same in fewer words."""
    low, high = prompt.amount
    whole = tr.plural(
        "usually {low}–{high} in {count} sentence",
        "usually {low}–{high} in {count} sentences",
        prompt.sentences,
        low=low,
        high=high,
    )
    return whole, tr("usually {low}–{high}", low=low, high=high)


def _follow_ups(prompt: Prompt, tr: Translator) -> list[str]:
    return [f"{BULLET} {tr.render(message)}" for message in prompt.follow_ups]


def _example(prompt: Prompt, tr: Translator) -> list[str]:
    """Return one line for each example: a part has one, a value may have several."""
    return [tr("Example: {text}", text=visible(line)) for line in prompt.example.split("\n") if line]
