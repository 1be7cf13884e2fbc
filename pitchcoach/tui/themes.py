"""The colours: quiet ones, two accents (``$now``, ``$attention``), and themes that follow the terminal.

Style sheets use theme variables only. Colour comes last: every state has its word and sign.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

from pitchcoach.i18n import Message, msg

DEFAULT: Final = "pitchcoach-dark"

_DARK: Final = Theme(
    name="pitchcoach-dark",
    dark=True,
    primary="#6cc7c1",
    secondary="#6cc7c1",
    accent="#f0b45b",
    success="#7cc47f",
    warning="#e8c35a",
    error="#f0808a",
    foreground="#e6e6e3",
    background="#16181d",
    surface="#1d2026",
    panel="#262a32",
    variables={"now": "#6cc7c1", "attention": "#f0b45b", "quiet": "#a2a7b0"},
)
_LIGHT: Final = Theme(
    name="pitchcoach-light",
    dark=False,
    primary="#0b6363",
    secondary="#0b6363",
    accent="#8f4700",
    success="#22662b",
    warning="#7a5600",
    error="#a8201a",
    foreground="#22252b",
    background="#faf9f6",
    surface="#f1efe9",
    panel="#e6e3da",
    variables={"now": "#0b6363", "attention": "#8f4700", "quiet": "#5a5f69"},
)
_HIGH: Final = Theme(
    name="high-contrast",
    dark=True,
    primary="#00ffff",
    secondary="#00ffff",
    accent="#ffff00",
    success="#00ff66",
    warning="#ffff00",
    error="#ff9c9c",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    variables={"now": "#00ffff", "attention": "#ffff00", "quiet": "#ffffff", "border": "#ffffff"},
)


def _following_terminal(name: str, *, now: str, attention: str) -> Theme:
    theme = BUILTIN_THEMES[name]
    accents = {"now": now, "attention": attention, "quiet": "ansi_default"}
    return replace(theme, variables={**theme.variables, **accents})


THEMES: Final[tuple[Theme, ...]] = (
    _DARK,
    _LIGHT,
    _HIGH,
    _following_terminal("ansi-dark", now="ansi_bright_cyan", attention="ansi_bright_yellow"),
    _following_terminal("ansi-light", now="ansi_cyan", attention="ansi_magenta"),
)
"""What the program offers, the default first."""

NAMES: Final[dict[str, Message]] = {
    "pitchcoach-dark": msg("Dark"),
    "pitchcoach-light": msg("Light"),
    "high-contrast": msg("High contrast"),
    "ansi-dark": msg("The terminal's own colours, dark"),
    "ansi-light": msg("The terminal's own colours, light"),
}
"""What a person calls them."""
